package org.gridtokenx.jobs.projection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.gridtokenx.contracts.LedgerInstruction;
import org.gridtokenx.contracts.SettlementReceipt;
import org.gridtokenx.jobs.clearing.RandomCommands;
import org.gridtokenx.jobs.clearing.TimedCommand;
import org.gridtokenx.market.Command;
import org.gridtokenx.market.HeapZoneState;
import org.gridtokenx.market.Side;
import org.gridtokenx.market.TimeInForce;
import org.gridtokenx.market.Trade;
import org.gridtokenx.market.Zone;
import org.gridtokenx.market.ZoneEvent;
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
