package org.gridtokenx.api.http;

import java.util.Optional;

/**
 * Where a listing goes on: the place of the last row that was shown, as the client passes it back in {@code before}.
 *
 * @param first what rows are sorted by
 * @param second what tells rows with the same {@code first} apart
 */
public record Cursor(long first, String second) {
    /**
     * The cursor of a query's {@code before}.
     *
     * @throws ApiException 400 if it is not one that a listing gave
     */
    public static Optional<Cursor> of(Query query) {
        return query.text("before").map(Cursor::parse);
    }

    /** A cursor whose first part is a time in milliseconds since 1970, of a year that tables can hold. */
    public static Optional<Cursor> ofTimes(Query query) {
        Optional<Cursor> cursor = of(query);
        if (cursor.isPresent() && !Rfc3339.canBeWritten(cursor.get().first())) {
            throw unknown();
        }
        return cursor;
    }

    /** A cursor whose second part is a whole number. */
    public static Optional<Cursor> ofNumbers(Query query) {
        Optional<Cursor> cursor = of(query);
        cursor.ifPresent(Cursor::secondNumber);
        return cursor;
    }

    /** The second part of a cursor of numbers. */
    public int secondNumber() {
        try {
            return Integer.parseInt(second);
        } catch (NumberFormatException e) {
            throw unknown();
        }
    }

    private static Cursor parse(String text) {
        int dot = text.indexOf('.');
        try {
            if (dot > 0) {
                return new Cursor(Long.parseLong(text.substring(0, dot)), text.substring(dot + 1));
            }
        } catch (NumberFormatException e) {
            throw unknown();
        }
        throw unknown();
    }

    private static ApiException unknown() {
        return ApiException.invalid("before must be the next of a listing");
    }

    /** What the client passes back. */
    @Override
    public String toString() {
        return first + "." + second;
    }
}
