package org.gridtokenx.jobs.clearing;

import java.lang.reflect.Proxy;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.gridtokenx.market.ZoneState;

/** The memories of zones over a real state backend, without a market on top. */
final class ZoneStatesHarness implements AutoCloseable {
    private final KeyedOneInputStreamOperatorTestHarness<String, String, String> flink;
    private final Backend operator = new Backend();
    private final boolean rocksDb;
    private ZoneStates zones;
    private int looksIntoState;

    /** Lends its state. */
    private static final class Backend extends AbstractStreamOperator<String>
            implements OneInputStreamOperator<String, String> {
        private static final long serialVersionUID = 1L;

        @Override
        public void processElement(StreamRecord<String> element) {
            throw new IllegalStateException("nothing flows through it");
        }
    }

    ZoneStatesHarness(boolean rocksDb) throws Exception {
        this.rocksDb = rocksDb;
        flink = new KeyedOneInputStreamOperatorTestHarness<>(operator, zone -> zone, Types.STRING);
        flink.setStateBackend(ClearingHarness.backend(rocksDb));
        flink.open();
        start(ClearingHarness.AMPLE);
    }

    /** Forgets what is in the heap, as a restart does. */
    void start(CacheSize.Limits limits) {
        zones = new ZoneStates(new ZoneStores(operator.getKeyedStateStore(), rocksDb), operator::setCurrentKey, limits);
    }

    /** How often state was read or written. */
    int looksIntoState() {
        return looksIntoState;
    }

    /** The store whose states, and the states whose calls are counted. */
    private <T> T counted(Class<T> type, T target) {
        return type.cast(Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    Object result = method.invoke(target, arguments);
                    if (result instanceof MapState<?, ?> map) {
                        return counted(MapState.class, map);
                    }
                    if (result instanceof ValueState<?> value) {
                        return counted(ValueState.class, value);
                    }
                    looksIntoState++;
                    return result;
                }));
    }

    /** Turns to a zone. */
    ZoneState of(String zone) {
        operator.setCurrentKey(zone);
        return zones.of(zone);
    }

    void flush() {
        zones.flush();
    }

    String backendName() {
        return operator.getKeyedStateBackend().getBackendTypeIdentifier();
    }

    @Override
    public void close() throws Exception {
        flink.close();
    }
}
