package org.gridtokenx.api.stream;

import java.util.Objects;
import java.util.Optional;

/**
 * A message, written once for all who get it.
 *
 * @param userId whom alone it is for, or everybody who hears of the zone
 */
record Outgoing(String zone, Optional<String> userId, String json) {
    Outgoing {
        Objects.requireNonNull(zone, "zone");
        Objects.requireNonNull(userId, "userId");
        Objects.requireNonNull(json, "json");
    }
}
