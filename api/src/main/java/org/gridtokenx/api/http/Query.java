package org.gridtokenx.api.http;

import io.javalin.http.Context;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** The query parameters of a request, read as strictly as a body: each once, and only those the call knows. */
public final class Query {
    /** The longest listing one call gives. */
    public static final int MAX_LIMIT = 500;

    private final Context ctx;

    private Query(Context ctx) {
        this.ctx = ctx;
    }

    /**
     * Takes a request's parameters.
     *
     * @throws ApiException 400 if there is another one than the known, or one twice
     */
    public static Query of(Context ctx, String... known) {
        List<String> names = Arrays.asList(known);
        for (Map.Entry<String, List<String>> parameter : ctx.queryParamMap().entrySet()) {
            if (!names.contains(parameter.getKey())) {
                throw ApiException.invalid("unknown parameter " + parameter.getKey()
                        + (names.isEmpty() ? "; the call knows none" : "; known are " + String.join(", ", known)));
            }
            if (parameter.getValue().size() > 1) {
                throw ApiException.invalid(parameter.getKey() + " is given twice");
            }
        }
        return new Query(ctx);
    }

    /** A parameter, or nothing where it is missing or empty. */
    public Optional<String> text(String name) {
        return Optional.ofNullable(ctx.queryParam(name))
                .filter(value -> !value.isBlank())
                .map(value -> PlainText.require(name, value));
    }

    /** One of a set of words, or nothing. */
    public Optional<String> word(String name, Set<String> words) {
        Optional<String> value = text(name);
        if (value.isPresent() && !words.contains(value.get())) {
            throw ApiException.invalid(name + " must be one of "
                    + String.join(", ", words.stream().sorted().toList()));
        }
        return value;
    }

    /** A whole number, or nothing. */
    public OptionalLong whole(String name) {
        Optional<String> value = text(name);
        if (value.isEmpty()) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseLong(value.get()));
        } catch (NumberFormatException e) {
            throw ApiException.invalid(name + " must be a whole number");
        }
    }

    /** {@code true} or {@code false}; false where it is missing. */
    public boolean flag(String name) {
        return word(name, Set.of("true", "false")).map(Boolean::parseBoolean).orElse(false);
    }

    /** How many rows a listing has at most. */
    public int limit(int byDefault) {
        long limit = whole("limit").orElse(byDefault);
        if (limit < 1 || limit > MAX_LIMIT) {
            throw ApiException.invalid("limit must be 1 to " + MAX_LIMIT);
        }
        return (int) limit;
    }
}
