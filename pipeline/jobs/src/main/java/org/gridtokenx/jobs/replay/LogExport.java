package org.gridtokenx.jobs.replay;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Writer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.gridtokenx.contracts.Codecs;
import org.gridtokenx.contracts.Topic;
import org.gridtokenx.market.Command;

/**
 * Writes the log of commands to a file that {@code replay} understands: partition by partition, each command with its
 * effective time, and for each zone a last tick at the time its partition has reached. Ticks in between are left out,
 * because an epoch clears, and a cancel-after runs out, between the same two commands without them.
 */
public final class LogExport {
    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final boolean jsonLines;
    private final Writer out;
    private final ObjectMapper json = new ObjectMapper();

    private LogExport(KafkaConsumer<byte[], byte[]> consumer, boolean jsonLines, Writer out) {
        this.consumer = consumer;
        this.jsonLines = jsonLines;
        this.out = out;
    }

    /** How much was written, and how many records have no meaning and were left out. */
    public record Summary(long commands, long meaningless) {}

    /** Exports the log as it stands when called. */
    public static Summary run(String kafkaServers, boolean jsonLines, Writer out) throws IOException {
        Properties settings = new Properties();
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafkaServers);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            return new LogExport(consumer, jsonLines, out).export();
        }
    }

    private Summary export() throws IOException {
        if (!jsonLines) {
            ResultSink.CSV.printRecord(out, CommandText.COLUMNS.toArray());
        }
        long commands = 0;
        long meaningless = 0;
        for (int partition = 0; partition < Topic.MARKET_COMMANDS.partitions(); partition++) {
            Summary summary = exportPartition(new TopicPartition(Topic.MARKET_COMMANDS.word(), partition));
            commands += summary.commands();
            meaningless += summary.meaningless();
        }
        return new Summary(commands, meaningless);
    }

    private Summary exportPartition(TopicPartition partition) throws IOException {
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
        long end = consumer.endOffsets(List.of(partition)).get(partition);
        TreeSet<String> zones = new TreeSet<>();
        long effective = Long.MIN_VALUE;
        long commands = 0;
        long meaningless = 0;
        while (consumer.position(partition) < end) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                if (record.offset() >= end) {
                    break;
                }
                effective = Math.max(effective, record.timestamp());
                Command command = decode(record.value());
                if (command == null) {
                    meaningless++;
                } else if (!(command instanceof Command.Tick)) {
                    zones.add(command.zone());
                    write(CommandText.format(command.zone(), effective, command));
                    commands++;
                }
            }
        }
        for (String zone : zones) {
            write(CommandText.format(zone, effective, new Command.Tick()));
        }
        return new Summary(commands, meaningless);
    }

    /** Null for bytes without meaning, which the clearing puts aside, too. */
    private static Command decode(byte[] value) {
        try {
            return Codecs.COMMAND.fromBytes(value == null ? new byte[0] : value);
        } catch (IOException e) {
            return null;
        }
    }

    private void write(Map<String, String> fields) throws IOException {
        if (jsonLines) {
            out.write(json.writeValueAsString(fields));
            out.write('\n');
        } else {
            ResultSink.CSV.printRecord(
                    out,
                    CommandText.COLUMNS.stream()
                            .map(name -> fields.getOrDefault(name, ""))
                            .toArray());
        }
    }
}
