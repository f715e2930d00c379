package org.gridtokenx.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretFileTest {
    @TempDir
    private Path folder;

    @Test
    void makesASecretThatOnlyItsOwnerReadsAndFindsItAgain() throws IOException {
        Path file = folder.resolve("deep/secret");

        String secret = SecretFile.read(file, 48);

        assertEquals(64, secret.length());
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals(secret, SecretFile.read(file, 48));
    }

    @Test
    void takesAGivenSecretWithoutItsLineEnd() throws IOException {
        Path file = Files.writeString(folder.resolve("given"), "mine\n");

        assertEquals("mine", SecretFile.read(file, 48));
    }

    @Test
    void refusesAnEmptyFile() throws IOException {
        Path file = Files.writeString(folder.resolve("empty"), "\n");

        assertThrows(IOException.class, () -> SecretFile.read(file, 48));
    }
}
