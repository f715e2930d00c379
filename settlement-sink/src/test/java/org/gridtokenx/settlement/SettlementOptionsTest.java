package org.gridtokenx.settlement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class SettlementOptionsTest {
    private final SettlementOptions options = new SettlementOptions();

    @Test
    void defaultsAreTheLocalStacks() {
        CommandLine.populateCommand(options);
        assertEquals("127.0.0.1:19092", options.bootstrapServers());
        assertEquals(URI.create("http://127.0.0.1:8899"), options.ledgerUrl());
        assertEquals(Path.of(".gridtokenx/keys"), options.keysFolder());
        assertEquals("", options.topicPrefix());
    }

    @Test
    void unknownOptionsAreRefused() {
        assertThrows(
                CommandLine.UnmatchedArgumentException.class,
                () -> CommandLine.populateCommand(options, "--ledger", "x"));
    }
}
