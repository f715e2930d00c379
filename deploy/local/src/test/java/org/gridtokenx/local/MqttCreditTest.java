package org.gridtokenx.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.exceptions.ConnectionClosedException;
import com.hivemq.client.mqtt.exceptions.ConnectionFailedException;
import com.hivemq.client.mqtt.exceptions.MqttSessionExpiredException;
import com.hivemq.client.mqtt.mqtt3.Mqtt3BlockingClient;
import com.hivemq.client.mqtt.mqtt3.exceptions.Mqtt3ConnAckException;
import com.hivemq.client.mqtt.mqtt3.exceptions.Mqtt3DisconnectException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * From what a meter publishes to what its owner can sell, with Kafka, the broker and meter-ingest killed while it
 * publishes: each reading counts, and counts once.
 */
class MqttCreditTest {
    private static final int READINGS = 20;
    private static final long SPACING_MILLIS = 500;
    private static final String SERIAL = "alice-roof";

    private RunningMarket market;
    private String key;

    @Test
    void whatAMeterPublishesIsCreditedOnceWhateverIsKilled(@TempDir Path dir) throws Exception {
        market = RunningMarket.start(dir, "PT10S", "--no-demo-accounts", "--without", "ledger");
        try {
            MarketClient alice = market.register("alice", "prosumer");
            key = alice.addMeter(SERIAL);
            for (int i = 0; i < READINGS; i++) {
                publish(System.currentTimeMillis(), "0.010");
                switch (i) {
                    case 3 -> market.kill("kafka");
                    case 10 -> market.kill("mqtt");
                    case 15 -> market.kill("meter-ingest");
                    default -> TimeUnit.MILLISECONDS.sleep(SPACING_MILLIS);
                }
            }
            // What a correction adds comes with the next interval of the meter, so there must be one.
            market.await("the credit of all readings", () -> {
                publish(System.currentTimeMillis(), "0");
                return alice.balance("energy").equals("0.200");
            });
            market.await("the intervals of all readings", () -> sum().equals(List.of("200")));
            publish(System.currentTimeMillis(), "0.001");
            market.await("one reading more", () -> {
                publish(System.currentTimeMillis(), "0");
                return alice.balance("energy").equals("0.201");
            });
            assertEquals(List.of("201"), sum());
        } finally {
            market.stop();
        }
    }

    private List<String> sum() throws Exception {
        return market.query("select sum(export_wh)::text from meter_intervals");
    }

    /** As a meter does it: what was not acknowledged is published again. */
    private void publish(long timestamp, String exportKwh) throws Exception {
        market.await("the broker's acknowledgement", () -> {
            try {
                publishOnce(timestamp, exportKwh);
                return true;
            } catch (ConnectionFailedException
                    | ConnectionClosedException
                    | Mqtt3ConnAckException
                    | Mqtt3DisconnectException
                    | MqttSessionExpiredException e) {
                throw new IOException(e);
            }
        });
    }

    private void publishOnce(long timestamp, String exportKwh) {
        Mqtt3BlockingClient client = MqttClient.builder()
                .serverHost("127.0.0.1")
                .serverPort(market.ports().mqtt())
                .useMqttVersion3()
                .simpleAuth()
                .username(SERIAL)
                .password(key.getBytes(StandardCharsets.UTF_8))
                .applySimpleAuth()
                .buildBlocking();
        client.connect();
        client.publishWith()
                .topic("gridtokenx/" + SERIAL + "/readings")
                .qos(MqttQos.AT_LEAST_ONCE)
                .payload(("{\"timestamp\":" + timestamp + ",\"export_kwh\":" + exportKwh + "}")
                        .getBytes(StandardCharsets.UTF_8))
                .send();
        client.disconnect();
    }
}
