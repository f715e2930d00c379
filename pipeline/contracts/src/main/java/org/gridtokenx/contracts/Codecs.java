package org.gridtokenx.contracts;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.gridtokenx.market.Command;
import org.gridtokenx.market.Credit;
import org.gridtokenx.market.EpochResult;
import org.gridtokenx.market.Member;
import org.gridtokenx.market.Order;
import org.gridtokenx.market.Pricing;
import org.gridtokenx.market.Role;
import org.gridtokenx.market.Side;
import org.gridtokenx.market.Trade;
import org.gridtokenx.market.ZoneClock;
import org.gridtokenx.market.ZoneEvent;
import org.gridtokenx.market.ZoneRules;

/** The binary forms of the market's words. */
public final class Codecs {
    /** Commands, on their topic. */
    public static final Codec<Command> COMMAND = new CommandCodec();

    /** Events, on their topic. */
    public static final Codec<ZoneEvent> EVENT = new ZoneEventCodec();

    /** Admitted orders, in events and in state. */
    public static final Codec<Order> ORDER = new OrderCodec();

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

    private static final byte VERSION = 1;

    // Constants' numbers in the bytes are their places here; a new one goes to the end.
    private static final List<Side> SIDES = List.of(Side.BUY, Side.SELL);
    private static final List<Role> ROLES = List.of(Role.CONSUMER, Role.PROSUMER);
    private static final List<Pricing> PRICINGS = List.of(Pricing.UNIFORM, Pricing.PAY_AS_BID, Pricing.MIDPOINT);
    private static final List<Credit> CREDITS = List.of(Credit.VERIFIED, Credit.UNLIMITED);

    private Codecs() {}

    static void version(DataOutput out) throws IOException {
        out.writeByte(VERSION);
    }

    static void expectVersion(DataInput in, String what) throws IOException {
        int version = in.readUnsignedByte();
        if (version != VERSION) {
            throw new IOException(what + " of version " + version + ", known is " + VERSION);
        }
    }

    static void side(Side side, DataOutput out) throws IOException {
        out.writeByte(SIDES.indexOf(side));
    }

    static Side side(DataInput in) throws IOException {
        return constant(SIDES, in, "side");
    }

    static void role(Role role, DataOutput out) throws IOException {
        out.writeByte(role == null ? 0xff : ROLES.indexOf(role));
    }

    static Role role(DataInput in) throws IOException {
        int number = in.readUnsignedByte();
        return number == 0xff ? null : at(ROLES, number, "role");
    }

    static <E> E constant(List<E> constants, DataInput in, String what) throws IOException {
        return at(constants, in.readUnsignedByte(), what);
    }

    private static <E> E at(List<E> constants, int number, String what) throws IOException {
        if (number >= constants.size()) {
            throw new IOException("unknown " + what + ' ' + number);
        }
        return constants.get(number);
    }

    /** Builds a value; a value its constructor refuses is bytes that cannot be read. */
    static <T> T valid(Reading<T> reading) throws IOException {
        try {
            return reading.read();
        } catch (IllegalArgumentException | NullPointerException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    @FunctionalInterface
    interface Reading<T> {
        T read() throws IOException;
    }

    private static final class OrderCodec implements Codec<Order> {
        @Override
        public void write(Order order, DataOutput out) throws IOException {
            version(out);
            out.writeUTF(order.orderId());
            out.writeUTF(order.clientOrderId());
            out.writeUTF(order.userId());
            side(order.side(), out);
            out.writeLong(order.quantityWh());
            out.writeLong(order.remainingWh());
            out.writeLong(order.limitMicros());
            out.writeLong(order.reservedMicros());
            out.writeLong(order.position());
            out.writeLong(order.firstEpoch());
            out.writeLong(order.lastEpoch());
            out.writeLong(order.placedAtMillis());
        }

        @Override
        public Order read(DataInput in) throws IOException {
            expectVersion(in, "order");
            return valid(() -> new Order(
                    in.readUTF(),
                    in.readUTF(),
                    in.readUTF(),
                    side(in),
                    in.readLong(),
                    in.readLong(),
                    in.readLong(),
                    in.readLong(),
                    in.readLong(),
                    in.readLong(),
                    in.readLong(),
                    in.readLong()));
        }
    }

    private static final class MemberCodec implements Codec<Member> {
        @Override
        public void write(Member member, DataOutput out) throws IOException {
            version(out);
            out.writeUTF(member.userId());
            role(member.role(), out);
            out.writeLong(member.cashMicros());
            out.writeLong(member.cashReservedMicros());
            out.writeLong(member.energyWh());
            out.writeLong(member.energyReservedWh());
            out.writeLong(member.boughtWh());
            out.writeInt(member.orders().size());
            for (Member.OrderRef ref : member.orders()) {
                out.writeUTF(ref.orderId());
                side(ref.side(), out);
                out.writeLong(ref.limitMicros());
                out.writeLong(ref.firstEpoch());
                out.writeLong(ref.lastEpoch());
                out.writeBoolean(ref.open());
            }
        }

        @Override
        public Member read(DataInput in) throws IOException {
            expectVersion(in, "member");
            return valid(() -> new Member(
                    in.readUTF(),
                    role(in),
                    in.readLong(),
                    in.readLong(),
                    in.readLong(),
                    in.readLong(),
                    in.readLong(),
                    orders(in)));
        }

        private static List<Member.OrderRef> orders(DataInput in) throws IOException {
            int count = in.readInt();
            if (count < 0) {
                throw new IOException(count + " orders");
            }
            List<Member.OrderRef> refs = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                refs.add(new Member.OrderRef(
                        in.readUTF(), side(in), in.readLong(), in.readLong(), in.readLong(), in.readBoolean()));
            }
            return refs;
        }
    }

    private static final class RulesCodec implements Codec<ZoneRules> {
        @Override
        public void write(ZoneRules rules, DataOutput out) throws IOException {
            version(out);
            out.writeLong(rules.epochMillis());
            out.writeByte(PRICINGS.indexOf(rules.pricing()));
            out.writeByte(CREDITS.indexOf(rules.credit()));
            out.writeLong(rules.minPriceMicros());
            out.writeLong(rules.maxPriceMicros());
            out.writeLong(rules.priceStepMicros());
            out.writeLong(rules.minQuantityWh());
            out.writeLong(rules.maxQuantityWh());
            out.writeLong(rules.quantityStepWh());
            out.writeInt(rules.feeBasisPoints());
            out.writeBoolean(rules.paused());
        }

        @Override
        public ZoneRules read(DataInput in) throws IOException {
            expectVersion(in, "rules");
            return valid(() -> new ZoneRules(
                    in.readLong(),
                    constant(PRICINGS, in, "pricing"),
                    constant(CREDITS, in, "credit"),
                    in.readLong(),
                    in.readLong(),
                    in.readLong(),
                    in.readLong(),
                    in.readLong(),
                    in.readLong(),
                    in.readInt(),
                    in.readBoolean()));
        }
    }

    private static final class ClockCodec implements Codec<ZoneClock> {
        @Override
        public void write(ZoneClock clock, DataOutput out) throws IOException {
            version(out);
            writeOptional(clock.rules(), out);
            writeOptional(clock.nextRules(), out);
            out.writeLong(clock.openEpoch());
            out.writeLong(clock.nextPosition());
            out.writeLong(clock.nextSequence());
            out.writeInt(clock.orders());
            out.writeLong(clock.lastNamedEpoch());
        }

        private static void writeOptional(ZoneRules rules, DataOutput out) throws IOException {
            out.writeBoolean(rules != null);
            if (rules != null) {
                RULES.write(rules, out);
            }
        }

        @Override
        public ZoneClock read(DataInput in) throws IOException {
            expectVersion(in, "zone clock");
            return new ZoneClock(
                    in.readBoolean() ? RULES.read(in) : null,
                    in.readBoolean() ? RULES.read(in) : null,
                    in.readLong(),
                    in.readLong(),
                    in.readLong(),
                    in.readInt(),
                    in.readLong());
        }
    }

    private static final class TradeCodec implements Codec<Trade> {
        @Override
        public void write(Trade trade, DataOutput out) throws IOException {
            version(out);
            out.writeUTF(trade.zone());
            out.writeLong(trade.epoch());
            out.writeInt(trade.position());
            out.writeUTF(trade.buyOrderId());
            out.writeUTF(trade.sellOrderId());
            out.writeUTF(trade.buyerId());
            out.writeUTF(trade.sellerId());
            out.writeLong(trade.quantityWh());
            out.writeLong(trade.priceMicros());
            out.writeLong(trade.amountMicros());
            out.writeLong(trade.feeMicros());
        }

        @Override
        public Trade read(DataInput in) throws IOException {
            expectVersion(in, "trade");
            return new Trade(
                    in.readUTF(),
                    in.readLong(),
                    in.readInt(),
                    in.readUTF(),
                    in.readUTF(),
                    in.readUTF(),
                    in.readUTF(),
                    in.readLong(),
                    in.readLong(),
                    in.readLong(),
                    in.readLong());
        }
    }

    private static final class EpochResultCodec implements Codec<EpochResult> {
        @Override
        public void write(EpochResult result, DataOutput out) throws IOException {
            version(out);
            out.writeUTF(result.zone());
            out.writeLong(result.epoch());
            out.writeLong(result.startMillis());
            out.writeLong(result.endMillis());
            out.writeInt(result.orders());
            out.writeLong(result.clearingPriceMicros());
            out.writeLong(result.volumeWh());
            out.writeInt(result.matchedOrders());
            out.writeInt(result.matches());
            out.writeLong(result.unservedBuyWh());
            out.writeLong(result.unservedSellWh());
            out.writeUTF(result.merkleRoot());
        }

        @Override
        public EpochResult read(DataInput in) throws IOException {
            expectVersion(in, "epoch result");
            return new EpochResult(
                    in.readUTF(),
                    in.readLong(),
                    in.readLong(),
                    in.readLong(),
                    in.readInt(),
                    in.readLong(),
                    in.readLong(),
                    in.readInt(),
                    in.readInt(),
                    in.readLong(),
                    in.readLong(),
                    in.readUTF());
        }
    }
}
