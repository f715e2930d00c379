package org.gridtokenx.api;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.gridtokenx.api.accounts.PostgresBalances;
import org.gridtokenx.api.auth.CallLimits;
import org.gridtokenx.api.auth.PostgresSessionAudit;
import org.gridtokenx.api.auth.PostgresUsers;
import org.gridtokenx.api.auth.RedisSessionStore;
import org.gridtokenx.api.auth.Tokens;
import org.gridtokenx.api.log.EventFeed;
import org.gridtokenx.api.log.KafkaCommandLog;
import org.gridtokenx.api.log.MarketListener;
import org.gridtokenx.api.market.BookCache;
import org.gridtokenx.api.market.PostgresMarketHistory;
import org.gridtokenx.api.market.ZoneOpening;
import org.gridtokenx.api.metering.PostgresMeters;
import org.gridtokenx.api.orders.PostgresOrders;
import org.gridtokenx.api.proofs.PostgresTradeArchive;
import org.gridtokenx.api.settlements.PostgresSettlements;
import org.gridtokenx.api.storage.Database;
import org.gridtokenx.api.storage.Migrations;
import org.gridtokenx.api.storage.Redis;
import org.gridtokenx.contracts.Ticker;

/** The API over real Kafka, Postgres and Redis. */
final class ApiApplication implements AutoCloseable {
    private static final int JWT_SECRET_BYTES = 48;
    private static final int PASSWORD_BYTES = 18;

    private final ApiOptions options;
    private final Database database;
    private final Redis redis;
    private final KafkaCommandLog log;
    private final Ticker ticker;
    private final PostgresMarketHistory history;
    private final ApiServer server;
    private final EventFeed feed;
    private final AtomicBoolean closed = new AtomicBoolean();

    /**
     * Everything, nothing of it started.
     *
     * @param onFailure called if it can no longer do its work and must be started anew
     * @throws IOException if the secret of tokens cannot be read
     */
    ApiApplication(ApiOptions options, Runnable onFailure) throws IOException {
        this.options = options;
        ApiSettings settings = new ApiSettings(
                options.zone,
                options.welcomeDepositMicros,
                options.session,
                options.answerTimeout,
                new CallLimits(options.callsPerUser, options.callsPerIp, options.loginsPerIp));
        Clock clock = Clock.systemUTC();
        Tokens tokens = new Tokens(
                SecretFile.read(options.jwtSecretFile, JWT_SECRET_BYTES).getBytes(StandardCharsets.UTF_8), clock);
        database = new Database(options.postgresUrl);
        redis = new Redis(options.redis);
        log = new KafkaCommandLog(options.kafka);
        ticker = log.ticker();
        history = new PostgresMarketHistory(database);
        BookCache books = new BookCache(redis);
        Backends backends = new Backends(
                log,
                new PostgresUsers(database),
                new PostgresSessionAudit(database),
                new RedisSessionStore(redis),
                new PostgresBalances(database),
                new PostgresOrders(database),
                history,
                new PostgresTradeArchive(database),
                new PostgresSettlements(database),
                new PostgresMeters(database),
                this::hearsEvents,
                database::isUp,
                redis::isUp);
        server = new ApiServer(backends, books, tokens, settings, clock);
        List<MarketListener> listeners = new ArrayList<>(List.of(books));
        listeners.addAll(server.listeners());
        feed = new EventFeed(options.kafka, listeners, onFailure);
    }

    private boolean hearsEvents() {
        return feed.isUp();
    }

    /**
     * Waits for what it needs, prepares it, and serves.
     *
     * @return the port
     * @throws IOException if the admin's password cannot be read
     */
    int start() throws IOException, InterruptedException {
        Migrations.run(options.postgresUrl);
        feed.start();
        ticker.start(options.tickInterval);
        new ZoneOpening(history, log, server.board()).ensure(options.zone, options.epoch.toMillis());
        server.registration()
                .ensureAdmin(options.adminUser, SecretFile.read(options.adminPasswordFile, PASSWORD_BYTES));
        return server.start(options.host, options.port);
    }

    /** Stops taking calls first, so that what was taken is written. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            server.close();
            ticker.close();
            feed.close();
            log.close();
            redis.close();
            database.close();
        }
    }
}
