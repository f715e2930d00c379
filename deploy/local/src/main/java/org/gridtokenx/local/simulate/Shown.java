package org.gridtokenx.local.simulate;

import org.gridtokenx.market.Side;

/** What the API shows of the past. Energy in Wh, prices and money in micro-units, times in milliseconds since 1970. */
interface Shown {
    /** An own order. */
    record OwnOrder(
            String orderId,
            String clientOrderId,
            Side side,
            long quantityWh,
            long filledWh,
            long limitMicros,
            long epoch,
            String status,
            String reasonCode) {
        boolean rejected() {
            return "rejected".equals(status);
        }
    }

    /** An own trade. */
    record OwnTrade(
            String tradeId,
            long epoch,
            Side side,
            long quantityWh,
            long priceMicros,
            long amountMicros,
            long feeMicros,
            String buyOrderId,
            String sellOrderId) {
        String ownOrderId() {
            return side == Side.BUY ? buyOrderId : sellOrderId;
        }
    }

    /**
     * The settlement of an own trade.
     *
     * @param signature of the transaction, or empty
     * @param confirmedAtMillis or 0
     */
    record OwnSettlement(
            String tradeId,
            long quantityWh,
            long amountMicros,
            long feeMicros,
            String status,
            String signature,
            String reason,
            long confirmedAtMillis) {
        boolean confirmed() {
            return "confirmed".equals(status);
        }
    }

    /** What one of one's meters counted in an epoch. */
    record OwnInterval(String meterId, long startMillis, String status, long importWh, long exportWh, int readings) {
        /** Whether its figures stand, and are those of readings: the market reports silent meters, too. */
        boolean isMeasured() {
            return !status.equals("provisional") && readings > 0;
        }
    }

    /**
     * An epoch that has cleared.
     *
     * @param clearingPriceMicros may be below zero; 0 and meaningless where nothing was matched
     * @param orders of all users
     */
    record ClearedEpoch(long number, long endMillis, long clearingPriceMicros, long volumeWh, int orders, int matches) {
        boolean traded() {
            return matches > 0;
        }
    }
}
