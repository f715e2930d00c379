package org.gridtokenx.jobs.log;

import org.gridtokenx.contracts.Topic;

/**
 * A record on its way to a topic.
 *
 * @param topic name of a {@link Topic}
 */
public record Outbound(String topic, String key, byte[] value) {
    public static Outbound to(Topic topic, String key, byte[] value) {
        return new Outbound(topic.word(), key, value);
    }
}
