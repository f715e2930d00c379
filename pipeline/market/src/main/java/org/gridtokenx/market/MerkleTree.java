package org.gridtokenx.market;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The Merkle tree hash of RFC 6962, section 2.1, over SHA-256: leaves are hashed after a byte 0, nodes after a byte 1
 * (so that no leaf can pass for a node), the tree splits at the largest power of two below its size, and the root of
 * nothing is the hash of nothing.
 */
public final class MerkleTree {
    private final MessageDigest sha256 = sha256();
    private final List<byte[]> leafHashes = new ArrayList<>();

    /** Appends a leaf. */
    public void add(byte[] bytes) {
        leafHashes.add(leaf(sha256, bytes));
    }

    /** The root over all leaves so far, 32 bytes. */
    public byte[] root() {
        if (leafHashes.isEmpty()) {
            return sha256.digest();
        }
        List<byte[]> level = leafHashes;
        while (level.size() > 1) {
            level = above(level);
        }
        return level.get(0).clone();
    }

    /**
     * The audit path of a leaf, section 2.1.1 of the RFC.
     *
     * @param index of the leaf, from 0
     */
    public MerkleProof proof(int index) {
        Objects.checkIndex(index, leafHashes.size());
        List<byte[]> path = new ArrayList<>();
        int at = index;
        for (List<byte[]> level = leafHashes; level.size() > 1; level = above(level)) {
            int neighbour = at ^ 1;
            if (neighbour < level.size()) {
                path.add(level.get(neighbour));
            }
            at >>= 1;
        }
        return new MerkleProof(index, leafHashes.size(), path);
    }

    /** Pairing neighbours level by level, an odd one moving up alone, is the recursive split of the RFC. */
    private List<byte[]> above(List<byte[]> level) {
        List<byte[]> above = new ArrayList<>((level.size() + 1) / 2);
        for (int i = 0; i + 1 < level.size(); i += 2) {
            above.add(node(sha256, level.get(i), level.get(i + 1)));
        }
        if (level.size() % 2 == 1) {
            above.add(level.get(level.size() - 1));
        }
        return above;
    }

    static byte[] leaf(MessageDigest sha256, byte[] bytes) {
        sha256.update((byte) 0);
        return sha256.digest(bytes);
    }

    static byte[] node(MessageDigest sha256, byte[] left, byte[] right) {
        sha256.update((byte) 1);
        sha256.update(left);
        return sha256.digest(right);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
