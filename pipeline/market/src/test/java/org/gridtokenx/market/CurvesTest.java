package org.gridtokenx.market;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class CurvesTest {
    @Test
    void quantitiesAtOnePriceAreAddedUpAndTheBestPriceComesFirst() {
        long[] prices = {30, -10, 30, 20};
        long[] wh = {1, 2, 4, 8};
        ZoneEvent.CurveCleared bids =
                Curves.of(Side.BUY, PriceTimeOrder.bids(prices, wh), wh, 5).get(0);
        assertEquals(new ZoneEvent.CurveCleared(5, Side.BUY, 0, new long[] {30, 20, -10}, new long[] {5, 8, 2}), bids);
        ZoneEvent.CurveCleared asks =
                Curves.of(Side.SELL, PriceTimeOrder.asks(prices, wh), wh, 5).get(0);
        assertEquals(new ZoneEvent.CurveCleared(5, Side.SELL, 0, new long[] {-10, 20, 30}, new long[] {2, 8, 5}), asks);
        assertEquals(List.of(), Curves.of(Side.BUY, PriceTimeOrder.bids(new long[0], new long[0]), new long[0], 5));
    }

    @Test
    void aLongCurveComesInPieces() {
        int levels = 2 * ZoneEvent.CurveCleared.MAX_LEVELS + 1;
        long[] prices = LongStream.range(0, levels).toArray();
        long[] wh = LongStream.range(0, levels).map(i -> i + 1).toArray();
        List<ZoneEvent.CurveCleared> pieces = Curves.of(Side.SELL, PriceTimeOrder.asks(prices, wh), wh, 5);
        assertEquals(
                List.of(0, 1, 2),
                pieces.stream().map(ZoneEvent.CurveCleared::piece).toList());
        assertArrayEquals(
                prices,
                pieces.stream()
                        .flatMapToLong(p -> LongStream.of(p.pricesMicros()))
                        .toArray());
        assertArrayEquals(
                wh,
                pieces.stream()
                        .flatMapToLong(p -> LongStream.of(p.quantitiesWh()))
                        .toArray());
        assertThrows(
                IllegalArgumentException.class,
                () -> new ZoneEvent.CurveCleared(5, Side.SELL, 0, new long[1], new long[2]));
    }
}
