package org.gridtokenx.api.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** One page of rows, newest first: {@code {NAME: [...], next}}, where {@code next} is null on the last page. */
public final class Listing {
    private Listing() {}

    /**
     * The JSON of a page.
     *
     * @param rows one more than the limit where there are more
     * @param view what a client sees of a row
     * @param cursor what to pass as {@code before} to go on after a row
     */
    public static <R> Map<String, Object> of(
            String name, List<R> rows, int limit, Function<R, ?> view, Function<R, Object> cursor) {
        List<R> shown = rows.size() > limit ? rows.subList(0, limit) : rows;
        Map<String, Object> page = new LinkedHashMap<>();
        page.put(name, shown.stream().map(view).toList());
        page.put(
                "next", rows.size() > limit ? cursor.apply(shown.get(limit - 1)).toString() : null);
        return page;
    }
}
