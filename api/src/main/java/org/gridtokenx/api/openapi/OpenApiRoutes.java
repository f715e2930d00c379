package org.gridtokenx.api.openapi;

import io.javalin.config.RoutesConfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.gridtokenx.api.http.Access;
import org.gridtokenx.api.http.Routes;

/** The contract in words that programs read: OpenAPI 3.1. */
public final class OpenApiRoutes implements Routes {
    /** The document, a resource. */
    static final String DOCUMENT = "/openapi.yaml";

    @Override
    public void register(RoutesConfig routes) {
        byte[] document = read();
        routes.get(PREFIX + DOCUMENT, ctx -> ctx.contentType("application/yaml").result(document), Access.PUBLIC);
    }

    private static byte[] read() {
        try (InputStream in = OpenApiRoutes.class.getResourceAsStream(DOCUMENT)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
