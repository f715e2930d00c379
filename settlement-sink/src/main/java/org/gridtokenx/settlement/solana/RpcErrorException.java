package org.gridtokenx.settlement.solana;

import com.fasterxml.jackson.databind.JsonNode;

/** The node's answer is an error about the request itself: sending it again would bring the same. */
public final class RpcErrorException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int code;
    private final transient JsonNode data;

    RpcErrorException(String method, int code, String message, JsonNode data) {
        super(method + ": " + message + " (" + code + ")");
        this.code = code;
        this.data = data;
    }

    /** The error's number in JSON-RPC, such as -32602 for invalid parameters. */
    public int code() {
        return code;
    }

    /** What the node adds, such as the result of a preflight; a missing node if nothing. */
    public JsonNode data() {
        return data;
    }
}
