package org.gridtokenx.settlement.chain;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.gridtokenx.contracts.LedgerInstruction;
import org.gridtokenx.market.Trade;
import org.p2p.solanaj.core.PublicKey;
import org.p2p.solanaj.core.TransactionInstruction;
import org.p2p.solanaj.programs.TokenProgram;

/** What an instruction of the market is on the chain: plain SPL Token instructions, signed by the operator. */
final class InstructionTransactions {
    private final Custody custody;
    private final PublicKey operator;

    InstructionTransactions(Custody custody) {
        this.custody = custody;
        this.operator = custody.operator().publicKey();
    }

    /** The users whose accounts an instruction touches. */
    static Set<String> usersOf(LedgerInstruction instruction) {
        if (instruction instanceof LedgerInstruction.Deposit deposit) {
            return Set.of(deposit.userId());
        }
        if (instruction instanceof LedgerInstruction.Mint mint) {
            return Set.of(mint.userId());
        }
        if (instruction instanceof LedgerInstruction.Burn burn) {
            return Set.of(burn.userId());
        }
        Set<String> users = new LinkedHashSet<>();
        for (Trade trade : ((LedgerInstruction.Settle) instruction).trades()) {
            users.add(trade.sellerId());
            users.add(trade.buyerId());
        }
        return users;
    }

    /**
     * The token instructions, all or none of which will run.
     *
     * @throws IllegalArgumentException if an amount makes no sense
     */
    List<TransactionInstruction> of(LedgerInstruction instruction) {
        if (instruction instanceof LedgerInstruction.Deposit deposit) {
            PublicKey account = custody.cashAccount(deposit.userId());
            long micros = positive(deposit.amountMicros(), "a deposit");
            return List.of(TokenProgram.mintTo(custody.cashMint(), account, operator, micros));
        }
        if (instruction instanceof LedgerInstruction.Mint mint) {
            PublicKey account = custody.energyAccount(mint.userId());
            long wh = positive(mint.quantityWh(), "minted energy");
            return List.of(TokenProgram.mintTo(custody.energyMint(), account, operator, wh));
        }
        if (instruction instanceof LedgerInstruction.Burn burn) {
            PublicKey account = custody.energyAccount(burn.userId());
            long wh = positive(burn.quantityWh(), "burnt energy");
            return List.of(TokenProgram.burn(account, custody.energyMint(), operator, wh));
        }
        List<TransactionInstruction> transfers = new ArrayList<>();
        ((LedgerInstruction.Settle) instruction).trades().forEach(trade -> addTransfers(trade, transfers));
        return transfers;
    }

    /**
     * Delivery versus payment: energy to the buyer, its price to the seller, the fee out of it to the platform. Below a
     * price of zero the seller pays the buyer, and there is no fee. What costs nothing moves energy alone.
     */
    private void addTransfers(Trade trade, List<TransactionInstruction> out) {
        Wallet seller = custody.wallet(trade.sellerId());
        Wallet buyer = custody.wallet(trade.buyerId());
        long amount = trade.amountMicros();
        long fee = notNegative(trade.feeMicros(), "the fee");
        addTransfer(seller.energy(), buyer.energy(), positive(trade.quantityWh(), "traded energy"), out);
        if (amount < 0) {
            if (fee > 0) {
                throw new IllegalArgumentException("a fee of " + fee + " on an amount below zero: " + amount);
            }
            addTransfer(seller.cash(), buyer.cash(), Math.negateExact(amount), out);
        } else {
            addTransfer(buyer.cash(), seller.cash(), notNegative(amount - fee, "the seller's proceeds"), out);
            addTransfer(buyer.cash(), custody.feeAccount(), fee, out);
        }
    }

    private void addTransfer(PublicKey from, PublicKey to, long amount, List<TransactionInstruction> out) {
        if (amount > 0) {
            out.add(TokenProgram.transfer(from, to, amount, operator));
        }
    }

    private static long positive(long amount, String what) {
        if (amount <= 0) {
            throw new IllegalArgumentException(what + " of " + amount + " is not more than nothing");
        }
        return amount;
    }

    private static long notNegative(long amount, String what) {
        if (amount < 0) {
            throw new IllegalArgumentException(what + " is negative: " + amount);
        }
        return amount;
    }
}
