package org.gridtokenx.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What the running {@code up} says of one part.
 *
 * @param name the part
 * @param pid its process number, 0 while it has none
 * @param state what it does now
 * @param since when it came into that state
 * @param address where it listens
 */
record PartStatus(String name, long pid, State state, Instant since, String address) {
    enum State {
        STARTING,
        RUNNING,
        RESTARTING,
        STOPPED
    }

    private static final String SEPARATOR = "\t";
    private static final int FIELDS = 5;

    /** Replaces the file in one step, so that a reader never sees half of it. */
    static void write(Path file, List<PartStatus> parts) throws IOException {
        List<String> lines = new ArrayList<>();
        for (PartStatus part : parts) {
            lines.add(String.join(
                    SEPARATOR,
                    part.name,
                    Long.toString(part.pid),
                    part.state.name(),
                    Long.toString(part.since.toEpochMilli()),
                    part.address));
        }
        Path next = file.resolveSibling(file.getFileName() + ".next");
        Files.write(next, lines);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** The parts in the order they start; empty if none was ever written. */
    static List<PartStatus> read(Path file) throws IOException {
        List<PartStatus> parts = new ArrayList<>();
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                parts.add(parse(line));
            }
        }
        return parts;
    }

    private static PartStatus parse(String line) throws IOException {
        String[] fields = line.split(SEPARATOR, -1);
        if (fields.length != FIELDS) {
            throw new IOException("the status file has a line of " + fields.length + " fields: " + line);
        }
        return new PartStatus(
                fields[0],
                Long.parseLong(fields[1]),
                State.valueOf(fields[2]),
                Instant.ofEpochMilli(Long.parseLong(fields[3])),
                fields[4]);
    }
}
