package org.gridtokenx.local.simulate;

import java.net.URI;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Everything one can choose about {@code simulate}. */
public final class SimulateOptions {
    private static final Pattern RUN = Pattern.compile("[a-z0-9][a-z0-9-]{0,19}");
    private static final int MAX_HOMES = 10_000;
    private static final int MAX_READINGS = 1_000;
    private static final int MAX_SPEED = 100_000;
    private static final int MAX_CONNECTIONS = 256;

    @Option(
            names = "--homes",
            paramLabel = "N",
            defaultValue = "${env:GRIDTOKENX_SIMULATE_HOMES:-100}",
            description = "How many homes take part (default: ${DEFAULT-VALUE}).")
    private int homes;

    @Option(
            names = "--speed",
            paramLabel = "N",
            defaultValue = "${env:GRIDTOKENX_SIMULATE_SPEED:-30}",
            description =
                    "How many seconds of the measured week pass in a second. With up --epoch PT30S, 30 makes each epoch "
                            + "one 15-minute slot of the data (default: ${DEFAULT-VALUE}).")
    private int speed;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            defaultValue = "${env:GRIDTOKENX_SIMULATE_EPOCHS:-8}",
            description =
                    "How many epochs the meters measure; each is traded in the next one, so the run takes one epoch more "
                            + "(default: ${DEFAULT-VALUE}).")
    private int epochs;

    @Option(
            names = "--from",
            paramLabel = "DAY-TIME",
            defaultValue = "${env:GRIDTOKENX_SIMULATE_FROM:-mon-09:00}",
            converter = TimeOfWeekConverter.class,
            description = "Where in the measured week to begin (default: ${DEFAULT-VALUE}).")
    private TimeOfWeek from;

    @Option(
            names = "--pv-share",
            paramLabel = "SHARE",
            defaultValue = "${env:GRIDTOKENX_SIMULATE_PV_SHARE:-0.4}",
            description = "Share of the homes that have panels, 0 to 1 (default: ${DEFAULT-VALUE}).")
    private double panelShare;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "${env:GRIDTOKENX_SIMULATE_SEED:-1}",
            description = "The same seed gives the same homes (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--readings-per-epoch",
            paramLabel = "N",
            defaultValue = "${env:GRIDTOKENX_SIMULATE_READINGS_PER_EPOCH:-15}",
            description = "How many readings each meter pushes in an epoch (default: ${DEFAULT-VALUE}).")
    private int readingsPerEpoch;

    @Option(
            names = "--api",
            paramLabel = "URL",
            defaultValue = "${env:GRIDTOKENX_SIMULATE_API:-http://127.0.0.1:8080}",
            description = "Address of the API (default: ${DEFAULT-VALUE}).")
    private URI api;

    @Option(
            names = "--meters",
            paramLabel = "URL",
            defaultValue = "${env:GRIDTOKENX_SIMULATE_METERS:-http://127.0.0.1:8090}",
            description = "Address of meter-ingest (default: ${DEFAULT-VALUE}).")
    private URI meters;

    @Option(
            names = "--run",
            paramLabel = "NAME",
            defaultValue = "${env:GRIDTOKENX_SIMULATE_RUN:-}",
            description = "What the users' names begin with. A run needs users that do not exist yet "
                    + "(default: sim- and the time).")
    private String run;

    @Option(
            names = "--password",
            paramLabel = "TEXT",
            defaultValue = "${env:GRIDTOKENX_SIMULATE_PASSWORD:-}",
            description = "Password of all users, to log in as one of them and look. Without it, each has one "
                    + "that nobody knows.")
    private String password;

    @Option(
            names = "--connections",
            paramLabel = "N",
            defaultValue = "${env:GRIDTOKENX_SIMULATE_CONNECTIONS:-16}",
            description = "How many calls are made at the same time at most (default: ${DEFAULT-VALUE}).")
    private int connections;

    @Option(
            names = "--patience",
            paramLabel = "DURATION",
            defaultValue = "${env:GRIDTOKENX_SIMULATE_PATIENCE:-PT2M}",
            description =
                    "How long to try a call again that is not answered or refused for the moment, and how long to wait "
                            + "at the end until all is settled (default: ${DEFAULT-VALUE}).")
    private Duration patience;

    /**
     * Refuses what cannot be.
     *
     * @throws IllegalArgumentException naming the option
     */
    void check() {
        require(homes >= 1 && homes <= MAX_HOMES, "--homes lies within 1 and " + MAX_HOMES);
        require(speed >= 1 && speed <= MAX_SPEED, "--speed lies within 1 and " + MAX_SPEED);
        require(epochs >= 1, "--epochs is at least 1");
        require(panelShare >= 0 && panelShare <= 1, "--pv-share lies within 0 and 1");
        require(
                readingsPerEpoch >= 1 && readingsPerEpoch <= MAX_READINGS,
                "--readings-per-epoch lies within 1 and " + MAX_READINGS);
        require(
                connections >= 1 && connections <= MAX_CONNECTIONS,
                "--connections lies within 1 and " + MAX_CONNECTIONS);
        require(!patience.isNegative(), "--patience is no time that has passed");
        require(
                run.isEmpty() || RUN.matcher(run).matches(),
                "--run has up to 20 small letters, digits and hyphens, the first no hyphen");
        require(isHttp(api) && isHttp(meters), "--api and --meters are addresses such as http://127.0.0.1:8080");
    }

    private static boolean isHttp(URI uri) {
        return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme())) && uri.getHost() != null;
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }

    int homes() {
        return homes;
    }

    int speed() {
        return speed;
    }

    int epochs() {
        return epochs;
    }

    TimeOfWeek from() {
        return from;
    }

    double panelShare() {
        return panelShare;
    }

    long seed() {
        return seed;
    }

    int readingsPerEpoch() {
        return readingsPerEpoch;
    }

    URI api() {
        return api;
    }

    URI meters() {
        return meters;
    }

    /** The name given, or one that a run a second later does not have. */
    String run() {
        return run.isEmpty()
                ? "sim-"
                        + DateTimeFormatter.ofPattern("MMdd-HHmmss", Locale.ROOT)
                                .format(LocalDateTime.now(ZoneOffset.UTC))
                : run;
    }

    String password() {
        return password;
    }

    int connections() {
        return connections;
    }

    Duration patience() {
        return patience;
    }

    /** Reads {@link TimeOfWeek}. */
    static final class TimeOfWeekConverter implements ITypeConverter<TimeOfWeek> {
        @Override
        public TimeOfWeek convert(String text) {
            try {
                return TimeOfWeek.parse(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }
}
