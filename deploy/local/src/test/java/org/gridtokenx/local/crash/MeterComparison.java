package org.gridtokenx.local.crash;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
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
 * every revision of an interval is published once and shown, and what is final is credited.
 */
final class MeterComparison {
    private final TopicReader topics;
    private final Connection database;

    MeterComparison(TopicReader topics, Connection database) {
        this.topics = topics;
        this.database = database;
    }

    void requireEqual() throws IOException, SQLException {
        List<MeterInterval> revisions = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : topics.readAll(Topic.METER_INTERVALS)) {
            revisions.add(Json.fromBytes(record.value(), MeterInterval.class));
        }
        List<String> all = revisions.stream().map(MeterComparison::revision).toList();
        Differences.requireNone("meter.intervals", new TreeSet<>(all), all);
        measured(newest(revisions));
        List<String> credits = revisions.stream()
                .filter(i -> i.creditedExportWh() > 0 || i.creditedImportWh() > 0)
                .map(i -> line(i.meterId(), i.startMillis(), i.creditedExportWh(), i.creditedImportWh()))
                .toList();
        Differences.requireNone("credited intervals", credits, credited(revisions));
        List<String> withReadings = revisions.stream()
                .filter(interval -> interval.readings() > 0)
                .map(MeterComparison::revision)
                .toList();
        Differences.requireNone("meter_interval_revisions", withReadings, shown());
    }

    private static Collection<MeterInterval> newest(List<MeterInterval> revisions) {
        Map<String, MeterInterval> newest = new TreeMap<>();
        for (MeterInterval interval : revisions) {
            newest.merge(
                    interval.meterId() + '/' + interval.startMillis(),
                    interval,
                    (one, other) -> one.revision() > other.revision() ? one : other);
        }
        return newest.values();
    }

    /** What intervals show is the floor of what was read, once all of them are final. */
    private void measured(Collection<MeterInterval> intervals) throws IOException {
        Set<String> refused = refusedReadings();
        Map<String, long[]> said = new TreeMap<>();
        for (ConsumerRecord<byte[], byte[]> record : topics.readAll(Topic.METER_READINGS)) {
            String place = record.topic() + '/' + record.partition() + '/' + record.offset();
            if (Codecs.READING.fromBytes(record.value()) instanceof MeterReading reading && !refused.contains(place)) {
                add(said, reading.meterId(), 1, reading.exportMicroWh(), reading.importMicroWh());
            }
        }
        Map<String, long[]> counted = new TreeMap<>();
        for (MeterInterval interval : intervals) {
            add(counted, interval.meterId(), interval.readings(), interval.exportWh(), interval.importWh());
        }
        said.values().forEach(sum -> {
            sum[1] /= MeterReading.MICROS_PER_WH;
            sum[2] /= MeterReading.MICROS_PER_WH;
        });
        Differences.requireNone("measured energy", sums(said), sums(counted));
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

    private static void add(Map<String, long[]> sums, String meterId, long readings, long exported, long imported) {
        long[] sum = sums.computeIfAbsent(meterId, meter -> new long[3]);
        sum[0] += readings;
        sum[1] += exported;
        sum[2] += imported;
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

    /** Silent meters are reported on while this looks. */
    private List<String> shown() throws SQLException {
        List<String> shown = new ArrayList<>();
        try (Statement statement = database.createStatement();
                ResultSet rows =
                        statement.executeQuery("select meter_id, (extract(epoch from start_time) * 1000)::bigint,"
                                + " revision, export_wh, import_wh from meter_interval_revisions where readings > 0")) {
            while (rows.next()) {
                shown.add(rows.getInt(3) + " of "
                        + line(rows.getString(1), rows.getLong(2), rows.getLong(4), rows.getLong(5)));
            }
        }
        return shown;
    }

    private static String revision(MeterInterval interval) {
        return interval.revision() + " of "
                + line(interval.meterId(), interval.startMillis(), interval.exportWh(), interval.importWh());
    }

    private static String line(String meterId, long first, long second, long third) {
        return meterId + ' ' + first + ' ' + second + ' ' + third;
    }
}
