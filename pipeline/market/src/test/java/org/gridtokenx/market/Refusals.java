package org.gridtokenx.market;

/** Events that say no: their codes are compared, their words are for people. */
final class Refusals {
    private Refusals() {}

    static boolean isRefusal(ZoneEvent.Body body) {
        return of(body) != null;
    }

    /** Null for another event. */
    static Refusal of(ZoneEvent.Body body) {
        if (body instanceof ZoneEvent.OrderRejected r) {
            return new Refusal(r.code(), r.message());
        } else if (body instanceof ZoneEvent.DepositRejected r) {
            return new Refusal(r.code(), r.message());
        } else if (body instanceof ZoneEvent.CancelRejected r) {
            return new Refusal(r.code(), r.message());
        } else if (body instanceof ZoneEvent.RulesRejected r) {
            return new Refusal(r.code(), r.message());
        } else if (body instanceof ZoneEvent.CloseRejected r) {
            return new Refusal(r.code(), r.message());
        } else if (body instanceof ZoneEvent.StandingOrderRejected r) {
            return new Refusal(r.code(), r.message());
        } else if (body instanceof ZoneEvent.StandingOrderSkipped r) {
            return new Refusal(r.code(), r.message());
        }
        return null;
    }

    static ZoneEvent.Body withoutMessage(ZoneEvent.Body body) {
        if (body instanceof ZoneEvent.OrderRejected r) {
            return new ZoneEvent.OrderRejected(r.order(), r.epoch(), r.code(), "");
        } else if (body instanceof ZoneEvent.DepositRejected r) {
            return new ZoneEvent.DepositRejected(r.userId(), r.depositId(), r.amountMicros(), r.code(), "");
        } else if (body instanceof ZoneEvent.CancelRejected r) {
            return new ZoneEvent.CancelRejected(r.orderId(), r.userId(), r.code(), "");
        } else if (body instanceof ZoneEvent.RulesRejected r) {
            return new ZoneEvent.RulesRejected(r.rules(), r.code(), "");
        } else if (body instanceof ZoneEvent.CloseRejected r) {
            return new ZoneEvent.CloseRejected(r.epoch(), r.code(), "");
        } else if (body instanceof ZoneEvent.StandingOrderRejected r) {
            return new ZoneEvent.StandingOrderRejected(r.standingOrderId(), r.userId(), r.code(), "");
        } else if (body instanceof ZoneEvent.StandingOrderSkipped r) {
            return new ZoneEvent.StandingOrderSkipped(r.standingOrderId(), r.userId(), r.epoch(), r.code(), "");
        }
        throw new IllegalArgumentException("no refusal: " + body);
    }
}
