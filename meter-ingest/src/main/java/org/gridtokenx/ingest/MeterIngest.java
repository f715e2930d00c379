package org.gridtokenx.ingest;

import io.javalin.util.JavalinBindException;
import java.io.PrintStream;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.KafkaException;
import org.gridtokenx.contracts.Ticker;
import org.gridtokenx.ingest.http.IngestServer;
import org.gridtokenx.ingest.intake.Counters;
import org.gridtokenx.ingest.intake.Intake;
import org.gridtokenx.ingest.intake.MeterLimit;
import org.gridtokenx.ingest.log.KafkaReadingLog;
import org.gridtokenx.ingest.log.LogTail;
import org.gridtokenx.ingest.mqtt.MqttSource;
import org.gridtokenx.ingest.registry.Directory;
import org.gridtokenx.ingest.registry.PostgresRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The meters' front door: checks, parses and publishes readings. */
@Command(
        name = "meter-ingest",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Takes meter readings over HTTP and MQTT and writes them to the log of readings.")
public final class MeterIngest implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(MeterIngest.class);

    @Mixin
    private IngestOptions options;

    public static void main(String[] args) {
        System.exit(new CommandLine(new MeterIngest()).execute(args));
    }

    /** Serves until the process is told to end. */
    @Override
    public Integer call() throws InterruptedException {
        Clock clock = Clock.systemUTC();
        CountDownLatch closed = new CountDownLatch(1);
        try {
            MeterLimit limit = new MeterLimit(options.readingsPerMeter, clock);
            KafkaReadingLog log = new KafkaReadingLog(options.kafka);
            PostgresRegistry registry = new PostgresRegistry(options.postgresUrl);
            Ticker ticker = log.ticker();
            Directory directory = new Directory(registry, clock);
            Counters counters = new Counters();
            Intake intake = new Intake(directory, limit, log, counters, clock);
            Optional<MqttSource> mqtt = options.mqtt.isOn()
                    ? Optional.of(new MqttSource(options.mqtt, directory, intake, log, counters, clock))
                    : Optional.empty();
            Map<String, BooleanSupplier> parts = new LinkedHashMap<>();
            parts.put("postgres", registry::isUp);
            mqtt.ifPresent(source -> parts.put("mqtt", source::isUp));
            IngestServer server = new IngestServer(directory, intake, log, counters, parts);
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(
                            () -> {
                                // Stops taking readings first, so that what was taken is written.
                                server.close();
                                mqtt.ifPresent(MqttSource::close);
                                ticker.close();
                                log.close();
                                registry.close();
                                closed.countDown();
                            },
                            "shutdown"));
            ticker.start(options.tickInterval);
            LogTail.read(options.kafka, intake::remember);
            mqtt.ifPresent(MqttSource::start);
            int port = server.start(options.host, options.port);
            PrintStream out = System.out;
            out.println("ready http://" + options.host + ":" + port);
            out.flush();
            closed.await();
            return CommandLine.ExitCode.OK;
        } catch (JavalinBindException e) {
            LOG.error("cannot listen on {}:{}: choose another port with --port", options.host, options.port);
        } catch (IllegalArgumentException | KafkaException e) {
            LOG.error("cannot start: {}", e.getMessage());
        }
        return CommandLine.ExitCode.SOFTWARE;
    }
}
