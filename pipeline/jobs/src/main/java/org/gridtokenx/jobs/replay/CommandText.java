package org.gridtokenx.jobs.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gridtokenx.market.Command;
import org.gridtokenx.market.Decimals;
import org.gridtokenx.market.Role;
import org.gridtokenx.market.Side;
import org.gridtokenx.market.TimeInForce;

/**
 * Commands as named text fields, the same in CSV and JSON Lines. Every line has {@code placed_at}, {@code command} and
 * {@code zone}; the other fields are those of the kind of command.
 */
final class CommandText {
    /** All fields of all kinds, in the order of the columns. */
    static final List<String> COLUMNS = List.of(
            "placed_at",
            "command",
            "zone",
            "order_id",
            "client_order_id",
            "user_id",
            "side",
            "energy_amount",
            "price_per_kwh",
            "epoch",
            "time_in_force",
            "until",
            "role",
            "deposit_id",
            "amount",
            "meter_id",
            "interval_start",
            "export_energy",
            "import_energy",
            "standing_order_id",
            "daily_budget",
            "timeout",
            "currency",
            "epoch_length",
            "pricing",
            "credit",
            "min_price",
            "max_price",
            "price_step",
            "min_energy",
            "max_energy",
            "energy_step",
            "fee_bps",
            "paused");

    private static final Map<String, Side> SIDES = Fields.words(Side.values(), Side::word);
    private static final Map<String, TimeInForce> TIMES_IN_FORCE =
            Fields.words(TimeInForce.values(), TimeInForce::word);
    private static final Map<String, Role> ROLES = Fields.words(Role.values(), Role::word);

    private CommandText() {}

    static Command parse(Fields fields) throws UnreadableFileException {
        String kind = fields.text("command");
        try {
            return kind.equals("tick") ? new Command.Tick() : parse(kind, fields.text("zone"), fields);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new UnreadableFileException(fields.line(), e.getMessage());
        }
    }

    private static Command parse(String kind, String zone, Fields fields) throws UnreadableFileException {
        return switch (kind) {
            case "open_zone" -> new Command.OpenZone(zone, RulesText.parse(fields));
            case "set_rules" -> new Command.SetRules(zone, RulesText.parse(fields));
            case "pause_zone" -> new Command.PauseZone(zone, fields.truth("paused"));
            case "close_epoch" -> new Command.CloseEpoch(zone, fields.whole("epoch"));
            case "open_account" -> new Command.OpenAccount(zone, fields.text("user_id"), fields.word("role", ROLES));
            case "deposit" ->
                new Command.Deposit(zone, fields.text("user_id"), fields.text("deposit_id"), fields.money("amount"));
            case "credit_energy" ->
                new Command.CreditEnergy(
                        zone,
                        fields.text("user_id"),
                        fields.text("meter_id"),
                        fields.time("interval_start"),
                        fields.energy("export_energy"),
                        fields.energy("import_energy"));
            case "place_order" -> placeOrder(fields);
            case "cancel_order" -> new Command.CancelOrder(zone, fields.text("order_id"), fields.text("user_id"));
            case "cancel_all" -> new Command.CancelAll(zone, fields.text("user_id"));
            case "cancel_after" -> new Command.CancelAfter(zone, fields.text("user_id"), fields.duration("timeout"));
            case "set_standing_order" ->
                new Command.SetStandingOrder(
                        zone,
                        fields.text("standing_order_id"),
                        fields.text("user_id"),
                        fields.word("side", SIDES),
                        fields.money("price_per_kwh"),
                        fields.has("daily_budget") ? fields.money("daily_budget") : 0,
                        fields.has("paused") && fields.truth("paused"));
            case "end_standing_order" ->
                new Command.EndStandingOrder(zone, fields.text("standing_order_id"), fields.text("user_id"));
            default -> throw fields.refuse("command", "'" + kind + "' is not known");
        };
    }

    /** A plain order, or the command {@code place_order}. */
    static Command.PlaceOrder placeOrder(Fields fields) throws UnreadableFileException {
        TimeInForce timeInForce =
                fields.has("time_in_force") ? fields.word("time_in_force", TIMES_IN_FORCE) : TimeInForce.EPOCH;
        if (timeInForce == TimeInForce.EPOCH && fields.has("until")) {
            throw fields.refuse("until", "goes with time_in_force until");
        }
        return new Command.PlaceOrder(
                fields.text("zone"),
                fields.text("order_id"),
                fields.optional("client_order_id"),
                fields.text("user_id"),
                fields.word("side", SIDES),
                fields.energy("energy_amount"),
                fields.money("price_per_kwh"),
                fields.has("epoch") ? fields.whole("epoch") : Command.PlaceOrder.ACTIVE_EPOCH,
                timeInForce,
                timeInForce == TimeInForce.UNTIL ? fields.time("until") : 0);
    }

    /**
     * The fields of a command.
     *
     * @param zone the command's zone; for a tick the zone whose time passes
     */
    static Map<String, String> format(String zone, long effectiveMillis, Command command) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("placed_at", time(effectiveMillis));
        fields.put("zone", zone);
        fields.put("command", formatFields(command, fields));
        return fields;
    }

    /** Puts a command's own fields and gives the word of its kind. */
    private static String formatFields(Command command, Map<String, String> fields) {
        if (command instanceof Command.PlaceOrder place) {
            format(place, fields);
            return "place_order";
        } else if (command instanceof Command.CancelOrder cancel) {
            fields.put("order_id", cancel.orderId());
            fields.put("user_id", cancel.userId());
            return "cancel_order";
        } else if (command instanceof Command.CancelAll cancel) {
            fields.put("user_id", cancel.userId());
            return "cancel_all";
        } else if (command instanceof Command.CancelAfter cancel) {
            fields.put("user_id", cancel.userId());
            fields.put("timeout", Duration.ofMillis(cancel.timeoutMillis()).toString());
            return "cancel_after";
        } else if (command instanceof Command.SetStandingOrder set) {
            fields.put("standing_order_id", set.standingOrderId());
            fields.put("user_id", set.userId());
            fields.put("side", set.side().word());
            fields.put("price_per_kwh", Decimals.formatMicros(set.limitMicros()));
            fields.put("daily_budget", Decimals.formatMicros(set.dailyBudgetMicros()));
            fields.put("paused", Boolean.toString(set.paused()));
            return "set_standing_order";
        } else if (command instanceof Command.EndStandingOrder end) {
            fields.put("standing_order_id", end.standingOrderId());
            fields.put("user_id", end.userId());
            return "end_standing_order";
        } else if (command instanceof Command.OpenAccount open) {
            fields.put("user_id", open.userId());
            fields.put("role", open.role().word());
            return "open_account";
        } else if (command instanceof Command.Deposit deposit) {
            fields.put("user_id", deposit.userId());
            fields.put("deposit_id", deposit.depositId());
            fields.put("amount", Decimals.formatMicros(deposit.amountMicros()));
            return "deposit";
        } else if (command instanceof Command.CreditEnergy credit) {
            fields.put("user_id", credit.userId());
            fields.put("meter_id", credit.meterId());
            fields.put("interval_start", time(credit.intervalStartMillis()));
            fields.put("export_energy", Decimals.formatEnergy(credit.exportWh()));
            fields.put("import_energy", Decimals.formatEnergy(credit.importWh()));
            return "credit_energy";
        } else if (command instanceof Command.OpenZone open) {
            RulesText.format(open.rules(), fields);
            return "open_zone";
        } else if (command instanceof Command.SetRules set) {
            RulesText.format(set.rules(), fields);
            return "set_rules";
        } else if (command instanceof Command.PauseZone pause) {
            fields.put("paused", Boolean.toString(pause.paused()));
            return "pause_zone";
        } else if (command instanceof Command.CloseEpoch close) {
            fields.put("epoch", Long.toString(close.epoch()));
            return "close_epoch";
        } else if (command instanceof Command.Tick) {
            return "tick";
        }
        throw new IllegalArgumentException("a command of no known kind: " + command);
    }

    private static void format(Command.PlaceOrder place, Map<String, String> fields) {
        fields.put("order_id", place.orderId());
        fields.put("client_order_id", place.clientOrderId());
        fields.put("user_id", place.userId());
        fields.put("side", place.side().word());
        fields.put("energy_amount", Decimals.formatEnergy(place.quantityWh()));
        fields.put("price_per_kwh", Decimals.formatMicros(place.limitMicros()));
        if (place.epoch() != Command.PlaceOrder.ACTIVE_EPOCH) {
            fields.put("epoch", Long.toString(place.epoch()));
        }
        fields.put("time_in_force", place.timeInForce().word());
        if (place.timeInForce() == TimeInForce.UNTIL) {
            fields.put("until", time(place.untilMillis()));
        }
    }

    private static String time(long millis) {
        return Instant.ofEpochMilli(millis).toString();
    }

    /** All names a line may have. */
    static Set<String> names() {
        return Set.copyOf(COLUMNS);
    }
}
