package org.gridtokenx.ingest.mqtt;

import java.util.Optional;

/**
 * Where a meter publishes: {@code gridtokenx/{meter}/{format}}.
 *
 * @param meter id or serial number, one level of the topic
 */
public record MeterTopic(String meter, MessageFormat format) {
    /** All of them. */
    public static final String FILTER = "gridtokenx/+/+";

    private static final String PREFIX = "gridtokenx/";

    /** Empty if a meter may not publish to this topic at all. */
    public static Optional<MeterTopic> parse(String topic) {
        int end = topic.indexOf('/', PREFIX.length());
        if (!topic.startsWith(PREFIX) || end <= PREFIX.length()) {
            return Optional.empty();
        }
        String meter = topic.substring(PREFIX.length(), end);
        return MessageFormat.of(topic.substring(end + 1)).map(format -> new MeterTopic(meter, format));
    }

    /** The topic's name. */
    public String name() {
        return PREFIX + meter + '/' + format.word();
    }
}
