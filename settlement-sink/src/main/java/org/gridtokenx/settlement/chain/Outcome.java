package org.gridtokenx.settlement.chain;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What became of a transaction, for good.
 *
 * @param signature empty if the ledger did not take it
 * @param slot in which it landed, or 0
 * @param error Solana's {@code TransactionError}, the node's own words for one it did not take, or null for success
 */
record Outcome(String signature, long slot, JsonNode error) {
    private static final int TOKEN_INSUFFICIENT_FUNDS = 1;

    boolean succeeded() {
        return error == null;
    }

    /** Whether the first instruction, which makes the marker, found it there: program error 0, account in use. */
    boolean foundMarker() {
        JsonNode failure = failure();
        return failure.path(0).asInt(-1) == 0 && failure.path(1).path("Custom").asInt(-1) == 0;
    }

    /** For a person. */
    String reason() {
        if (succeeded()) {
            return "";
        }
        JsonNode failure = failure();
        if (failure.isMissingNode()) {
            return error.isTextual() ? error.asText() : error.toString();
        }
        JsonNode what = failure.path(1);
        String words;
        if (!what.has("Custom")) {
            words = what.asText();
        } else if (failure.path(0).asInt() > 0 && what.path("Custom").asInt() == TOKEN_INSUFFICIENT_FUNDS) {
            words = "insufficient funds";
        } else {
            words = "program error " + what.path("Custom").asInt();
        }
        return "instruction " + failure.path(0).asInt() + " of the transaction failed: " + words;
    }

    private JsonNode failure() {
        return error.path("InstructionError");
    }
}
