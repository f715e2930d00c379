package org.gridtokenx.local.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Asks a part once whether it truly answers. An exception means: not yet. */
@FunctionalInterface
public interface Readiness {
    Duration ATTEMPT = Duration.ofSeconds(2);

    boolean isReady() throws IOException, InterruptedException;

    /** Ready when the port on the loopback address accepts a connection. */
    static Readiness tcp(int port) {
        return () -> {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), (int) ATTEMPT.toMillis());
                return true;
            }
        };
    }

    /** Ready when a GET of the address is answered with 200. */
    static Readiness httpGet(URI uri) {
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(ATTEMPT)
                .build();
        HttpRequest request = HttpRequest.newBuilder(uri).timeout(ATTEMPT).build();
        return () -> {
            HttpResponse<Void> response = client.send(request, HttpResponse.BodyHandlers.discarding());
            return response.statusCode() == 200;
        };
    }

    /** Ready when the file exists; the part writes it once it works, and its preparation removes an old one. */
    static Readiness file(Path file) {
        return () -> Files.exists(file);
    }
}
