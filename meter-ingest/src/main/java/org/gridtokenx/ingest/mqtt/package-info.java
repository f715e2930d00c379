/** Readings over MQTT: {@link org.gridtokenx.ingest.mqtt.MqttSource} takes messages from a broker. */
package org.gridtokenx.ingest.mqtt;
