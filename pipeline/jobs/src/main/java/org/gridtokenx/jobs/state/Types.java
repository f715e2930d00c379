package org.gridtokenx.jobs.state;

import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.gridtokenx.contracts.Codec;
import org.gridtokenx.contracts.Codecs;
import org.gridtokenx.jobs.clearing.TimedCommand;
import org.gridtokenx.jobs.metering.TimedReading;
import org.gridtokenx.jobs.projection.Row;
import org.gridtokenx.market.Member;
import org.gridtokenx.market.Order;
import org.gridtokenx.market.ZoneClock;
import org.gridtokenx.market.ZoneEvent;

/** The types with a binary form of our own that flow between operators or lie in state. */
public final class Types {
    public static final CodecTypeInformation<Order> ORDER =
            new CodecTypeInformation<>(Order.class, OrderSerializer.INSTANCE);

    public static final CodecTypeInformation<Member> MEMBER =
            new CodecTypeInformation<>(Member.class, MemberSerializer.INSTANCE);

    public static final CodecTypeInformation<ZoneClock> CLOCK =
            new CodecTypeInformation<>(ZoneClock.class, ZoneClockSerializer.INSTANCE);

    public static final CodecTypeInformation<ZoneEvent> EVENT =
            new CodecTypeInformation<>(ZoneEvent.class, ZoneEventSerializer.INSTANCE);

    public static final CodecTypeInformation<TimedCommand> TIMED_COMMAND =
            new CodecTypeInformation<>(TimedCommand.class, TimedCommandSerializer.INSTANCE);

    public static final CodecTypeInformation<TimedReading> TIMED_READING =
            new CodecTypeInformation<>(TimedReading.class, TimedReadingSerializer.INSTANCE);

    public static final CodecTypeInformation<Row> ROW = new CodecTypeInformation<>(Row.class, RowSerializer.INSTANCE);

    private Types() {}

    /** By {@code Codecs.ORDER}. */
    public static final class OrderSerializer extends CodecSerializer<Order> {
        private static final long serialVersionUID = 1L;
        static final OrderSerializer INSTANCE = new OrderSerializer();

        @Override
        protected Codec<Order> codec() {
            return Codecs.ORDER;
        }

        @Override
        public TypeSerializerSnapshot<Order> snapshotConfiguration() {
            return new Snapshot();
        }

        /** What a savepoint keeps of the serializer: its class. */
        public static final class Snapshot extends SimpleTypeSerializerSnapshot<Order> {
            public Snapshot() {
                super(() -> INSTANCE);
            }
        }
    }

    /** By {@code Codecs.MEMBER}. */
    public static final class MemberSerializer extends CodecSerializer<Member> {
        private static final long serialVersionUID = 1L;
        static final MemberSerializer INSTANCE = new MemberSerializer();

        @Override
        protected Codec<Member> codec() {
            return Codecs.MEMBER;
        }

        @Override
        public TypeSerializerSnapshot<Member> snapshotConfiguration() {
            return new Snapshot();
        }

        /** What a savepoint keeps of the serializer: its class. */
        public static final class Snapshot extends SimpleTypeSerializerSnapshot<Member> {
            public Snapshot() {
                super(() -> INSTANCE);
            }
        }
    }

    /** By {@code Codecs.CLOCK}. */
    public static final class ZoneClockSerializer extends CodecSerializer<ZoneClock> {
        private static final long serialVersionUID = 1L;
        static final ZoneClockSerializer INSTANCE = new ZoneClockSerializer();

        @Override
        protected Codec<ZoneClock> codec() {
            return Codecs.CLOCK;
        }

        @Override
        public TypeSerializerSnapshot<ZoneClock> snapshotConfiguration() {
            return new Snapshot();
        }

        /** What a savepoint keeps of the serializer: its class. */
        public static final class Snapshot extends SimpleTypeSerializerSnapshot<ZoneClock> {
            public Snapshot() {
                super(() -> INSTANCE);
            }
        }
    }

    /** By {@code Codecs.EVENT}. */
    public static final class ZoneEventSerializer extends CodecSerializer<ZoneEvent> {
        private static final long serialVersionUID = 1L;
        static final ZoneEventSerializer INSTANCE = new ZoneEventSerializer();

        @Override
        protected Codec<ZoneEvent> codec() {
            return Codecs.EVENT;
        }

        @Override
        public TypeSerializerSnapshot<ZoneEvent> snapshotConfiguration() {
            return new Snapshot();
        }

        /** What a savepoint keeps of the serializer: its class. */
        public static final class Snapshot extends SimpleTypeSerializerSnapshot<ZoneEvent> {
            public Snapshot() {
                super(() -> INSTANCE);
            }
        }
    }

    /** By {@code TimedCommand.CODEC}. */
    public static final class TimedCommandSerializer extends CodecSerializer<TimedCommand> {
        private static final long serialVersionUID = 1L;
        static final TimedCommandSerializer INSTANCE = new TimedCommandSerializer();

        @Override
        protected Codec<TimedCommand> codec() {
            return TimedCommand.CODEC;
        }

        @Override
        public TypeSerializerSnapshot<TimedCommand> snapshotConfiguration() {
            return new Snapshot();
        }

        /** What a savepoint keeps of the serializer: its class. */
        public static final class Snapshot extends SimpleTypeSerializerSnapshot<TimedCommand> {
            public Snapshot() {
                super(() -> INSTANCE);
            }
        }
    }

    /** By {@code TimedReading.CODEC}. */
    public static final class TimedReadingSerializer extends CodecSerializer<TimedReading> {
        private static final long serialVersionUID = 1L;
        static final TimedReadingSerializer INSTANCE = new TimedReadingSerializer();

        @Override
        protected Codec<TimedReading> codec() {
            return TimedReading.CODEC;
        }

        @Override
        public TypeSerializerSnapshot<TimedReading> snapshotConfiguration() {
            return new Snapshot();
        }

        /** What a savepoint keeps of the serializer: its class. */
        public static final class Snapshot extends SimpleTypeSerializerSnapshot<TimedReading> {
            public Snapshot() {
                super(() -> INSTANCE);
            }
        }
    }

    /** By {@code Row.CODEC}. */
    public static final class RowSerializer extends CodecSerializer<Row> {
        private static final long serialVersionUID = 1L;
        static final RowSerializer INSTANCE = new RowSerializer();

        @Override
        protected Codec<Row> codec() {
            return Row.CODEC;
        }

        @Override
        public TypeSerializerSnapshot<Row> snapshotConfiguration() {
            return new Snapshot();
        }

        /** What a savepoint keeps of the serializer: its class. */
        public static final class Snapshot extends SimpleTypeSerializerSnapshot<Row> {
            public Snapshot() {
                super(() -> INSTANCE);
            }
        }
    }
}
