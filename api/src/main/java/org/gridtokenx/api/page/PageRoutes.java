package org.gridtokenx.api.page;

import io.javalin.config.RoutesConfig;
import io.javalin.http.ContentType;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.gridtokenx.api.http.ApiException;
import org.gridtokenx.api.http.Routes;

/**
 * The page, from a folder of the classpath, where the build has put it. Files under {@code assets} have a hash
 * of their content in their name, so browsers keep them; every other path shows the page, which finds its own way.
 */
public final class PageRoutes implements Routes {
    private static final String INDEX = "/index.html";
    private static final String ASSETS = "/assets/";
    private static final String NOT_BUILT = "GridTokenX: the API runs, but the page is not built."
            + " Run npm ci && npm run build in api/web, then build the module api again.\n";

    /** A file; small and few, so each is read once. */
    private record File(byte[] content, String type) {}

    private final String folder;
    private final Map<String, File> files = new ConcurrentHashMap<>();

    /**
     * The page.
     *
     * @param folder of the classpath, such as {@code /gridtokenx-web}
     */
    public PageRoutes(String folder) {
        this.folder = folder;
    }

    @Override
    public void register(RoutesConfig routes) {
        routes.get("/", this::serve);
        routes.get("/<path>", this::serve);
    }

    private void serve(Context ctx) {
        String path = ctx.path();
        if (path.equals("/api") || path.startsWith("/api/")) {
            throw ApiException.notFound("there is nothing at this path");
        }
        Optional<File> file = path.equals("/") ? Optional.empty() : file(path);
        if (file.isPresent()) {
            ctx.header("Cache-Control", path.startsWith(ASSETS) ? "public, max-age=31536000, immutable" : "no-cache");
            ctx.contentType(file.get().type()).result(file.get().content());
        } else if (path.startsWith(ASSETS)) {
            throw ApiException.notFound("there is no such file of the page");
        } else {
            index(ctx);
        }
    }

    private void index(Context ctx) {
        ctx.header("Cache-Control", "no-cache");
        file(INDEX).ifPresentOrElse(page -> ctx.contentType(page.type()).result(page.content()), () -> ctx.contentType(
                        ContentType.TEXT_PLAIN)
                .result(NOT_BUILT));
    }

    /** Only what was found is kept, so that nobody can fill the memory by asking for names. */
    private Optional<File> file(String path) {
        File known = files.get(path);
        if (known != null) {
            return Optional.of(known);
        }
        String name = path.substring(path.lastIndexOf('/') + 1);
        if (path.contains("..") || path.contains("//") || path.contains("\\") || !name.contains(".")) {
            return Optional.empty();
        }
        Optional<File> found = read(path, name);
        found.ifPresent(file -> files.put(path, file));
        return found;
    }

    private Optional<File> read(String path, String name) {
        try (InputStream in = PageRoutes.class.getResourceAsStream(folder + path)) {
            if (in == null) {
                return Optional.empty();
            }
            String type = ContentType.mimeTypeByExtension(name.substring(name.lastIndexOf('.') + 1));
            return Optional.of(new File(in.readAllBytes(), type == null ? ContentType.OCTET_STREAM : type));
        } catch (IOException e) {
            throw new UncheckedIOException("the page's " + path + " cannot be read", e);
        }
    }
}
