package org.gridtokenx.local.mqtt;

import com.hivemq.extension.sdk.api.async.Async;
import com.hivemq.extension.sdk.api.async.TimeoutFallback;
import com.hivemq.extension.sdk.api.auth.PublishAuthorizer;
import com.hivemq.extension.sdk.api.auth.SubscriptionAuthorizer;
import com.hivemq.extension.sdk.api.auth.parameter.PublishAuthorizerInput;
import com.hivemq.extension.sdk.api.auth.parameter.PublishAuthorizerOutput;
import com.hivemq.extension.sdk.api.auth.parameter.SubscriptionAuthorizerInput;
import com.hivemq.extension.sdk.api.auth.parameter.SubscriptionAuthorizerOutput;
import com.hivemq.extension.sdk.api.packets.publish.AckReasonCode;
import com.hivemq.extension.sdk.api.packets.subscribe.SubackReasonCode;
import com.hivemq.extension.sdk.api.services.Services;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.gridtokenx.ingest.mqtt.MeterTopic;
import org.gridtokenx.ingest.registry.Directory;
import org.gridtokenx.ingest.registry.Meter;
import org.gridtokenx.local.mqtt.Publisher.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A meter publishes under its own topics, an operator under those of the meters it reads, and only meter-ingest
 * subscribes. What the broker could lose it does not take: without room on the disk, or before meter-ingest has
 * subscribed for the first time. MQTT 5 hears the reason; a client of 3.1.1 is disconnected, as its protocol has no
 * other way to be told.
 */
final class MeterAuthorizer implements PublishAuthorizer, SubscriptionAuthorizer {
    private static final Logger LOG = LoggerFactory.getLogger(MeterAuthorizer.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Directory directory;
    private final RoomForMessages room;
    private volatile boolean subscribed;

    MeterAuthorizer(Directory directory, RoomForMessages room) {
        this.directory = directory;
        this.room = room;
    }

    @Override
    public void authorizeSubscribe(SubscriptionAuthorizerInput input, SubscriptionAuthorizerOutput output) {
        boolean ingest = Publisher.noted(input.getConnectionInformation().getConnectionAttributeStore())
                .filter(client -> client.role() == Role.INGEST)
                .isPresent();
        if (ingest) {
            output.authorizeSuccessfully();
        } else {
            output.failAuthorization(SubackReasonCode.NOT_AUTHORIZED, "meters publish and do not subscribe");
        }
    }

    @Override
    public void authorizePublish(PublishAuthorizerInput input, PublishAuthorizerOutput output) {
        String topic = input.getPublishPacket().getTopic();
        Optional<String> meter = MeterTopic.parse(topic).map(MeterTopic::meter);
        Optional<Publisher> client =
                Publisher.noted(input.getConnectionInformation().getConnectionAttributeStore());
        if (meter.isEmpty() || client.isEmpty()) {
            output.failAuthorization(
                    AckReasonCode.NOT_AUTHORIZED, "a meter publishes to gridtokenx/{meter}/readings, dlms or p1");
        } else if (!room.isThere()) {
            output.failAuthorization(AckReasonCode.QUOTA_EXCEEDED, "the disk is nearly full: publish again later");
        } else if (subscribed && client.get().isMeter(meter.get())) {
            output.authorizeSuccessfully();
        } else {
            decideLater(client.get(), meter.get(), topic, output);
        }
    }

    private void decideLater(Publisher client, String meter, String topic, PublishAuthorizerOutput output) {
        Async<PublishAuthorizerOutput> async = output.async(PATIENCE, TimeoutFallback.FAILURE);
        Services.extensionExecutorService()
                .submit(() -> mayPublish(client, meter))
                .thenCompose(allowed -> allowed
                        ? requireSubscription(topic, output)
                        : CompletableFuture.completedFuture(refuse(output, "this is the topic of another meter")))
                .whenComplete((done, failure) -> {
                    if (failure != null) {
                        LOG.info("a message to {} is not taken: {}", topic, failure.getMessage());
                        output.failAuthorization(AckReasonCode.UNSPECIFIED_ERROR, "publish again later");
                    }
                    async.resume();
                });
    }

    private boolean mayPublish(Publisher client, String name) {
        if (client.role() != Role.OPERATOR) {
            return client.isMeter(name);
        }
        Meter meter = directory.meters(List.of(name)).get(name);
        return meter != null && client.operator().reads(meter);
    }

    private static Void refuse(PublishAuthorizerOutput output, String reason) {
        output.failAuthorization(AckReasonCode.NOT_AUTHORIZED, reason);
        return null;
    }

    /** A message without a subscriber would be acknowledged and gone. */
    private CompletableFuture<Void> requireSubscription(String topic, PublishAuthorizerOutput output) {
        if (subscribed) {
            output.authorizeSuccessfully();
            return CompletableFuture.completedFuture(null);
        }
        return Services.subscriptionStore()
                .iterateAllSubscribersForTopic(topic, (context, subscriber) -> {
                    subscribed = true;
                    context.abortIteration();
                })
                .thenRun(() -> {
                    if (subscribed) {
                        output.authorizeSuccessfully();
                    } else {
                        output.failAuthorization(
                                AckReasonCode.UNSPECIFIED_ERROR, "meter-ingest has never been here: publish later");
                    }
                });
    }
}
