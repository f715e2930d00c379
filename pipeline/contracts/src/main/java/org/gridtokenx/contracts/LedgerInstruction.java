package org.gridtokenx.contracts;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Objects;
import org.gridtokenx.market.Trade;

/**
 * Something the chain has to do, once. Its id says which: the same id is the same instruction, and follows from the
 * log, so that a replay gives the same.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = LedgerInstruction.Deposit.class, name = "deposit"),
    @JsonSubTypes.Type(value = LedgerInstruction.Mint.class, name = "mint"),
    @JsonSubTypes.Type(value = LedgerInstruction.Settle.class, name = "settle"),
    @JsonSubTypes.Type(value = LedgerInstruction.Burn.class, name = "burn")
})
public sealed interface LedgerInstruction {
    int VERSION = 1;

    /** How many trades settle together: as many as fit one transaction when all users differ. */
    int MAX_TRADES_PER_BATCH = 4;

    String id();

    String zone();

    /** Cash comes in: payment tokens for the user. */
    record Deposit(int version, String id, String zone, String userId, long amountMicros) implements LedgerInstruction {
        public Deposit {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(zone, "zone");
            Objects.requireNonNull(userId, "userId");
            requireSome(amountMicros);
        }
    }

    /** A meter's export of an interval: energy tokens for the user. */
    record Mint(
            int version,
            String id,
            String zone,
            String userId,
            String meterId,
            long intervalStartMillis,
            long quantityWh)
            implements LedgerInstruction {
        public Mint {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(zone, "zone");
            Objects.requireNonNull(userId, "userId");
            Objects.requireNonNull(meterId, "meterId");
            requireSome(quantityWh);
        }
    }

    /** Trades of one epoch that settle together or not at all: positions {@code batch * MAX...} onwards. */
    record Settle(int version, String id, String zone, long epoch, int batch, List<Trade> trades)
            implements LedgerInstruction {
        public Settle {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(zone, "zone");
            trades = List.copyOf(trades);
        }
    }

    /** Bought energy was drawn at the user's meter: its tokens are retired. */
    record Burn(
            int version,
            String id,
            String zone,
            String userId,
            String meterId,
            long intervalStartMillis,
            long quantityWh)
            implements LedgerInstruction {
        public Burn {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(zone, "zone");
            Objects.requireNonNull(userId, "userId");
            Objects.requireNonNull(meterId, "meterId");
            requireSome(quantityWh);
        }
    }

    private static void requireSome(long amount) {
        if (amount <= 0) {
            throw new IllegalArgumentException("an instruction moves more than nothing: " + amount);
        }
    }
}
