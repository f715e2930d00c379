package org.gridtokenx.local.simulate;

import java.util.Objects;

/**
 * What the market said to an order.
 *
 * @param certain false where it took the order in and could not say yet what the zone thinks of it
 * @param refusal the code of the refusal, or empty
 * @param message of the refusal
 */
record Placed(boolean certain, String refusal, String message) {
    static final Placed TAKEN = new Placed(true, "", "");
    static final Placed PENDING = new Placed(false, "", "");

    Placed {
        Objects.requireNonNull(refusal, "refusal");
        Objects.requireNonNull(message, "message");
    }

    static Placed refused(String code, String message) {
        return new Placed(true, code, message);
    }

    boolean refused() {
        return !refusal.isEmpty();
    }
}
