package org.gridtokenx.api.market;

import java.util.function.Supplier;

/** Gives the JSON of a book, fresh or from a moment ago. */
@FunctionalInterface
public interface BookSource {
    String book(String zone, long epoch, Supplier<String> fresh);
}
