package org.gridtokenx.local.crash;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.gridtokenx.market.Member;
import org.gridtokenx.market.Trade;
import org.gridtokenx.settlement.chain.Custody;
import org.gridtokenx.settlement.chain.Operator;
import org.gridtokenx.settlement.solana.HttpJsonRpc;
import org.gridtokenx.settlement.solana.SolanaRpc;
import org.p2p.solanaj.core.PublicKey;

/** Compares who has how many tokens on the ledger with a recomputation. */
final class LedgerComparison {
    /** Where a token account's data say how much is in it, 8 bytes, the lowest first. */
    private static final int AMOUNT_OFFSET = 64;

    private final SolanaRpc rpc;
    private final Custody custody;
    private final Recomputation expected;

    LedgerComparison(String ledgerUrl, Path keys, Recomputation expected) {
        this.rpc = new SolanaRpc(new HttpJsonRpc(URI.create(ledgerUrl)));
        this.custody = new Custody(Operator.loadOrCreate(keys));
        this.expected = expected;
    }

    void requireEqual() throws InterruptedException {
        Map<String, Long> wanted = new TreeMap<>();
        Map<String, PublicKey> accounts = new TreeMap<>();
        for (Member member : expected.members()) {
            String user = member.userId();
            wanted.merge("cash of " + user, member.cashMicros() + member.cashReservedMicros(), Long::sum);
            accounts.put("cash of " + user, custody.cashAccount(user));
            wanted.merge(
                    "energy of " + user, member.energyWh() + member.energyReservedWh() + member.boughtWh(), Long::sum);
            accounts.put("energy of " + user, custody.energyAccount(user));
        }
        wanted.put(
                "fees", expected.trades().stream().mapToLong(Trade::feeMicros).sum());
        accounts.put("fees", custody.feeAccount());
        Differences.requireNone("token accounts", lines(wanted), lines(amounts(accounts)));
    }

    private Map<String, Long> amounts(Map<String, PublicKey> accounts) throws InterruptedException {
        List<Optional<byte[]>> found = rpc.accountData(List.copyOf(accounts.values()), AMOUNT_OFFSET, Long.BYTES);
        Map<String, Long> amounts = new TreeMap<>();
        int place = 0;
        for (String name : accounts.keySet()) {
            amounts.put(
                    name,
                    found.get(place++)
                            .map(data -> ByteBuffer.wrap(data)
                                    .order(ByteOrder.LITTLE_ENDIAN)
                                    .getLong())
                            .orElse(0L));
        }
        return amounts;
    }

    private static List<String> lines(Map<String, Long> amounts) {
        List<String> lines = new ArrayList<>();
        amounts.forEach((name, amount) -> lines.add(name + ": " + amount));
        return lines;
    }
}
