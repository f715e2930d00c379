package org.gridtokenx.jobs.projection;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A table that the projection writes: its columns with their types in Postgres, the first of them its key. A trade has
 * its place for a key, which its id is derived from: rows then come in the order of their index.
 *
 * <p>Every table ends in {@code sequence bigint}; a row with a greater one replaces a row, another changes nothing.
 */
enum Table {
    ZONES(
            "zones",
            1,
            "zone text, epoch_millis bigint, pricing text, min_price_micros bigint, max_price_micros bigint,"
                    + " price_step_micros bigint, min_quantity_wh bigint, max_quantity_wh bigint,"
                    + " quantity_step_wh bigint, fee_basis_points int, paused boolean, from_epoch bigint, currency text,"
                    + " credit text"),
    EPOCHS(
            "market_epochs",
            2,
            "zone text, epoch_id bigint, start_time timestamptz, end_time timestamptz, status text,"
                    + " clearing_price_micros bigint, volume_wh bigint, orders int, matched_orders int, matches int,"
                    + " unserved_buy_wh bigint, unserved_sell_wh bigint, merkle_root text, closed_at timestamptz,"
                    + " marginal_bid text, marginal_ask text, welfare_micros numeric"),
    ORDERS(
            "trading_orders",
            1,
            "order_id text, client_order_id text, user_id text, zone text, epoch_id bigint, last_epoch_id bigint,"
                    + " side text, quantity_wh bigint, filled_wh bigint, limit_micros bigint, time_in_force text,"
                    + " status text, reason_code text, reason text, placed_at timestamptz, standing_order_id text"),
    CURVES("epoch_curves", 4, "zone text, epoch_id bigint, side text, piece int, levels jsonb"),
    STANDING_ORDERS(
            "standing_orders",
            3,
            "zone text, user_id text, standing_order_id text, side text, limit_micros bigint,"
                    + " daily_budget_micros bigint, status text, position bigint, spent_day date,"
                    + " spent_micros bigint"),
    MATCHES(
            "order_matches",
            3,
            "zone text, epoch_id bigint, position int, trade_id text, buy_order_id text, sell_order_id text,"
                    + " buyer_id text, seller_id text, quantity_wh bigint, price_micros bigint, amount_micros bigint,"
                    + " fee_micros bigint"),
    SETTLEMENTS(
            "settlements",
            1,
            "trade_id text, zone text, epoch_id bigint, position int, buyer_id text, seller_id text,"
                    + " quantity_wh bigint, price_micros bigint, amount_micros bigint, fee_micros bigint, status text,"
                    + " signature text, slot bigint, reason text, confirmed_at timestamptz"),
    TRANSACTIONS(
            "blockchain_transactions",
            1,
            "instruction_id text, kind text, zone text, user_id text, epoch_id bigint, amount numeric, status text,"
                    + " signature text, slot bigint, reason text, confirmed_at timestamptz"),
    INTERVALS(
            "meter_intervals",
            2,
            "meter_id text, start_time timestamptz, end_time timestamptz, user_id text, zone text, status text,"
                    + " revision int, import_wh bigint, export_wh bigint, generated_wh bigint, consumed_wh bigint,"
                    + " readings int, quality text, gap_millis bigint, measurements jsonb"),
    INTERVAL_REVISIONS(
            "meter_interval_revisions",
            3,
            "meter_id text, start_time timestamptz, revision int, end_time timestamptz, user_id text, zone text,"
                    + " status text, import_wh bigint, export_wh bigint, credited_export_wh bigint,"
                    + " credited_import_wh bigint, generated_wh bigint, consumed_wh bigint, readings int, quality text,"
                    + " gap_millis bigint, measurements jsonb"),
    ZONE_STATISTICS(
            "zone_statistics",
            2,
            "zone text, start_time timestamptz, end_time timestamptz, status text, revision int, meters int,"
                    + " missing_meters int, import_wh bigint, export_wh bigint, generated_wh bigint,"
                    + " consumed_wh bigint, self_sufficiency_ppm bigint"),
    BALANCES(
            "account_balances",
            2,
            "zone text, user_id text, role text, cash_micros bigint, cash_reserved_micros bigint, energy_wh bigint,"
                    + " energy_reserved_wh bigint, bought_wh bigint");

    /** A column and its type in Postgres. */
    record Column(String name, String type) {
        private static final String TIME = "timestamptz";

        /**
         * How its values travel: times as milliseconds, because the driver sends arrays of whole numbers in binary; what
         * is neither a number nor a truth as text.
         */
        String arrayType() {
            return switch (type) {
                case TIME -> "bigint";
                case "numeric", "jsonb", "date" -> "text";
                default -> type;
            };
        }

        private String ofArray() {
            if (type.equals(TIME)) {
                return "timestamptz 'epoch' + v." + name + " * interval '1 millisecond'";
            }
            return type.equals(arrayType()) ? "v." + name : "v." + name + "::" + type;
        }

        /** An array for a value of each row. The driver sends only those of a definite type in binary. */
        Object[] array(int length) {
            return switch (arrayType()) {
                case "text" -> new String[length];
                case "bigint" -> new Long[length];
                case "int" -> new Integer[length];
                case "boolean" -> new Boolean[length];
                default -> throw new IllegalStateException("no column is of type " + type);
            };
        }
    }

    private final String word;
    private final int keyColumns;
    private final List<Column> columns;

    Table(String word, int keyColumns, String columns) {
        this.word = word;
        this.keyColumns = keyColumns;
        this.columns = Arrays.stream((columns + ", sequence bigint").split(", *"))
                .map(column -> column.split(" "))
                .map(parts -> new Column(parts[0], parts[1]))
                .toList();
    }

    /** Its name in the database. */
    String word() {
        return word;
    }

    List<Column> columns() {
        return columns;
    }

    int keyColumns() {
        return keyColumns;
    }

    /** One statement for any number of rows: an array per column. */
    String upsert() {
        String names = columns.stream().map(Column::name).collect(Collectors.joining(", "));
        String arrays = columns.stream().map(c -> "?::" + c.arrayType() + "[]").collect(Collectors.joining(", "));
        String values = columns.stream().map(Column::ofArray).collect(Collectors.joining(", "));
        String key = columns.stream().limit(keyColumns).map(Column::name).collect(Collectors.joining(", "));
        String changes = columns.stream()
                .skip(keyColumns)
                .map(c -> c.name() + " = excluded." + c.name())
                .collect(Collectors.joining(", "));
        return "insert into " + word + " (" + names + ") select " + values + " from unnest(" + arrays + ") as v ("
                + names
                + ") on conflict (" + key
                + ") do update set " + changes + " where excluded.sequence > " + word + ".sequence";
    }
}
