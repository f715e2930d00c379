package org.gridtokenx.local.servers;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gridtokenx.local.process.Readiness;
import org.gridtokenx.local.process.ServiceSpec;
import org.gridtokenx.local.process.StartFailure;

/** The Solana ledger as a part of the stack: a Node program that speaks Solana's JSON-RPC. */
public final class LedgerServer {
    public static final String NAME = "ledger";

    private static final String GET_HEALTH = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"getHealth\"}";

    private LedgerServer() {}

    /**
     * @param data where the ledger keeps its journal
     * @param program the directory of the Node program, {@code deploy/local/ledger}
     */
    public static ServiceSpec spec(Path data, Path program, Ports ports) {
        List<String> command = List.of(
                "node",
                program.resolve("src/main.mjs").toString(),
                "--port",
                Integer.toString(ports.ledger()),
                "--data",
                data.toString());
        return ServiceSpec.of(NAME, command, List.of(ports.ledger(), ports.ledgerWebSocket()), ready(ports.ledgerUrl()))
                .withPreparation(() -> prepare(data, program));
    }

    private static void prepare(Path data, Path program) throws IOException {
        if (!Files.isDirectory(program.resolve("node_modules"))) {
            throw new StartFailure("the ledger is not installed: run npm ci in " + program, List.of());
        }
        Files.createDirectories(data);
    }

    private static Readiness ready(String url) {
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Readiness.ATTEMPT)
                .build();
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .timeout(Readiness.ATTEMPT)
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(GET_HEALTH))
                .build();
        return () -> {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            return response.statusCode() == 200 && response.body().contains("\"ok\"");
        };
    }
}
