package org.gridtokenx.api.storage;

import java.time.Duration;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.commons.pool2.impl.GenericObjectPoolConfig;
import redis.clients.jedis.Connection;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisPooled;
import redis.clients.jedis.exceptions.JedisException;

/** Redis, which holds only what may be lost: where it does not answer, the call goes on without. */
public final class Redis implements AutoCloseable {
    private static final int TIMEOUT_MILLIS = 500;
    private static final int CONNECTIONS = 64;

    private final JedisPooled pool;
    private final Outage outage = new Outage("Redis", System::nanoTime);

    /**
     * A pool of connections.
     *
     * @param address {@code host:port}, with or without {@code redis://} before it
     */
    public Redis(String address) {
        GenericObjectPoolConfig<Connection> config = new GenericObjectPoolConfig<>();
        config.setMaxTotal(CONNECTIONS);
        config.setMaxIdle(CONNECTIONS);
        config.setMaxWait(Duration.ofMillis(TIMEOUT_MILLIS));
        config.setJmxEnabled(false);
        pool = new JedisPooled(
                config,
                HostAndPort.from(address.replaceFirst("^redis://", "")),
                DefaultJedisClientConfig.builder()
                        .connectionTimeoutMillis(TIMEOUT_MILLIS)
                        .socketTimeoutMillis(TIMEOUT_MILLIS)
                        .build());
    }

    /** The answer of Redis; empty where it does not answer. The function's result is not null. */
    public <T> Optional<T> ask(Function<JedisPooled, T> question) {
        if (!outage.mayTry()) {
            return Optional.empty();
        }
        try {
            T answer = question.apply(pool);
            outage.over();
            return Optional.of(answer);
        } catch (JedisException e) {
            // With all connections in use it is we who are busy, not Redis that is down.
            if (!(e.getCause() instanceof NoSuchElementException)) {
                outage.failed(e);
            }
            return Optional.empty();
        }
    }

    /** Tells Redis something; whether it took it. */
    public boolean tell(Consumer<JedisPooled> message) {
        return ask(redis -> {
                    message.accept(redis);
                    return true;
                })
                .orElse(false);
    }

    /** Whether it answers now. */
    public boolean isUp() {
        return ask(JedisPooled::ping).isPresent();
    }

    @Override
    public void close() {
        pool.close();
    }
}
