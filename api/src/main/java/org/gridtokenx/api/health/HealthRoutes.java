package org.gridtokenx.api.health;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.gridtokenx.api.http.Access;
import org.gridtokenx.api.http.Routes;

/**
 * Which parts answer. Without Kafka no order can be taken: 503. Without the others the API does less, but what it does
 * is right: 200, {@code degraded}.
 */
public final class HealthRoutes implements Routes {
    private final BooleanSupplier kafka;
    private final BooleanSupplier postgres;
    private final BooleanSupplier redis;

    public HealthRoutes(BooleanSupplier kafka, BooleanSupplier postgres, BooleanSupplier redis) {
        this.kafka = kafka;
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
        boolean postgresUp = postgres.getAsBoolean();
        boolean redisUp = redis.getAsBoolean();
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("kafka", word(kafkaUp));
        parts.put("postgres", word(postgresUp));
        parts.put("redis", word(redisUp));
        String status = postgresUp && redisUp ? "ok" : "degraded";
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("status", kafkaUp ? status : "down");
        view.put("parts", parts);
        ctx.status(kafkaUp ? 200 : 503).json(view);
    }

    private static String word(boolean up) {
        return up ? "up" : "down";
    }
}
