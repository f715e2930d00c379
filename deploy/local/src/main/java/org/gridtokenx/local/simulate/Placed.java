package org.gridtokenx.local.simulate;

import java.util.Objects;

/**
 * What the market said to an order.
 *
 * @param refusal the code of the refusal, or empty
 * @param message of the refusal
 */
record Placed(String refusal, String message) {
    static final Placed TAKEN = new Placed("", "");

    Placed {
        Objects.requireNonNull(refusal, "refusal");
        Objects.requireNonNull(message, "message");
    }

    boolean refused() {
        return !refusal.isEmpty();
    }
}
