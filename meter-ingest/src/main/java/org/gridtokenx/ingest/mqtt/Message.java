package org.gridtokenx.ingest.mqtt;

import java.util.Objects;

/**
 * What a meter published.
 *
 * @param acknowledge to be run once, when the broker may forget it
 */
record Message(String topic, byte[] payload, Runnable acknowledge) {
    Message {
        Objects.requireNonNull(topic, "topic");
        Objects.requireNonNull(payload, "payload");
        Objects.requireNonNull(acknowledge, "acknowledge");
    }
}
