package org.gridtokenx.contracts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.gridtokenx.market.Command;
import org.gridtokenx.market.ZoneEvent;
import org.junit.jupiter.api.Test;

/** The binary forms, byte for byte: what a log or a state holds today must read the same for ever. */
class GoldenBytesTest {
    @Test
    void commands() throws IOException {
        assertGolden("command.txt", Codecs.COMMAND, Samples.commands());
        assertEquals(kinds(Command.class), classes(Samples.commands()), "a sample of every kind");
    }

    @Test
    void events() throws IOException {
        assertGolden("event.txt", Codecs.EVENT, EventSamples.all());
        Set<Class<?>> sampled = EventSamples.all().values().stream()
                .map(e -> e.body().getClass())
                .collect(Collectors.toSet());
        assertEquals(kinds(ZoneEvent.Body.class), sampled, "a sample of every kind");
    }

    @Test
    void readings() throws IOException {
        assertGolden("reading.txt", Codecs.READING, MeterSamples.messages());
    }

    @Test
    void state() throws IOException {
        assertGolden("order.txt", Codecs.ORDER, Samples.orders());
        assertGolden("member-orders.txt", Codecs.MEMBER_ORDERS, Samples.memberOrders());
        assertGolden("standing-order.txt", Codecs.STANDING_ORDER, Samples.standingOrders());
        assertGolden("member.txt", Codecs.MEMBER, Samples.members());
        assertGolden("rules.txt", Codecs.RULES, Samples.rules());
        assertGolden("clock.txt", Codecs.CLOCK, Samples.clocks());
    }

    @Test
    void partsOfEvents() throws IOException {
        assertGolden("trade.txt", Codecs.TRADE, Map.of("trade", Samples.TRADE));
        assertGolden("result.txt", Codecs.RESULT, Samples.results());
    }

    private static <T> void assertGolden(String file, Codec<T> codec, Map<String, T> samples) throws IOException {
        Map<String, byte[]> golden = GoldenFile.sections(file);
        assertEquals(samples.keySet(), golden.keySet(), file);
        for (Map.Entry<String, T> sample : samples.entrySet()) {
            byte[] bytes = golden.get(sample.getKey());
            String where = sample.getKey() + " in " + file;
            assertEquals(
                    HexFormat.of().formatHex(bytes), HexFormat.of().formatHex(codec.toBytes(sample.getValue())), where);
            assertEquals(sample.getValue(), codec.fromBytes(bytes), where);
        }
    }

    private static Set<Class<?>> kinds(Class<?> sealed) {
        return Set.copyOf(Arrays.asList(sealed.getPermittedSubclasses()));
    }

    private static Set<Class<?>> classes(Map<String, ?> samples) {
        return samples.values().stream().map(Object::getClass).collect(Collectors.toSet());
    }
}
