package org.gridtokenx.local.deadletters;

import picocli.CommandLine.Option;

/** Which broker. */
final class BrokerOption {
    @Option(
            names = "--kafka",
            paramLabel = "HOST:PORT",
            defaultValue = "${env:GRIDTOKENX_KAFKA:-127.0.0.1:19092}",
            description = "The broker (default: ${DEFAULT-VALUE}).")
    private String kafka;

    String bootstrapServers() {
        return kafka;
    }
}
