package org.gridtokenx.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Objects;

/**
 * A record that could not be processed. A letter may come more than once; topic, partition and offset say which record
 * it is about.
 *
 * @param reason what is wrong with it, for a person
 * @param value its bytes (base64 in JSON)
 * @param key the bytes of its key (base64 in JSON); null, and left out of JSON, where it has none or is not known
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeadLetter(
        int version, String topic, int partition, long offset, String reason, byte[] value, byte[] key) {
    public static final int VERSION = 1;

    public DeadLetter {
        Objects.requireNonNull(topic, "topic");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(value, "value");
    }

    /** A letter of the current version. */
    public static DeadLetter of(String topic, int partition, long offset, String reason, byte[] value, byte[] key) {
        return new DeadLetter(VERSION, topic, partition, offset, reason, value, key);
    }
}
