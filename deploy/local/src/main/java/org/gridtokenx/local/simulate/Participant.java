package org.gridtokenx.local.simulate;

import java.util.Objects;

/**
 * A home that takes part in the market.
 *
 * @param welcomeMicros the cash it was given on its account
 */
record Participant(Home home, Session session, MarketApi.Meter meter, long welcomeMicros) {
    Participant {
        Objects.requireNonNull(home, "home");
        Objects.requireNonNull(session, "session");
        Objects.requireNonNull(meter, "meter");
    }
}
