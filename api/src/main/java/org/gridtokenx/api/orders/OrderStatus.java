package org.gridtokenx.api.orders;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Where an order stands, by the words of the table {@code trading_orders}. */
public enum OrderStatus {
    /** In the log, but the market has not answered yet. Only here, in no table. */
    PENDING,
    /** In the book, with or without fills. */
    ACTIVE,
    FILLED,
    /** Out of the book with fills, but not wholly filled. */
    PARTIALLY_FILLED,
    /** Out of the book without a fill. */
    EXPIRED,
    CANCELLED,
    REJECTED;

    /** By word. */
    public static final Map<String, OrderStatus> BY_WORD =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(OrderStatus::word, Function.identity()));

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
