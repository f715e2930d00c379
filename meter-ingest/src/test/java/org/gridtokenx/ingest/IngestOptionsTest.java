package org.gridtokenx.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class IngestOptionsTest {
    private static IngestOptions parse(String... args) {
        IngestOptions options = new IngestOptions();
        CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();
        spec.addMixin("options", CommandLine.Model.CommandSpec.forAnnotatedObject(options));
        new CommandLine(spec).parseArgs(args);
        return options;
    }

    @Test
    void defaults() {
        IngestOptions options = parse();

        assertEquals("127.0.0.1", options.host);
        assertEquals(8090, options.port);
        assertEquals("127.0.0.1:19092", options.kafka);
        assertEquals("jdbc:postgresql://127.0.0.1:15432/postgres?user=postgres", options.postgresUrl);
        assertEquals(Duration.ofMillis(200), options.tickInterval);
        assertEquals(60_000, options.readingsPerMeter);
        assertFalse(options.mqtt.isOn());
    }

    @Test
    void ticksComeOftenEnoughAndNotTooOften() {
        assertEquals(Duration.ofSeconds(1), parse("--tick-interval", "PT1S").tickInterval);
        assertThrows(CommandLine.ParameterException.class, () -> parse("--tick-interval", "PT1.001S"));
        assertThrows(CommandLine.ParameterException.class, () -> parse("--tick-interval", "PT0.009S"));
    }

    @Test
    void aBrokerIsAUrl() {
        assertTrue(parse("--mqtt", "mqtt://127.0.0.1:1883").mqtt.isOn());
        assertThrows(CommandLine.ParameterException.class, () -> parse("--mqtt", "127.0.0.1:1883"));
    }

    @Test
    void unknownOptionsAreRefused() {
        assertThrows(CommandLine.UnmatchedArgumentException.class, () -> parse("--prot", "1"));
    }

    @Test
    void everyOptionIsDescribed() {
        for (CommandLine.Model.OptionSpec option :
                new CommandLine(new MeterIngest()).getCommandSpec().options()) {
            assertFalse(option.description()[0].isBlank(), option.longestName());
        }
    }
}
