package org.gridtokenx.settlement.chain;

import com.fasterxml.jackson.databind.JsonNode;
import org.gridtokenx.settlement.solana.JsonRpc;
import org.p2p.solanaj.core.PublicKey;

/** What stands on the chain, asked of it directly. */
final class LedgerView {
    private final JsonRpc rpc;
    private final Custody custody;

    LedgerView(JsonRpc rpc, Custody custody) {
        this.rpc = rpc;
        this.custody = custody;
    }

    long energyWh(String userId) throws InterruptedException {
        return tokens(custody.energyAccount(userId));
    }

    long cashMicros(String userId) throws InterruptedException {
        return tokens(custody.cashAccount(userId));
    }

    long feesMicros() throws InterruptedException {
        return tokens(custody.feeAccount());
    }

    long energySupplyWh() throws InterruptedException {
        return supply(custody.energyMint());
    }

    private long tokens(PublicKey account) throws InterruptedException {
        JsonNode value = rpc.call("getTokenAccountBalance", account.toBase58());
        return Long.parseLong(value.path("value").path("amount").asText());
    }

    private long supply(PublicKey mint) throws InterruptedException {
        JsonNode value = rpc.call("getTokenSupply", mint.toBase58());
        return Long.parseLong(value.path("value").path("amount").asText());
    }
}
