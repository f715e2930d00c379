package org.gridtokenx.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * The directory that holds everything a market on this machine keeps.
 *
 * @param root absolute
 */
record DataDir(Path root) {
    private static final long REQUIRED_FREE_BYTES = 1L << 30;

    /** Names the {@code up} that uses the directory, while one does. */
    Path lockFile() {
        return root.resolve("run/up.lock");
    }

    /** What the running {@code up} says of its parts. */
    Path statusFile() {
        return root.resolve("run/status");
    }

    /** Key of the meter of the demo account that sells. */
    Path demoMeterKey() {
        return root.resolve("demo/alice.meter-key");
    }

    /** The length of an epoch that the data were made with; empty for new data. */
    Optional<Duration> epoch() throws IOException {
        Path file = epochFile();
        return Files.exists(file)
                ? Optional.of(Duration.parse(Files.readString(file).strip()))
                : Optional.empty();
    }

    void keepEpoch(Duration epoch) throws IOException {
        Files.writeString(epochFile(), epoch + System.lineSeparator());
    }

    private Path epochFile() {
        return root.resolve("epoch");
    }

    /** Temporary files of one part, wiped at each of its starts. */
    Path temporary(String part) {
        return root.resolve("tmp").resolve(part);
    }

    /** Creates the directory if it is missing, and makes sure that one can work in it. */
    void requireUsable() throws Refusal {
        try {
            Files.createDirectories(root.resolve("run"));
            Files.delete(Files.createTempFile(root, "probe-", ""));
        } catch (IOException e) {
            throw new Refusal("%s cannot be written (%s): choose another directory with --data"
                    .formatted(root, e.getClass().getSimpleName()));
        }
    }

    void requireSpace() throws IOException, Refusal {
        requireSpace(Files.getFileStore(root).getUsableSpace());
    }

    void requireSpace(long freeBytes) throws Refusal {
        if (freeBytes < REQUIRED_FREE_BYTES) {
            throw new Refusal("only %d MiB are free where %s lies, 1024 are needed: free some, or choose another "
                            .formatted(freeBytes >> 20, root)
                    + "directory with --data");
        }
    }
}
