package org.gridtokenx.api.log;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.gridtokenx.contracts.Codecs;
import org.gridtokenx.contracts.Json;
import org.gridtokenx.contracts.SettlementReceipt;
import org.gridtokenx.contracts.Topic;
import org.gridtokenx.market.ZoneEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what happens from now on, all partitions, in a thread of its own: every instance of the API hears everything,
 * since it does not know which of its clients wait for what. What happened before stands in Postgres.
 */
public final class EventFeed implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EventFeed.class);
    private static final List<Topic> TOPICS = List.of(Topic.MARKET_EVENTS, Topic.SETTLEMENT_RECEIPTS);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration ANSWER = Duration.ofSeconds(2);
    private static final long PAUSE_MILLIS = 500;
    private static final long CLOSE_MILLIS = 3_000;

    private final org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer;
    private final List<MarketListener> listeners;
    private final Runnable onFailure;
    private final SequenceFilter sequences = new SequenceFilter();
    private final Thread thread = new Thread(this::run, "event-feed");
    private volatile boolean closed;
    private volatile boolean failed;

    /**
     * A consumer.
     *
     * @param bootstrap {@code host:port}
     * @param listeners called in this order
     * @param onFailure called once if the feed ends by itself: without it the API would answer no order
     */
    public EventFeed(String bootstrap, List<MarketListener> listeners, Runnable onFailure) {
        this(consumer(bootstrap), listeners, onFailure);
    }

    EventFeed(
            org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer,
            List<MarketListener> listeners,
            Runnable onFailure) {
        this.consumer = consumer;
        this.listeners = List.copyOf(listeners);
        this.onFailure = onFailure;
    }

    private static KafkaConsumer<byte[], byte[]> consumer(String bootstrap) {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrap,
                        ConsumerConfig.CLIENT_ID_CONFIG,
                        "api-events",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "latest",
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false,
                        ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                        500),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    /**
     * Waits for the broker and its topics, and begins to read at their end: what happens after the return is heard.
     *
     * @throws InterruptedException if the wait is cut short
     */
    public void start() throws InterruptedException {
        List<TopicPartition> partitions = awaitPartitions();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        for (TopicPartition partition : partitions) {
            awaitPosition(partition);
        }
        thread.start();
    }

    private List<TopicPartition> awaitPartitions() throws InterruptedException {
        List<TopicPartition> partitions = new ArrayList<>();
        boolean said = false;
        while (true) {
            String missing = "";
            partitions.clear();
            for (Topic topic : TOPICS) {
                List<PartitionInfo> infos = partitionsOf(topic);
                missing = infos.isEmpty() && missing.isEmpty() ? topic.word() : missing;
                infos.forEach(info -> partitions.add(new TopicPartition(info.topic(), info.partition())));
            }
            if (missing.isEmpty()) {
                return partitions;
            }
            if (!said) {
                LOG.warn("waiting for Kafka and its topic {}", missing);
                said = true;
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    private List<PartitionInfo> partitionsOf(Topic topic) {
        try {
            return consumer.partitionsFor(topic.word(), ANSWER);
        } catch (TimeoutException e) {
            return List.of();
        }
    }

    private void awaitPosition(TopicPartition partition) throws InterruptedException {
        while (true) {
            try {
                consumer.position(partition, ANSWER);
                return;
            } catch (TimeoutException e) {
                LOG.warn("waiting for the end of {}: {}", partition, e.getMessage());
                Thread.sleep(PAUSE_MILLIS);
            }
        }
    }

    /** Whether what happens is heard. */
    public boolean isUp() {
        return !failed;
    }

    /** A broker that is away makes {@code poll} return nothing; what it throws does not pass by itself. */
    private void run() {
        try (consumer) {
            while (!closed) {
                for (ConsumerRecord<byte[], byte[]> entry : consumer.poll(POLL)) {
                    hand(entry);
                }
            }
        } catch (WakeupException e) {
            LOG.debug("closing");
        } catch (RuntimeException e) {
            LOG.error("the feed of events failed", e);
        } finally {
            // Also after an error that is caught nowhere.
            if (!closed) {
                failed = true;
                LOG.error("no event of the market is heard any more, so the API ends; start it again");
                onFailure.run();
            }
        }
    }

    private void hand(ConsumerRecord<byte[], byte[]> entry) {
        try {
            if (entry.topic().equals(Topic.MARKET_EVENTS.word())) {
                hand(Codecs.EVENT.fromBytes(entry.value()));
            } else {
                SettlementReceipt receipt = Json.fromBytes(entry.value(), SettlementReceipt.class);
                tell(listener -> listener.onReceipt(receipt));
            }
        } catch (IOException | RuntimeException e) {
            // The projection job reports it as a dead letter; here it is only not shown.
            LOG.warn(
                    "cannot read {}-{} offset {}: {}",
                    entry.topic(),
                    entry.partition(),
                    entry.offset(),
                    e.getMessage());
        }
    }

    private void hand(ZoneEvent event) {
        SequenceFilter.Verdict verdict = sequences.look(event.zone(), event.sequence());
        if (verdict == SequenceFilter.Verdict.SEEN) {
            return;
        }
        if (verdict == SequenceFilter.Verdict.NEW_AFTER_GAP) {
            LOG.warn("events of zone {} before {} were missed", event.zone(), event.sequence());
            tell(listener -> listener.onGap(event.zone()));
        }
        tell(listener -> listener.onEvent(event));
    }

    /** A fault in one listener must not end the feed for all clients. */
    private void tell(Consumer<MarketListener> message) {
        for (MarketListener listener : listeners) {
            try {
                message.accept(listener);
            } catch (RuntimeException e) {
                LOG.error("{} failed on an event and does not show it", listener.getClass(), e);
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        consumer.wakeup();
        try {
            thread.join(CLOSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
