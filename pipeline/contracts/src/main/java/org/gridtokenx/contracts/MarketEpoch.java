package org.gridtokenx.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Objects;
import org.gridtokenx.market.EpochResult;

/**
 * What an epoch came to, as published. Version 1 knew neither early closes (the epoch closed at its end) nor marginal
 * orders (none) nor welfare (0: not known).
 */
public record MarketEpoch(int version, EpochResult result) {
    public static final int VERSION = 2;

    public MarketEpoch {
        Objects.requireNonNull(result, "result");
    }

    public static MarketEpoch of(EpochResult result) {
        return new MarketEpoch(VERSION, result);
    }

    @JsonCreator
    static MarketEpoch read(
            @JsonProperty("version") int version, @JsonProperty(value = "result", required = true) ObjectNode result)
            throws IOException {
        if (version == 1) {
            JsonNode end = result.get("endMillis");
            result.putIfAbsent("closedMillis", end);
            result.put("marginalBid", "").put("marginalAsk", "").put("welfareMicros", BigInteger.ZERO);
        }
        return new MarketEpoch(version, Json.fromTree(result, EpochResult.class));
    }
}
