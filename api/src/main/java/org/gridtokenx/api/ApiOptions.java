package org.gridtokenx.api;

import java.nio.file.Path;
import java.time.Duration;
import org.gridtokenx.contracts.TickInterval;
import org.gridtokenx.market.Command;
import org.gridtokenx.market.Decimals;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Every option of the API. Each can also come from the environment, by the name in its default. */
public final class ApiOptions {
    @Option(
            names = "--host",
            defaultValue = "${env:GRIDTOKENX_API_HOST:-127.0.0.1}",
            description = "Address to listen on. Default: ${DEFAULT-VALUE}")
    String host;

    @Option(
            names = "--port",
            defaultValue = "${env:GRIDTOKENX_API_PORT:-8080}",
            description = "Port of API and page; 0 takes a free one. Default: ${DEFAULT-VALUE}")
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
            names = "--redis",
            defaultValue = "${env:GRIDTOKENX_REDIS:-127.0.0.1:16379}",
            description = "Address of Redis, host:port or redis://host:port. Default: ${DEFAULT-VALUE}")
    String redis;

    @Option(
            names = "--jwt-secret-file",
            defaultValue = "${env:GRIDTOKENX_JWT_SECRET_FILE:-.gridtokenx/jwt.secret}",
            description = "File with the secret that signs tokens; made, readable by its owner only, when missing. "
                    + "All instances of the API share it. Default: ${DEFAULT-VALUE}")
    Path jwtSecretFile;

    @Option(
            names = "--session",
            defaultValue = "${env:GRIDTOKENX_SESSION:-PT30M}",
            description = "How long a login lasts. Default: ${DEFAULT-VALUE}")
    Duration session;

    @Option(
            names = "--zone",
            defaultValue = "${env:GRIDTOKENX_ZONE:-neighbourhood}",
            description = "Bidding zone of new users, opened when it is not open. Default: ${DEFAULT-VALUE}")
    String zone;

    @Option(
            names = "--epoch",
            defaultValue = "${env:GRIDTOKENX_EPOCH:-PT15M}",
            description =
                    "Length of an epoch of the zone; a zone that is open keeps its own. " + "Default: ${DEFAULT-VALUE}")
    Duration epoch;

    @Option(
            names = "--tick-interval",
            defaultValue = "${env:GRIDTOKENX_TICK_INTERVAL:-PT0.2S}",
            converter = Ticks.class,
            description = "How often the log is told that time passes. Default: ${DEFAULT-VALUE}")
    Duration tickInterval;

    @Option(
            names = "--welcome-deposit",
            defaultValue = "${env:GRIDTOKENX_WELCOME_DEPOSIT:-0}",
            converter = Money.class,
            description = "Cash that every new user is given, such as 100.00; 0 for none. Default: ${DEFAULT-VALUE}")
    long welcomeDepositMicros;

    @Option(
            names = "--admin-user",
            defaultValue = "${env:GRIDTOKENX_ADMIN_USER:-admin}",
            description = "Name of the admin, made when missing. Default: ${DEFAULT-VALUE}")
    String adminUser;

    @Option(
            names = "--admin-password-file",
            defaultValue = "${env:GRIDTOKENX_ADMIN_PASSWORD_FILE:-.gridtokenx/admin.password}",
            description = "File with the admin's password; made, readable by its owner only, when missing. "
                    + "Default: ${DEFAULT-VALUE}")
    Path adminPasswordFile;

    @Option(
            names = "--answer-timeout",
            defaultValue = "${env:GRIDTOKENX_ANSWER_TIMEOUT:-PT2S}",
            description = "How long an order waits for the market before it is answered as pending; at most 4 s. "
                    + "Default: ${DEFAULT-VALUE}")
    Duration answerTimeout;

    @Option(
            names = "--calls-per-user",
            defaultValue = "${env:GRIDTOKENX_CALLS_PER_USER:-6000}",
            description = "Calls a user may make in a minute. Default: ${DEFAULT-VALUE}")
    int callsPerUser;

    @Option(
            names = "--calls-per-ip",
            defaultValue = "${env:GRIDTOKENX_CALLS_PER_IP:-60000}",
            description = "Calls that one address may make in a minute. Default: ${DEFAULT-VALUE}")
    int callsPerIp;

    @Option(
            names = "--logins-per-ip",
            defaultValue = "${env:GRIDTOKENX_LOGINS_PER_IP:-600}",
            description = "Logins and registrations that one address may try in a minute. Default: ${DEFAULT-VALUE}")
    int loginsPerIp;

    /** An amount of the currency, in micro-units. */
    static final class Money implements ITypeConverter<Long> {
        @Override
        public Long convert(String value) {
            long micros;
            try {
                micros = Decimals.parseMicros(value);
            } catch (NumberFormatException e) {
                throw new TypeConversionException(e.getMessage());
            }
            if (micros < 0 || micros > Command.Deposit.LIMIT_MICROS) {
                throw new TypeConversionException(
                        "a deposit is 0 to " + Decimals.formatMicros(Command.Deposit.LIMIT_MICROS) + ", not " + value);
            }
            return micros;
        }
    }

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
