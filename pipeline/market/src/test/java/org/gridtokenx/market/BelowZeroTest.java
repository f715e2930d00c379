package org.gridtokenx.market;

import static org.gridtokenx.market.ZoneDriver.END;
import static org.gridtokenx.market.ZoneDriver.cleared;
import static org.gridtokenx.market.ZoneDriver.only;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Too much sun: prices below zero, where the seller pays; and the largest numbers there are. */
class BelowZeroTest {
    private final ZoneDriver zone = ZoneDriver.open(Rules.belowZero(Pricing.UNIFORM));

    @Test
    void aSellerBelowZeroHoldsWhatItMayCost() {
        zone.apply(new Command.Deposit(ZoneDriver.ZONE, "sue", "d", 150_000));
        assertEquals(
                RejectCode.INSUFFICIENT_CASH,
                zone.refusal(Place.sell("x").wh(2_000).at(-75_001)));
        zone.apply(Place.sell("s1").wh(2_000).at(-75_000));
        assertEquals(150_000, zone.member("sue").cashReservedMicros());
        assertEquals(2_000, zone.member("sue").energyReservedWh());
        zone.apply(Place.buy("b1").wh(1_500).at(-50_000));
        assertEquals(0, zone.member("bob").cashReservedMicros(), "a buyer below zero pays nothing");
        List<ZoneEvent.Body> said = zone.advanceTo(END);
        Trade trade = only(ZoneEvent.Traded.class, said).trade();
        assertEquals(-75_000, trade.priceMicros(), "supply is left at its limit");
        assertEquals(-112_500, trade.amountMicros());
        assertEquals(0, trade.feeMicros());
        assertEquals(1_000_112_500, zone.member("bob").cashMicros());
        assertEquals(37_500, zone.member("sue").cashMicros());
        assertEquals(0, zone.member("sue").cashReservedMicros());
        ZoneEvent.OrderCleared sold = cleared("s1", said).orElseThrow();
        assertEquals(-112_500, sold.amountMicros());
        assertEquals(37_500, sold.releasedMicros());
        assertEquals(500, sold.expiredWh());
    }

    @Test
    void whatStaysHoldsItsRest() {
        zone.apply(new Command.Deposit(ZoneDriver.ZONE, "sue", "d", 150_000));
        zone.apply(Place.sell("s1").wh(999).at(-33_333).until(END + 900_000));
        assertEquals(33_299, zone.member("sue").cashReservedMicros());
        zone.apply(Place.buy("b1").wh(500).at(-33_333));
        zone.advanceTo(END);
        assertEquals(499 * 33_333 / 1_000, zone.member("sue").cashReservedMicros());
        zone.apply(new Command.CancelOrder(ZoneDriver.ZONE, "s1", "sue"));
        assertEquals(0, zone.member("sue").cashReservedMicros());
        assertEquals(150_000 - 16_666, zone.member("sue").cashMicros());
    }

    @Test
    void theLargestQuantityAtTheLargestPriceIsRefusedOrExact() {
        ZoneDriver unlimited = ZoneDriver.open(Rules.unlimited(Pricing.MIDPOINT));
        long wh = ZoneRules.QUANTITY_LIMIT_WH;
        long price = ZoneRules.PRICE_LIMIT_MICROS;
        assertEquals(
                RejectCode.AMOUNT_TOO_LARGE,
                unlimited.refusal(Place.buy("x").wh(wh).at(price)));
        assertEquals(
                RejectCode.AMOUNT_TOO_LARGE,
                unlimited.refusal(Place.sell("x").wh(wh).at(-price)));
        // 2 to the 63rd: fits 64 bits with a minus only.
        Place edge = Place.sell("x").wh(125L << 30).at(-(1L << 36));
        assertEquals(Long.MIN_VALUE, Amounts.amountMicros(edge.quantityWh(), edge.limitMicros()));
        assertEquals(RejectCode.AMOUNT_TOO_LARGE, unlimited.refusal(edge));
        unlimited.apply(Place.buy("b1").wh(wh).at(9_223_372_036L));
        unlimited.apply(Place.sell("s1").wh(wh).at(-9_223_372_036L));
        EpochResult result =
                only(ZoneEvent.EpochCleared.class, unlimited.advanceTo(END)).result();
        assertEquals(wh, result.volumeWh());
        assertEquals(0, result.clearingPriceMicros());
        assertEquals(
                BigInteger.valueOf(2 * 9_223_372_036L)
                        .multiply(BigInteger.valueOf(wh))
                        .divide(BigInteger.valueOf(1_000)),
                result.welfareMicros(),
                "more than 64 bits");
    }

    /** On unlimited credit nobody pays: a figure beyond 64 bits says as much as it can, and no trade is wrong. */
    @Test
    void theSumOfAnOrdersTradesEndsWhere64BitsEnd() {
        ZoneDriver unlimited = ZoneDriver.open(Rules.unlimited(Pricing.PAY_AS_BID));
        long half = ZoneRules.QUANTITY_LIMIT_WH / 2;
        unlimited.apply(Place.sell("s1").wh(2 * half).at(0));
        unlimited.apply(Place.buy("b1").wh(half).at(18_000_000_000L));
        unlimited.apply(Place.buy("b2").by("ann").wh(half).at(18_000_000_000L));
        List<ZoneEvent.Body> said = unlimited.advanceTo(END);
        assertEquals(
                9_000_000_000_000_000_000L, cleared("b1", said).orElseThrow().amountMicros());
        assertEquals(Long.MAX_VALUE, cleared("s1", said).orElseThrow().amountMicros());
    }
}
