package org.gridtokenx.api.proofs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.gridtokenx.api.fixture.Node;
import org.gridtokenx.api.http.ApiJson;
import org.gridtokenx.market.MerkleProof;
import org.gridtokenx.market.MerkleTree;
import org.gridtokenx.market.Trade;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the API gives as a proof, by the naive recursion of the RFC and by the verifier that everybody can run. */
class ProofViewTest {
    private static final int SIZES = 130;

    @TempDir
    Path folder;

    /** The example that is written down for those who write a verifier of their own. */
    @Test
    void aTradeHasTheBytesThatAreWrittenDown() throws Exception {
        Trade trade = new Trade("z", 7, 1, "b", "s", "u", "v", 1_500, -20_000, -30_000, 0);
        HexFormat hex = HexFormat.of();
        assertEquals(
                "0100017a000000000000000700000001000162000173000175000176"
                        + "00000000000005dcffffffffffffb1e0ffffffffffff8ad00000000000000000",
                hex.formatHex(trade.canonicalBytes()));
        assertEquals(
                "91d7836bf38776564396497b8712488c68787bd7a97ae24a1d18571b0311694e",
                hex.formatHex(naiveRoot(List.of(trade.canonicalBytes()))));
        assertEquals("e599001d-2ec7-558e-9a85-e782a70b9b0f", trade.tradeId().toString());
    }

    /** Trees of 1 to 130 trades, each of their leaves: by the naive recursion of the RFC, and by the verifier. */
    @Test
    void everyLeafOfEverySizeIsProven() throws Exception {
        List<String> proofs = new ArrayList<>();
        for (int size = 1; size <= SIZES; size++) {
            List<Trade> trades = trades(size);
            List<byte[]> leaves = trades.stream().map(Trade::canonicalBytes).toList();
            byte[] root = naiveRoot(leaves);
            MerkleTree tree = new MerkleTree();
            leaves.forEach(tree::add);
            for (int index = 0; index < size; index++) {
                List<byte[]> path = naivePath(index, leaves);
                MerkleProof proof = tree.proof(index);
                assertEquals(hex(path), hex(proof.path()));
                assertTrue(proof.verify(leaves.get(index), root));
                EpochTrees.Proof proven =
                        new EpochTrees.Proof(proof, HexFormat.of().formatHex(root));
                proofs.add(ApiJson.write(ProofView.of(trades.get(index), proven)));
            }
        }
        Path file = Files.write(folder.resolve("proofs.jsonl"), proofs);
        Node node = Node.run(folder, "src/test/resources/proofs/verify-all.mjs", "web/src/lib/verify-trade.mjs", file);
        assertEquals(0, node.exitCode(), node.said());
        assertTrue(node.said().contains(SIZES * (SIZES + 1) / 2 + " proofs"), node.said());
    }

    /** MTH of RFC 6962, section 2.1. */
    private static byte[] naiveRoot(List<byte[]> leaves) throws Exception {
        if (leaves.size() == 1) {
            return sha256(new byte[] {0}, leaves.get(0));
        }
        int split = Integer.highestOneBit(leaves.size() - 1);
        return sha256(
                new byte[] {1}, naiveRoot(leaves.subList(0, split)), naiveRoot(leaves.subList(split, leaves.size())));
    }

    /** PATH of RFC 6962, section 2.1.1. */
    private static List<byte[]> naivePath(int index, List<byte[]> leaves) throws Exception {
        if (leaves.size() == 1) {
            return List.of();
        }
        int split = Integer.highestOneBit(leaves.size() - 1);
        List<byte[]> left = leaves.subList(0, split);
        List<byte[]> right = leaves.subList(split, leaves.size());
        List<byte[]> path = new ArrayList<>(index < split ? naivePath(index, left) : naivePath(index - split, right));
        path.add(naiveRoot(index < split ? right : left));
        return path;
    }

    private static byte[] sha256(byte[]... parts) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (byte[] part : parts) {
            digest.update(part);
        }
        return digest.digest();
    }

    private static List<String> hex(List<byte[]> hashes) {
        return hashes.stream().map(HexFormat.of()::formatHex).toList();
    }

    /** Ids of one to four bytes a letter, amounts of either sign and of every size. */
    private static List<Trade> trades(int size) {
        SplittableRandom random = new SplittableRandom(size);
        return IntStream.range(0, size)
                .mapToObj(position -> new Trade(
                        "zone/ë ☀ \"𝔊\"",
                        1_963_808L + size,
                        position,
                        "b" + random.nextLong(),
                        "s" + position,
                        "\uFEFFbuyer" + random.nextInt(3),
                        "seller\\",
                        random.nextLong() >>> 1 + random.nextInt(60),
                        number(random),
                        number(random),
                        number(random)))
                .toList();
    }

    private static long number(SplittableRandom random) {
        return switch (random.nextInt(6)) {
            case 0 -> 0;
            case 1 -> Long.MIN_VALUE;
            case 2 -> Long.MAX_VALUE;
            default -> random.nextLong() >> random.nextInt(60);
        };
    }
}
