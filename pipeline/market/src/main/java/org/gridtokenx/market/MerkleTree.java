package org.gridtokenx.market;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/**
 * The Merkle tree hash of RFC 6962, section 2.1, over SHA-256: leaves are hashed after a byte 0, nodes after a byte 1
 * (so that no leaf can pass for a node), the tree splits at the largest power of two below its size, and the root of
 * nothing is the hash of nothing.
 */
public final class MerkleTree {
    private final MessageDigest sha256;
    private final List<byte[]> leafHashes = new ArrayList<>();

    public MerkleTree() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Appends a leaf. */
    public void add(byte[] leaf) {
        sha256.update((byte) 0);
        leafHashes.add(sha256.digest(leaf));
    }

    /** The root over all leaves so far, 32 bytes. */
    public byte[] root() {
        if (leafHashes.isEmpty()) {
            return sha256.digest();
        }
        // Pairing neighbours level by level, an odd one moving up alone, is the recursive split of the RFC.
        List<byte[]> level = leafHashes;
        while (level.size() > 1) {
            List<byte[]> above = new ArrayList<>((level.size() + 1) / 2);
            for (int i = 0; i + 1 < level.size(); i += 2) {
                sha256.update((byte) 1);
                sha256.update(level.get(i));
                above.add(sha256.digest(level.get(i + 1)));
            }
            if (level.size() % 2 == 1) {
                above.add(level.get(level.size() - 1));
            }
            level = above;
        }
        return level.get(0).clone();
    }
}
