package org.gridtokenx.jobs.state;

import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.gridtokenx.contracts.Codec;
import org.gridtokenx.contracts.Codecs;
import org.gridtokenx.contracts.MeterInterval;
import org.gridtokenx.contracts.ZoneEnergy;
import org.gridtokenx.jobs.clearing.TimedCommand;
import org.gridtokenx.jobs.metering.TimedReading;
import org.gridtokenx.jobs.projection.Row;
import org.gridtokenx.market.ZoneEvent;

/** The types with a form of our own that flow between operators, and readings in the first state of the metering. */
public final class Types {
    public static final CodecTypeInformation<ZoneEvent> EVENT =
            new CodecTypeInformation<>(ZoneEvent.class, new ZoneEventSerializer());

    public static final CodecTypeInformation<TimedCommand> TIMED_COMMAND =
            new CodecTypeInformation<>(TimedCommand.class, new TimedCommandSerializer());

    public static final CodecTypeInformation<TimedReading> TIMED_READING =
            new CodecTypeInformation<>(TimedReading.class, new TimedReadingSerializer());

    public static final CodecTypeInformation<MeterInterval> METER_INTERVAL =
            new CodecTypeInformation<>(MeterInterval.class, new MeterIntervalSerializer());

    public static final CodecTypeInformation<ZoneEnergy> ZONE_ENERGY =
            new CodecTypeInformation<>(ZoneEnergy.class, new ZoneEnergySerializer());

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

    /** By its JSON. */
    public static final class MeterIntervalSerializer extends CodecSerializer<MeterInterval> {
        private static final long serialVersionUID = 1L;

        @Override
        protected Codec<MeterInterval> codec() {
            return JsonCodec.METER_INTERVAL;
        }
    }

    /** By its JSON. */
    public static final class ZoneEnergySerializer extends CodecSerializer<ZoneEnergy> {
        private static final long serialVersionUID = 1L;

        @Override
        protected Codec<ZoneEnergy> codec() {
            return JsonCodec.ZONE_ENERGY;
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
