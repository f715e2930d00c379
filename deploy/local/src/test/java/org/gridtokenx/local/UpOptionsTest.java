package org.gridtokenx.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.gridtokenx.local.servers.Ports;
import org.gridtokenx.local.servers.Repository;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class UpOptionsTest {
    @CommandLine.Command(name = "probe")
    private static final class Probe {
        @CommandLine.Mixin
        private UpOptions options;
    }

    private static UpOptions parse(String... args) {
        Probe probe = new Probe();
        new CommandLine(probe).parseArgs(args);
        return probe.options;
    }

    @Test
    void defaults() throws Exception {
        UpOptions options = parse();
        assertEquals(Repository.root().resolve(".gridtokenx"), options.dataDir().root());
        assertEquals(Duration.ofMinutes(15), options.epoch());
        assertEquals(new Ports(8080, 8081, 8090, 19092, 19093, 15432, 16379, 8899, 8900), options.ports());
        assertEquals(Duration.ofMillis(500), options.checkpointInterval());
        assertEquals(Duration.ofSeconds(10), options.meterGrace());
        assertTrue(options.demoAccounts());
        assertTrue(options.web());
        assertEquals(List.of(), options.without());
    }

    @Test
    void everyOptionIsTaken() throws Exception {
        UpOptions options = parse(
                "--data=/tmp/elsewhere",
                "--epoch=PT30S",
                "--port-offset=100",
                "--checkpoint-interval=PT2S",
                "--meter-grace=PT1S",
                "--no-demo-accounts",
                "--no-web",
                "--without=api,flink");
        assertEquals(Path.of("/tmp/elsewhere"), options.dataDir().root());
        assertEquals(Duration.ofSeconds(30), options.epoch());
        assertEquals(8180, options.ports().api());
        assertEquals(19193, options.ports().kafkaController());
        assertEquals(Duration.ofSeconds(2), options.checkpointInterval());
        assertEquals(Duration.ofSeconds(1), options.meterGrace());
        assertFalse(options.demoAccounts());
        assertFalse(options.web());
        assertEquals(List.of("api", "flink"), options.without());
        assertTrue(parse("--demo-accounts").demoAccounts());
    }

    @Test
    void anOffsetBeyondThePortsIsRefused() {
        Refusal refusal = assertThrows(Refusal.class, parse("--port-offset=60000")::ports);
        assertTrue(refusal.getMessage().startsWith("the port offset must be 0 to 46442"), refusal.getMessage());
    }

    @Test
    void unknownOptionsAreRefused() {
        assertEquals(
                2, GridTokenX.commandLine().setErr(new PrintWriter(System.err)).execute("up", "--wrong"));
    }
}
