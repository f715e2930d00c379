package org.gridtokenx.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class GridTokenXTest {
    @Command(name = "failing")
    private record Failing(Exception failure) implements Callable<Integer> {
        @Override
        public Integer call() throws Exception {
            throw failure;
        }
    }

    private static String reported(Exception failure) {
        StringWriter err = new StringWriter();
        CommandLine command = new CommandLine(new Failing(failure));
        assertEquals(
                1, GridTokenX.reporting(command).setErr(new PrintWriter(err)).execute());
        return err.toString();
    }

    @Test
    void whatAPersonCanActOnIsOneLine() {
        assertEquals("gridtokenx: the disk is full\n", reported(new IOException("the disk is full")));
        assertEquals("gridtokenx: do this\n", reported(new Refusal("do this")));
        assertEquals(
                "gridtokenx: java.nio.file.NoSuchFileException: orders.csv\n",
                reported(new UncheckedIOException(new NoSuchFileException("orders.csv"))));
    }

    @Test
    void aFaultOfOursShowsWhereItHappened() {
        assertTrue(reported(new IllegalStateException("impossible")).contains("\tat "));
    }

    @Test
    void theTraceIsShownToWhoAsks() {
        System.setProperty("gridtokenx.trace", "true");
        try {
            String text = reported(new IOException("the disk is full"));
            assertTrue(text.startsWith("gridtokenx: the disk is full\n"), text);
            assertTrue(text.contains("\tat "), text);
        } finally {
            System.clearProperty("gridtokenx.trace");
        }
    }
}
