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
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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
        assertEquals("100", options.welcomeDeposit());
        assertEquals(new Ports(8080, 8081, 8090, 19092, 19093, 15432, 16379, 8899, 8900, 1883, 8883), options.ports());
        assertEquals(Duration.ofMillis(500), options.checkpointInterval());
        assertTrue(options.demoAccounts());
        assertTrue(options.web());
        assertFalse(options.throughput());
        assertEquals(List.of(), options.without());
    }

    @Test
    void everyOptionIsTaken() throws Exception {
        UpOptions options = parse(
                "--data=/tmp/elsewhere",
                "--welcome-deposit=2.5",
                "--epoch=PT30S",
                "--port-offset=100",
                "--checkpoint-interval=PT2S",
                "--meter-grace=PT1S",
                "--meter-corrections=PT10M",
                "--no-demo-accounts",
                "--no-web",
                "--throughput",
                "--without=api,flink");
        assertEquals(Path.of("/tmp/elsewhere"), options.dataDir().root());
        assertEquals(Duration.ofSeconds(30), options.epoch());
        assertEquals("2.5", options.welcomeDeposit());
        assertEquals(8180, options.ports().api());
        assertEquals(19193, options.ports().kafkaController());
        assertEquals(Duration.ofSeconds(2), options.checkpointInterval());
        assertEquals(Duration.ofSeconds(1), options.meterGrace());
        assertEquals(Duration.ofMinutes(10), options.meterCorrections());
        assertFalse(options.demoAccounts());
        assertFalse(options.web());
        assertTrue(options.throughput());
        assertEquals(List.of("api", "flink"), options.without());
        assertTrue(parse("--demo-accounts").demoAccounts());
    }

    @Test
    void theLengthOfAnEpochStaysWithTheData(@TempDir Path dir) throws Exception {
        String data = "--data=" + dir;
        assertEquals(Duration.ofMinutes(15), parse(data).epoch());
        assertEquals(Duration.ofSeconds(10), parse(data).meterGrace());
        assertEquals(Duration.ofHours(6), parse(data).meterCorrections());
        assertEquals(Duration.ofMinutes(12), parse(data, "--epoch=PT30S").meterCorrections());
        Refusal tooLong = assertThrows(Refusal.class, parse(data, "--meter-corrections=PT25H")::meterCorrections);
        assertTrue(tooLong.getMessage().startsWith("--meter-corrections PT25H: a correction window is at most 96"));
        assertEquals(Duration.ofSeconds(10), parse(data, "--epoch=PT30S").meterGrace());
        assertEquals(Duration.ofSeconds(3), parse(data, "--epoch=PT9S").meterGrace());
        new DataDir(dir).keepEpoch(Duration.ofSeconds(5));
        assertEquals(Duration.ofSeconds(5), parse(data).epoch());
        assertEquals(Duration.ofMillis(1_666), parse(data).meterGrace());
        assertEquals(Duration.ofSeconds(5), parse(data, "--epoch=PT5S").epoch());
        Refusal refusal = assertThrows(Refusal.class, parse(data, "--epoch=PT15M")::epoch);
        assertTrue(refusal.getMessage().contains("have epochs of PT5S"), refusal.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0.5S", "PT-30S", "PT0S", "PT1.5S", "PT25H", "PT99999999999999H"})
    void aLengthThatNoEpochCanHaveIsRefused(String length, @TempDir Path dir) {
        Refusal refusal = assertThrows(Refusal.class, parse("--data=" + dir, "--epoch=" + length)::epoch);
        assertTrue(refusal.getMessage().startsWith("--epoch P"), refusal.getMessage());
        assertTrue(refusal.getMessage().endsWith("from PT1S to PT24H, such as PT30S"), refusal.getMessage());
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
