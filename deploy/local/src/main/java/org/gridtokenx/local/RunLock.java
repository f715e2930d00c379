package org.gridtokenx.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.gridtokenx.local.process.ProcessIdentity;

/** One {@code up} per data directory. The kernel gives the lock back when its holder ends, however it ends. */
final class RunLock implements AutoCloseable {
    private final FileChannel channel;

    private RunLock(FileChannel channel) {
        this.channel = channel;
    }

    /** @throws Refusal if another process holds it */
    static RunLock take(DataDir dir) throws IOException, Refusal {
        Path file = dir.lockFile();
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (!tryLock(channel)) {
            channel.close();
            String holder = ProcessIdentity.read(file)
                    .map(process -> " (process " + process.pid() + ")")
                    .orElse("");
            throw new Refusal("%s is in use by a running gridtokenx up%s: stop it with gridtokenx down, or choose "
                            .formatted(dir.root(), holder)
                    + "another directory with --data");
        }
        channel.truncate(0);
        byte[] line = ProcessIdentity.current().toLine().getBytes(StandardCharsets.US_ASCII);
        channel.write(ByteBuffer.wrap(line), 0);
        return new RunLock(channel);
    }

    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false; // held by this very process
        }
    }

    /** The running {@code up} of the directory, if there is one. */
    static Optional<ProcessIdentity> holder(DataDir dir) throws IOException {
        return ProcessIdentity.read(dir.lockFile()).filter(ProcessIdentity::isAlive);
    }

    @Override
    public void close() throws IOException {
        channel.truncate(0);
        channel.close();
    }
}
