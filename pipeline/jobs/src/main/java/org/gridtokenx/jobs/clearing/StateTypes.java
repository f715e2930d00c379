package org.gridtokenx.jobs.clearing;

import org.gridtokenx.contracts.Codec;
import org.gridtokenx.contracts.Codecs;
import org.gridtokenx.jobs.state.CodecSerializer;
import org.gridtokenx.jobs.state.CodecTypeInformation;
import org.gridtokenx.market.Member;
import org.gridtokenx.market.MemberOrders;
import org.gridtokenx.market.Order;
import org.gridtokenx.market.StandingOrder;
import org.gridtokenx.market.ZoneClock;

/** The types with a binary form of our own that lie in the state of the clearing. */
public final class StateTypes {
    static final CodecTypeInformation<ZoneClock> CLOCK =
            new CodecTypeInformation<>(ZoneClock.class, new ZoneClockSerializer());

    static final CodecTypeInformation<Member> MEMBER = new CodecTypeInformation<>(Member.class, new MemberSerializer());

    static final CodecTypeInformation<Order> ORDER = new CodecTypeInformation<>(Order.class, new OrderSerializer());

    static final CodecTypeInformation<MemberOrders> MEMBER_ORDERS =
            new CodecTypeInformation<>(MemberOrders.class, new MemberOrdersSerializer());

    static final CodecTypeInformation<StandingOrder> STANDING_ORDER =
            new CodecTypeInformation<>(StandingOrder.class, new StandingOrderSerializer());

    static final CodecTypeInformation<UserKey> USER_KEY =
            new CodecTypeInformation<>(UserKey.class, new UserKeySerializer());

    static final CodecTypeInformation<EpochKey> EPOCH_KEY =
            new CodecTypeInformation<>(EpochKey.class, new EpochKeySerializer());

    private StateTypes() {}

    /** By {@code Codecs.CLOCK}. */
    public static final class ZoneClockSerializer extends CodecSerializer<ZoneClock> {
        private static final long serialVersionUID = 1L;

        @Override
        protected Codec<ZoneClock> codec() {
            return Codecs.CLOCK;
        }
    }

    /** By {@code Codecs.MEMBER}. */
    public static final class MemberSerializer extends CodecSerializer<Member> {
        private static final long serialVersionUID = 1L;

        @Override
        protected Codec<Member> codec() {
            return Codecs.MEMBER;
        }
    }

    /** By {@code Codecs.ORDER}. */
    public static final class OrderSerializer extends CodecSerializer<Order> {
        private static final long serialVersionUID = 1L;

        @Override
        protected Codec<Order> codec() {
            return Codecs.ORDER;
        }
    }

    /** By {@code Codecs.MEMBER_ORDERS}. */
    public static final class MemberOrdersSerializer extends CodecSerializer<MemberOrders> {
        private static final long serialVersionUID = 1L;

        @Override
        protected Codec<MemberOrders> codec() {
            return Codecs.MEMBER_ORDERS;
        }
    }

    /** By {@code Codecs.STANDING_ORDER}. */
    public static final class StandingOrderSerializer extends CodecSerializer<StandingOrder> {
        private static final long serialVersionUID = 1L;

        @Override
        protected Codec<StandingOrder> codec() {
            return Codecs.STANDING_ORDER;
        }
    }

    /** By {@code UserKey.CODEC}. */
    public static final class UserKeySerializer extends CodecSerializer<UserKey> {
        private static final long serialVersionUID = 1L;

        @Override
        protected Codec<UserKey> codec() {
            return UserKey.CODEC;
        }
    }

    /** By {@code EpochKey.CODEC}. */
    public static final class EpochKeySerializer extends CodecSerializer<EpochKey> {
        private static final long serialVersionUID = 1L;

        @Override
        protected Codec<EpochKey> codec() {
            return EpochKey.CODEC;
        }
    }
}
