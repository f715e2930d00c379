package org.gridtokenx.jobs.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.gridtokenx.market.Command;
import org.gridtokenx.market.Credit;
import org.gridtokenx.market.Pricing;
import org.gridtokenx.market.Role;
import org.gridtokenx.market.Side;
import org.gridtokenx.market.TimeInForce;
import org.gridtokenx.market.ZoneRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandTextTest {
    private static final long AT = 1_777_888_800_123L;

    private static final ZoneRules RULES = ZoneRules.defaults()
            .withCurrency("GRX2")
            .with(Pricing.PAY_AS_BID, Credit.UNLIMITED)
            .withEpochMillis(1_001)
            .withPrices(-1, ZoneRules.PRICE_LIMIT_MICROS, 10)
            .withPaused(true);

    /** A sample of every kind, and of what is written otherwise. */
    private static List<Command> samples() {
        return List.of(
                new Command.Tick(),
                new Command.OpenZone("z", RULES),
                new Command.SetRules("z", ZoneRules.defaults()),
                new Command.PauseZone("z", true),
                new Command.PauseZone("z", false),
                new Command.CloseEpoch("z", -7),
                new Command.OpenAccount("z", "zoë, \"☀\"", Role.CONSUMER),
                new Command.Deposit("z", "u", "d", 1),
                new Command.CreditEnergy("z", "u", "m", AT, 1, Command.CreditEnergy.LIMIT_WH),
                new Command.PlaceOrder(
                        "z",
                        "o",
                        "",
                        "u",
                        Side.BUY,
                        Long.MIN_VALUE,
                        Long.MAX_VALUE,
                        Command.PlaceOrder.ACTIVE_EPOCH,
                        TimeInForce.EPOCH,
                        0),
                new Command.PlaceOrder("z", "o", "c", "u", Side.SELL, 1, -1, 7, TimeInForce.UNTIL, AT),
                new Command.CancelOrder("z", "o", "u"),
                new Command.CancelAll("z", "u"),
                new Command.CancelAfter("z", "u", 0),
                new Command.CancelAfter("z", "u", 61_001),
                new Command.SetStandingOrder("z", "so", "u", Side.BUY, 145_000, 3_000_000, true),
                new Command.SetStandingOrder("z", "so", "u", Side.SELL, -1, 0, false),
                new Command.EndStandingOrder("z", "so", "u"));
    }

    @Test
    void everyKindIsTheSameAfterItsText() throws Exception {
        Set<Class<?>> kinds = samples().stream().map(Object::getClass).collect(Collectors.toSet());
        assertEquals(Set.of(Command.class.getPermittedSubclasses()), kinds, "a sample of every kind");
        for (Command command : samples()) {
            Map<String, String> text = CommandText.format("z", AT, command);
            assertTrue(CommandText.COLUMNS.containsAll(text.keySet()), text.toString());
            assertEquals("z", text.get("zone"));
            Fields fields = new Fields(1, text);
            assertEquals(command, CommandText.parse(fields));
            assertEquals(AT, fields.time("placed_at"));
        }
    }

    /** What a line may leave out: files of before there were currencies, and standing orders in the least words. */
    @Test
    void someFieldsNeedNotBeThere() throws Exception {
        Map<String, String> rules = CommandText.format("z", AT, new Command.SetRules("z", ZoneRules.defaults()));
        rules.remove("currency");
        assertEquals(new Command.SetRules("z", ZoneRules.defaults()), CommandText.parse(new Fields(1, rules)));
        Map<String, String> standing =
                CommandText.format("z", AT, new Command.SetStandingOrder("z", "so", "u", Side.SELL, 120_000, 0, false));
        standing.remove("daily_budget");
        standing.put("paused", "");
        assertEquals(
                new Command.SetStandingOrder("z", "so", "u", Side.SELL, 120_000, 0, false),
                CommandText.parse(new Fields(1, standing)));
    }

    @Test
    void aMissingFieldIsNamed() {
        for (Command command : samples()) {
            Map<String, String> text = CommandText.format("z", AT, command);
            List<String> names = new ArrayList<>(text.keySet());
            names.removeAll(List.of(
                    "placed_at", "zone", "currency", "daily_budget", "time_in_force", "epoch", "client_order_id"));
            if (command instanceof Command.SetStandingOrder) {
                names.remove("paused");
            }
            for (String name : names) {
                Map<String, String> less = new HashMap<>(text);
                less.remove(name);
                assertEquals("line 3: " + name + " is missing", refusal(less));
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "close_epoch | epoch | soon | epoch: 'soon' is not a whole number",
                "pause_zone | paused | yes | paused: 'yes' is none of false, true",
                "cancel_after | timeout | 60 | timeout: '60' is not a duration like PT15M",
                "cancel_after | timeout | PT0.5S | a cancel-after lies within 1000 and 86400000 ms, or is 0 for none: 500",
                "cancel_after | timeout | PT9999999999999999H | timeout: 'PT9999999999999999H' is not a duration like PT15M",
                "set_standing_order | side | both | side: 'both' is none of buy, sell",
                "set_standing_order | daily_budget | -1 | a daily budget is not negative",
                "set_standing_order | side | sell | a standing sell order has no budget",
                "set_standing_order | price_per_kwh | 0.0000001 | price_per_kwh: '0.0000001' has more than 6 decimals, which the unit does not carry",
                "open_zone | currency | eur | a currency is 3 to 10 capital letters or digits, such as EUR",
                "open_zone | epoch_length | P1Y | epoch_length: 'P1Y' is not a duration like PT15M",
                "cancel_all | user_id | ' x' | userId begins or ends with a blank",
                "cancel_all | command | cancel_some | command: 'cancel_some' is not known",
            })
    void whatIsWrongIsSaid(String kind, String field, String value, String message) {
        Map<String, String> text = samples().stream()
                .map(command -> CommandText.format("z", AT, command))
                .filter(fields -> fields.get("command").equals(kind))
                .findFirst()
                .orElseThrow();
        text.put(field, value);
        assertEquals("line 3: " + message, refusal(text));
    }

    private static String refusal(Map<String, String> text) {
        return assertThrows(UnreadableFileException.class, () -> CommandText.parse(new Fields(3, text)))
                .getMessage();
    }
}
