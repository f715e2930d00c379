package org.gridtokenx.local.flink;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.gridtokenx.jobs.metering.IntervalTimes;
import org.gridtokenx.settlement.SettlementOptions;
import picocli.CommandLine.Option;

/** Options of the market's jobs: where they read and write, and the market's time. */
public final class MarketJobOptions {
    @Option(
            names = "--kafka",
            paramLabel = "HOST:PORT",
            defaultValue = "${env:GRIDTOKENX_KAFKA:-127.0.0.1:19092}",
            description = "The broker of the log (default: ${DEFAULT-VALUE}).")
    private String kafka;

    @Option(
            names = "--postgres-url",
            paramLabel = "URL",
            defaultValue = "${env:GRIDTOKENX_POSTGRES_URL:-"
                    + "jdbc:postgresql://127.0.0.1:15432/postgres?user=postgres&reWriteBatchedInserts=true}",
            description = "The database of the projection (default: ${DEFAULT-VALUE}).")
    private String postgresUrl;

    @Option(
            names = "--epoch",
            paramLabel = "DURATION",
            defaultValue = "${env:GRIDTOKENX_EPOCH:-PT15M}",
            description = "Length of an epoch and of a metering interval (default: ${DEFAULT-VALUE}).")
    private Duration epoch;

    @Option(
            names = "--meter-grace",
            paramLabel = "DURATION",
            defaultValue = "${env:GRIDTOKENX_METER_GRACE:-PT10S}",
            description = "How long after its end a metering interval takes readings (default: ${DEFAULT-VALUE}).")
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
            names = "--ledger-url",
            paramLabel = "URL",
            defaultValue = "${env:GRIDTOKENX_LEDGER_URL:-http://127.0.0.1:8899}",
            description = "JSON-RPC of the Solana ledger (default: ${DEFAULT-VALUE}).")
    private URI ledgerUrl;

    @Option(
            names = "--keys",
            paramLabel = "DIR",
            defaultValue = "${env:GRIDTOKENX_KEYS:-.gridtokenx/keys}",
            description = "Folder of the operator's key on the ledger (default: ${DEFAULT-VALUE}).")
    private Path keys;

    /** What the settlement job needs to know. */
    SettlementOptions settlement() {
        return new SettlementOptions(kafka, ledgerUrl, keys, "");
    }

    String kafka() {
        return kafka;
    }

    String postgresUrl() {
        return postgresUrl;
    }

    /** When metering intervals begin, end and are settled. */
    IntervalTimes intervalTimes() {
        Duration corrections = meterCorrections == null ? IntervalTimes.defaultCorrection(epoch) : meterCorrections;
        return new IntervalTimes(epoch.toMillis(), meterGrace.toMillis(), corrections.toMillis());
    }
}
