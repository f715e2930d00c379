package org.gridtokenx.ingest.http;

import io.javalin.Javalin;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.gridtokenx.ingest.intake.Counters;
import org.gridtokenx.ingest.intake.Intake;
import org.gridtokenx.ingest.log.ReadingLog;
import org.gridtokenx.ingest.readings.Refusal;
import org.gridtokenx.ingest.readings.RefusalCode;
import org.gridtokenx.ingest.registry.Directory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** HTTP for meters: {@link ReadingRoutes}, {@code GET /health} and {@code GET /metrics}. */
public final class IngestServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(IngestServer.class);
    private static final int THREADS = 100;
    private static final int LEAST_THREADS = 4;
    private static final long LONGEST_REQUEST_MILLIS = 6_000;
    private static final String PATHS =
            "readings go to POST /v1/readings, /v1/private-network/ingest, /v1/private-network/ingest/batch or /v1/p1";

    private final ReadingLog log;
    private final Counters counters;
    private final Map<String, BooleanSupplier> parts;
    private final QueuedThreadPool threads = new QueuedThreadPool(THREADS, LEAST_THREADS);
    private final Javalin javalin;

    /**
     * A server that does not listen yet.
     *
     * @param parts whether those answer without which it goes on, if not with everything, by their names
     */
    public IngestServer(
            Directory directory, Intake intake, ReadingLog log, Counters counters, Map<String, BooleanSupplier> parts) {
        this.log = log;
        this.counters = counters;
        this.parts = new LinkedHashMap<>(parts);
        threads.setName("http");
        ReadingRoutes readings = new ReadingRoutes(directory, intake, new Bodies(), threads);
        javalin = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.startup.showOldJavalinVersionWarning = false;
            config.jetty.threadPool = threads;
            config.http.maxRequestSize = Bodies.MAX_BYTES;
            config.http.asyncTimeout = LONGEST_REQUEST_MILLIS;
            errors(config.routes);
            readings.register(config.routes);
            config.routes.get("/health", this::health);
            config.routes.get("/metrics", ctx -> ctx.contentType("text/plain; version=0.0.4")
                    .result(counters.text()));
        });
    }

    /**
     * Without Kafka nothing can be taken; without Postgres known meters go on, without the MQTT broker those that send
     * over HTTP.
     */
    private void health(Context ctx) {
        boolean kafka = log.isUp();
        Map<String, String> states = new LinkedHashMap<>();
        states.put("kafka", state(kafka));
        parts.forEach((name, isUp) -> states.put(name, state(isUp.getAsBoolean())));
        String status = states.containsValue("down") ? "degraded" : "ok";
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("status", kafka ? status : "down");
        view.put("parts", states);
        ctx.status(kafka ? 200 : 503).json(view);
    }

    private static String state(boolean up) {
        return up ? "up" : "down";
    }

    private void errors(RoutesConfig routes) {
        routes.exception(Refusal.class, (e, ctx) -> answer(ctx, e));
        routes.exception(HttpResponseException.class, (e, ctx) -> answer(ctx, translate(e)));
        routes.exception(CompletionException.class, (e, ctx) -> answer(ctx, known(e.getCause(), ctx)));
        routes.exception(Exception.class, (e, ctx) -> answer(ctx, known(e, ctx)));
    }

    private void answer(Context ctx, Refusal refusal) {
        counters.refused(refusal.code());
        Answers.refusal(ctx, refusal);
    }

    private static Refusal known(Throwable failure, Context ctx) {
        if (failure instanceof Refusal refusal) {
            return refusal;
        }
        LOG.error("{} {} failed", ctx.method(), ctx.path(), failure);
        return new Refusal(RefusalCode.INTERNAL, "something went wrong here; the log of meter-ingest says what");
    }

    private static Refusal translate(HttpResponseException e) {
        return switch (e.getStatus()) {
            case 404 -> new Refusal(RefusalCode.NOT_FOUND, "there is nothing at this path; " + PATHS);
            case 413 -> new Refusal(RefusalCode.TOO_LARGE, "the body is too large; send fewer readings at once");
            default ->
                e.getStatus() < 500
                        ? Refusal.request(e.getMessage())
                        : Refusal.unavailable("the answer took too long; send again");
        };
    }

    /**
     * Listens.
     *
     * @param port 0 takes a free one
     * @return the port
     */
    public int start(String host, int port) {
        return javalin.start(host, port).port();
    }

    @Override
    public void close() {
        javalin.stop();
    }
}
