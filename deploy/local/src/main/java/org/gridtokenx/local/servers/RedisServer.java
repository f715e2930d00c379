package org.gridtokenx.local.servers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gridtokenx.local.process.Readiness;
import org.gridtokenx.local.process.ServiceSpec;

/** Redis 7 as a part of the stack, with its append-only file on. */
public final class RedisServer {
    public static final String NAME = "redis";

    private static final String PONG = "+PONG";

    private RedisServer() {}

    /**
     * @param data where the append-only file lies
     * @param cache where the program is unpacked
     */
    public static ServiceSpec spec(Path data, Path cache, Ports ports) throws IOException {
        Path program = new ServerBinaries(cache, Platform.current()).redisServer();
        List<String> command = List.of(
                program.toString(),
                "--port",
                Integer.toString(ports.redis()),
                "--bind",
                "127.0.0.1",
                "--dir",
                data.toString(),
                "--appendonly",
                "yes",
                "--save",
                "",
                "--daemonize",
                "no");
        return ServiceSpec.of(NAME, command, List.of(ports.redis()), ready(ports.redis()))
                .withPreparation(() -> Files.createDirectories(data));
    }

    /** Ready when PING is answered with PONG: while it still loads its file, Redis answers with an error. */
    private static Readiness ready(int port) {
        return () -> {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                socket.setSoTimeout((int) Readiness.ATTEMPT.toMillis());
                socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
                byte[] answer = socket.getInputStream().readNBytes(PONG.length());
                return PONG.equals(new String(answer, StandardCharsets.US_ASCII));
            }
        };
    }
}
