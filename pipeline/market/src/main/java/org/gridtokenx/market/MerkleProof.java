package org.gridtokenx.market;

import java.security.MessageDigest;
import java.util.List;

/**
 * That a leaf lies in a {@link MerkleTree}: the hashes of its neighbours on the way to the root.
 *
 * @param index of the leaf, from 0
 * @param size how many leaves the tree has
 * @param path the lowest neighbour first, 32 bytes each
 */
public record MerkleProof(int index, int size, List<byte[]> path) {
    public MerkleProof {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("leaf " + index + " of " + size);
        }
        path = path.stream().map(byte[]::clone).toList();
    }

    /** Whether bytes are the leaf of a tree with this root: RFC 9162, section 2.1.3.2. */
    public boolean verify(byte[] leaf, byte[] root) {
        MessageDigest sha256 = MerkleTree.sha256();
        byte[] hash = MerkleTree.leaf(sha256, leaf);
        int at = index;
        int last = size - 1;
        for (byte[] neighbour : path) {
            if (last == 0) {
                return false;
            }
            if ((at & 1) == 1 || at == last) {
                hash = MerkleTree.node(sha256, neighbour, hash);
                while ((at & 1) == 0 && at != 0) {
                    at >>= 1;
                    last >>= 1;
                }
            } else {
                hash = MerkleTree.node(sha256, hash, neighbour);
            }
            at >>= 1;
            last >>= 1;
        }
        return last == 0 && MessageDigest.isEqual(hash, root);
    }
}
