package org.gridtokenx.local.metering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.gridtokenx.api.metering.Meters;
import org.gridtokenx.api.metering.PostgresMeters;
import org.gridtokenx.api.storage.Database;
import org.gridtokenx.api.storage.Migrations;
import org.gridtokenx.contracts.MeterKey;
import org.gridtokenx.contracts.MeterReading;
import org.gridtokenx.contracts.MeterReading.Terms;
import org.gridtokenx.ingest.log.KafkaReadingLog;
import org.gridtokenx.ingest.log.LogTail;
import org.gridtokenx.ingest.registry.Meter;
import org.gridtokenx.ingest.registry.Operator;
import org.gridtokenx.ingest.registry.PostgresRegistry;
import org.gridtokenx.local.servers.LocalStack;
import org.gridtokenx.local.servers.Ports;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What the API and the commands write into the registry, meter-ingest finds there; on a real Postgres and Kafka. */
class MeterRegistryTest {
    private static final String PUBLIC_KEY = "FVen3X669xLzsi6N2V91DoiyzHzg1uAgqiT8jZ9nS96Z";

    @TempDir
    static Path folder;

    private static LocalStack stack;
    private static Database database;
    private static PostgresRegistry registry;

    @BeforeAll
    static void start() throws Exception {
        stack = LocalStack.start(folder, Ports.free(), EnumSet.of(LocalStack.Part.KAFKA, LocalStack.Part.POSTGRES));
        String url = stack.ports().postgresUrl();
        Migrations.run(url);
        database = new Database(url);
        registry = new PostgresRegistry(url);
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("insert into users (user_id, username, password_hash, role, zone)"
                    + " values ('u', 'u', 'none', 'prosumer', 'z')");
        }
    }

    @AfterAll
    static void stop() throws Exception {
        registry.close();
        database.close();
        stack.close();
    }

    private static Meters.Meter meter(String name, String publicKey) {
        return new Meters.Meter("m-" + name, "s-" + name, "u", "z", publicKey, false);
    }

    private record Said(int code, String text) {}

    private static Said ops(Object command, String... arguments) {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text, true);
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(1, List.of("--postgres-url", stack.ports().postgresUrl()));
        CommandLine line = new CommandLine(command).setOut(out).setErr(out);
        line.setExecutionExceptionHandler((e, at, parsed) -> {
            out.println(e.getMessage());
            return 1;
        });
        int code = line.execute(all.toArray(String[]::new));
        return new Said(code, text.toString().strip());
    }

    @Test
    void aMeterIsFoundByItsKeyItsIdAndItsSerial() {
        PostgresMeters meters = new PostgresMeters(database);
        assertTrue(meters.add(meter("1", PUBLIC_KEY), "hash 1"));
        assertFalse(meters.add(new Meters.Meter("other", "s-1", "u", "z", null, false), "hash 2"));

        Meter found = (Meter) registry.byKeyHash("hash 1").orElseThrow();
        assertEquals("m-1", found.meterId());
        assertTrue(found.publicKey() != null);
        assertEquals(new Terms(100_000, false), found.rules().terms());
        Map<String, Meter> named = registry.byNames(List.of("m-1", "s-1", "nobody"));
        assertEquals(2, named.size());
        assertEquals("m-1", named.get("s-1").meterId());
        assertTrue(meters.changeKey("u", "m-1", "hash 3"));
        assertTrue(registry.byKeyHash("hash 1").isEmpty());
        assertFalse(meters.changeKey("another user", "m-1", "hash 4"));
        assertEquals(PUBLIC_KEY, meters.find("u", "m-1").orElseThrow().publicKey());
    }

    @Test
    void aRevokedMetersSerialIsTheNewOnes() {
        PostgresMeters meters = new PostgresMeters(database);
        meters.add(meter("2", null), "hash 5");
        assertTrue(meters.revoke("u", "m-2"));
        assertFalse(meters.revoke("u", "m-2"));
        assertTrue(((Meter) registry.byKeyHash("hash 5").orElseThrow()).isRevoked());
        assertTrue(registry.byNames(List.of("s-2")).get("s-2").isRevoked());
        assertTrue(meters.add(new Meters.Meter("m-2b", "s-2", "u", "z", null, false), "hash 6"));

        Map<String, Meter> named = registry.byNames(List.of("s-2", "m-2"));
        assertEquals("m-2b", named.get("s-2").meterId());
        assertTrue(named.get("m-2").isRevoked());
    }

    @Test
    void operatorsAreAddedListedAndRevoked() {
        Said added = ops(new MeterOperatorCommand(), "add", "grid company", "--zone", "z");
        assertEquals(0, added.code(), added.text());
        assertTrue(added.text().matches("gtxo_[0-9A-Za-z]{32}"), added.text());
        String hash = MeterKey.hash(added.text());

        assertEquals("z", ((Operator) registry.byKeyHash(hash).orElseThrow()).zone());
        assertTrue(ops(new MeterOperatorCommand(), "add", "grid company").text().startsWith("there is an operator"));
        assertTrue(ops(new MeterOperatorCommand(), "list").text().startsWith("grid company"));
        assertEquals(
                "revoked grid company",
                ops(new MeterOperatorCommand(), "revoke", "grid company").text());
        assertTrue(registry.byKeyHash(hash).isEmpty());
        assertTrue(ops(new MeterOperatorCommand(), "list").text().contains("(revoked)"));
        assertEquals(1, ops(new MeterOperatorCommand(), "revoke", "nobody").code());
        assertEquals(2, ops(new MeterOperatorCommand(), "add", " ").code());
    }

    @Test
    void aZonesRulesGoWithItsMeters() throws Exception {
        PostgresMeters meters = new PostgresMeters(database);
        meters.add(new Meters.Meter("m-3", "s-3", "u", "strict", null, false), "hash 7");
        assertEquals(
                "no zone has rules of its own",
                ops(new MeteringRulesCommand(), "show").text());
        Said set = ops(
                new MeteringRulesCommand(),
                "set",
                "strict",
                "--signatures-required",
                "true",
                "--max-power-watts",
                "17000");
        assertEquals(0, set.code(), set.text());
        assertEquals(set.text(), ops(new MeteringRulesCommand(), "show").text());
        assertTrue(set.text().endsWith("signatures required, gaps left open, at most 17000 W"), set.text());
        ops(new MeteringRulesCommand(), "set", "strict", "--estimate-gaps", "true");

        Meter strict = (Meter) registry.byKeyHash("hash 7").orElseThrow();
        assertTrue(strict.rules().signaturesRequired());
        assertEquals(new Terms(17_000, true), strict.rules().terms());
        try (Connection connection = DriverManager.getConnection(stack.ports().postgresUrl());
                Statement statement = connection.createStatement()) {
            statement.execute("update meters set max_power_watts = 9000 where meter_id = 'm-3'");
        }
        Meter own = (Meter) registry.byKeyHash("hash 7").orElseThrow();
        assertEquals(new Terms(9_000, true), own.rules().terms());
        assertEquals(2, ops(new MeteringRulesCommand(), "set", "strict").code());
        assertEquals(
                2,
                ops(new MeteringRulesCommand(), "set", "strict", "--max-power-watts", "0")
                        .code());
    }

    @Test
    void whatIsWrittenIsReadAtTheNextStart() throws Exception {
        List<MeterReading> readings = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            readings.add(MeterReading.interval("m-" + i % 7, "u", "z", 1_000 + i, i, 0, new Terms(100_000, false)));
        }
        try (KafkaReadingLog log = new KafkaReadingLog(stack.ports().kafkaBootstrap())) {
            log.append(readings).get(30, TimeUnit.SECONDS);
            assertTrue(log.isUp());
        }
        List<MeterReading> read = new ArrayList<>();
        LogTail.read(stack.ports().kafkaBootstrap(), read::add);

        assertEquals(readings.size(), read.size());
        assertTrue(read.containsAll(readings.subList(0, 50)));
    }
}
