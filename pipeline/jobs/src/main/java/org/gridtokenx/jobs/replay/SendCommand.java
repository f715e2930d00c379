package org.gridtokenx.jobs.replay;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.gridtokenx.contracts.Codecs;
import org.gridtokenx.contracts.Topic;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gridtokenx ops send}: exit code 2 for a file that cannot be read, of which nothing is then sent. */
@Command(
        name = "send",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        description = {
            "Writes the commands of a file into the log of a running market, in their order: new rules, an early close,"
                    + " a standing order. The broker gives them their time; placed_at is not looked at.",
            "What the zone answers is told by the stream of events. Sent twice, a command counts twice, unless it has"
                    + " an id that its zone remembers."
        })
public final class SendCommand implements Callable<Integer> {
    private static final int UNREADABLE = 2;
    private static final int PATIENCE_MILLIS = 5_000;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "CSV with a header, or JSON Lines, of full commands.")
    private Path file;

    @Option(
            names = "--kafka",
            paramLabel = "HOST:PORT",
            defaultValue = "${env:GRIDTOKENX_KAFKA:-127.0.0.1:19092}",
            description = "The broker.")
    private String kafka;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter err = spec.commandLine().getErr();
        try {
            List<org.gridtokenx.market.Command> commands = read();
            send(commands);
            spec.commandLine().getOut().println(commands.size() + " commands sent");
            return 0;
        } catch (NoSuchFileException e) {
            err.println("gridtokenx ops send: " + file + ": no such file");
            return UNREADABLE;
        } catch (IOException e) {
            err.println("gridtokenx ops send: " + file + ": " + e.getMessage());
            return UNREADABLE;
        } catch (ExecutionException | KafkaException e) {
            err.println("gridtokenx ops send: Kafka at " + kafka + " did not take all commands: " + e.getMessage());
            return 1;
        }
    }

    private List<org.gridtokenx.market.Command> read() throws IOException {
        List<org.gridtokenx.market.Command> commands = new ArrayList<>();
        try (InputStream in = Files.newInputStream(file);
                LineReader lines = LineReader.open(in)) {
            for (Fields fields = lines.next(); fields != null; fields = lines.next()) {
                if (!CommandFile.isCommand(fields)) {
                    throw new UnreadableFileException(fields.line(), "no command: it has no field command");
                }
                commands.add(CommandText.parse(fields));
            }
        }
        commands.removeIf(org.gridtokenx.market.Command.Tick.class::isInstance);
        return commands;
    }

    private void send(List<org.gridtokenx.market.Command> commands) throws ExecutionException, InterruptedException {
        Map<String, Object> settings = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                kafka,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                PATIENCE_MILLIS,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                PATIENCE_MILLIS,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                3 * PATIENCE_MILLIS);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            for (org.gridtokenx.market.Command command : commands) {
                sent.add(producer.send(new ProducerRecord<>(
                        Topic.MARKET_COMMANDS.word(),
                        command.zone().getBytes(StandardCharsets.UTF_8),
                        Codecs.COMMAND.toBytes(command))));
            }
            for (Future<RecordMetadata> each : sent) {
                each.get();
            }
        }
    }
}
