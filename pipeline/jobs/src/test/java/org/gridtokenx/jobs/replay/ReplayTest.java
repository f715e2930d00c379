package org.gridtokenx.jobs.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.gridtokenx.jobs.clearing.RandomCommands;
import org.gridtokenx.jobs.clearing.TimedCommand;
import org.gridtokenx.market.Command;
import org.gridtokenx.market.HeapZoneState;
import org.gridtokenx.market.Zone;
import org.gridtokenx.market.ZoneEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The clearing topology on a mini cluster, by way of files, as its user calls it. */
class ReplayTest {
    private static final String HEADER = "placed_at,order_id,user_id,zone,side,energy_amount,price_per_kwh\n";

    @TempDir
    Path folder;

    private String errors;

    @Test
    void clearsOrdersAsTheDesignWorksThemOut() throws Exception {
        Path file = file(
                "orders.csv",
                HEADER
                        + "2026-05-04T10:00:00Z,b1,u1,z1,buy,1.000,3.00\n"
                        + "2026-05-04T10:00:01Z,b2,u2,z1,buy,2.000,4.00\n"
                        + "2026-05-04T10:00:02Z,b3,u3,z1,buy,5,1.00\n"
                        + "2026-05-04T10:00:03Z,a1,v1,z1,sell,4.000,2.00\n"
                        + "2026-05-04T10:00:04Z,a2,v2,z1,sell,1.000,1.00\n"
                        + "2026-05-04T10:00:05Z,a3,v3,z1,sell,5.000,6.00\n"
                        + "2026-05-04T10:00:06Z,a4,u3,z1,sell,5.000,0.50\n"
                        + "2026-05-04T12:14:59+02:00,c1,w1,z0,buy,1,22\n"
                        + "2026-05-04T10:15:00Z,c2,w2,z0,sell,1,23\n");
        assertEquals(0, run(file.toString(), "--out", folder.toString()));
        assertEquals(
                List.of(
                        "zone,epoch,position,trade_id,buy_order_id,sell_order_id,buyer_id,seller_id,matched_amount,price,fee",
                        "z1,1975432,0,ce362004-d580-573e-b8f7-e6d7fd332ab6,b2,a2,u2,v2,1.000,2.000000,0.020000",
                        "z1,1975432,1,e3dc6ebb-ca58-5ab6-ba0b-3261e9b066ab,b2,a1,u2,v1,1.000,2.000000,0.020000",
                        "z1,1975432,2,a5856ee4-31d0-5ecc-b4f1-af509db61a4d,b1,a1,u1,v1,1.000,2.000000,0.020000"),
                lines("trades.csv"));
        assertEquals(
                List.of(
                        "z0,1975432,2026-05-04T10:00:00Z,,0.000,0,0,1.000,0.000",
                        "z0,1975433,2026-05-04T10:15:00Z,,0.000,0,0,0.000,1.000",
                        "z1,1975432,2026-05-04T10:00:00Z,2.000000,3.000,4,3,5.000,7.000"),
                lines("epochs.csv").stream()
                        .skip(1)
                        .map(line -> line.substring(0, line.lastIndexOf(',')))
                        .toList());
        assertEquals(
                List.of(
                        "order_id,zone,epoch,code,message",
                        "a4,z1,1975432,self_cross,the order would trade with an own order in the book"),
                lines("rejected.csv"));
    }

    @Test
    void atTheEndOfAFileTheEpochsClearThatAnOrderNamesAndNoOthers() throws Exception {
        Path file = file(
                "_until.csv",
                HEADER.strip() + ",epoch,time_in_force,until\n"
                        + "2026-05-04T10:00:00Z,a,v,z1,sell,1,0.50,,until,2026-05-04T20:00:00Z\n"
                        + "2026-05-04T10:00:01Z,b,u,z1,buy,1,0.10,,,\n"
                        + "2026-05-04T10:16:00Z,c,u,z1,buy,1,0.20,,epoch,\n"
                        + "2026-05-04T10:31:00Z,d,u,z1,buy,0.4,0.60,,,\n"
                        + "2026-05-04T10:31:00Z,e,u,z1,buy,0.5,0.70,1975437,,\n");
        assertEquals(0, run(file.toString(), "--out", folder.toString()), () -> errors);
        assertEquals(
                List.of("1975434 0.400 0.500000", "1975437 0.500 0.500000"),
                lines("trades.csv").stream()
                        .skip(1)
                        .map(line -> line.split(","))
                        .map(fields -> fields[1] + ' ' + fields[8] + ' ' + fields[9])
                        .toList());
        assertEquals(
                List.of(
                        "1975432 1.000 1.000",
                        "1975433 1.000 1.000",
                        "1975434 0.000 0.600",
                        "1975435 0.000 0.600",
                        "1975436 0.000 0.600",
                        "1975437 0.000 0.100"),
                lines("epochs.csv").stream()
                        .skip(1)
                        .map(line -> line.split(","))
                        .map(fields -> fields[1] + ' ' + fields[7] + ' ' + fields[8])
                        .toList());
    }

    @Test
    void aZoneMayHaveALongName() throws Exception {
        String zone = "z".repeat(255);
        Path file = file("long.csv", HEADER + "2026-05-04T10:00:00Z,b1,u1," + zone + ",buy,1.000,3.00\n");
        assertEquals(0, run(file.toString(), "--out", folder.toString()), () -> errors);
        assertTrue(lines("epochs.csv").get(1).startsWith(zone + ",1975432,"));
    }

    @Test
    void theResultIsTheSameAtAnyParallelismAndInAnyFormat() throws Exception {
        SplittableRandom random = new SplittableRandom(7);
        StringBuilder csv = new StringBuilder(HEADER);
        StringBuilder json = new StringBuilder();
        for (int i = 0; i < 3_000; i++) {
            Instant at = Instant.parse("2026-05-04T10:00:00Z").plusMillis(i * 2_000L + random.nextInt(60_000));
            String zone = "zone-" + random.nextInt(7);
            String side = random.nextBoolean() ? "buy" : "sell";
            String energy = "0." + (100 + random.nextInt(900));
            String price = "0." + (10 + random.nextInt(20));
            String user = "u" + random.nextInt(200);
            csv.append(String.join(",", at.toString(), "o" + i, user, zone, side, energy, price))
                    .append('\n');
            json.append("{\"placed_at\":\"" + at + "\",\"order_id\":\"o" + i + "\",\"user_id\":\"" + user
                    + "\",\"zone\":\"" + zone + "\",\"side\":\"" + side + "\",\"energy_amount\":\"" + energy
                    + "\",\"price_per_kwh\":" + price + "}\n");
        }
        Path csvFile = file("many.csv", csv.toString());
        Path jsonFile = file("many.jsonl", json.toString());
        List<String> first = results(csvFile, "1");
        assertTrue(first.get(0).length() > 50_000, "hardly any trades");
        assertEquals(first, results(csvFile, "2"));
        assertEquals(first, results(csvFile, "4"));
        assertEquals(first, results(jsonFile, "3"));
    }

    @Test
    void aFileOfCommandsHasItsAccountsAndLeavesTheOpenEpochOpen() throws Exception {
        List<TimedCommand> log = RandomCommands.of("z", 5, 400);
        List<String> trades = new ArrayList<>();
        Zone zone = new Zone("z", new HeapZoneState(), event -> {
            if (event.body() instanceof ZoneEvent.Traded traded) {
                trades.add(traded.trade().tradeId().toString());
            }
        });
        StringBuilder json = new StringBuilder();
        ObjectMapper mapper = new ObjectMapper();
        for (TimedCommand timed : log) {
            zone.apply(timed.command(), timed.effectiveMillis());
            json.append(mapper.writeValueAsString(CommandText.format("z", timed.effectiveMillis(), timed.command())))
                    .append('\n');
        }
        long last = log.get(log.size() - 1).effectiveMillis();
        int before = trades.size();
        zone.advanceTo(last + RandomCommands.EPOCH_MILLIS);
        json.append(mapper.writeValueAsString(
                        CommandText.format("z", last + RandomCommands.EPOCH_MILLIS, new Command.Tick())))
                .append('\n');
        assertTrue(before > 20, "hardly any trades");
        assertEquals(0, run(file("log.jsonl", json.toString()).toString(), "--out", folder.toString()), () -> errors);
        assertEquals(
                trades,
                lines("trades.csv").stream()
                        .skip(1)
                        .map(line -> line.split(",")[3])
                        .toList());
    }

    @Test
    void everyCommandIsTheSameAfterItsText() throws Exception {
        for (TimedCommand timed : RandomCommands.of("z", 11, 300)) {
            Fields fields = new Fields(1, CommandText.format("z", timed.effectiveMillis(), timed.command()));
            assertEquals(timed.command(), CommandText.parse(fields));
            assertEquals(timed.effectiveMillis(), fields.time("placed_at"));
        }
    }

    @Test
    void writesJsonLinesWhereAsked() throws Exception {
        Path file = file("one.csv", HEADER + "2026-05-04T10:00:00Z,b1,u1,z1,buy,1.000,3.00\n");
        assertEquals(0, run(file.toString(), "--out", folder.toString(), "--format", "jsonl"));
        JsonNode epoch = new ObjectMapper().readTree(lines("epochs.jsonl").get(0));
        assertEquals(1_975_432, epoch.get("epoch").asLong());
        assertTrue(epoch.get("clearing_price").isNull());
        assertEquals("1.000", epoch.get("unserved_buy").asText());
    }

    @Test
    void namesTheLineOfAnUnreadableFileAndWritesNothing() throws Exception {
        String good = HEADER + "2026-05-04T10:00:00Z,b1,u1,z1,buy,1.000,3.00\n";
        refuses(good + "2026-05-04T10:00:00Z,b2,u1,z1,buy,1.0001,3.00\n", "line 3", "energy_amount", "3 decimals");
        refuses(good + "2026-05-04T10:00:00Z,b2,u1,z1,give,1.000,3.00\n", "line 3", "side", "give");
        refuses(good + "yesterday,b2,u1,z1,buy,1.000,3.00\n", "line 3", "placed_at");
        refuses(good + "2026-05-04T10:00:00Z,b2,u1\n", "line 3", "3 fields");
        refuses(good + "2026-05-04T10:00:00Z,,u1,z1,buy,1.000,3.00\n", "line 3", "order_id is missing");
        refuses(good + "2026-05-04T10:00:00Z," + "x".repeat(256) + ",u1,z1,buy,1.000,3.00\n", "line 3", "orderId");
        refuses(
                "placed_at,command,zone,epoch_length,pricing,credit,min_price,max_price,price_step,min_energy,max_energy,"
                        + "energy_step,fee_bps,paused\n"
                        + "2026-05-04T10:00:00Z,set_rules,z,PT15M,uniform,verified,0,1,1,1,1,1,99999999999,false\n",
                "line 2",
                "overflow");
        refuses("placed_at,colour\n", "line 1", "colour");
        String order = "{\"placed_at\":\"2026-05-04T10:00:00Z\",\"order_id\":\"o\",\"user_id\":\"u\",\"zone\":\"z\","
                + "\"side\":\"buy\",\"energy_amount\":%s,\"price_per_kwh\":1}\n";
        String tick = "{\"placed_at\":\"2026-05-04T10:00:00Z\",\"command\":\"tick\",\"zone\":\"z\"}\n";
        refuses(order.formatted("1e999999999"), "line 1", "energy_amount", "digits");
        refuses(order.formatted("1e-999999999"), "line 1", "energy_amount", "digits");
        refuses(order.formatted("1") + tick, "line 2", "a command among plain orders");
        refuses(tick + order.formatted("1"), "line 2", "an order among commands");
        refuses("", "line 1", "empty");
        refuses("{\"placed_at\": 3\n", "line 1", "JSON");
        assertEquals(2, run(folder.resolve("none.csv").toString(), "--out", folder.toString()));
        assertTrue(errors.contains("no such file"), errors);
    }

    private void refuses(String text, String... words) throws Exception {
        Path out = folder.resolve("refused");
        Path file = file("bad", text);
        assertEquals(2, run(file.toString(), "--out", out.toString()));
        for (String word : words) {
            assertTrue(errors.contains(word), errors);
        }
        assertFalse(Files.exists(out.resolve("trades.csv")));
        assertEquals(1, errors.strip().lines().count(), errors);
    }

    private List<String> results(Path file, String parallelism) throws Exception {
        Path out = folder.resolve("out-" + parallelism);
        assertEquals(0, run(file.toString(), "--out", out.toString(), "--parallelism", parallelism));
        return List.of(
                Files.readString(out.resolve("trades.csv")),
                Files.readString(out.resolve("epochs.csv")),
                Files.readString(out.resolve("rejected.csv")));
    }

    private int run(String... arguments) {
        StringWriter err = new StringWriter();
        int code = new CommandLine(new ReplayCommand())
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
        errors = err.toString();
        return code;
    }

    private Path file(String name, String text) throws Exception {
        return Files.writeString(folder.resolve(name), text);
    }

    private List<String> lines(String name) throws Exception {
        return Files.readAllLines(folder.resolve(name));
    }
}
