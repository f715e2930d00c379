package org.gridtokenx.contracts;

import java.util.Objects;
import org.gridtokenx.market.EpochResult;

/** What an epoch came to, as published. */
public record MarketEpoch(int version, EpochResult result) {
    public static final int VERSION = 1;

    public MarketEpoch {
        Objects.requireNonNull(result, "result");
    }

    public static MarketEpoch of(EpochResult result) {
        return new MarketEpoch(VERSION, result);
    }
}
