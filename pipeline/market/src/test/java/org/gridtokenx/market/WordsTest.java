package org.gridtokenx.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** The words that files, topics and the API use, and values that cannot exist. */
class WordsTest {
    @Test
    void wordsArePinned() {
        assertEquals(
                List.of("buy", "sell"), Stream.of(Side.values()).map(Side::word).toList());
        assertEquals(
                List.of("consumer", "prosumer"),
                Stream.of(Role.values()).map(Role::word).toList());
        assertEquals(
                List.of("epoch", "until"),
                Stream.of(TimeInForce.values()).map(TimeInForce::word).toList());
        assertEquals(
                List.of("uniform", "pay_as_bid", "midpoint"),
                Stream.of(Pricing.values()).map(Pricing::word).toList());
        assertEquals(
                List.of(
                        "unknown_zone",
                        "duplicate_order",
                        "market_paused",
                        "gate_closed",
                        "unknown_epoch",
                        "expiry_too_early",
                        "role_not_allowed",
                        "quantity_out_of_bounds",
                        "quantity_step",
                        "price_out_of_bounds",
                        "price_step",
                        "amount_too_large",
                        "too_many_orders",
                        "insufficient_cash",
                        "insufficient_energy",
                        "self_cross",
                        "balance_too_large",
                        "unknown_order",
                        "rules_fixed",
                        "epoch_not_started",
                        "credit_not_verified",
                        "standing_order_exists",
                        "unknown_standing_order"),
                Stream.of(RejectCode.values()).map(RejectCode::code).toList());
    }

    @Test
    void defaultRules() {
        assertEquals(
                new ZoneRules(
                        "EUR",
                        900_000,
                        Pricing.UNIFORM,
                        Credit.VERIFIED,
                        0,
                        1_000_000_000_000_000L,
                        1,
                        1,
                        1_000_000_000_000L,
                        1,
                        100,
                        false),
                ZoneRules.defaults());
    }

    @Test
    void epochsAreAlignedToUtc() {
        ZoneRules rules = ZoneRules.defaults();
        assertEquals(0, rules.epochAt(899_999));
        assertEquals(1, rules.epochAt(900_000));
        assertEquals(-1, rules.epochAt(-1));
        assertEquals(1_963_808, rules.epochAt(1_767_427_200_000L));
        assertEquals(900_000, rules.startOf(1));
        assertEquals(1_800_000, rules.endOf(1));
    }

    @Test
    void rulesThatCannotBe() {
        long price = ZoneRules.PRICE_LIMIT_MICROS;
        long wh = ZoneRules.QUANTITY_LIMIT_WH;
        refused(() -> rules(999, Credit.VERIFIED, 0, 1, 1, 1, 1, 1, 0));
        refused(() -> rules(366 * 86_400_000L + 1, Credit.VERIFIED, 0, 1, 1, 1, 1, 1, 0));
        refused(() -> rules(1_000, Credit.VERIFIED, 2, 1, 1, 1, 1, 1, 0));
        refused(() -> rules(1_000, Credit.UNLIMITED, -price - 1, 1, 1, 1, 1, 1, 0));
        refused(() -> rules(1_000, Credit.VERIFIED, 0, price + 1, 1, 1, 1, 1, 0));
        refused(() -> rules(1_000, Credit.VERIFIED, 0, 1, 0, 1, 1, 1, 0));
        refused(() -> rules(1_000, Credit.VERIFIED, 0, 1, 1, 0, 1, 1, 0));
        refused(() -> rules(1_000, Credit.VERIFIED, 0, 1, 1, 2, 1, 1, 0));
        refused(() -> rules(1_000, Credit.VERIFIED, 0, 1, 1, 1, wh + 1, 1, 0));
        refused(() -> rules(1_000, Credit.VERIFIED, 0, 1, 1, 1, 1, 0, 0));
        refused(() -> rules(1_000, Credit.VERIFIED, 0, 1, 1, 1, 1, 1, -1));
        refused(() -> rules(1_000, Credit.VERIFIED, 0, 1, 1, 1, 1, 1, 10_001));
        for (String currency : List.of("", "EU", "eur", "EURO CENTS", "1EUR", "EUR\n", "EEEEEEEEEEE")) {
            refused(() -> ZoneRules.defaults().withCurrency(currency));
        }
        assertEquals("USDC2", ZoneRules.defaults().withCurrency("USDC2").currency());
        assertEquals(
                1_000,
                rules(1_000, Credit.UNLIMITED, -price, price, 1, 1, wh, 1, 10_000)
                        .epochMillis());
    }

    private static ZoneRules rules(
            long epoch, Credit credit, long min, long max, long step, long minWh, long maxWh, long stepWh, int fee) {
        return new ZoneRules("EUR", epoch, Pricing.UNIFORM, credit, min, max, step, minWh, maxWh, stepWh, fee, false);
    }

    @Test
    void commandsThatCannotBe() {
        refused(() -> new Command.OpenAccount(" ", "u", Role.CONSUMER));
        refused(() -> new Command.OpenAccount("z", "", Role.CONSUMER));
        refused(() -> new Command.OpenAccount(null, "u", Role.CONSUMER));
        refused(() -> new Command.Deposit("z", "u", "d", 0));
        refused(() -> new Command.Deposit("z", "u", "d", -1));
        refused(() -> new Command.Deposit("z", "u", "d", Command.Deposit.LIMIT_MICROS + 1));
        refused(() -> new Command.Deposit("z", "u", "", 1));
        refused(() -> new Command.CreditEnergy("z", "u", "m", 0, -1, 0));
        refused(() -> new Command.CreditEnergy("z", "u", "m", 0, 0, -1));
        refused(() -> new Command.CreditEnergy("z", "u", "m", 0, Command.CreditEnergy.LIMIT_WH + 1, 0));
        refused(() -> new Command.CancelOrder("z", " ", "u"));
        refused(() -> new Command.CancelAfter("z", "u", 999));
        refused(() -> new Command.CancelAfter("z", "u", -1));
        refused(() -> new Command.CancelAfter("z", "u", 86_400_001));
        assertEquals(0, new Command.CancelAfter("z", "u", 0).timeoutMillis());
        refused(() -> new Command.SetStandingOrder("z", "s", "u", Side.BUY, 1, -1, false));
        refused(() -> new Command.SetStandingOrder("z", "s", "u", Side.SELL, 1, 1, false));
        assertThrows(NullPointerException.class, () -> new Command.OpenAccount("z", "u", null));
        assertThrows(NullPointerException.class, () -> new Command.SetRules("z", null));
    }

    /** An id goes into files, tables, keys and messages; none of them may break on it. */
    @Test
    void idsThatCannotBe() {
        String longest = "x".repeat(255);
        assertEquals(longest, new Command.CancelOrder("z", longest, "u").orderId());
        assertEquals("☀ 𝔊", new Command.CancelOrder("z", "☀ 𝔊", "u").orderId());
        for (String id : List.of(longest + "x", "a\nb", "a\0", "\u0085", "\ud83d", "\ude00\ud83d", "a\ud83d!")) {
            refused(() -> new Command.CancelOrder(id, "o", "u"));
            refused(() -> new Command.CancelOrder("z", id, "u"));
            refused(() -> new Command.CancelOrder("z", "o", id));
            refused(() -> Place.buy(id).command());
            refused(() -> Place.buy("o").by(id).command());
            refused(() -> Place.buy("o").client(id).command());
            refused(() -> new Command.OpenAccount("z", id, Role.CONSUMER));
            refused(() -> new Command.Deposit("z", "u", id, 1));
            refused(() -> new Command.CreditEnergy("z", "u", id, 0, 0, 0));
            refused(() -> new Command.SetRules(id, ZoneRules.defaults()));
            refused(() -> new Command.OpenZone(id, ZoneRules.defaults()));
            refused(() -> new Command.PauseZone(id, true));
            refused(() -> new Command.CloseEpoch(id, 1));
            refused(() -> new Command.CancelAll("z", id));
            refused(() -> new Command.CancelAfter("z", id, 0));
            refused(() -> new Command.SetStandingOrder("z", id, "u", Side.BUY, 1, 0, false));
            refused(() -> new Command.SetStandingOrder("z", "s", id, Side.BUY, 1, 0, false));
            refused(() -> new Command.EndStandingOrder("z", id, "u"));
        }
    }

    @Test
    void anAccountNeverFallsBelowZero() {
        Member member = Member.of("ann", Role.PROSUMER);
        refused(() -> member.plus(-1, 0, 0, 0, 0));
        refused(() -> member.plus(0, -1, 0, 0, 0));
        refused(() -> member.plus(0, 0, -1, 0, 0));
        refused(() -> member.plus(0, 0, 0, -1, 0));
        refused(() -> member.plus(0, 0, 0, 0, -1));
        assertThrows(ArithmeticException.class, () -> member.plus(1, 0, 0, 0, 0).plus(Long.MAX_VALUE, 0, 0, 0, 0));
    }

    private static void refused(Executable executable) {
        assertThrows(IllegalArgumentException.class, executable);
    }
}
