package org.gridtokenx.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.gridtokenx.local.servers.Ports;

/** What is said when the market is ready; the text is the resource {@code welcome.txt}. */
final class Welcome {
    private static final String PAGE_LINE = "${page}";
    private static final String DEMO_MARK = "[demo]";

    private Welcome() {}

    /**
     * The lines to print.
     *
     * @param web whether there is a page
     * @param demo whether there are demo accounts
     */
    static List<String> lines(Ports ports, boolean web, boolean demo, Path adminPassword, Duration epoch) {
        return template()
                .lines()
                .filter(line -> web || !line.contains(PAGE_LINE))
                .filter(line -> demo || !line.startsWith(DEMO_MARK))
                .map(line -> line.startsWith(DEMO_MARK) ? line.substring(DEMO_MARK.length()) : line)
                .map(line -> line.replace(PAGE_LINE, ports.apiUrl() + "/")
                        .replace("${api}", ports.apiUrl())
                        .replace("${ingest}", ports.ingestUrl())
                        .replace("${mqtt}", ports.mqttUrl())
                        .replace("${flink}", ports.flinkUrl())
                        .replace("${ledger}", ports.ledgerUrl())
                        .replace("${kafka}", ports.kafkaBootstrap())
                        .replace("${postgres}", "postgresql://postgres@127.0.0.1:" + ports.postgres() + "/postgres")
                        .replace("${redis}", ports.redisUrl())
                        .replace("${password}", DemoAccounts.PASSWORD)
                        .replace("${adminPassword}", adminPassword.toString())
                        .replace("${epoch}", epoch.toString()))
                .toList();
    }

    private static String template() {
        try (InputStream in = Welcome.class.getResourceAsStream("welcome.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
