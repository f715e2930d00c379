package org.gridtokenx.local.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.gridtokenx.local.servers.Ports;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** Each benchmark measures something, however small; what it measures is nobody's concern here. */
class BenchCommandTest {
    private final StringWriter said = new StringWriter();

    private int bench(String... arguments) {
        PrintWriter out = new PrintWriter(said, true);
        return new CommandLine(new BenchCommand()).setOut(out).setErr(out).execute(arguments);
    }

    private static String freeOffset() throws IOException {
        while (true) {
            int offset = ThreadLocalRandom.current().nextInt(13_000, 30_000);
            Ports ports = Ports.withOffset(offset);
            List<ServerSocket> held = new ArrayList<>();
            try {
                for (int port : List.of(
                        ports.kafka(), ports.kafkaController(), ports.flink(), ports.postgres(), ports.ingest())) {
                    held.add(new ServerSocket(port, 1, InetAddress.getLoopbackAddress()));
                }
                return Integer.toString(offset);
            } catch (IOException e) {
                continue; // one of them is taken: another offset
            } finally {
                for (ServerSocket socket : held) {
                    socket.close();
                }
            }
        }
    }

    @Test
    void clearing() {
        assertEquals(0, bench("clearing", "--orders", "100"), said::toString);
        assertTrue(Pattern.compile("(?m)^ +100 .*\\d$").matcher(said.toString()).find(), said::toString);
    }

    @Test
    void signatures() {
        assertEquals(0, bench("signatures", "--checks", "10"), said::toString);
        assertTrue(Pattern.compile("JDK +[\\d,]+/s").matcher(said.toString()).find(), said::toString);
    }

    @Test
    void metering() throws Exception {
        assertEquals(
                0,
                bench("metering", "--readings", "2000", "--meters", "100", "--port-offset", freeOffset()),
                said::toString);
        assertTrue(
                Pattern.compile("[1-9][\\d,]* readings/s")
                        .matcher(said.toString())
                        .find(),
                said::toString);
        assertTrue(
                Pattern.compile("[1-9]\\d* bytes a meter")
                        .matcher(said.toString())
                        .find(),
                said::toString);
    }

    @Test
    void readings() throws Exception {
        assertEquals(
                0,
                bench(
                        "readings",
                        "--meters",
                        "100",
                        "--batch",
                        "20",
                        "--connections",
                        "2",
                        "--seconds",
                        "2",
                        "--port-offset",
                        freeOffset()),
                said::toString);
        assertTrue(said.toString().contains("40 of 40 readings were known as duplicates"), said::toString);
    }

    @Test
    void intake() throws Exception {
        assertEquals(
                0,
                bench(
                        "intake",
                        "--orders",
                        "4000",
                        "--users",
                        "200",
                        "--zones",
                        "8",
                        "--state",
                        "hashmap",
                        "--port-offset",
                        freeOffset()),
                said::toString);
        assertTrue(said.toString().contains("after the first quarter"), said::toString);
        assertTrue(said.toString().contains("samples of their stacks"), said::toString);
    }

    @Test
    void checkpoint() throws Exception {
        assertEquals(
                0,
                bench("checkpoint", "--orders", "2000", "--zones", "4", "--port-offset", freeOffset()),
                said::toString);
        assertTrue(
                Pattern.compile("(?m)^the next, 200 orders more .*\\d$")
                        .matcher(said.toString())
                        .find(),
                said::toString);
    }

    @Test
    void zones() throws Exception {
        assertEquals(
                0,
                bench(
                        "zones",
                        "--zones",
                        "20",
                        "--orders",
                        "8",
                        "--epochs",
                        "1",
                        "--epoch",
                        "PT5S",
                        "--port-offset",
                        freeOffset()),
                said::toString);
        assertTrue(
                Pattern.compile("(?m)^ +160 +\\d+ .*\\d$")
                        .matcher(said.toString())
                        .find(),
                said::toString);
        assertTrue(said.toString().contains("heap after a collection"), said::toString);
    }

    @ParameterizedTest
    @CsvSource({
        "intake --state disk, 'rocksdb or hashmap, not ''disk'''",
        "intake --orders 100 --users 1 --zones 1, 'a zone or more, each with two users or more'",
        "intake --orders 101 --users 2 --zones 1, '2 users place 2 to 100 orders, not 101'",
        "zones --epochs 0, 'one epoch or more'",
        "epoch --epochs 1, '--epochs is 2 or more'",
        "epoch --orders 30, 'an epoch has 40 orders or more'",
        "clearing --orders 1, 'an epoch has two orders or more'",
    })
    void whatCannotBeMeasuredIsRefused(String command, String message) {
        assertEquals(2, bench(command.split(" ")));
        assertTrue(said.toString().contains(message), said::toString);
    }
}
