package org.gridtokenx.local.flink;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The checkpoints that earlier runs of one job left: {@code chk-N/} and, for files that several checkpoints use,
 * {@code shared/}.
 *
 * @param jobDir the job's directory
 */
record RetainedCheckpoints(Path jobDir) {
    private static final Logger LOG = LoggerFactory.getLogger(RetainedCheckpoints.class);
    private static final String METADATA = "_metadata";
    private static final String PREFIX = "chk-";

    /**
     * The newest complete checkpoint. Flink writes its metadata last and moves it into place in one step, so a torn
     * one was never completed, and nothing was committed on the strength of it.
     */
    Optional<Path> newest() throws IOException {
        for (Path checkpoint : newestFirst()) {
            Path metadata = checkpoint.resolve(METADATA);
            if (Files.exists(metadata) && isReadable(metadata)) {
                return Optional.of(checkpoint);
            }
        }
        return Optional.empty();
    }

    private static boolean isReadable(Path metadata) throws IOException {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(Files.readAllBytes(metadata)))) {
            Checkpoints.loadCheckpointMetadata(in, RetainedCheckpoints.class.getClassLoader(), metadata.toString());
            return true;
        } catch (IOException | RuntimeException e) {
            LOG.warn("{} is torn and is passed over for the checkpoint before it", metadata, e);
            return false;
        }
    }

    /**
     * Deletes what the restored checkpoint does not need. Flink deletes what it knows; what a killed run was writing,
     * and what its older checkpoints held, nobody else would ever delete.
     *
     * <p>Files in {@code shared/} have unique names; one whose name the checkpoint's metadata does not contain is not
     * referred to.
     */
    void keepOnly(Path restored) throws IOException {
        for (Path checkpoint : newestFirst()) {
            if (!checkpoint.equals(restored)) {
                deleteRecursively(checkpoint);
            }
        }
        String metadata = new String(Files.readAllBytes(restored.resolve(METADATA)), StandardCharsets.ISO_8859_1);
        for (String holder : List.of("shared", "taskowned")) {
            for (Path file : children(jobDir.resolve(holder))) {
                if (Files.isRegularFile(file)
                        && !metadata.contains(file.getFileName().toString())) {
                    Files.delete(file);
                }
            }
        }
    }

    private List<Path> newestFirst() throws IOException {
        return children(jobDir).stream()
                .filter(path -> path.getFileName().toString().matches(PREFIX + "\\d+"))
                .sorted(Comparator.comparingLong(RetainedCheckpoints::number).reversed())
                .toList();
    }

    private static long number(Path checkpoint) {
        return Long.parseLong(checkpoint.getFileName().toString().substring(PREFIX.length()));
    }

    private static List<Path> children(Path dir) throws IOException {
        if (!Files.isDirectory(dir)) {
            return List.of();
        }
        try (Stream<Path> list = Files.list(dir)) {
            return list.toList();
        }
    }

    private static void deleteRecursively(Path dir) throws IOException {
        try (Stream<Path> tree = Files.walk(dir)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
