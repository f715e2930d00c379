package org.gridtokenx.jobs.clearing;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.gridtokenx.contracts.Json;
import org.gridtokenx.contracts.LedgerInstruction;
import org.gridtokenx.contracts.MarketEpoch;
import org.gridtokenx.contracts.MarketTrade;
import org.gridtokenx.contracts.Topic;
import org.gridtokenx.jobs.log.Outbound;
import org.gridtokenx.market.Credit;
import org.gridtokenx.market.Trade;
import org.gridtokenx.market.ZoneEvent;

/**
 * What a zone's events mean for those outside: published trades and epochs, and what the chain has to do. Trades gather
 * until their epoch has cleared, which happens within one callback; so nothing has to be kept in state.
 */
final class Outbox {
    private final List<Trade> trades = new ArrayList<>();
    private final Consumer<Outbound> out;

    Outbox(Consumer<Outbound> out) {
        this.out = out;
    }

    /**
     * Takes the next event of a zone whose members have their credit from {@code credit}. On unlimited credit the chain
     * has nothing to settle with.
     */
    void take(ZoneEvent event, Credit credit) {
        String zone = event.zone();
        ZoneEvent.Body body = event.body();
        if (body instanceof ZoneEvent.Traded traded) {
            trades.add(traded.trade());
            out.accept(Outbound.to(Topic.MARKET_TRADES, zone, Json.toBytes(MarketTrade.of(traded.trade()))));
        } else if (body instanceof ZoneEvent.EpochCleared cleared) {
            out.accept(Outbound.to(Topic.MARKET_EPOCHS, zone, Json.toBytes(MarketEpoch.of(cleared.result()))));
            if (credit == Credit.VERIFIED) {
                settle(zone, cleared.result().epoch());
            }
            trades.clear();
        } else if (credit == Credit.UNLIMITED) {
            return;
        } else if (body instanceof ZoneEvent.CashDeposited deposited) {
            instruct(new LedgerInstruction.Deposit(
                    LedgerInstruction.VERSION,
                    id("deposit", zone, deposited.depositId()),
                    zone,
                    deposited.userId(),
                    deposited.amountMicros()));
        } else if (body instanceof ZoneEvent.EnergyCredited credited) {
            instruct(new LedgerInstruction.Mint(
                    LedgerInstruction.VERSION,
                    id("mint", zone, credited.meterId()) + '/' + credited.intervalStartMillis(),
                    zone,
                    credited.userId(),
                    credited.meterId(),
                    credited.intervalStartMillis(),
                    credited.quantityWh()));
        } else if (body instanceof ZoneEvent.EnergyRetired retired) {
            instruct(new LedgerInstruction.Burn(
                    LedgerInstruction.VERSION,
                    id("burn", zone, retired.meterId()) + '/' + retired.intervalStartMillis(),
                    zone,
                    retired.userId(),
                    retired.meterId(),
                    retired.intervalStartMillis(),
                    retired.quantityWh()));
        }
    }

    private void settle(String zone, long epoch) {
        int size = LedgerInstruction.MAX_TRADES_PER_BATCH;
        for (int from = 0; from < trades.size(); from += size) {
            int batch = from / size;
            instruct(new LedgerInstruction.Settle(
                    LedgerInstruction.VERSION,
                    id("settle", zone, Long.toString(epoch)) + '/' + batch,
                    zone,
                    epoch,
                    batch,
                    trades.subList(from, Math.min(from + size, trades.size()))));
        }
    }

    /** Ids are anybody's choice: a slash in one is written otherwise, so that no two instructions have the same. */
    private static String id(String kind, String zone, String name) {
        return kind + '/' + escaped(zone) + '/' + escaped(name);
    }

    private static String escaped(String part) {
        return part.indexOf('/') < 0 && part.indexOf('%') < 0
                ? part
                : part.replace("%", "%25").replace("/", "%2F");
    }

    private void instruct(LedgerInstruction instruction) {
        out.accept(Outbound.to(Topic.LEDGER_INSTRUCTIONS, instruction.zone(), Json.toBytes(instruction)));
    }
}
