package org.gridtokenx.contracts;

import org.gridtokenx.market.Command;
import org.gridtokenx.market.EpochResult;
import org.gridtokenx.market.Member;
import org.gridtokenx.market.MemberOrders;
import org.gridtokenx.market.Order;
import org.gridtokenx.market.StandingOrder;
import org.gridtokenx.market.Trade;
import org.gridtokenx.market.ZoneClock;
import org.gridtokenx.market.ZoneEvent;
import org.gridtokenx.market.ZoneRules;

/** The binary forms of the market's words. Each has a version of its own. */
public final class Codecs {
    /** Commands, on their topic. */
    public static final Codec<Command> COMMAND = new CommandCodec();

    /** Events, on their topic. */
    public static final Codec<ZoneEvent> EVENT = new ZoneEventCodec();

    /** Admitted orders, in events and in state. */
    public static final Codec<Order> ORDER = new OrderCodec();

    /** What a user has for an epoch, in state. */
    public static final Codec<MemberOrders> MEMBER_ORDERS = new MemberOrdersCodec();

    /** Standing orders, in events and in state. */
    public static final Codec<StandingOrder> STANDING_ORDER = new StandingOrderCodec();

    /** Members, in events and in state. */
    public static final Codec<Member> MEMBER = new MemberCodec();

    /** The rules of a zone, in commands, events and state. */
    public static final Codec<ZoneRules> RULES = new RulesCodec();

    /** Where a zone stands, in state. */
    public static final Codec<ZoneClock> CLOCK = new ClockCodec();

    /** Trades, in events. */
    public static final Codec<Trade> TRADE = new TradeCodec();

    /** What an epoch came to, in events. */
    public static final Codec<EpochResult> RESULT = new EpochResultCodec();

    /** Readings of meters and ticks, on their topic. */
    public static final Codec<MeterMessage> READING = new ReadingCodec();

    private Codecs() {}
}
