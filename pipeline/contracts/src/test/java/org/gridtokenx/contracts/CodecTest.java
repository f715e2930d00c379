package org.gridtokenx.contracts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.gridtokenx.market.Command;
import org.gridtokenx.market.HeapZoneState;
import org.gridtokenx.market.Side;
import org.gridtokenx.market.TimeInForce;
import org.gridtokenx.market.Zone;
import org.gridtokenx.market.ZoneEvent;
import org.gridtokenx.market.ZoneRules;
import org.junit.jupiter.api.Test;

/** Round trips of generated values, and what the readers of binary forms refuse. */
class CodecTest {
    private static final Map<String, Codec<?>> FILES = Map.ofEntries(
            Map.entry("command.txt", Codecs.COMMAND),
            Map.entry("event.txt", Codecs.EVENT),
            Map.entry("reading.txt", Codecs.READING),
            Map.entry("order.txt", Codecs.ORDER),
            Map.entry("member-orders.txt", Codecs.MEMBER_ORDERS),
            Map.entry("standing-order.txt", Codecs.STANDING_ORDER),
            Map.entry("member.txt", Codecs.MEMBER),
            Map.entry("rules.txt", Codecs.RULES),
            Map.entry("clock.txt", Codecs.CLOCK),
            Map.entry("trade.txt", Codecs.TRADE),
            Map.entry("result.txt", Codecs.RESULT),
            Map.entry("v1/command.txt", Codecs.COMMAND),
            Map.entry("v1/event.txt", Codecs.EVENT),
            Map.entry("v1/order.txt", Codecs.ORDER),
            Map.entry("v1/member.txt", Codecs.MEMBER),
            Map.entry("v1/rules.txt", Codecs.RULES),
            Map.entry("v1/result.txt", Codecs.RESULT));

    @Test
    void whatIsWrittenReadsAsTheSame() throws IOException {
        for (int i = 0; i < 20_000; i++) {
            long seed = Seeds.first() + i;
            RandomValues random = new RandomValues(new SplittableRandom(seed));
            assertRoundTrip(Codecs.COMMAND, random.command(), seed);
            assertRoundTrip(Codecs.EVENT, random.event(), seed);
            assertRoundTrip(Codecs.READING, random.reading(), seed);
            assertRoundTrip(Codecs.ORDER, random.order(), seed);
            assertRoundTrip(Codecs.MEMBER, random.member(), seed);
            assertRoundTrip(Codecs.RULES, random.rules(), seed);
            assertRoundTrip(Codecs.CLOCK, random.clock(), seed);
            assertRoundTrip(Codecs.MEMBER_ORDERS, random.memberOrders(), seed);
            assertRoundTrip(Codecs.STANDING_ORDER, random.standingOrder(), seed);
        }
    }

    private static <T> void assertRoundTrip(Codec<T> codec, T value, long seed) throws IOException {
        assertEquals(value, codec.fromBytes(codec.toBytes(value)), () -> Seeds.say(seed));
    }

    @Test
    void anUnknownVersionIsRefused() {
        FILES.forEach((file, codec) -> {
            byte[] bytes = anyOf(file).clone();
            for (int version : new int[] {0, 3, 255}) {
                bytes[0] = (byte) version;
                IOException e = assertThrows(IOException.class, () -> codec.fromBytes(bytes), file);
                assertTrue(e.getMessage().contains("version " + version), e.getMessage());
            }
        });
    }

    @Test
    void anUnknownKindIsRefused() {
        byte[] command = GoldenFile.sections("command.txt").get("tick");
        command[1] = 14;
        assertEquals("unknown kind of command 14", refusal(Codecs.COMMAND, command));
        byte[] event = GoldenFile.sections("event.txt").get("order cancelled");
        int kind = 1 + 2 + Samples.ZONE.length() + 8;
        event[kind] = 24;
        assertEquals("unknown kind of event 24", refusal(Codecs.EVENT, event));
        event[kind] = 0;
        assertEquals("unknown kind of event 0", refusal(Codecs.EVENT, event));
    }

    @Test
    void anUnknownConstantIsRefused() {
        byte[] rules = GoldenFile.sections("rules.txt").get("midpoint");
        int pricing = 1 + 2 + "EUR".length() + 8;
        rules[pricing] = 3;
        assertEquals("unknown pricing 3", refusal(Codecs.RULES, rules));
        rules[pricing] = 0;
        rules[pricing + 1] = 2;
        assertEquals("unknown credit 2", refusal(Codecs.RULES, rules));
        byte[] order = GoldenFile.sections("order.txt").get("buy");
        order[1 + 4 + 4 + 2 + 5] = 2;
        assertEquals("unknown side 2", refusal(Codecs.ORDER, order));
        byte[] member = GoldenFile.sections("member.txt").get("consumer");
        member[1 + 5] = 2;
        assertEquals("unknown role 2", refusal(Codecs.MEMBER, member));
    }

    @Test
    void whatAConstructorRefusesCannotBeRead() {
        byte[] rules = GoldenFile.sections("rules.txt").get("midpoint");
        Arrays.fill(rules, 6, 14, (byte) 0);
        assertEquals("an epoch is at least one second long", refusal(Codecs.RULES, rules));
        byte[] account = GoldenFile.sections("command.txt").get("open account");
        account[account.length - 1] = (byte) 0xff;
        assertEquals("role", refusal(Codecs.COMMAND, account), "only a member may be without a role");
        byte[] deposit = GoldenFile.sections("command.txt").get("deposit");
        deposit[deposit.length - 8] = -1;
        assertTrue(refusal(Codecs.COMMAND, deposit).startsWith("a deposit is more than nothing"));
        byte[] member = GoldenFile.sections("member.txt").get("consumer");
        Arrays.fill(member, member.length - 8, member.length - 4, (byte) -1);
        assertEquals("-1 epochs", refusal(Codecs.MEMBER, member));
        byte[] old = GoldenFile.sections("v1/member.txt").get("consumer");
        Arrays.fill(old, old.length - 4, old.length, (byte) -1);
        assertEquals("-1 orders", refusal(Codecs.MEMBER, old));
        byte[] result = GoldenFile.sections("result.txt").get("nothing matched");
        result[result.length - 66 - 16 - 2] = 0;
        assertThrows(IOException.class, () -> Codecs.RESULT.fromBytes(result), "a number has a digit");
        ZoneEvent.CurveCleared wide = new ZoneEvent.CurveCleared(
                0, Side.BUY, 0, new long[ZoneEvent.CurveCleared.MAX_LEVELS], new long[4_096]);
        byte[] curve = Codecs.EVENT.toBytes(new ZoneEvent("z", 0, wide));
        byte[] wider = Arrays.copyOf(curve, curve.length + 16);
        wider[curve.length - 4_096 * 16 - 1]++;
        assertTrue(refusal(Codecs.EVENT, wider).startsWith("a piece of a curve"));
    }

    @Test
    void everyTruncationIsRefused() {
        FILES.forEach((file, codec) -> GoldenFile.sections(file).forEach((name, bytes) -> {
            for (int length = 0; length < bytes.length; length++) {
                byte[] cut = Arrays.copyOf(bytes, length);
                assertThrows(IOException.class, () -> codec.fromBytes(cut), () -> name + " cut to " + cut.length);
            }
        }));
    }

    @Test
    void trailingBytesAreRefused() {
        FILES.forEach((file, codec) -> GoldenFile.sections(file).forEach((name, bytes) -> {
            byte[] longer = Arrays.copyOf(bytes, bytes.length + 3);
            assertEquals("3 bytes too many", refusal(codec, longer), name);
        }));
    }

    @Test
    void damagedBytesThrowNothingElse() {
        List<Map.Entry<String, Codec<?>>> files =
                FILES.entrySet().stream().sorted(Map.Entry.comparingByKey()).toList();
        for (Map.Entry<String, Codec<?>> file : files) {
            List<byte[]> sections =
                    List.copyOf(GoldenFile.sections(file.getKey()).values());
            for (int i = 0; i < 20_000; i++) {
                long seed = Seeds.first() + i;
                SplittableRandom random = new SplittableRandom(seed);
                byte[] good = sections.get(random.nextInt(sections.size()));
                Damage.assertReadOrRefused(random, good, file.getValue()::fromBytes, seed);
            }
        }
    }

    @Test
    void aTextBeyondItsLengthFieldIsNeverWritten() {
        ZoneEvent event = new ZoneEvent("z".repeat(65_536), 0, new ZoneEvent.Traded(Samples.TRADE));
        assertThrows(IllegalArgumentException.class, () -> Codecs.EVENT.toBytes(event));
    }

    /** Whatever a command may carry, what the zone says to it must fit a record. */
    @Test
    void answersToTheLongestIdsCanBeWritten() throws IOException {
        String longest = "☀".repeat(255);
        Zone zone = new Zone(longest, new HeapZoneState(), event -> {
            byte[] bytes = Codecs.EVENT.toBytes(event);
            assertTrue(bytes.length < 10_000);
        });
        Command place = new Command.PlaceOrder(
                longest,
                longest,
                longest,
                longest,
                Side.BUY,
                1,
                0,
                Command.PlaceOrder.ACTIVE_EPOCH,
                TimeInForce.EPOCH,
                0);
        assertRoundTrip(Codecs.COMMAND, place, 0);
        zone.apply(place, 0);
        zone.apply(new Command.SetRules(longest, ZoneRules.defaults()), 0);
        zone.apply(place, 0);
        zone.apply(new Command.CancelOrder(longest, longest, longest), 0);
        assertThrows(IllegalArgumentException.class, () -> new Command.CancelOrder(longest + "x", "o", "u"));
    }

    private static byte[] anyOf(String file) {
        return GoldenFile.sections(file).values().iterator().next();
    }

    private static String refusal(Codec<?> codec, byte[] bytes) {
        return assertThrows(IOException.class, () -> codec.fromBytes(bytes)).getMessage();
    }
}
