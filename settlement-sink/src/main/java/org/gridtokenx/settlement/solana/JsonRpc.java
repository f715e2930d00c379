package org.gridtokenx.settlement.solana;

import com.fasterxml.jackson.databind.JsonNode;

/** Calls a method of Solana's JSON-RPC. Safe for use by many threads. */
@FunctionalInterface
public interface JsonRpc {
    /**
     * The {@code result} of a call.
     *
     * @throws LedgerUnavailableException if the same call may succeed later
     * @throws RpcErrorException if it would not
     */
    JsonNode call(String method, Object... params) throws InterruptedException;
}
