package org.gridtokenx.local;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
