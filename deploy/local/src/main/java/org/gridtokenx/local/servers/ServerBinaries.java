package org.gridtokenx.local.servers;

import java.io.BufferedInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * The server programs in the build's dependencies, unpacked once into a cache directory.
 *
 * <p>Each is unpacked beside its place and then moved there in one step, so that an interrupted run leaves nothing
 * half done and several at once do not disturb each other.
 */
final class ServerBinaries {
    private static final String POSTGRES_VERSION = "17.11";
    private static final String REDIS_VERSION = "7.0.15";
    private static final int EXECUTABLE = 0100;

    private final Path cache;
    private final Platform platform;

    ServerBinaries(Path cache, Platform platform) {
        this.cache = cache;
        this.platform = platform;
    }

    /** The directory that holds PostgreSQL's {@code bin}, {@code lib} and {@code share}. */
    Path postgresHome() throws IOException {
        Path home = cache.resolve("postgres-" + POSTGRES_VERSION);
        if (!Files.exists(home)) {
            Path unpacked = newDirectory();
            try (InputStream archive = resource(platform.postgresArchive())) {
                untar(new XZInputStream(new BufferedInputStream(archive)), unpacked);
            }
            moveIntoPlace(unpacked, home);
        }
        return home;
    }

    /** The Redis server program. */
    Path redisServer() throws IOException {
        Path home = cache.resolve("redis-" + REDIS_VERSION);
        Path program = home.resolve("redis-server");
        if (!Files.exists(home)) {
            Path unpacked = newDirectory();
            Path file = unpacked.resolve("redis-server");
            try (InputStream in = resource(platform.redisBinary())) {
                Files.copy(in, file);
            }
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
            moveIntoPlace(unpacked, home);
        }
        return program;
    }

    private Path newDirectory() throws IOException {
        Files.createDirectories(cache);
        Path dir = Files.createTempDirectory(cache, "unpacking-");
        // PostgreSQL may run as another user than the one that unpacks it.
        Files.setPosixFilePermissions(dir, PosixFilePermissions.fromString("rwxr-xr-x"));
        return dir;
    }

    private static InputStream resource(String name) throws IOException {
        InputStream in = ServerBinaries.class.getResourceAsStream("/" + name);
        if (in == null) {
            throw new FileNotFoundException("the class path lacks " + name + ": build again with ./gridtokenx");
        }
        return in;
    }

    private static void untar(InputStream plain, Path target) throws IOException {
        try (TarArchiveInputStream tar = new TarArchiveInputStream(plain)) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new IOException("the archive holds a path outside of it: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                } else {
                    Files.createDirectories(path.getParent());
                    writeFile(tar, entry, path);
                }
            }
        }
    }

    private static void writeFile(TarArchiveInputStream tar, TarArchiveEntry entry, Path path) throws IOException {
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, path);
        boolean executable = (entry.getMode() & EXECUTABLE) != 0;
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
    }

    private static void moveIntoPlace(Path unpacked, Path place) throws IOException {
        try {
            Files.move(unpacked, place, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            throw e;
        } catch (FileSystemException e) {
            if (!Files.exists(place)) {
                throw e;
            }
            deleteRecursively(unpacked); // another process was faster, with the same content
        }
    }

    static void deleteRecursively(Path dir) throws IOException {
        if (!Files.exists(dir)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(dir)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
