package org.gridtokenx.local.simulate;

import java.util.Objects;
import org.gridtokenx.market.Side;

/** What a home orders. */
record OrderTerms(Side side, long quantityWh, long limitMicros) {
    OrderTerms {
        Objects.requireNonNull(side, "side");
        if (quantityWh < 1) {
            throw new IllegalArgumentException("an order is for some energy");
        }
    }
}
