package org.gridtokenx.local.crash;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.gridtokenx.contracts.Codecs;
import org.gridtokenx.contracts.DeadLetter;
import org.gridtokenx.contracts.Json;
import org.gridtokenx.contracts.MeterInterval;
import org.gridtokenx.contracts.MeterReading;
import org.gridtokenx.contracts.Topic;
import org.gridtokenx.market.Command;

/**
 * Compares what meters said with the intervals made of it: every reading counts once or was put aside with a reason, and
 * every interval is published, shown and credited.
 */
final class MeterComparison {
    private final ObjectMapper json = new ObjectMapper();
    private final TopicReader topics;
    private final Connection database;

    MeterComparison(TopicReader topics, Connection database) {
        this.topics = topics;
        this.database = database;
    }

    void requireEqual() throws IOException, SQLException {
        List<MeterInterval> intervals = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : topics.readAll(Topic.METER_INTERVALS)) {
            intervals.add(Json.fromBytes(record.value(), MeterInterval.class));
        }
        measured(intervals);
        List<String> lines = intervals.stream()
                .map(i -> line(i.meterId(), i.startMillis(), i.exportWh(), i.importWh()))
                .toList();
        Differences.requireNone("meter.intervals", new TreeSet<>(lines), lines);
        Differences.requireNone("credited intervals", lines, credited(intervals));
        Differences.requireNone("meter_intervals", lines, shown());
    }

    private void measured(List<MeterInterval> intervals) throws IOException {
        Set<String> refused = refusedReadings();
        Map<String, long[]> said = new TreeMap<>();
        for (ConsumerRecord<byte[], byte[]> record : topics.readAll(Topic.METER_READINGS)) {
            String place = record.topic() + '/' + record.partition() + '/' + record.offset();
            if (!isTick(record.value()) && !refused.contains(place)) {
                MeterReading reading = Json.fromBytes(record.value(), MeterReading.class);
                add(said, reading.meterId(), 1, reading.exportWh(), reading.importWh());
            }
        }
        Map<String, long[]> counted = new TreeMap<>();
        for (MeterInterval interval : intervals) {
            add(counted, interval.meterId(), interval.readings(), interval.exportWh(), interval.importWh());
        }
        Differences.requireNone("measured energy", sums(said), sums(counted));
    }

    private boolean isTick(byte[] value) throws IOException {
        return json.readTree(value).path("tick").asBoolean();
    }

    private Set<String> refusedReadings() throws IOException {
        Set<String> refused = new HashSet<>();
        for (ConsumerRecord<byte[], byte[]> record : topics.readAll(Topic.DEAD_LETTERS)) {
            DeadLetter letter = Json.fromBytes(record.value(), DeadLetter.class);
            if (letter.topic().equals(Topic.METER_READINGS.word())) {
                refused.add(letter.topic() + '/' + letter.partition() + '/' + letter.offset());
            }
        }
        return refused;
    }

    private static void add(Map<String, long[]> sums, String meterId, long readings, long exportWh, long importWh) {
        long[] sum = sums.computeIfAbsent(meterId, meter -> new long[3]);
        sum[0] += readings;
        sum[1] += exportWh;
        sum[2] += importWh;
    }

    private static List<String> sums(Map<String, long[]> sums) {
        List<String> lines = new ArrayList<>();
        sums.forEach((meter, sum) -> lines.add(line(meter, sum[0], sum[1], sum[2])));
        return lines;
    }

    /** An interval may be credited more than once, always alike: the zone takes the first. */
    private Set<String> credited(List<MeterInterval> intervals) {
        Set<String> meters = new HashSet<>();
        intervals.forEach(interval -> meters.add(interval.meterId()));
        Set<String> credited = new TreeSet<>();
        for (ConsumerRecord<byte[], byte[]> record : topics.readAll(Topic.MARKET_COMMANDS)) {
            try {
                if (Codecs.COMMAND.fromBytes(record.value()) instanceof Command.CreditEnergy credit
                        && meters.contains(credit.meterId())) {
                    credited.add(
                            line(credit.meterId(), credit.intervalStartMillis(), credit.exportWh(), credit.importWh()));
                }
            } catch (IOException e) {
                continue; // no command: the dead letters are compared elsewhere
            }
        }
        return credited;
    }

    private List<String> shown() throws SQLException {
        List<String> shown = new ArrayList<>();
        try (Statement statement = database.createStatement();
                ResultSet rows =
                        statement.executeQuery("select meter_id, (extract(epoch from start_time) * 1000)::bigint,"
                                + " export_wh, import_wh from meter_intervals")) {
            while (rows.next()) {
                shown.add(line(rows.getString(1), rows.getLong(2), rows.getLong(3), rows.getLong(4)));
            }
        }
        return shown;
    }

    private static String line(String meterId, long first, long second, long third) {
        return meterId + ' ' + first + ' ' + second + ' ' + third;
    }
}
