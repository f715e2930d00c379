package org.gridtokenx.ingest;

import io.javalin.Javalin;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.gridtokenx.contracts.MeterReading;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** HTTP for meters: {@code POST /api/v1/readings} and {@code GET /health}. */
final class IngestServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(IngestServer.class);
    private static final int THREADS = 100;
    private static final int LEAST_THREADS = 4;
    private static final long MAX_BYTES = 512 * 1_024;
    private static final long LONGEST_REQUEST_MILLIS = 6_000;

    private final MeterKeys keys;
    private final ReadingParser parser;
    private final MeterLimit limit;
    private final ReadingLog log;
    private final BooleanSupplier postgresUp;
    private final QueuedThreadPool threads = new QueuedThreadPool(THREADS, LEAST_THREADS);
    private final Javalin javalin;

    /** A server that does not listen yet. */
    IngestServer(MeterKeys keys, ReadingParser parser, MeterLimit limit, ReadingLog log, BooleanSupplier postgresUp) {
        this.keys = keys;
        this.parser = parser;
        this.limit = limit;
        this.log = log;
        this.postgresUp = postgresUp;
        threads.setName("http");
        javalin = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.startup.showOldJavalinVersionWarning = false;
            config.jetty.threadPool = threads;
            config.http.maxRequestSize = MAX_BYTES;
            config.http.asyncTimeout = LONGEST_REQUEST_MILLIS;
            errors(config.routes);
            config.routes.post("/api/v1/readings", this::readings);
            config.routes.get("/health", this::health);
        });
    }

    private void readings(Context ctx) {
        Meter meter = keys.meter(ctx.header("X-API-KEY"));
        List<Reading> readings = parser.parse(ctx.bodyAsBytes());
        limit.count(meter.meterId(), readings.size());
        CompletableFuture<Void> durable = log.append(readings.stream()
                .map(reading -> new MeterReading(
                        MeterReading.VERSION,
                        meter.meterId(),
                        meter.userId(),
                        meter.zone(),
                        reading.timestampMillis(),
                        reading.importWh(),
                        reading.exportWh()))
                .toList());
        // The producer's thread must not write to a client.
        ctx.future(
                () -> durable.thenRunAsync(() -> ctx.status(202).json(Map.of("accepted", readings.size())), threads));
    }

    /** Without Kafka nothing can be taken; without Postgres known meters go on. */
    private void health(Context ctx) {
        boolean kafka = log.isUp();
        boolean postgres = postgresUp.getAsBoolean();
        Map<String, Object> view = new LinkedHashMap<>();
        String status = postgres ? "ok" : "degraded";
        view.put("status", kafka ? status : "down");
        view.put("parts", Map.of("kafka", kafka ? "up" : "down", "postgres", postgres ? "up" : "down"));
        ctx.status(kafka ? 200 : 503).json(view);
    }

    private static void errors(RoutesConfig routes) {
        routes.exception(Refusal.class, (e, ctx) -> answer(ctx, e));
        routes.exception(HttpResponseException.class, (e, ctx) -> answer(ctx, translate(e)));
        routes.exception(CompletionException.class, (e, ctx) -> answer(ctx, known(e.getCause(), ctx)));
        routes.exception(Exception.class, (e, ctx) -> answer(ctx, known(e, ctx)));
    }

    private static Refusal known(Throwable failure, Context ctx) {
        if (failure instanceof Refusal refusal) {
            return refusal;
        }
        LOG.error("{} {} failed", ctx.method(), ctx.path(), failure);
        return Refusal.internal();
    }

    private static Refusal translate(HttpResponseException e) {
        return switch (e.getStatus()) {
            case 404 -> Refusal.notFound("there is nothing at this path; readings go to POST /api/v1/readings");
            case 413 ->
                Refusal.tooLarge("the body is larger than " + MAX_BYTES + " bytes; send fewer readings at once");
            default ->
                e.getStatus() < 500
                        ? Refusal.invalid(e.getMessage())
                        : Refusal.unavailable("the answer took too long; send again");
        };
    }

    private static void answer(Context ctx, Refusal e) {
        if (e.status() == 503 || e.status() == 429) {
            ctx.header("Retry-After", "1");
        }
        ctx.status(e.status()).json(Map.of("error", Map.of("code", e.code(), "message", e.getMessage())));
    }

    /**
     * Listens.
     *
     * @param port 0 takes a free one
     * @return the port
     */
    int start(String host, int port) {
        return javalin.start(host, port).port();
    }

    @Override
    public void close() {
        javalin.stop();
    }
}
