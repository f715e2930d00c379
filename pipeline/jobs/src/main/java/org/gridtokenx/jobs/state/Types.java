package org.gridtokenx.jobs.state;

import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.gridtokenx.contracts.Codec;
import org.gridtokenx.contracts.Codecs;
import org.gridtokenx.jobs.clearing.TimedCommand;
import org.gridtokenx.jobs.metering.TimedReading;
import org.gridtokenx.jobs.projection.Row;
import org.gridtokenx.market.ZoneEvent;

/** The types with a binary form of our own that flow between operators, and readings in the state of the metering. */
public final class Types {
    public static final CodecTypeInformation<ZoneEvent> EVENT =
            new CodecTypeInformation<>(ZoneEvent.class, new ZoneEventSerializer());

    public static final CodecTypeInformation<TimedCommand> TIMED_COMMAND =
            new CodecTypeInformation<>(TimedCommand.class, new TimedCommandSerializer());

    public static final CodecTypeInformation<TimedReading> TIMED_READING =
            new CodecTypeInformation<>(TimedReading.class, new TimedReadingSerializer());

    public static final CodecTypeInformation<Row> ROW = new CodecTypeInformation<>(Row.class, new RowSerializer());

    private Types() {}

    /** By {@code Codecs.EVENT}. */
    public static final class ZoneEventSerializer extends CodecSerializer<ZoneEvent> {
        private static final long serialVersionUID = 1L;

        @Override
        protected Codec<ZoneEvent> codec() {
            return Codecs.EVENT;
        }
    }

    /** By {@code TimedCommand.CODEC}. */
    public static final class TimedCommandSerializer extends CodecSerializer<TimedCommand> {
        private static final long serialVersionUID = 1L;

        @Override
        protected Codec<TimedCommand> codec() {
            return TimedCommand.CODEC;
        }
    }

    /** By {@code TimedReading.CODEC}. */
    public static final class TimedReadingSerializer extends CodecSerializer<TimedReading> {
        private static final long serialVersionUID = 1L;

        @Override
        protected Codec<TimedReading> codec() {
            return TimedReading.CODEC;
        }

        @Override
        public TypeSerializerSnapshot<TimedReading> snapshotConfiguration() {
            return new Snapshot();
        }

        /** Savepoints of the metering name this class since the first version. */
        public static final class Snapshot extends SimpleTypeSerializerSnapshot<TimedReading> {
            public Snapshot() {
                super(TimedReadingSerializer::new);
            }
        }
    }

    /** By {@code Row.CODEC}. */
    public static final class RowSerializer extends CodecSerializer<Row> {
        private static final long serialVersionUID = 1L;

        @Override
        protected Codec<Row> codec() {
            return Row.CODEC;
        }
    }
}
