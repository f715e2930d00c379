package org.gridtokenx.jobs.log;

import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.gridtokenx.contracts.DeadLetter;
import org.gridtokenx.contracts.Json;
import org.gridtokenx.contracts.Topic;

/**
 * Gives each record its effective time, the greatest stamp seen in its partition up to and including it, and decodes
 * it. So time in a partition never runs backwards, whatever the broker's clock does, and a restart changes nothing: the
 * greatest stamps lie in state.
 *
 * <p>After a restart a partition may be read by another subtask, so every subtask is given all stamps; those of
 * partitions it does not read are only ever too small. What cannot be decoded goes to the side output {@link
 * #DEAD_LETTERS}.
 *
 * <p>The watermark is the time of the partition that is furthest behind. So that one that stalls holds up no others, the
 * keys of a partition whose time has left the watermark behind can be told their time with {@link KeyTicks}.
 */
public final class PartitionClock<T> extends ProcessFunction<LogRecord, T> implements CheckpointedFunction {
    /** Records for the topic of dead letters. */
    public static final OutputTag<Outbound> DEAD_LETTERS =
            new OutputTag<>("dead-letters", TypeInformation.of(Outbound.class));

    private static final long serialVersionUID = 1L;

    /** Makes an element of a record. */
    @FunctionalInterface
    public interface Decoder<T> extends java.io.Serializable {
        /**
         * Decodes a record.
         *
         * @return null for a record that only lets time pass
         * @throws IOException with the reason, if the record has no meaning
         */
        T decode(LogRecord record, long effectiveMillis) throws IOException;
    }

    /** Elements that tell one key that time has passed. */
    public interface KeyTicks<T> extends java.io.Serializable {
        /**
         * The key whose time an element starts, or null where it starts none; all elements of a key lie in one
         * partition.
         */
        String keyOf(T element);

        T tick(String key, long effectiveMillis);
    }

    /** By how much a partition's time is ahead of the watermark before its keys are told, and how often at most. */
    private static final long PATIENCE_MILLIS = 1_000;

    private final Decoder<T> decoder;
    private final KeyTicks<T> ticks;
    private transient Map<Integer, Long> greatest;
    private transient Map<Integer, Set<String>> keys;
    private transient Map<Integer, Long> toldAt;
    private transient ListState<Tuple2<Integer, Long>> savedGreatest;
    private transient ListState<Tuple2<Integer, String>> savedKeys;

    /** A clock whose elements wait for the watermark. */
    public PartitionClock(Decoder<T> decoder) {
        this(decoder, null);
    }

    /** A clock that tells keys their partition's time where the watermark does not. */
    public PartitionClock(Decoder<T> decoder, KeyTicks<T> ticks) {
        this.decoder = decoder;
        this.ticks = ticks;
    }

    @Override
    public void processElement(LogRecord record, Context context, Collector<T> out) {
        int partition = record.partition();
        long effective = greatest.merge(partition, record.stampMillis(), Math::max);
        try {
            T decoded = decoder.decode(record, effective);
            if (decoded != null) {
                String key = ticks == null ? null : ticks.keyOf(decoded);
                if (key != null) {
                    keys.computeIfAbsent(partition, p -> new LinkedHashSet<>()).add(key);
                }
                out.collect(decoded);
            } else if (ticks != null && isAhead(partition, effective, context)) {
                for (String key : keys.getOrDefault(partition, Set.of())) {
                    out.collect(ticks.tick(key, effective));
                }
            }
        } catch (IOException e) {
            context.output(DEAD_LETTERS, deadLetter(record, e.getMessage()));
        }
    }

    /** The clock on the wall only spaces the ticks out: what they say is the log's time. */
    private boolean isAhead(int partition, long effective, Context context) {
        long now = context.timerService().currentProcessingTime();
        boolean ahead = effective - PATIENCE_MILLIS > context.timerService().currentWatermark()
                && now - PATIENCE_MILLIS >= toldAt.getOrDefault(partition, Long.MIN_VALUE / 2);
        if (ahead) {
            toldAt.put(partition, now);
        }
        return ahead;
    }

    /** A record put aside, with the reason. */
    public static Outbound deadLetter(LogRecord record, String reason) {
        return Outbound.to(
                Topic.DEAD_LETTERS,
                record.topic(),
                Json.toBytes(DeadLetter.of(
                        record.topic(),
                        record.partition(),
                        record.offset(),
                        String.valueOf(reason),
                        record.value(),
                        record.key())));
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        savedGreatest = context.getOperatorStateStore()
                .getUnionListState(new ListStateDescriptor<>("greatest-stamps", Types.TUPLE(Types.INT, Types.LONG)));
        greatest = new HashMap<>();
        for (Tuple2<Integer, Long> entry : savedGreatest.get()) {
            greatest.merge(entry.f0, entry.f1, Math::max);
        }
        savedKeys = context.getOperatorStateStore()
                .getUnionListState(new ListStateDescriptor<>("keys", Types.TUPLE(Types.INT, Types.STRING)));
        keys = new HashMap<>();
        toldAt = new HashMap<>();
        for (Tuple2<Integer, String> entry : savedKeys.get()) {
            keys.computeIfAbsent(entry.f0, p -> new LinkedHashSet<>()).add(entry.f1);
        }
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        savedGreatest.clear();
        for (Map.Entry<Integer, Long> entry : greatest.entrySet()) {
            savedGreatest.add(Tuple2.of(entry.getKey(), entry.getValue()));
        }
        savedKeys.clear();
        for (Map.Entry<Integer, Set<String>> entry : keys.entrySet()) {
            for (String key : entry.getValue()) {
                savedKeys.add(Tuple2.of(entry.getKey(), key));
            }
        }
    }
}
