package org.gridtokenx.ingest.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.gridtokenx.ingest.intake.Outcome;
import org.gridtokenx.ingest.intake.Outcome.Status;
import org.gridtokenx.ingest.readings.Refusal;
import org.gridtokenx.ingest.readings.RefusalCode;

/**
 * What a sender hears: how many readings were accepted, known already or refused, and of each, in the order of the
 * body, which. {@code 202} unless all were refused; then the status of the first, whose reason stands beside.
 */
final class Answers {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int ACCEPTED = 202;
    private static final int BYTES_EACH = 24;

    private Answers() {}

    static void outcomes(Context ctx, List<Outcome> outcomes) {
        long accepted = count(outcomes, Status.ACCEPTED);
        long duplicates = count(outcomes, Status.DUPLICATE);
        boolean allRefused = accepted == 0 && duplicates == 0;
        Refusal first = allRefused ? outcomes.get(0).refusal() : null;
        ByteArrayOutputStream out = new ByteArrayOutputStream(128 + BYTES_EACH * outcomes.size());
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeNumberField("accepted", accepted);
            json.writeNumberField("duplicates", duplicates);
            json.writeNumberField("refused", outcomes.size() - accepted - duplicates);
            if (first != null) {
                String where = outcomes.size() == 1 ? "" : "reading 0: ";
                error(json, first.code().word(), where + first.getMessage());
            }
            json.writeArrayFieldStart("results");
            for (Outcome outcome : outcomes) {
                json.writeStartObject();
                json.writeStringField("status", outcome.status().word());
                if (outcome.refusal() != null) {
                    json.writeStringField("code", outcome.refusal().code().word());
                    json.writeStringField("message", outcome.refusal().getMessage());
                }
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        retryLater(ctx, first);
        ctx.status(first == null ? ACCEPTED : first.code().status())
                .contentType("application/json")
                .result(out.toByteArray());
    }

    /** A call that is refused as a whole. */
    static void refusal(Context ctx, Refusal e) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            error(json, e.code().word(), e.getMessage());
            json.writeEndObject();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        retryLater(ctx, e);
        ctx.status(e.code().status()).contentType("application/json").result(out.toByteArray());
    }

    private static void error(JsonGenerator json, String code, String message) throws IOException {
        json.writeObjectFieldStart("error");
        json.writeStringField("code", code);
        json.writeStringField("message", message);
        json.writeEndObject();
    }

    private static void retryLater(Context ctx, Refusal e) {
        boolean later = e != null
                && (e.code() == RefusalCode.UNAVAILABLE
                        || e.code() == RefusalCode.BUSY
                        || e.code() == RefusalCode.RATE_LIMITED);
        if (later) {
            ctx.header("Retry-After", "1");
        }
    }

    private static long count(List<Outcome> outcomes, Status status) {
        return outcomes.stream().filter(outcome -> outcome.status() == status).count();
    }
}
