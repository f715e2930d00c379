package org.gridtokenx.api.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.gridtokenx.contracts.Codecs;
import org.gridtokenx.contracts.Topic;
import org.gridtokenx.market.ZoneEvent;
import org.gridtokenx.market.ZoneRules;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventFeedTest {
    private static final TopicPartition EVENTS = new TopicPartition(Topic.MARKET_EVENTS.word(), 0);
    private static final TopicPartition RECEIPTS = new TopicPartition(Topic.SETTLEMENT_RECEIPTS.word(), 0);

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("latest");
    private final BlockingQueue<Long> heard = new LinkedBlockingQueue<>();
    private final CountDownLatch failed = new CountDownLatch(1);
    private final EventFeed feed =
            new EventFeed(consumer, List.of(event -> heard.add(event.sequence())), failed::countDown);

    @BeforeEach
    void start() throws InterruptedException {
        Map<TopicPartition, Long> ends = new HashMap<>();
        for (TopicPartition partition : List.of(EVENTS, RECEIPTS)) {
            Node node = Node.noNode();
            consumer.updatePartitions(
                    partition.topic(),
                    List.of(new PartitionInfo(partition.topic(), 0, node, new Node[] {node}, new Node[] {node})));
            ends.put(partition, 0L);
        }
        consumer.updateEndOffsets(ends);
        feed.start();
    }

    private static byte[] event(long sequence) {
        return Codecs.EVENT.toBytes(new ZoneEvent("zone", sequence, new ZoneEvent.RulesSet(ZoneRules.defaults(), 1)));
    }

    private void arrives(TopicPartition partition, long offset, byte[] value) {
        consumer.addRecord(new ConsumerRecord<>(partition.topic(), 0, offset, new byte[0], value));
    }

    @Test
    void whatCannotBeReadIsPassedOver() throws Exception {
        consumer.schedulePollTask(() -> {
            arrives(EVENTS, 0, event(1));
            arrives(EVENTS, 1, new byte[] {1, 2, 3});
            arrives(EVENTS, 2, null);
            arrives(RECEIPTS, 0, null);
            arrives(EVENTS, 3, event(2));
        });

        assertEquals(1, heard.poll(30, TimeUnit.SECONDS));
        assertEquals(2, heard.poll(30, TimeUnit.SECONDS));
        assertTrue(feed.isUp());

        feed.close();
        assertEquals(1, failed.getCount(), "an end that was asked for is no failure");
        assertTrue(feed.isUp());
    }

    @Test
    void anEndByItselfIsReported() throws Exception {
        consumer.setPollException(new KafkaException("the credentials are no longer good"));

        assertTrue(failed.await(30, TimeUnit.SECONDS));
        assertFalse(feed.isUp());
        feed.close();
    }

    @Test
    void soIsAFaultOfOurs() throws Exception {
        consumer.schedulePollTask(() -> {
            throw new IllegalStateException("a fault");
        });

        assertTrue(failed.await(30, TimeUnit.SECONDS));
        assertFalse(feed.isUp());
    }
}
