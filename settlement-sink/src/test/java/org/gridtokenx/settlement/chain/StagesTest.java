package org.gridtokenx.settlement.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.gridtokenx.contracts.LedgerInstruction;
import org.junit.jupiter.api.Test;

class StagesTest {
    @Test
    void kindsWaitForEachOtherWithinAZoneAndNotAcrossZones() {
        LedgerInstruction mint = new LedgerInstruction.Mint(1, "m", "a", "ann", "meter", 0, 1);
        LedgerInstruction deposit = new LedgerInstruction.Deposit(1, "d", "a", "ann", 1);
        LedgerInstruction firstBatch = settle("a", 1, 0);
        LedgerInstruction secondBatch = settle("a", 1, 1);
        LedgerInstruction nextEpoch = settle("a", 2, 0);
        LedgerInstruction burn = new LedgerInstruction.Burn(1, "b", "a", "ann", "meter", 0, 1);
        LedgerInstruction otherZone = settle("b", 1, 0);
        LedgerInstruction otherBurn = new LedgerInstruction.Burn(1, "c", "b", "ann", "meter", 0, 1);
        LedgerInstruction lateDeposit = new LedgerInstruction.Deposit(1, "e", "a", "ann", 1);

        assertEquals(
                List.of(
                        List.of(mint, deposit, otherZone),
                        List.of(firstBatch, secondBatch, otherBurn),
                        List.of(nextEpoch),
                        List.of(burn),
                        List.of(lateDeposit)),
                Stages.of(List.of(
                        mint, deposit, otherZone, firstBatch, secondBatch, nextEpoch, burn, otherBurn, lateDeposit)));
        assertEquals(List.of(), Stages.of(List.of()));
    }

    private static LedgerInstruction settle(String zone, long epoch, int batch) {
        return new LedgerInstruction.Settle(1, zone + epoch + '/' + batch, zone, epoch, batch, List.of());
    }
}
