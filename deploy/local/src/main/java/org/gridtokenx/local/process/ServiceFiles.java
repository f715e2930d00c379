package org.gridtokenx.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the running parts keep what is not their data.
 *
 * @param run pid files and other traces of what runs now
 * @param logs one log per part
 */
public record ServiceFiles(Path run, Path logs) {
    /** {@code run/} and {@code logs/} in the data directory, created when missing. */
    public static ServiceFiles in(Path dataDir) throws IOException {
        return new ServiceFiles(
                Files.createDirectories(dataDir.resolve("run")), Files.createDirectories(dataDir.resolve("logs")));
    }

    public Path pidFile(String service) {
        return run.resolve(service + ".pid");
    }

    public LogFile log(String service) {
        return new LogFile(logs.resolve(service + ".log"));
    }
}
