package org.gridtokenx.local;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.gridtokenx.jobs.metering.IntervalTimes;
import org.gridtokenx.local.servers.Ports;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Everything one can choose about {@code up}. */
public final class UpOptions {
    private static final Duration DEFAULT_EPOCH = Duration.ofMinutes(15);
    private static final Duration GREATEST_EPOCH = Duration.ofHours(24);
    private static final Duration LEAST_GRACE = Duration.ofSeconds(1);
    private static final Duration GREATEST_GRACE = Duration.ofSeconds(10);

    @Mixin
    private DataDirOption data;

    @Option(
            names = "--epoch",
            paramLabel = "DURATION",
            defaultValue = "${env:GRIDTOKENX_EPOCH}",
            description = {
                "Length of an epoch, ISO 8601, PT1S or more; PT30S suits a demonstration. It cannot change later",
                "(default: what the data were made with; PT15M for new data)."
            })
    private Duration epoch;

    @Option(
            names = "--port-offset",
            paramLabel = "N",
            defaultValue = "${env:GRIDTOKENX_PORT_OFFSET:-0}",
            description = "Added to every port, so that several markets can run (default: ${DEFAULT-VALUE}).")
    private int portOffset;

    @Option(
            names = "--checkpoint-interval",
            paramLabel = "DURATION",
            defaultValue = "${env:GRIDTOKENX_CHECKPOINT_INTERVAL:-PT0.5S}",
            description = "Time between two checkpoints of the Flink jobs (default: ${DEFAULT-VALUE}).")
    private Duration checkpointInterval;

    @Option(
            names = "--meter-grace",
            paramLabel = "DURATION",
            defaultValue = "${env:GRIDTOKENX_METER_GRACE}",
            description = {
                "How long after its end a metering interval takes readings",
                "(default: a third of an epoch, at least PT1S and at most PT10S)."
            })
    private Duration meterGrace;

    @Option(
            names = "--meter-corrections",
            paramLabel = "DURATION",
            defaultValue = "${env:GRIDTOKENX_METER_CORRECTIONS}",
            description = {
                "How long after that a reading still corrects the interval, at most 96 epochs",
                "(default: 24 epochs, at most PT6H)."
            })
    private Duration meterCorrections;

    @Option(
            names = "--welcome-deposit",
            paramLabel = "AMOUNT",
            defaultValue = "${env:GRIDTOKENX_WELCOME_DEPOSIT:-100}",
            description = "Play money that every new user is given (default: ${DEFAULT-VALUE}).")
    private String welcomeDeposit;

    @Option(
            names = "--demo-accounts",
            negatable = true,
            defaultValue = "${env:GRIDTOKENX_DEMO_ACCOUNTS:-true}",
            fallbackValue = "true",
            description = "Make accounts to try the market with (default: ${DEFAULT-VALUE}).")
    private boolean demoAccounts;

    @Option(
            names = "--no-web",
            defaultValue = "${env:GRIDTOKENX_NO_WEB:-false}",
            fallbackValue = "true",
            description = {"Neither build the page nor name it. The API serves what was built before, if anything was."
            })
    private boolean noWeb;

    @Option(
            names = "--throughput",
            defaultValue = "${env:GRIDTOKENX_THROUGHPUT:-false}",
            fallbackValue = "true",
            description = "Let the JVMs compile for throughput, with twice the heap: slower to start, right for load.")
    private boolean throughput;

    @Option(
            names = "--without",
            paramLabel = "PART",
            split = ",",
            defaultValue = "${env:GRIDTOKENX_WITHOUT}",
            description = "Parts not to start, because they run elsewhere, in a debugger for example.")
    private List<String> without;

    DataDir dataDir() {
        return data.dataDir();
    }

    /**
     * The length that goes with the data.
     *
     * @throws Refusal if what is asked for cannot be, or is not what the data were made with
     */
    Duration epoch() throws IOException, Refusal {
        DataDir dir = dataDir();
        if (epoch != null
                && (epoch.compareTo(DataDir.LEAST_EPOCH) < 0
                        || epoch.compareTo(GREATEST_EPOCH) > 0
                        || epoch.getNano() != 0)) {
            throw new Refusal("--epoch %s: an epoch takes whole seconds, from %s to %s, such as PT30S"
                    .formatted(epoch, DataDir.LEAST_EPOCH, GREATEST_EPOCH));
        }
        Optional<Duration> made = dir.epoch();
        if (made.isPresent() && epoch != null && !made.get().equals(epoch)) {
            throw new Refusal(
                    "the data in %s have epochs of %s, which cannot change: leave --epoch %s out, or choose another "
                                    .formatted(dir.root(), made.get(), epoch)
                            + "directory with --data");
        }
        return made.orElse(epoch == null ? DEFAULT_EPOCH : epoch);
    }

    Ports ports() throws Refusal {
        try {
            return Ports.withOffset(portOffset);
        } catch (IllegalArgumentException e) {
            throw new Refusal(e.getMessage());
        }
    }

    Duration checkpointInterval() {
        return checkpointInterval;
    }

    Duration meterGrace() throws IOException, Refusal {
        if (meterGrace != null) {
            return meterGrace;
        }
        // Long enough to outlast a broker that is killed and comes back, where the epoch allows it.
        long third = epoch().toMillis() / 3;
        return Duration.ofMillis(Math.max(LEAST_GRACE.toMillis(), Math.min(third, GREATEST_GRACE.toMillis())));
    }

    /**
     * How long after its grace a reading still corrects an interval.
     *
     * @throws Refusal if it is longer than the metering keeps intervals
     */
    Duration meterCorrections() throws IOException, Refusal {
        Duration corrections = meterCorrections == null ? IntervalTimes.defaultCorrection(epoch()) : meterCorrections;
        try {
            new IntervalTimes(epoch().toMillis(), meterGrace().toMillis(), corrections.toMillis());
        } catch (IllegalArgumentException e) {
            throw new Refusal("--meter-corrections " + corrections + ": " + e.getMessage());
        }
        return corrections;
    }

    String welcomeDeposit() {
        return welcomeDeposit;
    }

    boolean demoAccounts() {
        return demoAccounts;
    }

    boolean web() {
        return !noWeb;
    }

    boolean throughput() {
        return throughput;
    }

    List<String> without() {
        return without == null ? List.of() : without;
    }
}
