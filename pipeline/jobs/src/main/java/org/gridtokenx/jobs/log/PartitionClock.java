package org.gridtokenx.jobs.log;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
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

    private final Decoder<T> decoder;
    private transient Map<Integer, Long> greatest;
    private transient ListState<Tuple2<Integer, Long>> saved;

    public PartitionClock(Decoder<T> decoder) {
        this.decoder = decoder;
    }

    @Override
    public void processElement(LogRecord record, Context context, Collector<T> out) {
        long effective = greatest.merge(record.partition(), record.stampMillis(), Math::max);
        try {
            T decoded = decoder.decode(record, effective);
            if (decoded != null) {
                out.collect(decoded);
            }
        } catch (IOException e) {
            context.output(DEAD_LETTERS, deadLetter(record, e.getMessage()));
        }
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
        saved = context.getOperatorStateStore()
                .getUnionListState(new ListStateDescriptor<>("greatest-stamps", Types.TUPLE(Types.INT, Types.LONG)));
        greatest = new HashMap<>();
        for (Tuple2<Integer, Long> entry : saved.get()) {
            greatest.merge(entry.f0, entry.f1, Math::max);
        }
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        saved.clear();
        for (Map.Entry<Integer, Long> entry : greatest.entrySet()) {
            saved.add(Tuple2.of(entry.getKey(), entry.getValue()));
        }
    }
}
