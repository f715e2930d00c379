package org.gridtokenx.ingest.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.gridtokenx.ingest.intake.Intake;
import org.gridtokenx.ingest.intake.Outcome;
import org.gridtokenx.ingest.intake.Way;
import org.gridtokenx.ingest.readings.JsonReadings;
import org.gridtokenx.ingest.readings.ObisPush;
import org.gridtokenx.ingest.readings.P1Telegrams;
import org.gridtokenx.ingest.readings.Parsed;
import org.gridtokenx.ingest.readings.Refusal;
import org.gridtokenx.ingest.readings.RefusalCode;
import org.gridtokenx.ingest.registry.Directory;
import org.gridtokenx.ingest.registry.Meter;
import org.gridtokenx.ingest.registry.Sender;

/** The paths readings come by. The key is checked before the body is read. */
final class ReadingRoutes {
    /** So that one sender does not take every thread. */
    private static final int CALLS_AT_ONCE = 16;

    private final Directory directory;
    private final Intake intake;
    private final Bodies bodies;
    private final Executor threads;
    private final Map<Sender, Integer> calls = new ConcurrentHashMap<>();

    /** @param threads that write to clients: the producer's must not */
    ReadingRoutes(Directory directory, Intake intake, Bodies bodies, Executor threads) {
        this.directory = directory;
        this.intake = intake;
        this.bodies = bodies;
        this.threads = threads;
    }

    void register(RoutesConfig routes) {
        routes.post("/v1/readings", ctx -> take(ctx, Way.JSON, JsonReadings::parse));
        routes.post("/api/v1/readings", ctx -> take(ctx, Way.JSON, JsonReadings::parse));
        routes.post("/v1/private-network/ingest", ctx -> take(ctx, Way.OBIS, body -> List.of(ObisPush.parse(body))));
        routes.post("/v1/private-network/ingest/batch", ctx -> take(ctx, Way.OBIS, ObisPush::parseBatch));
        routes.post("/v1/p1", this::telegrams);
    }

    private void telegrams(Context ctx) {
        String meterId = ctx.queryParam("meter_id");
        take(ctx, Way.P1, body -> {
            List<Parsed> telegrams = P1Telegrams.parse(body);
            return meterId == null
                    ? telegrams
                    : telegrams.stream().map(t -> t.of(meterId)).toList();
        });
    }

    private void take(Context ctx, Way way, Function<byte[], List<Parsed>> parser) {
        Sender sender = directory.sender(ctx.header("X-API-KEY"));
        enter(sender);
        CompletableFuture<List<Outcome>> outcomes;
        try (Bodies.Body body = bodies.read(ctx)) {
            List<Parsed> parsed = parser.apply(body.bytes());
            outcomes = intake.take(sender, way, way == Way.P1 && sender instanceof Meter ? unnamed(parsed) : parsed);
        } catch (RuntimeException e) {
            leave(sender);
            throw e;
        }
        ctx.future(() -> outcomes.whenComplete((done, failure) -> leave(sender))
                .thenAcceptAsync(done -> Answers.outcomes(ctx, done), threads));
    }

    /** A meter with a key of its own: what its telegram calls it need not be what is printed on it. */
    private static List<Parsed> unnamed(List<Parsed> telegrams) {
        return telegrams.stream().map(telegram -> telegram.of("")).toList();
    }

    private void enter(Sender sender) {
        calls.compute(sender, (same, count) -> {
            if (count != null && count >= CALLS_AT_ONCE) {
                throw new Refusal(
                        RefusalCode.RATE_LIMITED, "more than " + CALLS_AT_ONCE + " calls of this key at once");
            }
            return count == null ? 1 : count + 1;
        });
    }

    private void leave(Sender sender) {
        calls.compute(sender, (same, count) -> count == null || count == 1 ? null : count - 1);
    }
}
