package org.gridtokenx.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * One process, told by number and start time from a later process that was given the same number.
 *
 * @param pid process number
 * @param startTicks clock ticks between the machine's boot and the start of the process
 */
public record ProcessIdentity(long pid, long startTicks) {
    private static final int START_TIME_FIELD = 19;
    private static final Duration AFTER_KILL = Duration.ofSeconds(5);
    private static final Duration POLL = Duration.ofMillis(20);

    /** The process that a pid file of the guard names, if the file exists and is whole. */
    public static Optional<ProcessIdentity> read(Path pidFile) throws IOException {
        String text;
        try {
            text = Files.readString(pidFile).strip();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        String[] fields = text.split(" ");
        if (fields.length != 2) {
            return Optional.empty();
        }
        return Optional.of(new ProcessIdentity(Long.parseLong(fields[0]), Long.parseLong(fields[1])));
    }

    /** This very process. */
    public static ProcessIdentity current() throws IOException {
        long pid = ProcessHandle.current().pid();
        return new ProcessIdentity(pid, Long.parseLong(stat(pid)[START_TIME_FIELD]));
    }

    /** The line of a pid file. */
    public String toLine() {
        return pid + " " + startTicks + "\n";
    }

    public boolean isAlive() {
        String[] fields;
        try {
            fields = stat(pid);
        } catch (IOException e) {
            return false; // the process is gone, which is what was asked
        }
        boolean zombie = fields[0].equals("Z");
        return !zombie && Long.parseLong(fields[START_TIME_FIELD]) == startTicks;
    }

    /** The fields of the kernel's line on a process, from the third, its state, on. */
    private static String[] stat(long pid) throws IOException {
        String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
        return stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    }

    /** Sends the signal on which the process ends cleanly, and kills it when it is still there after the given time. */
    public void end(String stopSignal, Duration grace) throws IOException, InterruptedException {
        if (isAlive()) {
            send(stopSignal);
            if (!awaitEnd(grace)) {
                kill();
            }
        }
    }

    void kill() throws IOException, InterruptedException {
        if (isAlive()) {
            send("KILL");
            awaitEnd(AFTER_KILL);
        }
    }

    /** Sends a signal by its name, such as {@code TERM}. */
    public void send(String signal) throws IOException, InterruptedException {
        new ProcessBuilder("sh", "-c", "kill -s " + signal + " " + pid).start().waitFor();
    }

    /** Whether the process ended within the limit. */
    public boolean awaitEnd(Duration limit) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (isAlive()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            Thread.sleep(POLL.toMillis());
        }
        return true;
    }
}
