package org.gridtokenx.local.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.exceptions.MqttClientStateException;
import com.hivemq.client.mqtt.exceptions.MqttSessionExpiredException;
import com.hivemq.client.mqtt.mqtt3.Mqtt3BlockingClient;
import com.hivemq.client.mqtt.mqtt3.exceptions.Mqtt3ConnAckException;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5ConnAckException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5PubAckException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5SubAckException;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5PublishResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.gridtokenx.contracts.DeadLetter;
import org.gridtokenx.contracts.MeterReading;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Meters, the broker, meter-ingest and the log, with each of the three killed in between. */
class MqttTest {
    private static final int MESSAGES = 200;

    @TempDir
    static Path folder;

    private static MqttScene scene;
    private static ClientCertificate certificate;
    /** Each test has timestamps of its own: seconds before now. */
    private static long next = System.currentTimeMillis() / 1_000 * 1_000 - 3_600_000;

    @BeforeAll
    static void start() throws Exception {
        certificate = ClientCertificate.make(folder, "m-2");
        scene = MqttScene.start(folder, certificate.authority());
        scene.broker.start();
        // Before meter-ingest is there for the first time, a message would have nowhere to go: it is refused.
        assertThrows(
                Mqtt5PubAckException.class,
                () -> publish(five("m-1", MqttScene.KEY), "gridtokenx/m-1/readings", reading(1)));
        scene.ingest.start();
        MqttScene.await("the broker's being up", () -> scene.health().contains("\"mqtt\":\"up\""));
    }

    @AfterAll
    static void stop() throws Exception {
        if (scene != null) {
            scene.close();
        }
    }

    private static byte[] reading(int count) {
        next += count;
        return MqttScene.reading(next);
    }

    private static Mqtt5BlockingClient five(String user, String key) {
        return scene.client()
                .useMqttVersion5()
                .identifier("gateway")
                .simpleAuth()
                .username(user)
                .password(key.getBytes(StandardCharsets.UTF_8))
                .applySimpleAuth()
                .buildBlocking();
    }

    private static Mqtt3BlockingClient three(String user, String key) {
        return scene.client()
                .useMqttVersion3()
                .identifier("gateway")
                .simpleAuth()
                .username(user)
                .password(key.getBytes(StandardCharsets.UTF_8))
                .applySimpleAuth()
                .buildBlocking();
    }

    private static void publish(Mqtt5BlockingClient client, String topic, byte[] payload) {
        client.connect();
        try {
            Mqtt5PublishResult result = client.publishWith()
                    .topic(topic)
                    .qos(MqttQos.AT_LEAST_ONCE)
                    .payload(payload)
                    .send();
            assertTrue(result.getError().isEmpty());
        } finally {
            try {
                client.disconnect();
            } catch (MqttClientStateException e) {
                // The broker was first.
                assertEquals(false, client.getState().isConnected());
            }
        }
    }

    private static void awaitReading(String meterId, long timestamp) throws Exception {
        MqttScene.await("the reading of " + timestamp, () -> scene.readings().stream()
                .anyMatch(reading -> reading.meterId().equals(meterId) && reading.timestampMillis() == timestamp));
    }

    @Test
    void everyFormatOfEitherVersionComesThrough() throws Exception {
        byte[] json = reading(1_000);
        long first = next;
        publish(five("m-1", MqttScene.KEY), "gridtokenx/m-1/readings", json);
        Mqtt3BlockingClient old = three("s-1", MqttScene.KEY);
        old.connect();
        old.publishWith()
                .topic("gridtokenx/s-1/readings")
                .qos(MqttQos.AT_LEAST_ONCE)
                .payload(reading(1_000))
                .send();
        long second = next;
        next += 1_000;
        long third = next;
        old.publishWith()
                .topic("gridtokenx/s-1/dlms")
                .qos(MqttQos.AT_LEAST_ONCE)
                .payload(
                        ("{\"protocol\":\"dlms\",\"device_id\":\"s-1\",\"payload\":{\"1.1.1.8.0.255\":2,\"timestamp\":\""
                                        + java.time.Instant.ofEpochMilli(third) + "\"}}")
                                .getBytes(StandardCharsets.UTF_8))
                .send();
        old.disconnect();
        publish(five("o-1", MqttScene.OPERATOR_KEY), "gridtokenx/m-2/readings", reading(1_000));
        long fourth = next;
        publish(five("m-2", MqttScene.OPERATOR_KEY), "gridtokenx/m-2/readings", reading(1_000));

        awaitReading("m-1", first);
        awaitReading("m-1", second);
        awaitReading("m-1", third);
        awaitReading("m-2", fourth);
        awaitReading("m-2", next);
    }

    @Test
    void whatMakesNoSenseIsPutAsideAndDoesNotComeBack() throws Exception {
        byte[] body = "{\"timestamp\":0}".getBytes(StandardCharsets.UTF_8);
        publish(five("m-1", MqttScene.KEY), "gridtokenx/m-1/readings", body);
        publish(five("m-1", MqttScene.KEY), "gridtokenx/m-1/p1", "no telegram".getBytes(StandardCharsets.UTF_8));
        publish(five("m-1", MqttScene.KEY), "gridtokenx/m-1/readings", reading(1_000));

        awaitReading("m-1", next);
        List<DeadLetter> letters = scene.deadLetters().stream()
                .filter(letter -> letter.topic().equals("mqtt"))
                .toList();
        assertEquals(2, letters.size());
        assertEquals("gridtokenx/m-1/readings", new String(letters.get(0).key(), StandardCharsets.UTF_8));
        assertTrue(
                letters.get(0).reason().startsWith("invalid_reading: "),
                letters.get(0).reason());
        assertTrue(
                letters.get(1).reason().startsWith("invalid_request: "),
                letters.get(1).reason());
    }

    @Test
    void nobodyElseIsLetIn() {
        assertThrows(Mqtt5ConnAckException.class, () -> five("m-1", MqttScene.OTHER_KEY)
                .connect());
        assertThrows(Mqtt5ConnAckException.class, () -> five("meter-ingest", MqttScene.KEY)
                .connect());
        assertThrows(
                Mqtt3ConnAckException.class, () -> three("m-1", "gtxm_nobody").connect());
        assertThrows(
                Mqtt5ConnAckException.class,
                () -> scene.client().useMqttVersion5().buildBlocking().connect());
    }

    @Test
    void aMeterKeepsToItsOwnTopics() {
        byte[] payload = reading(1_000);
        assertThrows(
                Mqtt5PubAckException.class,
                () -> publish(five("m-1", MqttScene.KEY), "gridtokenx/m-2/readings", payload));
        assertThrows(Mqtt5PubAckException.class, () -> publish(five("m-1", MqttScene.KEY), "elsewhere/m-1", payload));
        assertThrows(
                Mqtt5PubAckException.class,
                () -> publish(five("o-1", MqttScene.OPERATOR_KEY), "gridtokenx/m-3/readings", payload));
        Mqtt5BlockingClient client = five("m-1", MqttScene.KEY);
        client.connect();
        assertThrows(
                Mqtt5SubAckException.class,
                () -> client.subscribeWith().topicFilter("gridtokenx/#").send());
        client.disconnect();
        Mqtt3BlockingClient old = three("m-1", MqttScene.KEY);
        old.connect();
        assertThrows(MqttSessionExpiredException.class, () -> old.publishWith()
                .topic("gridtokenx/m-2/readings")
                .qos(MqttQos.AT_LEAST_ONCE)
                .payload(payload)
                .send());
    }

    @Test
    void overTlsAKeyOrACertificateSaysWhoItIs() throws Exception {
        Mqtt5BlockingClient withKey = scene.client()
                .useMqttVersion5()
                .serverPort(scene.ports().mqttTls())
                .sslConfig()
                .trustManagerFactory(ClientCertificate.trusting(scene.certificate()))
                .applySslConfig()
                .simpleAuth()
                .username("m-1")
                .password(MqttScene.KEY.getBytes(StandardCharsets.UTF_8))
                .applySimpleAuth()
                .buildBlocking();
        publish(withKey, "gridtokenx/m-1/readings", reading(1_000));
        awaitReading("m-1", next);

        Mqtt5BlockingClient withCertificate = scene.client()
                .useMqttVersion5()
                .serverPort(scene.ports().mqttTls())
                .sslConfig()
                .trustManagerFactory(ClientCertificate.trusting(scene.certificate()))
                .keyManagerFactory(certificate.keys())
                .applySslConfig()
                .buildBlocking();
        publish(withCertificate, "gridtokenx/m-2/readings", reading(1_000));
        awaitReading("m-2", next);
    }

    /** Returns the timestamps of what the broker has acknowledged. */
    private static Set<Long> publishMany() {
        var client = three("m-1", MqttScene.KEY).toAsync();
        client.connect().join();
        Set<Long> timestamps = new HashSet<>();
        List<CompletableFuture<?>> acknowledged = new ArrayList<>();
        for (int i = 0; i < MESSAGES; i++) {
            byte[] payload = reading(1_000);
            timestamps.add(next);
            acknowledged.add(client.publishWith()
                    .topic("gridtokenx/m-1/readings")
                    .qos(MqttQos.AT_LEAST_ONCE)
                    .payload(payload)
                    .send());
        }
        acknowledged.forEach(CompletableFuture::join);
        client.disconnect().join();
        return timestamps;
    }

    private static void awaitAll(Set<Long> timestamps) throws Exception {
        MqttScene.await(timestamps.size() + " readings", () -> scene.readings().stream()
                .map(MeterReading::timestampMillis)
                .collect(Collectors.toSet())
                .containsAll(timestamps));
    }

    @Test
    void whatIsPublishedWhileKafkaIsAwayComesThrough() throws Exception {
        MqttScene.kill(scene.kafka());
        Set<Long> timestamps = publishMany();
        // Long enough for meter-ingest to have given up on Kafka once.
        MqttScene.await("meter-ingest's noticing", () -> scene.health().contains("\"kafka\":\"down\""));
        TimeUnit.SECONDS.sleep(6);
        scene.kafka().start();
        awaitAll(timestamps);
        MqttScene.await("health", () -> scene.health().contains("\"status\":\"ok\""));
    }

    @Test
    void whatTheBrokerAcknowledgedSurvivesItsBeingKilled() throws Exception {
        MqttScene.kill(scene.ingest);
        Set<Long> timestamps = publishMany();
        MqttScene.kill(scene.broker);
        scene.ingest.start();
        MqttScene.await("the broker's absence", () -> scene.health().contains("\"mqtt\":\"down\""));
        assertTrue(scene.health().contains("\"status\":\"degraded\""));
        scene.broker.start();
        awaitAll(timestamps);
        // Once each: nothing that was acknowledged is given again.
        assertEquals(
                MESSAGES,
                scene.readings().stream()
                        .filter(reading -> timestamps.contains(reading.timestampMillis()))
                        .count());
    }
}
