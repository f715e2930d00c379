package org.gridtokenx.settlement.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.p2p.solanaj.core.PublicKey;

class OperatorTest {
    @TempDir
    Path folder;

    @Test
    void theKeyIsMadeOnceAndOnlyItsOwnerReadsIt() throws Exception {
        Path keys = folder.resolve("a/b");
        PublicKey made = Operator.loadOrCreate(keys).publicKey();
        assertEquals(made, Operator.loadOrCreate(keys).publicKey());
        Path file = keys.resolve(Operator.FILE);
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        try (Stream<Path> files = Files.list(keys)) {
            assertEquals(List.of(file), files.toList());
        }
    }

    @Test
    void manyAtTheSameTimeGetTheSameKey() {
        List<PublicKey> keys = IntStream.range(0, 16)
                .parallel()
                .mapToObj(i -> Operator.loadOrCreate(folder).publicKey())
                .distinct()
                .toList();
        assertEquals(1, keys.size());
    }

    @Test
    void aDamagedFileIsRefusedAndLeftAlone() throws Exception {
        Path file = folder.resolve(Operator.FILE);
        Files.writeString(file, "[1,2,3]");
        UncheckedIOException refused = assertThrows(UncheckedIOException.class, () -> Operator.loadOrCreate(folder));
        assertTrue(refused.getMessage().contains("it holds 3 numbers, not 64"), refused.getMessage());
        assertEquals("[1,2,3]", Files.readString(file));
    }

    @Test
    void derivedKeysAreTheSameAgainAndDifferentFromEachOther() {
        Operator operator = Operator.fromSeed(new byte[32]);
        Custody custody = new Custody(operator);
        Custody again = new Custody(Operator.fromSeed(new byte[32]));
        assertEquals(custody.energyAccount("ann"), again.energyAccount("ann"));
        assertEquals(custody.cashMint(), again.cashMint());
        assertNotEquals(custody.energyAccount("ann"), custody.cashAccount("ann"));
        assertNotEquals(custody.energyAccount("ann"), custody.energyAccount("bob"));
    }
}
