package org.gridtokenx.settlement;

import java.net.URI;
import java.nio.file.Path;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.gridtokenx.settlement.chain.Custody;
import org.gridtokenx.settlement.chain.Operator;
import org.gridtokenx.settlement.chain.Settlement;
import org.gridtokenx.settlement.solana.HttpJsonRpc;
import org.gridtokenx.settlement.solana.PatientJsonRpc;
import org.gridtokenx.settlement.solana.SolanaRpc;

/** Instructions to the chain, receipts to Kafka. Keeps no state: what was done stands on the chain. */
final class SettlementSink implements Sink<InstructionRecord> {
    private static final long serialVersionUID = 1L;

    private final URI ledgerUrl;
    private final String keysFolder;
    private final String bootstrapServers;
    private final String topicPrefix;

    SettlementSink(SettlementOptions options) {
        ledgerUrl = options.ledgerUrl();
        keysFolder = options.keysFolder().toAbsolutePath().toString();
        bootstrapServers = options.bootstrapServers();
        topicPrefix = options.topicPrefix();
    }

    @Override
    public SinkWriter<InstructionRecord> createWriter(WriterInitContext context) {
        Custody custody = new Custody(Operator.loadOrCreate(Path.of(keysFolder)));
        SolanaRpc rpc = new SolanaRpc(new PatientJsonRpc(new HttpJsonRpc(ledgerUrl)));
        return new SettlementWriter(
                new Settlement(rpc, custody),
                new KafkaReports(bootstrapServers, topicPrefix),
                context.getProcessingTimeService());
    }
}
