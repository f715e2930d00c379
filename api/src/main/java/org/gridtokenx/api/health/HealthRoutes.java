package org.gridtokenx.api.health;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.gridtokenx.api.http.Access;
import org.gridtokenx.api.http.Routes;

/**
 * Which parts answer. Without Kafka no order can be taken, and without its events none answered: 503. Without the others the API does less, but what it does
 * is right: 200, {@code degraded}.
 */
public final class HealthRoutes implements Routes {
    private final BooleanSupplier kafka;
    private final BooleanSupplier events;
    private final BooleanSupplier postgres;
    private final BooleanSupplier redis;

    /**
     * The routes.
     *
     * @param kafka whether it takes commands
     * @param events whether what happens in the market is heard
     */
    public HealthRoutes(
            BooleanSupplier kafka, BooleanSupplier events, BooleanSupplier postgres, BooleanSupplier redis) {
        this.kafka = kafka;
        this.events = events;
        this.postgres = postgres;
        this.redis = redis;
    }

    @Override
    public void register(RoutesConfig routes) {
        routes.get("/health", this::health, Access.PUBLIC);
        routes.get(PREFIX + "/health", this::health, Access.PUBLIC);
    }

    private void health(Context ctx) {
        boolean kafkaUp = kafka.getAsBoolean();
        boolean eventsUp = events.getAsBoolean();
        boolean postgresUp = postgres.getAsBoolean();
        boolean redisUp = redis.getAsBoolean();
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("kafka", word(kafkaUp));
        parts.put("events", word(eventsUp));
        parts.put("postgres", word(postgresUp));
        parts.put("redis", word(redisUp));
        boolean marketUp = kafkaUp && eventsUp;
        String status = postgresUp && redisUp ? "ok" : "degraded";
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("status", marketUp ? status : "down");
        view.put("parts", parts);
        ctx.status(marketUp ? 200 : 503).json(view);
    }

    private static String word(boolean up) {
        return up ? "up" : "down";
    }
}
