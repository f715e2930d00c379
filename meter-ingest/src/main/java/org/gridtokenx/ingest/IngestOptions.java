package org.gridtokenx.ingest;

import java.time.Duration;
import org.gridtokenx.contracts.TickInterval;
import org.gridtokenx.ingest.mqtt.MqttOptions;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Every option of meter-ingest. Each can also come from the environment, by the name in its default. */
public final class IngestOptions {
    @Option(
            names = "--host",
            defaultValue = "${env:GRIDTOKENX_INGEST_HOST:-127.0.0.1}",
            description = "Address to listen on. Default: ${DEFAULT-VALUE}")
    String host;

    @Option(
            names = "--port",
            defaultValue = "${env:GRIDTOKENX_INGEST_PORT:-8090}",
            description = "Port for readings; 0 takes a free one. Default: ${DEFAULT-VALUE}")
    int port;

    @Option(
            names = "--kafka",
            defaultValue = "${env:GRIDTOKENX_KAFKA:-127.0.0.1:19092}",
            description = "Bootstrap servers of Kafka. Default: ${DEFAULT-VALUE}")
    String kafka;

    @Option(
            names = "--postgres-url",
            defaultValue = "${env:GRIDTOKENX_POSTGRES_URL:-jdbc:postgresql://127.0.0.1:15432/postgres?user=postgres}",
            description = "JDBC URL of Postgres, with user and password. Default: ${DEFAULT-VALUE}")
    String postgresUrl;

    @Option(
            names = "--tick-interval",
            defaultValue = "${env:GRIDTOKENX_TICK_INTERVAL:-PT0.2S}",
            converter = Ticks.class,
            description = "How often the log of readings is told that time passes. Default: ${DEFAULT-VALUE}")
    Duration tickInterval;

    @Option(
            names = "--readings-per-meter",
            defaultValue = "${env:GRIDTOKENX_READINGS_PER_METER:-60000}",
            description = "Readings that one meter may send in a minute. Default: ${DEFAULT-VALUE}")
    int readingsPerMeter;

    @Mixin
    MqttOptions mqtt = new MqttOptions();

    /** An interval between ticks. */
    static final class Ticks implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String value) {
            try {
                return TickInterval.parse(value);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }
}
