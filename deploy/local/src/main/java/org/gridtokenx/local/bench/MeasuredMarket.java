package org.gridtokenx.local.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.gridtokenx.local.GridTokenX;
import org.gridtokenx.local.process.JavaCommand;

/** {@code up} in a process of its own. */
final class MeasuredMarket implements AutoCloseable {
    private static final int HEAP_MEGABYTES = 256;
    private static final long POLL_MILLIS = 20;
    private static final long STOP_SECONDS = 60;

    private final Path said;
    private final Process process;

    /** @param options of {@code up}, beside those that say where */
    MeasuredMarket(Path data, int portOffset, String... options) throws IOException {
        said = data.resolve("up.txt");
        JavaCommand command = JavaCommand.of(GridTokenX.class.getName(), HEAP_MEGABYTES)
                .quickStart()
                .argument("up")
                .option("--data", data)
                .option("--port-offset", portOffset);
        for (String option : options) {
            command.argument(option);
        }
        process = new ProcessBuilder(command.build())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
    }

    void awaitReady() throws IOException, InterruptedException {
        while (Files.readAllLines(said).stream().noneMatch(line -> line.startsWith("Ready after"))) {
            if (!process.isAlive()) {
                throw new IOException("up ended before it was ready:\n" + Files.readString(said));
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
