package org.gridtokenx.jobs.clearing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.gridtokenx.market.Member;
import org.gridtokenx.market.ZoneState;
import org.gridtokenx.market.ZoneStateContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.TestInstance;

/** The contract of a zone's memory, on both state backends and with everything that may happen between two calls. */
class KeyedZoneStateTest {
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    private abstract static class Contract extends ZoneStateContract {
        private final boolean rocksDb;
        private final CacheSize.Limits limits;
        private ZoneStatesHarness harness;
        private int zones;

        Contract(boolean rocksDb, CacheSize.Limits limits) {
            this.rocksDb = rocksDb;
            this.limits = limits;
        }

        @BeforeAll
        void open() throws Exception {
            harness = new ZoneStatesHarness(rocksDb);
            harness.start(limits);
        }

        @AfterAll
        void close() throws Exception {
            harness.close();
        }

        /** What happens before each call to a zone. */
        abstract void between(ZoneStatesHarness states);

        @Override
        protected ZoneState empty() {
            String zone = "zone" + zones++;
            return (ZoneState) Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {ZoneState.class}, (proxy, method, arguments) -> {
                        between(harness);
                        try {
                            return method.invoke(harness.of(zone), arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
        }
    }

    private abstract static class Kept extends Contract {
        Kept(boolean rocksDb) {
            super(rocksDb, ClearingHarness.AMPLE);
        }

        @Override
        void between(ZoneStatesHarness states) {}
    }

    private abstract static class Written extends Contract {
        Written(boolean rocksDb) {
            super(rocksDb, ClearingHarness.AMPLE);
        }

        @Override
        void between(ZoneStatesHarness states) {
            states.flush();
        }
    }

    private abstract static class Restarted extends Contract {
        Restarted(boolean rocksDb) {
            super(rocksDb, ClearingHarness.AMPLE);
        }

        @Override
        void between(ZoneStatesHarness states) {
            states.flush();
            states.start(ClearingHarness.AMPLE);
        }
    }

    private abstract static class WithoutRoom extends Contract {
        WithoutRoom(boolean rocksDb) {
            super(rocksDb, ClearingHarness.NOTHING_KEPT);
        }

        /** Another zone takes the room that there is. */
        @Override
        void between(ZoneStatesHarness states) {
            states.of("another").putMember(Member.of("ann", null));
        }
    }

    @Nested
    class KeptOnHeap extends Kept {
        KeptOnHeap() {
            super(false);
        }
    }

    @Nested
    class KeptOnRocksDb extends Kept {
        KeptOnRocksDb() {
            super(true);
        }
    }

    @Nested
    class WrittenBetweenCallsOnHeap extends Written {
        WrittenBetweenCallsOnHeap() {
            super(false);
        }
    }

    @Nested
    class WrittenBetweenCallsOnRocksDb extends Written {
        WrittenBetweenCallsOnRocksDb() {
            super(true);
        }
    }

    @Nested
    class RestartedBetweenCallsOnHeap extends Restarted {
        RestartedBetweenCallsOnHeap() {
            super(false);
        }
    }

    @Nested
    class RestartedBetweenCallsOnRocksDb extends Restarted {
        RestartedBetweenCallsOnRocksDb() {
            super(true);
        }
    }

    @Nested
    class WithoutRoomOnHeap extends WithoutRoom {
        WithoutRoomOnHeap() {
            super(false);
        }
    }

    @Nested
    class WithoutRoomOnRocksDb extends WithoutRoom {
        WithoutRoomOnRocksDb() {
            super(true);
        }
    }
}
