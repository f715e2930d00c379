package org.gridtokenx.local;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DataDirTest {
    @TempDir
    private Path dir;

    @Test
    void aDirectoryThatCannotBeWrittenIsRefused() throws Exception {
        Path file = Files.createFile(dir.resolve("file"));
        Refusal refusal = assertThrows(Refusal.class, new DataDir(file.resolve("data"))::requireUsable);
        assertTrue(refusal.getMessage().contains("cannot be written"), refusal.getMessage());
        assertTrue(refusal.getMessage().contains("--data"), refusal.getMessage());
    }

    @Test
    void lessThanAGibibyteIsRefused() {
        DataDir data = new DataDir(dir);
        assertDoesNotThrow(() -> data.requireSpace(1L << 30));
        Refusal refusal = assertThrows(Refusal.class, () -> data.requireSpace(500L << 20));
        assertTrue(refusal.getMessage().startsWith("only 500 MiB are free"), refusal.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "PT", "PT0.5S", "PT-1S", "half an hour"})
    void aFileThatHoldsNoLengthOfAnEpochIsNamed(String text) throws Exception {
        Path file = Files.writeString(dir.resolve("epoch"), text);
        Refusal refusal = assertThrows(Refusal.class, new DataDir(dir)::epoch);
        assertTrue(
                refusal.getMessage().startsWith(file + " holds '" + text + "', which is no length of an epoch"),
                refusal.getMessage());
        assertEquals(1, refusal.getMessage().lines().count());
    }

    @Test
    void theLengthOfAnEpochIsKept() throws Exception {
        DataDir data = new DataDir(dir);
        assertEquals(Optional.empty(), data.epoch());
        data.keepEpoch(Duration.ofSeconds(30));
        assertEquals(Optional.of(Duration.ofSeconds(30)), data.epoch());
        assertEquals(List.of("epoch"), List.of(dir.toFile().list()));
    }

    @Test
    void newDataAreOfThisFormat() throws Exception {
        DataDir data = new DataDir(dir);
        Files.createDirectories(dir.resolve("run"));
        Files.createDirectories(dir.resolve("cache"));
        data.requireFormat();
        assertEquals("2", Files.readString(dir.resolve("format")).strip());
        Files.createDirectories(dir.resolve("kafka"));
        data.requireFormat();
    }

    @ParameterizedTest
    @ValueSource(strings = {"epoch", "kafka", "postgres", "redis", "ledger", "flink"})
    void dataWithoutAFormatAreOfTheFirst(String name) throws Exception {
        Files.createDirectories(dir.resolve(name));
        Refusal refusal = assertThrows(Refusal.class, new DataDir(dir)::requireFormat);
        assertEquals(
                "the data in " + dir
                        + " are of format 1, from an older version, and this one reads format 2: start with"
                        + " another --data, or move that directory away",
                refusal.getMessage());
        assertFalse(Files.exists(dir.resolve("format")));
    }

    @ParameterizedTest
    @CsvSource({"1, 'format 1, from an older version'", "3, 'format 3, from a newer version'", "two, is no format"})
    void dataOfAnotherFormatAreRefused(String found, String said) throws Exception {
        Files.writeString(dir.resolve("format"), found);
        Refusal refusal = assertThrows(Refusal.class, new DataDir(dir)::requireFormat);
        assertTrue(refusal.getMessage().contains(said), refusal.getMessage());
        assertTrue(refusal.getMessage().contains("--data"), refusal.getMessage());
        assertEquals(1, refusal.getMessage().lines().count());
    }

    @Test
    void oneUpPerDirectory() throws Exception {
        DataDir data = new DataDir(dir);
        data.requireUsable();
        RunLock lock = RunLock.take(data);
        Refusal refusal = assertThrows(Refusal.class, () -> RunLock.take(data));
        long pid = ProcessHandle.current().pid();
        assertTrue(refusal.getMessage().contains("(process " + pid + ")"), refusal.getMessage());
        assertEquals(pid, RunLock.holder(data).orElseThrow().pid());
        lock.close();
        assertTrue(RunLock.holder(data).isEmpty());
        RunLock.take(data).close();
    }
}
