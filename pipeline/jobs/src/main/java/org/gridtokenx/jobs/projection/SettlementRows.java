package org.gridtokenx.jobs.projection;

import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.gridtokenx.contracts.LedgerInstruction;
import org.gridtokenx.contracts.SettlementReceipt;
import org.gridtokenx.market.Trade;

/** How trades settle, and what the chain was asked to do. */
final class SettlementRows {
    /** A settlement's sequence says how much is known: a success goes before a failure, whichever comes last. */
    private static final long FAILED = 1;

    private static final long CONFIRMED = 2;

    private SettlementRows() {}

    /** What the chain said to an instruction: its transaction, and for a batch of trades each of them. */
    static void of(SettlementReceipt receipt, Consumer<Row> out) {
        boolean confirmed = receipt.status() == SettlementReceipt.Status.CONFIRMED;
        long rank = confirmed ? CONFIRMED : FAILED;
        String status = receipt.status().name().toLowerCase(Locale.ROOT);
        LedgerInstruction instruction = receipt.instruction();
        String kind;
        String userId = null;
        Long epoch = null;
        BigInteger amount;
        if (instruction instanceof LedgerInstruction.Settle settle) {
            kind = "settle";
            epoch = settle.epoch();
            amount = turnover(settle.trades());
            for (Trade trade : settle.trades()) {
                out.accept(settlement(
                        trade,
                        status,
                        receipt.signature(),
                        receipt.slot(),
                        confirmed ? null : receipt.reason(),
                        receipt.confirmedAtMillis(),
                        rank));
            }
        } else if (instruction instanceof LedgerInstruction.Deposit deposit) {
            kind = "deposit";
            userId = deposit.userId();
            amount = BigInteger.valueOf(deposit.amountMicros());
        } else if (instruction instanceof LedgerInstruction.Mint mint) {
            kind = "mint";
            userId = mint.userId();
            amount = BigInteger.valueOf(mint.quantityWh());
        } else if (instruction instanceof LedgerInstruction.Burn burn) {
            kind = "burn";
            userId = burn.userId();
            amount = BigInteger.valueOf(burn.quantityWh());
        } else {
            throw new IllegalStateException("unknown instruction " + instruction);
        }
        out.accept(Rows.row(
                Table.TRANSACTIONS,
                instruction.id(),
                kind,
                instruction.zone(),
                userId,
                epoch,
                amount.toString(),
                status,
                receipt.signature(),
                receipt.slot(),
                receipt.reason(),
                receipt.confirmedAtMillis(),
                rank));
    }

    /** What changed hands, whichever way: below a price of zero the seller pays. */
    private static BigInteger turnover(List<Trade> trades) {
        return trades.stream()
                .map(trade -> BigInteger.valueOf(trade.amountMicros()).abs())
                .reduce(BigInteger.ZERO, BigInteger::add);
    }

    private static Row settlement(
            Trade trade, String status, String signature, Long slot, String reason, Long confirmedAt, long rank) {
        return Rows.row(
                Table.SETTLEMENTS,
                trade.tradeId().toString(),
                trade.zone(),
                trade.epoch(),
                trade.position(),
                trade.buyerId(),
                trade.sellerId(),
                trade.quantityWh(),
                trade.priceMicros(),
                trade.amountMicros(),
                trade.feeMicros(),
                status,
                signature,
                slot,
                reason,
                confirmedAt,
                rank);
    }
}
