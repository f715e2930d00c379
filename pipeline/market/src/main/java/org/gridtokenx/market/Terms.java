package org.gridtokenx.market;

/** Whether what a user wants to trade is within the rules, whatever is in the account and in the book. */
final class Terms {
    private Terms() {}

    /** Null where the member may trade on the side. */
    static Refusal checkRole(Floor floor, Member member, Side side) {
        if (member.role() == null) {
            return new Refusal(RejectCode.ROLE_NOT_ALLOWED, "the user has no account in zone " + floor.zone());
        }
        if (side == Side.SELL && member.role() == Role.CONSUMER) {
            return new Refusal(RejectCode.ROLE_NOT_ALLOWED, "a " + member.role().word() + " may not " + side.word());
        }
        return null;
    }

    /** Null where a quantity and a limit are within bounds and steps, and their product can be reckoned with. */
    static Refusal check(ZoneRules rules, long quantityWh, long limitMicros) {
        if (quantityWh < rules.minQuantityWh() || quantityWh > rules.maxQuantityWh()) {
            return new Refusal(
                    RejectCode.QUANTITY_OUT_OF_BOUNDS,
                    "the quantity lies outside " + Decimals.formatEnergy(rules.minQuantityWh()) + " to "
                            + Decimals.formatEnergy(rules.maxQuantityWh()) + " kWh");
        }
        if (quantityWh % rules.quantityStepWh() != 0) {
            return new Refusal(
                    RejectCode.QUANTITY_STEP,
                    "the quantity is no multiple of " + Decimals.formatEnergy(rules.quantityStepWh()) + " kWh");
        }
        Refusal price = checkPrice(rules, limitMicros);
        if (price != null) {
            return price;
        }
        try {
            // Either side may have to pay it.
            Math.negateExact(Amounts.amountMicros(quantityWh, limitMicros));
        } catch (ArithmeticException e) {
            return new Refusal(RejectCode.AMOUNT_TOO_LARGE, "quantity times price does not fit 64 bits");
        }
        return null;
    }

    /** Null where a limit is within bounds and steps. */
    static Refusal checkPrice(ZoneRules rules, long limitMicros) {
        if (limitMicros < rules.minPriceMicros() || limitMicros > rules.maxPriceMicros()) {
            return new Refusal(
                    RejectCode.PRICE_OUT_OF_BOUNDS,
                    "the price lies outside " + Decimals.formatMicros(rules.minPriceMicros()) + " to "
                            + Decimals.formatMicros(rules.maxPriceMicros()));
        }
        if (limitMicros % rules.priceStepMicros() != 0) {
            return new Refusal(
                    RejectCode.PRICE_STEP,
                    "the price is no multiple of " + Decimals.formatMicros(rules.priceStepMicros()));
        }
        return null;
    }
}
