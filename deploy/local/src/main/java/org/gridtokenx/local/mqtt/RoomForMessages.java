package org.gridtokenx.local.mqtt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Whether the disk has room for more messages, looked up once a second. */
final class RoomForMessages {
    private static final long LEAST_BYTES = 512L << 20;
    private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Path dir;
    private final long leastBytes;
    private boolean room;
    private long lookedNanos = System.nanoTime() - LOOK_NANOS;

    RoomForMessages(Path dir) {
        this(dir, LEAST_BYTES);
    }

    RoomForMessages(Path dir, long leastBytes) {
        this.dir = dir;
        this.leastBytes = leastBytes;
    }

    synchronized boolean isThere() {
        long now = System.nanoTime();
        if (now - lookedNanos >= LOOK_NANOS) {
            lookedNanos = now;
            try {
                room = Files.getFileStore(dir).getUsableSpace() >= leastBytes;
            } catch (IOException e) {
                room = false; // a directory that cannot be asked about is none to write to
            }
        }
        return room;
    }
}
