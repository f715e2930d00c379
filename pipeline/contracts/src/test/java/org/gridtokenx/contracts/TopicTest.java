package org.gridtokenx.contracts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Names, partitions and settings that running brokers already have. */
class TopicTest {
    @Test
    void namesAndPartitions() {
        assertEquals(
                List.of(
                        "market.commands 4",
                        "market.events 4",
                        "market.trades 4",
                        "market.epochs 4",
                        "meter.readings 4",
                        "meter.intervals 4",
                        "meter.statistics 4",
                        "ledger.instructions 4",
                        "settlement.receipts 4",
                        "dead.letters 1"),
                Arrays.stream(Topic.values())
                        .map(t -> t.word() + ' ' + t.partitions())
                        .toList());
    }

    @Test
    void recordsStayForEverAndTheBrokerStampsThem() {
        for (Topic topic : Topic.values()) {
            assertEquals(
                    Map.of("retention.ms", "-1", "message.timestamp.type", "LogAppendTime"),
                    topic.configs(),
                    topic.word());
        }
    }
}
