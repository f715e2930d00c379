package org.gridtokenx.local.mqtt;

import java.io.IOException;
import java.nio.file.Files;

/** What HiveMQ reads at its start. */
final class BrokerConfiguration {
    /** A message of some 2,000 readings; so many of them at once fit into the heap of those that read them. */
    private static final int GREATEST_PACKET = 256 << 10;
    /** No message is ever thrown out of a queue: before the disk is full, no more are taken. */
    private static final long LONGEST_QUEUE = 1_000_000_000L;

    private static final int UNACKNOWLEDGED_PER_METER = 100;

    private BrokerConfiguration() {}

    static void write(BrokerFiles files, MqttBrokerOptions options) throws IOException {
        boolean clients = options.clientAuthorities != null;
        if (clients) {
            files.trust(options.clientAuthorities);
        }
        String store = files.keyStore().toAbsolutePath().toString();
        String trusted = clients
                ? """
                <truststore><path>%s</path><password>%s</password></truststore>
                <client-authentication-mode>OPTIONAL</client-authentication-mode>
                """
                        .formatted(escaped(files.trustStore().toAbsolutePath().toString()), files.password())
                : "";
        String text =
                """
                <hivemq>
                  <listeners>
                    <tcp-listener><port>%d</port><bind-address>127.0.0.1</bind-address></tcp-listener>
                    <tls-tcp-listener>
                      <port>%d</port>
                      <bind-address>127.0.0.1</bind-address>
                      <tls>
                        <keystore>
                          <path>%s</path><password>%s</password><private-key-password>%s</private-key-password>
                        </keystore>
                        %s
                      </tls>
                    </tls-tcp-listener>
                  </listeners>
                  <mqtt>
                    <queued-messages><max-queue-size>%d</max-queue-size></queued-messages>
                    <retained-messages><enabled>false</enabled></retained-messages>
                    <packets><max-packet-size>%d</max-packet-size></packets>
                    <receive-maximum><server-receive-maximum>%d</server-receive-maximum></receive-maximum>
                  </mqtt>
                  <anonymous-usage-statistics><enabled>false</enabled></anonymous-usage-statistics>
                </hivemq>
                """
                        .formatted(
                                options.port,
                                options.tlsPort,
                                escaped(store),
                                files.password(),
                                files.password(),
                                trusted,
                                LONGEST_QUEUE,
                                GREATEST_PACKET,
                                UNACKNOWLEDGED_PER_METER);
        Files.writeString(files.configuration().resolve("config.xml"), text);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
