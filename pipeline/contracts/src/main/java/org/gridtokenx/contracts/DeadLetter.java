package org.gridtokenx.contracts;

import java.util.Objects;

/**
 * A record that could not be processed.
 *
 * @param reason what is wrong with it, for a person
 * @param value its bytes (base64 in JSON)
 */
public record DeadLetter(int version, String topic, int partition, long offset, String reason, byte[] value) {
    public static final int VERSION = 1;

    public DeadLetter {
        Objects.requireNonNull(topic, "topic");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(value, "value");
    }
}
