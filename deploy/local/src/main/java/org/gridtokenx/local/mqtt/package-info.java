/**
 * The MQTT broker of the stack: {@link org.gridtokenx.local.mqtt.MqttBroker} runs HiveMQ with who may connect and
 * publish decided by the registry of meters.
 */
package org.gridtokenx.local.mqtt;
