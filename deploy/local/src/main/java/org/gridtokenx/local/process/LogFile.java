package org.gridtokenx.local.process;

import java.io.IOException;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** The log of one part: bounded by moving a big one aside at each start, readable from its end. */
public final class LogFile {
    private static final long ROTATE_BYTES = 4L << 20;
    private static final int TAIL_BYTES_PER_LINE = 400;
    private static final long FOLLOW_POLL_MILLIS = 200;

    private final Path path;

    public LogFile(Path path) {
        this.path = path;
    }

    public Path path() {
        return path;
    }

    public boolean exists() {
        return Files.exists(path);
    }

    /** Moves a log that has grown big to {@code NAME.log.1}, replacing the one that lies there. */
    void rotate() throws IOException {
        Files.createDirectories(path.getParent());
        if (Files.exists(path) && Files.size(path) > ROTATE_BYTES) {
            Files.move(path, path.resolveSibling(path.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** The last lines, at most so many; empty when there is no log yet. */
    public List<String> tail(int lines) throws IOException {
        if (!Files.exists(path)) {
            return List.of();
        }
        long size = Files.size(path);
        return tailOf(Math.max(0, size - (long) lines * TAIL_BYTES_PER_LINE), lines);
    }

    private List<String> tailOf(long from, int lines) throws IOException {
        byte[] bytes;
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            bytes = new byte[(int) Math.min(Integer.MAX_VALUE - 8, file.length() - from)];
            file.seek(from);
            file.readFully(bytes);
        }
        List<String> all = new String(bytes, StandardCharsets.UTF_8).lines().toList();
        int cut = from > 0 ? 1 : 0; // the first line read may have lost its beginning
        if (all.size() - cut < lines && from > 0) {
            return tailOf(Math.max(0, from - (long) lines * TAIL_BYTES_PER_LINE * 4), lines);
        }
        return all.subList(Math.max(cut, all.size() - lines), all.size());
    }

    /** Prints what is appended from now on, also after a rotation, until the thread is interrupted. */
    public void follow(PrintStream out) throws IOException, InterruptedException {
        long at = Files.exists(path) ? Files.size(path) : 0;
        while (true) {
            if (Files.exists(path)) {
                try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
                    if (file.length() < at) {
                        at = 0; // shorter than before: a new file, which is shown from its beginning
                    }
                    byte[] bytes = new byte[(int) Math.min(1 << 20, file.length() - at)];
                    file.seek(at);
                    file.readFully(bytes);
                    at += bytes.length;
                    out.write(bytes, 0, bytes.length);
                    out.flush();
                }
            }
            Thread.sleep(FOLLOW_POLL_MILLIS);
        }
    }
}
