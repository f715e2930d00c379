package org.gridtokenx.contracts;

import java.util.Map;

/** The topics of the log. All keep their records for ever, and the broker stamps them when they arrive. */
public enum Topic {
    /** {@link org.gridtokenx.market.Command}s, binary, keyed by zone: the truth, and the clock. */
    MARKET_COMMANDS("market.commands", 4),
    /** {@link org.gridtokenx.market.ZoneEvent}s, binary, keyed by zone, at once and at least once. */
    MARKET_EVENTS("market.events", 4),
    /** {@link MarketTrade}s, JSON, keyed by zone, exactly once. */
    MARKET_TRADES("market.trades", 4),
    /** {@link MarketEpoch}s, JSON, keyed by zone, exactly once. */
    MARKET_EPOCHS("market.epochs", 4),
    /** {@link MeterMessage}s, binary, keyed by meter. */
    METER_READINGS("meter.readings", 4),
    /** {@link MeterInterval}s, JSON, keyed by meter, exactly once. */
    METER_INTERVALS("meter.intervals", 4),
    /** {@link ZoneEnergy}, JSON, keyed by zone, exactly once. */
    METER_STATISTICS("meter.statistics", 4),
    /** {@link LedgerInstruction}s, JSON, keyed by zone, exactly once. */
    LEDGER_INSTRUCTIONS("ledger.instructions", 4),
    /** {@link SettlementReceipt}s, JSON, keyed by zone, at least once. */
    SETTLEMENT_RECEIPTS("settlement.receipts", 4),
    /** {@link DeadLetter}s, JSON: what could not be processed, and why; and {@link DeadLetterReplay}s between them. */
    DEAD_LETTERS("dead.letters", 1);

    private final String word;
    private final int partitions;

    Topic(String word, int partitions) {
        this.word = word;
        this.partitions = partitions;
    }

    /** The topic's name on the broker. */
    public String word() {
        return word;
    }

    /** How many partitions it is made with. */
    public int partitions() {
        return partitions;
    }

    /** The broker's settings for the topic. */
    public Map<String, String> configs() {
        return Map.of("retention.ms", "-1", "message.timestamp.type", "LogAppendTime");
    }
}
