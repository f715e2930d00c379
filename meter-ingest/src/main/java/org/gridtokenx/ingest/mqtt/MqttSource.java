package org.gridtokenx.ingest.mqtt;

import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.lifecycle.MqttClientDisconnectedContext;
import com.hivemq.client.mqtt.lifecycle.MqttDisconnectSource;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import com.hivemq.client.mqtt.mqtt5.Mqtt5ClientBuilder;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.gridtokenx.ingest.intake.Counters;
import org.gridtokenx.ingest.intake.Intake;
import org.gridtokenx.ingest.log.RefusalLog;
import org.gridtokenx.ingest.registry.Directory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what meters publish from a broker, in a session that the broker keeps: what is published while meter-ingest is
 * away waits there, and a message is acknowledged when the log of readings has it, not before.
 */
public final class MqttSource implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MqttSource.class);
    private static final long NEVER = 0xFFFF_FFFFL;
    private static final int KEEP_ALIVE_SECONDS = 5;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(3);
    private static final Duration CLOSE = Duration.ofSeconds(3);

    private final MqttOptions options;
    private final MessagePump pump;
    private final Mqtt5AsyncClient client;
    private volatile boolean up;
    private volatile boolean told;

    /**
     * A client that is not connected yet.
     *
     * @throws IllegalArgumentException if an option makes no sense
     */
    public MqttSource(
            MqttOptions options,
            Directory directory,
            Intake intake,
            RefusalLog refused,
            Counters counters,
            Clock clock) {
        if (options.inFlight < 1 || options.inFlight > 65_535) {
            throw new IllegalArgumentException("--mqtt-in-flight must be 1 to 65535, not " + options.inFlight);
        }
        this.options = options;
        MessageIntake messages = new MessageIntake(directory, intake, refused, counters, clock);
        pump = new MessagePump(messages::take, options.inFlight);
        client = client();
        client.publishes(MqttGlobalPublishFilter.ALL, this::arrived, true);
    }

    private Mqtt5AsyncClient client() {
        Mqtt5ClientBuilder builder = Mqtt5Client.builder()
                .identifier(options.clientId)
                .serverHost(options.broker.host())
                .serverPort(options.broker.port())
                .automaticReconnect()
                .initialDelay(FIRST_PAUSE.toMillis(), TimeUnit.MILLISECONDS)
                .maxDelay(LONGEST_PAUSE.toMillis(), TimeUnit.MILLISECONDS)
                .applyAutomaticReconnect()
                .addConnectedListener(context -> subscribe())
                .addDisconnectedListener(this::disconnected);
        if (options.broker.tls()) {
            builder = options.authorities == null
                    ? builder.sslWithDefaultConfig()
                    : builder.sslConfig()
                            .trustManagerFactory(TrustedAuthorities.of(options.authorities))
                            .applySslConfig();
        }
        byte[] password = options.password();
        return password == null
                ? builder.buildAsync()
                : builder.simpleAuth()
                        .username(options.user)
                        .password(password)
                        .applySimpleAuth()
                        .buildAsync();
    }

    /** Connects, now or as soon as there is a broker. */
    public void start() {
        pump.start();
        client.connectWith()
                .cleanStart(false)
                .sessionExpiryInterval(NEVER)
                .keepAlive(KEEP_ALIVE_SECONDS)
                .restrictions()
                .receiveMaximum(options.inFlight)
                .applyRestrictions()
                .send();
    }

    /** At each connection, as a broker may have lost its sessions; one it still has stays as it is. */
    private void subscribe() {
        client.subscribeWith()
                .topicFilter(options.subscription())
                .qos(MqttQos.AT_LEAST_ONCE)
                .send()
                .whenComplete((acknowledged, failure) -> {
                    if (failure == null) {
                        up = true;
                        told = false;
                        LOG.info("takes readings from {}", options.broker);
                    } else {
                        LOG.error(
                                "{} refuses the subscription {}: {}",
                                options.broker,
                                options.subscription(),
                                said(failure));
                    }
                });
    }

    private void disconnected(MqttClientDisconnectedContext context) {
        up = false;
        if (!told && context.getSource() != MqttDisconnectSource.USER) {
            told = true;
            LOG.warn("no connection to {}, trying on: {}", options.broker, said(context.getCause()));
        }
    }

    private static String said(Throwable failure) {
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }

    private void arrived(Mqtt5Publish publish) {
        pump.put(new Message(publish.getTopic().toString(), publish.getPayloadAsBytes(), publish::acknowledge));
    }

    /** Whether messages come. */
    public boolean isUp() {
        return up;
    }

    /** Ends after what the log has been given; the broker keeps the session and what was not acknowledged. */
    @Override
    public void close() {
        pump.close();
        try {
            client.disconnect().get(CLOSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.debug("the connection was down already", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
