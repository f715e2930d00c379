package org.gridtokenx.api.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javalin.Javalin;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.gridtokenx.api.http.ErrorAnswers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PageRoutesTest {
    private Javalin server = serve("/page");

    @AfterEach
    void close() {
        server.stop();
    }

    private static Javalin serve(String folder) {
        return Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    new ErrorAnswers().register(config.routes);
                    new PageRoutes(folder).register(config.routes);
                })
                .start("127.0.0.1", 0);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    private static String header(HttpResponse<String> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    @Test
    void hashedFilesAreKeptByTheBrowserAndThePageIsNot() throws Exception {
        HttpResponse<String> script = get("/assets/app-1a2b.js");
        HttpResponse<String> page = get("/");

        assertEquals("console.log('page');\n", script.body());
        assertTrue(header(script, "Content-Type").contains("javascript"));
        assertEquals("public, max-age=31536000, immutable", header(script, "Cache-Control"));
        assertTrue(page.body().contains("<title>GridTokenX</title>"));
        assertTrue(header(page, "Content-Type").startsWith("text/html"));
        assertEquals("no-cache", header(page, "Cache-Control"));
    }

    @Test
    void unknownPathsShowThePageButNotThoseOfTheApiOrOfFiles() throws Exception {
        assertEquals(get("/").body(), get("/orders/42").body());
        assertEquals(get("/").body(), get("/favicon-that-is-not-there.ico").body());
        assertEquals(404, get("/api/v1/nothing").statusCode());
        assertEquals(404, get("/api").statusCode());
        assertEquals(404, get("/assets/none.js").statusCode());
    }

    @Test
    void nothingOutsideTheFolderIsServed() throws Exception {
        for (String path :
                new String[] {"/..%2fopenapi.yaml", "/%2e%2e/openapi.yaml", "/assets/..%2f..%2fopenapi.yaml"}) {
            assertTrue(!get(path).body().contains("openapi: 3"), path);
        }
    }

    @Test
    void aPageThatIsNotBuiltIsSaid() throws Exception {
        server.stop();
        server = serve("/no-such-folder");

        HttpResponse<String> answer = get("/");

        assertEquals(200, answer.statusCode());
        assertTrue(answer.body().contains("npm run build"));
    }
}
