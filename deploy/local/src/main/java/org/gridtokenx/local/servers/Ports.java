package org.gridtokenx.local.servers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/**
 * Every port of the stack; all of them on 127.0.0.1 only.
 *
 * @param api the HTTP API, the WebSocket and the page
 * @param flink Flink's web page and REST interface
 * @param ingest the meters' HTTP endpoint
 * @param kafka the broker
 * @param kafkaController the broker's own controller
 * @param postgres PostgreSQL
 * @param redis Redis
 * @param ledger the ledger's JSON-RPC over HTTP
 * @param ledgerWebSocket the ledger's subscriptions: always the port after {@code ledger}, as Solana has it
 * @param mqtt the meters' broker
 * @param mqttTls the same in TLS
 */
public record Ports(
        int api,
        int flink,
        int ingest,
        int kafka,
        int kafkaController,
        int postgres,
        int redis,
        int ledger,
        int ledgerWebSocket,
        int mqtt,
        int mqttTls) {
    private static final Ports DEFAULT =
            new Ports(8080, 8081, 8090, 19092, 19093, 15432, 16379, 8899, 8900, 1883, 8883);
    private static final int GREATEST_DEFAULT = 19_093;
    private static final int GREATEST_PORT = 65_535;

    public Ports {
        for (int port : List.of(
                api, flink, ingest, kafka, kafkaController, postgres, redis, ledger, ledgerWebSocket, mqtt, mqttTls)) {
            if (port < 1 || port > GREATEST_PORT) {
                throw new IllegalArgumentException("a port is 1 to 65535, not " + port);
            }
        }
        if (ledgerWebSocket != ledger + 1) {
            throw new IllegalArgumentException("the ledger's WebSocket port must be its HTTP port + 1");
        }
    }

    /** The documented ports, each raised by the offset. */
    public static Ports withOffset(int offset) {
        if (offset < 0 || offset > GREATEST_PORT - GREATEST_DEFAULT) {
            throw new IllegalArgumentException(
                    "the port offset must be 0 to " + (GREATEST_PORT - GREATEST_DEFAULT) + ", not " + offset);
        }
        Ports d = DEFAULT;
        return new Ports(
                d.api + offset,
                d.flink + offset,
                d.ingest + offset,
                d.kafka + offset,
                d.kafkaController + offset,
                d.postgres + offset,
                d.redis + offset,
                d.ledger + offset,
                d.ledgerWebSocket + offset,
                d.mqtt + offset,
                d.mqttTls + offset);
    }

    /** Ports that are free at this moment, for tests. */
    public static Ports free() throws IOException {
        List<ServerSocket> held = new ArrayList<>();
        try {
            int[] single = new int[9];
            for (int i = 0; i < single.length; i++) {
                single[i] = hold(held, 0).getLocalPort();
            }
            int ledger = holdPair(held);
            return new Ports(
                    single[0],
                    single[1],
                    single[2],
                    single[3],
                    single[4],
                    single[5],
                    single[6],
                    ledger,
                    ledger + 1,
                    single[7],
                    single[8]);
        } finally {
            for (ServerSocket socket : held) {
                socket.close();
            }
        }
    }

    private static int holdPair(List<ServerSocket> held) throws IOException {
        while (true) {
            int first = hold(held, 0).getLocalPort();
            try {
                hold(held, first + 1);
                return first;
            } catch (IOException | IllegalArgumentException e) {
                continue; // the next port is taken: another pair
            }
        }
    }

    private static ServerSocket hold(List<ServerSocket> held, int port) throws IOException {
        ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
        held.add(socket);
        return socket;
    }

    public String kafkaBootstrap() {
        return "127.0.0.1:" + kafka;
    }

    public String postgresUrl() {
        return "jdbc:postgresql://127.0.0.1:" + postgres + "/postgres?user=postgres&reWriteBatchedInserts=true";
    }

    public String redisUrl() {
        return "redis://127.0.0.1:" + redis;
    }

    public String ledgerUrl() {
        return "http://127.0.0.1:" + ledger;
    }

    public String mqttUrl() {
        return "mqtt://127.0.0.1:" + mqtt;
    }

    public String apiUrl() {
        return "http://127.0.0.1:" + api;
    }

    public String flinkUrl() {
        return "http://127.0.0.1:" + flink;
    }

    public String ingestUrl() {
        return "http://127.0.0.1:" + ingest;
    }
}
