package org.gridtokenx.api.orders;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The orders that the market has answered, a moment later. */
public interface Orders {
    /**
     * Which of a user's orders to list.
     *
     * @param status or any
     * @param epoch whose clearing they stood in, or any
     * @param before list only orders older than this one
     */
    record Filter(
            String userId, Optional<OrderStatus> status, OptionalLong epoch, Optional<String> before, int limit) {}

    /** An order of a user. */
    Optional<OrderState> find(String userId, String orderId);

    /** Orders of a user, newest first, one more than the limit where there are more. */
    List<OrderState> list(Filter filter);
}
