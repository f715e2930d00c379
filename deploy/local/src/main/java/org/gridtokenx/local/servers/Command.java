package org.gridtokenx.local.servers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A short command that is run to its end. */
final class Command {
    private Command() {}

    /** @throws IOException with the command's output if it fails */
    static void run(List<String> command) throws IOException, InterruptedException {
        Process process = start(command);
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(command.get(0) + " failed: " + output.strip());
        }
    }

    /** Whether the command exists and ends with 0. */
    static boolean succeeds(List<String> command) throws InterruptedException {
        try {
            Process process = start(command);
            process.getInputStream().readAllBytes();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false; // no such command
        }
    }

    private static Process start(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        return process;
    }
}
