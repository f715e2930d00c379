package org.gridtokenx.jobs.projection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.gridtokenx.contracts.LedgerInstruction;
import org.gridtokenx.contracts.MeterInterval;
import org.gridtokenx.contracts.SettlementReceipt;
import org.gridtokenx.contracts.ZoneEnergy;
import org.gridtokenx.jobs.clearing.RandomCommands;
import org.gridtokenx.jobs.clearing.TimedCommand;
import org.gridtokenx.market.Command;
import org.gridtokenx.market.Credit;
import org.gridtokenx.market.EpochResult;
import org.gridtokenx.market.HeapZoneState;
import org.gridtokenx.market.Order;
import org.gridtokenx.market.Pricing;
import org.gridtokenx.market.Side;
import org.gridtokenx.market.StandingOrder;
import org.gridtokenx.market.TimeInForce;
import org.gridtokenx.market.Trade;
import org.gridtokenx.market.Zone;
import org.gridtokenx.market.ZoneEvent;
import org.gridtokenx.market.ZoneRules;
import org.junit.jupiter.api.Test;

class RowsTest {
    @Test
    void theOrderThatRowsComeInAndRepeatsChangeNothing() {
        List<Row> rows = rowsOf(RandomCommands.of("z", 3, 1_500));
        Map<List<Object>, Row> inOrder = table(rows);
        List<Row> shuffled = new ArrayList<>(rows);
        shuffled.addAll(rows.subList(rows.size() / 3, rows.size() / 2));
        Collections.shuffle(shuffled, new Random(8));
        assertEquals(inOrder, table(shuffled));
    }

    @Test
    void theTablesAgreeWithOneAnother() {
        Map<List<Object>, Row> rows = table(rowsOf(RandomCommands.of("z", 4, 1_500)));
        long matched = sum(rows, Table.MATCHES, "quantity_wh");
        assertTrue(matched > 10_000, "hardly any trades");
        assertEquals(2 * matched, sum(rows, Table.ORDERS, "filled_wh"));
        assertEquals(matched, sum(rows, Table.EPOCHS, "volume_wh"));
        for (Row row : rows.values()) {
            if (row.table() == Table.ORDERS) {
                long filled = (Long) value(row, "filled_wh");
                long quantity = (Long) value(row, "quantity_wh");
                switch ((String) value(row, "status")) {
                    case "filled" -> assertEquals(quantity, filled);
                    case "partially_filled" -> assertTrue(filled > 0 && filled < quantity, row.toString());
                    case "expired", "rejected" -> assertEquals(0, filled);
                    default -> assertTrue(filled < quantity, row.toString());
                }
            }
        }
    }

    @Test
    void anIdThatComesAgainLeavesTheFirstOrdersRow() {
        List<TimedCommand> log = new ArrayList<>(RandomCommands.of("z", 1, 0));
        long now = log.get(log.size() - 1).effectiveMillis();
        for (long quantity : new long[] {500, 700}) {
            log.add(new TimedCommand(
                    "z",
                    now,
                    new Command.PlaceOrder(
                            "z",
                            "same",
                            "",
                            "user1",
                            Side.BUY,
                            quantity,
                            100_000,
                            Command.PlaceOrder.ACTIVE_EPOCH,
                            TimeInForce.EPOCH,
                            0)));
        }
        Row row = table(rowsOf(log)).get(List.of(Table.ORDERS, List.of("same")));
        assertEquals("active", value(row, "status"));
        assertEquals(500L, value(row, "quantity_wh"));
    }

    @Test
    void aTradeHasARowOfItsOwnOnceTheChainHasSpoken() {
        Trade trade = new Trade("z", 7, 0, "b", "s", "buyer", "seller", 1_000, 200_000, 200_000, 2_000);
        List<Row> rows = new ArrayList<>();
        Rows.of(new ZoneEvent("z", 90, new ZoneEvent.Traded(trade)), rows::add);
        assertEquals(List.of(Table.MATCHES), rows.stream().map(Row::table).toList());
        rows = receipt(trade, SettlementReceipt.Status.CONFIRMED);
        assertEquals(
                List.of(Table.SETTLEMENTS, Table.TRANSACTIONS),
                rows.stream().map(Row::table).toList());
    }

    @Test
    void whatTheChainSaidStaysWhateverComesAfter() {
        Trade trade = new Trade("z", 7, 0, "b", "s", "buyer", "seller", 1_000, 200_000, 200_000, 2_000);
        List<Row> failed = receipt(trade, SettlementReceipt.Status.FAILED);
        List<Row> confirmed = receipt(trade, SettlementReceipt.Status.CONFIRMED);
        List<Object> key = List.of(Table.SETTLEMENTS, List.of(trade.tradeId().toString()));
        List<Row> rows = new ArrayList<>(confirmed);
        rows.addAll(failed);
        assertEquals("confirmed", value(table(rows).get(key), "status"));
        assertEquals("signature", value(table(rows).get(key), "signature"));
        rows.removeAll(confirmed);
        assertEquals("failed", value(table(rows).get(key), "status"));
        assertEquals("no funds", value(table(rows).get(key), "reason"));
    }

    @Test
    void theNewestRevisionOfAnIntervalIsShownAndAllAreKept() {
        List<Row> rows = new ArrayList<>();
        for (int revision : new int[] {2, 0, 1}) {
            MeterInterval.Status status = MeterInterval.Status.values()[revision];
            MeterRows.of(
                    new MeterInterval(
                            MeterInterval.VERSION,
                            "m",
                            "u",
                            "z",
                            0,
                            900_000,
                            status,
                            revision,
                            10 + revision,
                            20,
                            revision == 1 ? 25 : 0,
                            0,
                            null,
                            7L,
                            3,
                            MeterInterval.Quality.PARTIAL,
                            1_000,
                            new TreeMap<>(Map.of("32.7.0", "230.1"))),
                    rows::add);
        }
        Map<List<Object>, Row> table = table(rows);
        assertEquals(4, table.size());
        Row newest = table.get(List.of(Table.INTERVALS, List.of("m", 0L)));
        assertEquals("corrected", value(newest, "status"));
        assertEquals(12L, value(newest, "import_wh"));
        assertEquals("partial", value(newest, "quality"));
        assertEquals("{\"32.7.0\":\"230.1\"}", value(newest, "measurements"));
        Row settled = table.get(List.of(Table.INTERVAL_REVISIONS, List.of("m", 0L, 1)));
        assertEquals(25L, value(settled, "credited_export_wh"));
        assertEquals("final", value(settled, "status"));
        assertNull(value(settled, "generated_wh"));
        assertEquals(7L, value(settled, "consumed_wh"));
    }

    @Test
    void aZonesNewestFiguresAreShown() {
        List<Row> rows = new ArrayList<>();
        for (int revision : new int[] {1, 0}) {
            MeterRows.of(
                    new ZoneEnergy(
                            ZoneEnergy.VERSION,
                            "z",
                            0,
                            900_000,
                            MeterInterval.Status.values()[revision],
                            revision,
                            5,
                            1,
                            100,
                            200,
                            300,
                            400,
                            750_000L),
                    rows::add);
        }
        Row row = table(rows).get(List.of(Table.ZONE_STATISTICS, List.of("z", 0L)));
        assertEquals("final", value(row, "status"));
        assertEquals(750_000L, value(row, "self_sufficiency_ppm"));
        assertEquals(1, value(row, "missing_meters"));
    }

    /** Both ways of payment count, and no number of trades is too much. */
    @Test
    void theAmountOfASettlementIsWhatChangedHands() {
        List<Trade> trades = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            long amount = i == 1 ? -Long.MAX_VALUE : Long.MAX_VALUE;
            trades.add(new Trade("z", 7, i, "b", "s", "buyer", "seller", 1_000, amount, amount, 0));
        }
        List<Row> rows = new ArrayList<>();
        LedgerInstruction settle = new LedgerInstruction.Settle(1, "settle/z/7/0", "z", 7, 0, trades);
        Rows.of(new SettlementReceipt(1, settle, SettlementReceipt.Status.CONFIRMED, "signature", 5, "", 1), rows::add);
        Row transaction = rows.get(rows.size() - 1);
        assertEquals(Table.TRANSACTIONS, transaction.table());
        assertEquals("27670116110564327421", value(transaction, "amount"));
        assertEquals(-Long.MAX_VALUE, value(rows.get(1), "amount_micros"));
    }

    @Test
    void zonesHaveACurrencyAndSayWhenceTheirCreditComes() {
        ZoneRules rules = ZoneRules.defaults()
                .withCurrency("GRX2")
                .with(Pricing.UNIFORM, Credit.UNLIMITED)
                .withPrices(-5, 5, 1);
        Row row = only(new ZoneEvent.RulesSet(rules, 3));
        assertEquals("GRX2", value(row, "currency"));
        assertEquals("unlimited", value(row, "credit"));
        assertEquals(-5L, value(row, "min_price_micros"));
        assertEquals("verified", value(only(new ZoneEvent.RulesSet(ZoneRules.defaults(), 3)), "credit"));
    }

    @Test
    void anEpochHasItsMarginalOrdersAndItsWelfare() {
        BigInteger welfare = BigInteger.ONE.shiftLeft(70).negate();
        Row row = only(new ZoneEvent.EpochCleared(result(1, "b1", "s1", welfare)));
        assertEquals("b1", value(row, "marginal_bid"));
        assertEquals("s1", value(row, "marginal_ask"));
        assertEquals("-1180591620717411303424", value(row, "welfare_micros"));
        assertEquals(1_500L, value(row, "closed_at"));
        Row unmatched = only(new ZoneEvent.EpochCleared(result(0, "", "", BigInteger.ZERO)));
        assertEquals(null, value(unmatched, "marginal_bid"));
        assertEquals("0", value(unmatched, "welfare_micros"));
        assertEquals(null, value(unmatched, "clearing_price_micros"));
        Row ofTheFirstVersion = only(new ZoneEvent.EpochCleared(result(1, "", "", BigInteger.ZERO)));
        assertEquals(null, value(ofTheFirstVersion, "marginal_bid"));
        assertEquals(null, value(ofTheFirstVersion, "welfare_micros"));
        assertEquals(7L, value(ofTheFirstVersion, "clearing_price_micros"));
    }

    private static EpochResult result(int matches, String bid, String ask, BigInteger welfare) {
        return new EpochResult("z", 3, 1_000, 2_000, 1_500, 4, 7, 8, 2, matches, bid, ask, welfare, 5, 6, "root");
    }

    @Test
    void aCurveIsCutIntoPiecesThatFit() throws IOException {
        long[] prices = LongStream.range(0, ZoneEvent.CurveCleared.MAX_LEVELS)
                .map(i -> -ZoneRules.PRICE_LIMIT_MICROS + i)
                .toArray();
        long[] quantities = new long[prices.length];
        Arrays.fill(quantities, Long.MAX_VALUE);
        List<Row> rows = new ArrayList<>();
        for (int piece = 0; piece < 2; piece++) {
            Rows.of(
                    new ZoneEvent("z", 9, new ZoneEvent.CurveCleared(3, Side.SELL, piece, prices, quantities)),
                    rows::add);
        }
        assertEquals(
                IntStream.range(0, 8).boxed().toList(),
                rows.stream().map(row -> value(row, "piece")).toList());
        List<String> levels = new ArrayList<>();
        for (Row row : rows) {
            assertEquals(row, Row.CODEC.fromBytes(Row.CODEC.toBytes(row)));
            String json = (String) value(row, "levels");
            levels.addAll(List.of(json.substring(2, json.length() - 2).split("],\\[")));
        }
        assertEquals(2 * prices.length, levels.size());
        assertEquals(prices[4_095] + "," + Long.MAX_VALUE, levels.get(4_095));
        Row small = only(new ZoneEvent.CurveCleared(3, Side.BUY, 0, new long[] {7, -1}, new long[] {1_500, 20}));
        assertEquals("[[7,1500],[-1,20]]", value(small, "levels"));
        assertEquals("buy", value(small, "side"));
    }

    @Test
    void aStandingOrderIsAsItWasLastSetUntilItIsEnded() {
        StandingOrder order = new StandingOrder("so", "ann", Side.BUY, 200_000, 3_000_000, false, 5, 20_577, 1_250_000);
        Row active = only(new ZoneEvent.StandingOrderSet(order));
        assertEquals("active", value(active, "status"));
        assertEquals("2026-05-04", value(active, "spent_day"));
        assertEquals(1_250_000L, value(active, "spent_micros"));
        StandingOrder unspent = new StandingOrder("so", "ann", Side.SELL, -1, 0, true, 5, 0, 0);
        Row paused = only(new ZoneEvent.StandingOrderSet(unspent));
        assertEquals("paused", value(paused, "status"));
        assertEquals(null, value(paused, "spent_day"));
        Row ended = only(new ZoneEvent.StandingOrderEnded(order));
        assertEquals("ended", value(ended, "status"));
        assertEquals(active.key(), ended.key());
        assertEquals(200_000L, value(ended, "limit_micros"));
    }

    @Test
    void anOrderSaysWhichStandingOrderItWasPlacedFor() {
        Order order = new Order("o", "", "so", "ann", Side.SELL, 5, 5, 7, 0, 1, 3, 3, 1_000);
        assertEquals("so", value(only(new ZoneEvent.OrderAccepted(order, false)), "standing_order_id"));
    }

    private static Row only(ZoneEvent.Body body) {
        List<Row> rows = new ArrayList<>();
        Rows.of(new ZoneEvent("z", 9, body), rows::add);
        assertEquals(1, rows.size());
        return rows.get(0);
    }

    private static List<Row> receipt(Trade trade, SettlementReceipt.Status status) {
        List<Row> rows = new ArrayList<>();
        LedgerInstruction settle = new LedgerInstruction.Settle(1, "settle/z/7/0", "z", 7, 0, List.of(trade));
        String reason = status == SettlementReceipt.Status.FAILED ? "no funds" : "";
        Rows.of(new SettlementReceipt(1, settle, status, "signature", 5, reason, 1_800_000_000_000L), rows::add);
        return rows;
    }

    private static List<Row> rowsOf(List<TimedCommand> log) {
        List<Row> rows = new ArrayList<>();
        Zone zone = new Zone("z", new HeapZoneState(), event -> Rows.of(event, rows::add));
        for (TimedCommand timed : log) {
            zone.apply(timed.command(), timed.effectiveMillis());
        }
        return rows;
    }

    /** What the database would hold: the row with the greatest sequence of each key. */
    private static Map<List<Object>, Row> table(List<Row> rows) {
        Map<List<Object>, Row> table = new HashMap<>();
        for (Row row : rows) {
            table.merge(
                    List.of(row.table(), row.key()), row, (old, its) -> its.sequence() > old.sequence() ? its : old);
        }
        return table;
    }

    private static long sum(Map<List<Object>, Row> rows, Table table, String column) {
        return rows.values().stream()
                .filter(row -> row.table() == table)
                .mapToLong(row -> (Long) value(row, column))
                .sum();
    }

    private static Object value(Row row, String column) {
        List<String> names =
                row.table().columns().stream().map(Table.Column::name).toList();
        return row.values().get(names.indexOf(column));
    }
}
