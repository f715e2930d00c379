package org.gridtokenx.ingest.registry;

import java.util.Objects;
import org.gridtokenx.ingest.signatures.VerifyingKey;

/**
 * A registered meter; with a key of its own it sends for itself.
 *
 * @param serial what is printed on it; as good a name as its id
 * @param userId whose it is
 * @param zone where its owner trades
 * @param publicKey null if it has none
 * @param isRevoked whether nothing it sends counts any more
 * @param rules of its zone
 */
public record Meter(
        String meterId,
        String serial,
        String userId,
        String zone,
        VerifyingKey publicKey,
        boolean isRevoked,
        MeteringRules rules)
        implements Sender {
    public Meter {
        Objects.requireNonNull(meterId, "meterId");
        Objects.requireNonNull(serial, "serial");
        Objects.requireNonNull(userId, "userId");
        Objects.requireNonNull(zone, "zone");
        Objects.requireNonNull(rules, "rules");
    }

    /** Whether a sender means this meter. */
    public boolean isCalled(String name) {
        return meterId.equals(name) || serial.equals(name);
    }
}
