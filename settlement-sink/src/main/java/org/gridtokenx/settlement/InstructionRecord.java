package org.gridtokenx.settlement;

import java.util.Objects;

/**
 * A record of the topic of instructions, not yet read.
 *
 * @param topic with its prefix
 * @param key null for a record without one
 * @param value its bytes; empty for a record without any
 */
public record InstructionRecord(String topic, int partition, long offset, byte[] key, byte[] value) {
    public InstructionRecord {
        Objects.requireNonNull(topic, "topic");
        Objects.requireNonNull(value, "value");
    }
}
