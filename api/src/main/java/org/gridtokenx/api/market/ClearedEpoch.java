package org.gridtokenx.api.market;

import java.util.Objects;
import org.gridtokenx.market.EpochResult;

/**
 * An epoch that has cleared.
 *
 * @param settled whether the chain has had its word on all of its trades, and none is pending
 */
public record ClearedEpoch(EpochResult result, boolean settled) {
    public ClearedEpoch {
        Objects.requireNonNull(result, "result");
    }

    /** At the moment of its clearing: without a trade there is nothing to settle. */
    public static ClearedEpoch now(EpochResult result) {
        return new ClearedEpoch(result, result.matches() == 0);
    }
}
