package org.gridtokenx.settlement;

import java.net.URI;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Options of the settlement job. */
public final class SettlementOptions {
    @Option(
            names = "--bootstrap-servers",
            paramLabel = "HOST:PORT",
            defaultValue = "${env:GRIDTOKENX_BOOTSTRAP_SERVERS:-127.0.0.1:19092}",
            description = "Kafka brokers (default: ${DEFAULT-VALUE}).")
    private String bootstrapServers;

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
            description = "Folder of the operator's key, which is made on first use. Whoever has it has everyone's "
                    + "tokens; who loses it loses them (default: ${DEFAULT-VALUE}).")
    private Path keysFolder;

    @Option(
            names = "--topic-prefix",
            paramLabel = "TEXT",
            defaultValue = "${env:GRIDTOKENX_TOPIC_PREFIX:-}",
            description = "Put before every topic's name (default: none).")
    private String topicPrefix;

    /** For picocli, which fills it in. */
    public SettlementOptions() {}

    public SettlementOptions(String bootstrapServers, URI ledgerUrl, Path keysFolder, String topicPrefix) {
        this.bootstrapServers = bootstrapServers;
        this.ledgerUrl = ledgerUrl;
        this.keysFolder = keysFolder;
        this.topicPrefix = topicPrefix;
    }

    String bootstrapServers() {
        return bootstrapServers;
    }

    URI ledgerUrl() {
        return ledgerUrl;
    }

    Path keysFolder() {
        return keysFolder;
    }

    String topicPrefix() {
        return topicPrefix;
    }
}
