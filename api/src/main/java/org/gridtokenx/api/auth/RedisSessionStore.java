package org.gridtokenx.api.auth;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.gridtokenx.api.storage.Redis;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.JedisPooled;
import redis.clients.jedis.Response;
import redis.clients.jedis.args.ExpiryOption;

/** Keys {@code session:{session-id}} and {@code ratelimit:{counter}}. While Redis is down the token alone counts. */
public final class RedisSessionStore implements SessionStore {
    private static final long MINUTE_SECONDS = 60;

    private final Redis redis;

    public RedisSessionStore(Redis redis) {
        this.redis = redis;
    }

    @Override
    public boolean start(String sessionId, String userId, Duration lifetime) {
        return redis.tell(r -> r.setex(key(sessionId), lifetime.toSeconds(), userId));
    }

    @Override
    public boolean end(String sessionId) {
        return redis.tell(r -> r.del(key(sessionId)));
    }

    @Override
    public Standing count(List<String> counters, Optional<String> sessionId) {
        return redis.ask(r -> pipelined(r, counters, sessionId))
                .orElseGet(() -> new Standing(true, Collections.nCopies(counters.size(), 0L)));
    }

    private static Standing pipelined(JedisPooled redis, List<String> counters, Optional<String> sessionId) {
        try (AbstractPipeline pipeline = redis.pipelined()) {
            List<Response<Long>> counts = new ArrayList<>();
            for (String counter : counters) {
                String key = "ratelimit:" + counter;
                counts.add(pipeline.incr(key));
                pipeline.expire(key, MINUTE_SECONDS, ExpiryOption.NX);
            }
            Response<Boolean> stands =
                    sessionId.map(id -> pipeline.exists(key(id))).orElse(null);
            pipeline.sync();
            return new Standing(
                    stands == null || stands.get(),
                    counts.stream().map(Response::get).toList());
        }
    }

    private static String key(String sessionId) {
        return "session:" + sessionId;
    }
}
