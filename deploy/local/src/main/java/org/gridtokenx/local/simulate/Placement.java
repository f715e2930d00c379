package org.gridtokenx.local.simulate;

import java.util.Objects;

/**
 * An order that a home sent.
 *
 * @param clientOrderId its own name for it
 * @param epoch the one it is for
 * @param said what the market answered
 */
record Placement(String clientOrderId, long epoch, OrderTerms terms, Placed said) {
    Placement {
        Objects.requireNonNull(clientOrderId, "clientOrderId");
        Objects.requireNonNull(terms, "terms");
        Objects.requireNonNull(said, "said");
    }
}
