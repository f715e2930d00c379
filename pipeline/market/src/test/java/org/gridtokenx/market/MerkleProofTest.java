package org.gridtokenx.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MerkleProofTest {
    /** Leaves, paths and the root that Certificate Transparency's implementations are tested with. */
    @Test
    void knownPaths() {
        MerkleTree tree = new MerkleTree();
        for (String leaf : List.of(
                "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")) {
            tree.add(HexFormat.of().parseHex(leaf));
        }
        assertEquals(
                List.of(
                        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"),
                hex(tree.proof(0)));
        assertEquals(
                List.of(
                        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"),
                hex(tree.proof(5)));
    }

    private static List<String> hex(MerkleProof proof) {
        return proof.path().stream().map(HexFormat.of()::formatHex).toList();
    }

    @Test
    void everyLeafOfEverySizeIsProvenAndNothingElse() {
        SplittableRandom random = new SplittableRandom(Seeds.first());
        List<byte[]> leaves = new ArrayList<>();
        MerkleTree tree = new MerkleTree();
        for (int size = 1; size <= 130; size++) {
            byte[] added = new byte[random.nextInt(1, 60)];
            random.nextBytes(added);
            leaves.add(added);
            tree.add(added);
            byte[] root = tree.root();
            for (int index = 0; index < size; index++) {
                MerkleProof proof = tree.proof(index);
                String where = "leaf " + index + " of " + size + ", " + Seeds.say(Seeds.first());
                assertTrue(proof.verify(leaves.get(index), root), where);
                assertFalse(proof.verify(changed(random, leaves.get(index)), root), where);
                assertFalse(proof.verify(leaves.get(index), changed(random, root)), where);
                assertFalse(withChangedPath(random, proof).verify(leaves.get(index), root), where);
                if (size > 1) {
                    MerkleProof elsewhere = new MerkleProof((index + 1) % size, size, proof.path());
                    assertFalse(elsewhere.verify(leaves.get(index), root), where);
                }
            }
        }
    }

    private static byte[] changed(SplittableRandom random, byte[] bytes) {
        byte[] changed = bytes.clone();
        changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
        return changed;
    }

    /** One bit of one hash is another, or a hash is missing, or one too many. */
    private static MerkleProof withChangedPath(SplittableRandom random, MerkleProof proof) {
        List<byte[]> path = new ArrayList<>(proof.path());
        int choice = path.isEmpty() ? 0 : random.nextInt(3);
        if (choice == 0) {
            path.add(new byte[32]);
        } else if (choice == 1) {
            path.remove(random.nextInt(path.size()));
        } else {
            path.set(0, changed(random, path.get(0)));
        }
        return new MerkleProof(proof.index(), proof.size(), path);
    }

    @Test
    void thereIsNoProofOfALeafThatIsNotThere() {
        MerkleTree tree = new MerkleTree();
        assertThrows(IndexOutOfBoundsException.class, () -> tree.proof(0));
        tree.add(new byte[1]);
        assertThrows(IndexOutOfBoundsException.class, () -> tree.proof(1));
        assertThrows(IllegalArgumentException.class, () -> new MerkleProof(1, 1, List.of()));
        assertThrows(IllegalArgumentException.class, () -> new MerkleProof(-1, 1, List.of()));
    }
}
