package org.gridtokenx.api;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.json.JavalinJackson;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.gridtokenx.api.accounts.AccountRoutes;
import org.gridtokenx.api.auth.AuthRoutes;
import org.gridtokenx.api.auth.Gate;
import org.gridtokenx.api.auth.Passwords;
import org.gridtokenx.api.auth.Registration;
import org.gridtokenx.api.auth.Tokens;
import org.gridtokenx.api.health.HealthRoutes;
import org.gridtokenx.api.http.ApiJson;
import org.gridtokenx.api.http.ErrorAnswers;
import org.gridtokenx.api.http.JsonBody;
import org.gridtokenx.api.http.Routes;
import org.gridtokenx.api.http.SecurityHeaders;
import org.gridtokenx.api.log.MarketListener;
import org.gridtokenx.api.market.BookSource;
import org.gridtokenx.api.market.MarketBoard;
import org.gridtokenx.api.market.MarketRoutes;
import org.gridtokenx.api.metering.MeterRoutes;
import org.gridtokenx.api.openapi.OpenApiRoutes;
import org.gridtokenx.api.orders.AwaitedAnswers;
import org.gridtokenx.api.orders.OrderDesk;
import org.gridtokenx.api.orders.OrderRoutes;
import org.gridtokenx.api.orders.RecentOrders;
import org.gridtokenx.api.page.PageRoutes;
import org.gridtokenx.api.proofs.ProofRoutes;
import org.gridtokenx.api.settlements.SettlementRoutes;
import org.gridtokenx.api.stream.Broadcast;
import org.gridtokenx.api.stream.StreamRoutes;

/** The HTTP server over its backends: what a call does, whatever stands behind. */
public final class ApiServer implements AutoCloseable {
    private static final int THREADS = 200;
    private static final int LEAST_THREADS = 8;
    private static final int RECENT_ORDERS = 20_000;
    private static final long LONGEST_REQUEST_MILLIS = 6_000;
    private static final int SMALLEST_TO_COMPRESS = 1_400;

    private final Registration registration;
    private final MarketBoard board;
    private final Broadcast broadcast;
    private final AwaitedAnswers answers = new AwaitedAnswers();
    private final RecentOrders recent = new RecentOrders(RECENT_ORDERS);
    private final Javalin javalin;

    /**
     * A server that does not listen yet.
     *
     * @param books gives the books that the backends' history computes
     */
    public ApiServer(Backends backends, BookSource books, Tokens tokens, ApiSettings settings, Clock clock) {
        Passwords passwords = new Passwords();
        registration = new Registration(
                backends.users(), passwords, backends.log(), settings.zone(), settings.welcomeDepositMicros());
        board = new MarketBoard(backends.history());
        broadcast = new Broadcast(clock);
        QueuedThreadPool threads = new QueuedThreadPool(THREADS, LEAST_THREADS);
        threads.setName("http");
        Gate gate = new Gate(tokens, backends.sessions(), settings.limits());
        OrderDesk desk = new OrderDesk(backends.log(), answers, recent, settings.answerTimeout());
        List<Routes> routes = new ArrayList<>(List.of(
                new ErrorAnswers(),
                new SecurityHeaders(),
                gate,
                new HealthRoutes(backends.log()::isUp, backends.eventsUp(), backends.postgresUp(), backends.redisUp()),
                new OpenApiRoutes(),
                new AuthRoutes(
                        registration,
                        backends.users(),
                        passwords,
                        tokens,
                        backends.sessions(),
                        backends.audit(),
                        settings.session(),
                        clock,
                        broadcast::endSession),
                new AccountRoutes(backends.balances(), backends.users(), backends.log()),
                new MarketRoutes(board, backends.history(), books, settings.zone(), clock),
                new ProofRoutes(backends.history(), backends.archive()),
                new OrderRoutes(desk, backends.orders(), recent, clock, threads),
                new SettlementRoutes(backends.settlements()),
                new MeterRoutes(backends.meters()),
                new StreamRoutes(gate, broadcast, settings.zone()),
                new PageRoutes("/gridtokenx-web")));
        javalin = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.startup.showOldJavalinVersionWarning = false;
            config.jetty.threadPool = threads;
            config.http.maxRequestSize = JsonBody.MAX_BYTES;
            config.http.asyncTimeout = LONGEST_REQUEST_MILLIS;
            config.http.compressionStrategy = CompressionStrategy.GZIP;
            config.http.compressionStrategy.setDefaultMinSizeForCompression(SMALLEST_TO_COMPRESS);
            config.jsonMapper(new JavalinJackson(ApiJson.MAPPER, false));
            routes.forEach(part -> part.register(config.routes));
        });
    }

    /** What must hear the market for the server to answer. */
    public List<MarketListener> listeners() {
        // What a waiting request may look at must be up to date when it is woken.
        return List.of(recent, board, answers, broadcast.listener());
    }

    /** Makes users. */
    public Registration registration() {
        return registration;
    }

    /** Knows the zones. */
    public MarketBoard board() {
        return board;
    }

    /** For a test that compares the routes with their description. */
    Javalin javalin() {
        return javalin;
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
        broadcast.close();
        javalin.stop();
    }
}
