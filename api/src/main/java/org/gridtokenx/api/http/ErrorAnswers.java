package org.gridtokenx.api.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns whatever a handler throws into the one shape of errors: {@code {"error": {"code", "message"}}}. */
public final class ErrorAnswers implements Routes {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorAnswers.class);

    /** The body of an error. */
    record Body(Detail error) {
        record Detail(String code, String message) {}
    }

    @Override
    public void register(RoutesConfig routes) {
        routes.exception(ApiException.class, (e, ctx) -> answer(ctx, e));
        routes.exception(HttpResponseException.class, (e, ctx) -> answer(ctx, translate(e)));
        routes.exception(CompletionException.class, (e, ctx) -> answer(ctx, known(e.getCause(), ctx)));
        routes.exception(Exception.class, (e, ctx) -> answer(ctx, known(e, ctx)));
    }

    private static ApiException known(Throwable failure, Context ctx) {
        if (failure instanceof ApiException known) {
            return known;
        }
        LOG.error("{} {} failed", ctx.method(), ctx.path(), failure);
        return ApiException.internal();
    }

    private static void answer(Context ctx, ApiException e) {
        if (e.status() == 503 || e.status() == 429) {
            ctx.header("Retry-After", "1");
        }
        ctx.status(e.status()).json(new Body(new Body.Detail(e.code(), e.getMessage())));
    }

    /** What Javalin itself answers. */
    private static ApiException translate(HttpResponseException e) {
        return switch (e.getStatus()) {
            case 401 -> ApiException.unauthorized(e.getMessage());
            case 404 -> ApiException.notFound("there is nothing at this path");
            case 405 -> ApiException.methodNotAllowed("this path does not take this method");
            case 413 -> ApiException.tooLarge("the body is larger than " + JsonBody.MAX_BYTES + " bytes");
            case 503, 504 -> ApiException.unavailable("the answer took too long");
            default -> e.getStatus() < 500 ? ApiException.invalid(e.getMessage()) : ApiException.internal();
        };
    }
}
