package org.gridtokenx.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/**
 * The directory that holds everything a market on this machine keeps.
 *
 * @param root absolute
 */
record DataDir(Path root) {
    /** The rules of a zone allow no shorter one. */
    static final Duration LEAST_EPOCH = Duration.ofSeconds(1);

    /**
     * What the jobs' state and the topics look like. It rises whenever an older market's data cannot be gone on with; 1
     * was never written down.
     */
    static final int FORMAT = 2;

    /** Any of these says that a market ran here. */
    private static final List<String> DATA = List.of("epoch", "kafka", "postgres", "redis", "ledger", "flink");

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

    /**
     * The length of an epoch that the data were made with; empty for new data.
     *
     * @throws Refusal if the file that says so cannot be understood
     */
    Optional<Duration> epoch() throws IOException, Refusal {
        Path file = epochFile();
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        String text = Files.readString(file).strip();
        try {
            Duration epoch = Duration.parse(text);
            if (epoch.compareTo(LEAST_EPOCH) >= 0) {
                return Optional.of(epoch);
            }
        } catch (DateTimeParseException e) {
            throw unreadable(file, text);
        }
        throw unreadable(file, text);
    }

    private static Refusal unreadable(Path file, String text) {
        return new Refusal(
                "%s holds '%s', which is no length of an epoch: write the one into it that the data were made "
                                .formatted(file, text.lines().findFirst().orElse(""))
                        + "with, such as PT15M, or delete the file if the market never ran");
    }

    /**
     * Makes sure that the data, if there are any, are of the format that this version reads; new ones will be.
     *
     * @throws Refusal if they are not
     */
    void requireFormat() throws IOException, Refusal {
        Path file = root.resolve("format");
        if (!Files.exists(file)) {
            if (DATA.stream().map(root::resolve).anyMatch(Files::exists)) {
                throw otherFormat("1", "an older");
            }
            write(file, FORMAT + System.lineSeparator());
            return;
        }
        String text = Files.readString(file).strip();
        if (!text.matches("[1-9]\\d{0,8}")) {
            throw new Refusal(
                    "%s holds '%s', which is no format: start with another --data, or move that directory away"
                            .formatted(file, text.lines().findFirst().orElse("")));
        }
        int found = Integer.parseInt(text);
        if (found != FORMAT) {
            throw otherFormat(text, found < FORMAT ? "an older" : "a newer");
        }
    }

    private Refusal otherFormat(String found, String version) {
        return new Refusal("the data in %s are of format %s, from %s version, and this one reads format %d: "
                        .formatted(root, found, version, FORMAT)
                + "start with another --data, or move that directory away");
    }

    /** Called once the zone is about to be opened with this length, which cannot change afterwards. */
    void keepEpoch(Duration epoch) throws IOException {
        write(epochFile(), epoch + System.lineSeparator());
    }

    /** Writes a small file whole or not at all. */
    static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Path next = file.resolveSibling(file.getFileName() + ".next");
        Files.writeString(next, text);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
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
