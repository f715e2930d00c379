package org.gridtokenx.local.flink;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.MasterState;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetainedCheckpointsTest {
    @TempDir
    private Path dir;

    /** Metadata in which the given file name stands, as the name of a shared file would. */
    private static byte[] metadata(long checkpoint, String fileName) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Checkpoints.storeCheckpointMetadata(
                new CheckpointMetadata(checkpoint, List.of(), List.of(new MasterState(fileName, new byte[0], 1))), out);
        return out.toByteArray();
    }

    private void checkpoint(int number, byte[] metadata) throws Exception {
        Path checkpoint = Files.createDirectories(dir.resolve("chk-" + number));
        Files.writeString(checkpoint.resolve("private-file"), "state");
        Files.write(checkpoint.resolve("_metadata"), metadata);
    }

    private static List<String> names(Path dir) throws Exception {
        try (Stream<Path> list = Files.list(dir)) {
            return list.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void theNewestCompleteOneIsTakenAndTheRestDeleted() throws Exception {
        checkpoint(9, metadata(9, "old"));
        checkpoint(10, metadata(10, "used"));
        checkpoint(11, Arrays.copyOf(metadata(11, "torn"), 9));
        Files.createDirectories(dir.resolve("chk-12")); // begun only
        Path shared = Files.createDirectories(dir.resolve("shared"));
        for (String file : List.of("old", "used", "torn")) {
            Files.writeString(shared.resolve(file), "state");
        }
        RetainedCheckpoints retained = new RetainedCheckpoints(dir);
        Path newest = retained.newest().orElseThrow();
        assertEquals("chk-10", newest.getFileName().toString());
        retained.keepOnly(newest);
        assertEquals(List.of("chk-10", "shared"), names(dir));
        assertEquals(List.of("_metadata", "private-file"), names(newest));
        assertEquals(List.of("used"), names(shared));
    }

    @Test
    void aNewJobHasNone() throws Exception {
        assertEquals(Optional.empty(), new RetainedCheckpoints(dir.resolve("none")).newest());
    }
}
