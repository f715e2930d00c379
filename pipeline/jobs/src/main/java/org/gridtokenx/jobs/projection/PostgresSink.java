package org.gridtokenx.jobs.projection;

import java.io.IOException;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/**
 * Writes rows to Postgres in batches of one transaction, a statement per table. At least once, and a repeat changes
 * nothing. Each writer has its own share of the keys and its own pace: for a moment an epoch may be readable before the
 * last of its matches. While the database cannot be reached it waits; the market goes on without it.
 */
final class PostgresSink implements Sink<Row> {
    private static final long serialVersionUID = 1L;

    private final String jdbcUrl;

    PostgresSink(String jdbcUrl) {
        this.jdbcUrl = jdbcUrl;
    }

    @Override
    public SinkWriter<Row> createWriter(WriterInitContext context) throws IOException {
        return new PostgresWriter(jdbcUrl, context.getProcessingTimeService());
    }
}
