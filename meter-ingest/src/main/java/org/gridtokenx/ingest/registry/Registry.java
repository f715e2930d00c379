package org.gridtokenx.ingest.registry;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** Where senders and meters are looked up. */
public interface Registry {
    /**
     * Who has a key; revoked operators have none.
     *
     * @param keyHash SHA-256 of the key, hexadecimal
     * @throws org.gridtokenx.ingest.readings.Refusal UNAVAILABLE if the registry does not answer, BUSY if it is asked
     *     too much at once
     */
    Optional<Sender> byKeyHash(String keyHash);

    /**
     * Meters by what they are called.
     *
     * @param names ids or serial numbers
     * @return by the name that was asked for; unknown ones are left out
     * @throws org.gridtokenx.ingest.readings.Refusal as {@link #byKeyHash}
     */
    Map<String, Meter> byNames(Collection<String> names);
}
