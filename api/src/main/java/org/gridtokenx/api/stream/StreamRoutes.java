package org.gridtokenx.api.stream;

import io.javalin.config.RoutesConfig;
import io.javalin.websocket.WsCloseContext;
import io.javalin.websocket.WsConnectContext;
import io.javalin.websocket.WsContext;
import io.javalin.websocket.WsErrorContext;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.gridtokenx.api.auth.Gate;
import org.gridtokenx.api.auth.Session;
import org.gridtokenx.api.http.Routes;

/** {@code /stream}: what happens, as it happens. With {@code ?token=} also what concerns only oneself. */
public final class StreamRoutes implements Routes {
    /** Where a client connects. */
    public static final String PATH = PREFIX + "/stream";

    private final Gate gate;
    private final Broadcast broadcast;
    private final String defaultZone;
    private final ConcurrentMap<String, Subscriber> bySocket = new ConcurrentHashMap<>();

    /**
     * The route.
     *
     * @param defaultZone what those hear of who are not logged in
     */
    public StreamRoutes(Gate gate, Broadcast broadcast, String defaultZone) {
        this.gate = gate;
        this.broadcast = broadcast;
        this.defaultZone = defaultZone;
    }

    @Override
    public void register(RoutesConfig routes) {
        routes.ws(PATH, ws -> {
            ws.onConnect(this::connect);
            ws.onClose((WsCloseContext ctx) -> disconnect(ctx));
            ws.onError((WsErrorContext ctx) -> disconnect(ctx));
        });
    }

    private void connect(WsConnectContext ctx) {
        String token = ctx.queryParam("token");
        Optional<Session> session = token == null || token.isEmpty() ? Optional.empty() : gate.check(token);
        if (token != null && !token.isEmpty() && session.isEmpty()) {
            ctx.closeSession(Broadcast.UNAUTHORIZED, "the token is not good, or no longer; log in again");
            return;
        }
        String zone = session.map(s -> s.user().zone()).orElse(defaultZone);
        Subscriber subscriber = new WebSocketSubscriber(ctx.session, zone, session);
        bySocket.put(ctx.sessionId(), subscriber);
        broadcast.subscribe(subscriber);
    }

    private void disconnect(WsContext ctx) {
        Subscriber subscriber = bySocket.remove(ctx.sessionId());
        if (subscriber != null) {
            broadcast.unsubscribe(subscriber);
        }
    }
}
