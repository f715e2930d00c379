package org.gridtokenx.api.proofs;

import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gridtokenx.api.http.ApiException;
import org.gridtokenx.api.market.ClearedEpoch;
import org.gridtokenx.api.market.MarketHistory;
import org.gridtokenx.market.EpochResult;
import org.gridtokenx.market.MerkleProof;
import org.gridtokenx.market.MerkleTree;
import org.gridtokenx.market.Trade;

/**
 * The Merkle trees of epochs, recomputed from their trades. Only a tree whose root is the one that the market published
 * proves anything; the last ones are kept, since nothing can change in them any more.
 */
final class EpochTrees {
    /** Of all trees together. A leaf is a hash, some 60 bytes with what holds it. */
    private static final int LEAVES_KEPT = 200_000;

    private record Key(String zone, long epoch) {}

    /** A tree that is right. */
    private record Tree(MerkleTree tree, int size, String root) {}

    /** A proof, and the root that it leads to. */
    record Proof(MerkleProof path, String root) {}

    private final MarketHistory history;
    private final TradeArchive archive;
    /** The one that was not asked for the longest time first. */
    private final Map<Key, Tree> kept = new LinkedHashMap<>(16, 0.75f, true);

    private int leavesKept;

    EpochTrees(MarketHistory history, TradeArchive archive) {
        this.history = history;
        this.archive = archive;
    }

    /**
     * The path from a trade to its epoch's root.
     *
     * @throws ApiException 503 while the database does not show the whole epoch, 409 if what it shows is not what the
     *     market published
     */
    Proof prove(Trade trade) {
        Key key = new Key(trade.zone(), trade.epoch());
        Tree tree = find(key);
        if (tree == null) {
            tree = build(key);
            keep(key, tree);
        }
        // A tree hashes with a digest of its own, which is not for two at a time.
        synchronized (tree.tree()) {
            return new Proof(tree.tree().proof(trade.position()), tree.root());
        }
    }

    private Tree build(Key key) {
        EpochResult result =
                history.epoch(key.zone(), key.epoch()).map(ClearedEpoch::result).orElseThrow(() -> notYet(key));
        List<Trade> trades = archive.ofEpoch(key.zone(), key.epoch());
        if (trades.size() < result.matches()) {
            throw notYet(key);
        }
        MerkleTree tree = new MerkleTree();
        trades.forEach(trade -> tree.add(trade.canonicalBytes()));
        if (!HexFormat.of().formatHex(tree.root()).equals(result.merkleRoot())) {
            throw ApiException.conflict("the trades that the database shows of epoch " + key.epoch()
                    + " do not give the root that the market published; the database must be built anew from the log");
        }
        return new Tree(tree, trades.size(), result.merkleRoot());
    }

    private static ApiException notYet(Key key) {
        return ApiException.unavailable(
                "the database does not show all of epoch " + key.epoch() + " and its root yet; ask again in a moment");
    }

    private synchronized Tree find(Key key) {
        return kept.get(key);
    }

    private synchronized void keep(Key key, Tree tree) {
        if (tree.size() <= LEAVES_KEPT && kept.putIfAbsent(key, tree) == null) {
            leavesKept += tree.size();
            while (leavesKept > LEAVES_KEPT) {
                Key oldest = kept.keySet().iterator().next();
                leavesKept -= kept.remove(oldest).size();
            }
        }
    }
}
