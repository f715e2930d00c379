package org.gridtokenx.ingest;

import java.util.Objects;
import java.util.Optional;

/**
 * A registered meter.
 *
 * @param userId whose it is
 * @param zone where its owner trades
 */
record Meter(String meterId, String userId, String zone) {
    Meter {
        Objects.requireNonNull(meterId, "meterId");
        Objects.requireNonNull(userId, "userId");
        Objects.requireNonNull(zone, "zone");
    }

    /** Where meters are looked up. */
    @FunctionalInterface
    interface Registry {
        /**
         * The meter with a key.
         *
         * @param apiKeyHash SHA-256 of the key, hexadecimal
         * @throws Refusal 503 if the registry does not answer
         */
        Optional<Meter> byKeyHash(String apiKeyHash);
    }
}
