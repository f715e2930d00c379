package org.gridtokenx.ingest.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MeterTopicTest {
    @Test
    void namesMeterAndFormat() {
        assertEquals(
                Optional.of(new MeterTopic("m 1+", MessageFormat.READINGS)),
                MeterTopic.parse("gridtokenx/m 1+/readings"));
        assertEquals("gridtokenx/m/p1", new MeterTopic("m", MessageFormat.P1).name());
        assertEquals(
                MessageFormat.DLMS,
                MeterTopic.parse("gridtokenx/m/dlms").orElseThrow().format());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "gridtokenx",
                "gridtokenx/",
                "gridtokenx//readings",
                "gridtokenx/m",
                "gridtokenx/m/",
                "gridtokenx/m/Readings",
                "gridtokenx/m/readings/",
                "gridtokenx/m/n/readings",
                "/gridtokenx/m/readings"
            })
    void nothingElseIsATopicOfAMeter(String topic) {
        assertTrue(MeterTopic.parse(topic).isEmpty());
    }

    @Test
    void onlyAGroupSharesMessages() {
        MqttOptions options = new MqttOptions();
        assertEquals("gridtokenx/+/+", options.subscription());
        options.group = "g";
        assertEquals("$share/g/gridtokenx/+/+", options.subscription());
    }

    @Test
    void aBrokerIsNamedByItsUrl() {
        assertEquals(new BrokerAddress("broker", 1883, false), BrokerAddress.parse("mqtt://broker"));
        assertEquals(new BrokerAddress("broker", 8883, true), BrokerAddress.parse("mqtts://broker"));
        assertEquals(
                "mqtts://127.0.0.1:7883",
                BrokerAddress.parse("mqtts://127.0.0.1:7883").toString());
        for (String wrong :
                new String[] {"broker:1883", "http://broker", "mqtt://", "mqtt://u:p@broker", "mqtt://b/x"}) {
            assertThrows(IllegalArgumentException.class, () -> BrokerAddress.parse(wrong), wrong);
        }
    }
}
