package org.gridtokenx.jobs.replay;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.gridtokenx.market.Command;
import org.gridtokenx.market.Credit;
import org.gridtokenx.market.Decimals;
import org.gridtokenx.market.Pricing;
import org.gridtokenx.market.Role;
import org.gridtokenx.market.Side;
import org.gridtokenx.market.TimeInForce;
import org.gridtokenx.market.ZoneRules;

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

    private static final Map<String, Side> SIDES = words(Side.values(), Side::word);
    private static final Map<String, TimeInForce> TIMES_IN_FORCE = words(TimeInForce.values(), TimeInForce::word);
    private static final Map<String, Role> ROLES = words(Role.values(), Role::word);
    private static final Map<String, Pricing> PRICINGS = words(Pricing.values(), Pricing::word);
    private static final Map<String, Credit> CREDITS =
            words(Credit.values(), credit -> credit.name().toLowerCase(Locale.ROOT));

    private CommandText() {}

    static Command parse(Fields fields) throws UnreadableFileException {
        String kind = fields.text("command");
        try {
            return switch (kind) {
                case "tick" -> new Command.Tick();
                case "set_rules" -> new Command.SetRules(fields.text("zone"), rules(fields));
                case "open_account" ->
                    new Command.OpenAccount(fields.text("zone"), fields.text("user_id"), word(fields, "role", ROLES));
                case "deposit" ->
                    new Command.Deposit(
                            fields.text("zone"),
                            fields.text("user_id"),
                            fields.text("deposit_id"),
                            fields.money("amount"));
                case "credit_energy" ->
                    new Command.CreditEnergy(
                            fields.text("zone"),
                            fields.text("user_id"),
                            fields.text("meter_id"),
                            fields.time("interval_start"),
                            fields.energy("export_energy"),
                            fields.energy("import_energy"));
                case "place_order" -> placeOrder(fields);
                case "cancel_order" ->
                    new Command.CancelOrder(fields.text("zone"), fields.text("order_id"), fields.text("user_id"));
                default -> throw fields.refuse("command", "'" + kind + "' is not known");
            };
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new UnreadableFileException(fields.line(), e.getMessage());
        }
    }

    /** A plain order, or the command {@code place_order}. */
    static Command.PlaceOrder placeOrder(Fields fields) throws UnreadableFileException {
        TimeInForce timeInForce =
                fields.has("time_in_force") ? word(fields, "time_in_force", TIMES_IN_FORCE) : TimeInForce.EPOCH;
        if (timeInForce == TimeInForce.EPOCH && fields.has("until")) {
            throw fields.refuse("until", "goes with time_in_force until");
        }
        return new Command.PlaceOrder(
                fields.text("zone"),
                fields.text("order_id"),
                fields.optional("client_order_id"),
                fields.text("user_id"),
                word(fields, "side", SIDES),
                fields.energy("energy_amount"),
                fields.money("price_per_kwh"),
                fields.has("epoch") ? fields.whole("epoch") : Command.PlaceOrder.ACTIVE_EPOCH,
                timeInForce,
                timeInForce == TimeInForce.UNTIL ? fields.time("until") : 0);
    }

    private static ZoneRules rules(Fields fields) throws UnreadableFileException {
        long epochMillis;
        try {
            epochMillis = Duration.parse(fields.text("epoch_length")).toMillis();
        } catch (DateTimeParseException e) {
            throw fields.refuse("epoch_length", "'" + fields.text("epoch_length") + "' is not a duration like PT15M");
        }
        return new ZoneRules(
                epochMillis,
                word(fields, "pricing", PRICINGS),
                word(fields, "credit", CREDITS),
                fields.money("min_price"),
                fields.money("max_price"),
                fields.money("price_step"),
                fields.energy("min_energy"),
                fields.energy("max_energy"),
                fields.energy("energy_step"),
                Math.toIntExact(fields.whole("fee_bps")),
                fields.truth("paused"));
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
        if (command instanceof Command.Tick) {
            fields.put("command", "tick");
        } else if (command instanceof Command.SetRules set) {
            fields.put("command", "set_rules");
            format(set.rules(), fields);
        } else if (command instanceof Command.OpenAccount open) {
            fields.put("command", "open_account");
            fields.put("user_id", open.userId());
            fields.put("role", open.role().word());
        } else if (command instanceof Command.Deposit deposit) {
            fields.put("command", "deposit");
            fields.put("user_id", deposit.userId());
            fields.put("deposit_id", deposit.depositId());
            fields.put("amount", Decimals.formatMicros(deposit.amountMicros()));
        } else if (command instanceof Command.CreditEnergy credit) {
            fields.put("command", "credit_energy");
            fields.put("user_id", credit.userId());
            fields.put("meter_id", credit.meterId());
            fields.put("interval_start", time(credit.intervalStartMillis()));
            fields.put("export_energy", Decimals.formatEnergy(credit.exportWh()));
            fields.put("import_energy", Decimals.formatEnergy(credit.importWh()));
        } else if (command instanceof Command.PlaceOrder place) {
            fields.put("command", "place_order");
            format(place, fields);
        } else if (command instanceof Command.CancelOrder cancel) {
            fields.put("command", "cancel_order");
            fields.put("order_id", cancel.orderId());
            fields.put("user_id", cancel.userId());
        }
        return fields;
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

    private static void format(ZoneRules rules, Map<String, String> fields) {
        fields.put("epoch_length", Duration.ofMillis(rules.epochMillis()).toString());
        fields.put("pricing", rules.pricing().word());
        fields.put("credit", rules.credit().name().toLowerCase(Locale.ROOT));
        fields.put("min_price", Decimals.formatMicros(rules.minPriceMicros()));
        fields.put("max_price", Decimals.formatMicros(rules.maxPriceMicros()));
        fields.put("price_step", Decimals.formatMicros(rules.priceStepMicros()));
        fields.put("min_energy", Decimals.formatEnergy(rules.minQuantityWh()));
        fields.put("max_energy", Decimals.formatEnergy(rules.maxQuantityWh()));
        fields.put("energy_step", Decimals.formatEnergy(rules.quantityStepWh()));
        fields.put("fee_bps", Integer.toString(rules.feeBasisPoints()));
        fields.put("paused", Boolean.toString(rules.paused()));
    }

    private static String time(long millis) {
        return Instant.ofEpochMilli(millis).toString();
    }

    private static <E> E word(Fields fields, String name, Map<String, E> words) throws UnreadableFileException {
        return words.get(fields.word(name, new TreeSet<>(words.keySet())));
    }

    private static <E> Map<String, E> words(E[] values, Function<E, String> word) {
        Map<String, E> words = new HashMap<>();
        for (E value : values) {
            words.put(word.apply(value), value);
        }
        return Map.copyOf(words);
    }

    /** All names a line may have. */
    static Set<String> names() {
        return Set.copyOf(COLUMNS);
    }
}
