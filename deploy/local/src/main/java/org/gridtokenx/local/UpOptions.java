package org.gridtokenx.local;

import java.time.Duration;
import java.util.List;
import org.gridtokenx.local.servers.Ports;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Everything one can choose about {@code up}. */
public final class UpOptions {
    @Mixin
    private DataDirOption data;

    @Option(
            names = "--epoch",
            paramLabel = "DURATION",
            defaultValue = "${env:GRIDTOKENX_EPOCH:-PT15M}",
            description = "Length of an epoch, ISO 8601; PT30S suits a demonstration (default: ${DEFAULT-VALUE}).")
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
            defaultValue = "${env:GRIDTOKENX_METER_GRACE:-PT10S}",
            description = "How long after its end a metering interval takes readings (default: ${DEFAULT-VALUE}).")
    private Duration meterGrace;

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
            description = "Do not build the page; the API serves none then.")
    private boolean noWeb;

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

    Duration epoch() {
        return epoch;
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

    Duration meterGrace() {
        return meterGrace;
    }

    boolean demoAccounts() {
        return demoAccounts;
    }

    boolean web() {
        return !noWeb;
    }

    List<String> without() {
        return without == null ? List.of() : without;
    }
}
