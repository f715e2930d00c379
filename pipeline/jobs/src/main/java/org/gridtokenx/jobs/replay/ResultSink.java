package org.gridtokenx.jobs.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.gridtokenx.market.Decimals;
import org.gridtokenx.market.EpochResult;
import org.gridtokenx.market.Trade;
import org.gridtokenx.market.ZoneEvent;

/**
 * Writes events as lines of CSV, a file per result and zone. A zone's events come from one subtask and in order, so
 * these files are the same at any parallelism; {@link ResultFiles} joins them.
 */
final class ResultSink implements Sink<ZoneEvent> {
    static final CSVFormat CSV =
            CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

    private static final long serialVersionUID = 1L;

    private final String folder;

    ResultSink(Path folder) {
        this.folder = folder.toString();
    }

    @Override
    public SinkWriter<ZoneEvent> createWriter(WriterInitContext context) {
        return new Writer(Path.of(folder));
    }

    private static final class Writer implements SinkWriter<ZoneEvent> {
        private static final int BUFFERED_CHARS = 64 * 1024;

        private final Path folder;
        private final Map<Path, StringBuilder> buffers = new HashMap<>();

        Writer(Path folder) {
            this.folder = folder;
        }

        @Override
        public void write(ZoneEvent event, Context context) throws IOException {
            String zone = event.zone();
            ZoneEvent.Body body = event.body();
            if (body instanceof ZoneEvent.Traded traded) {
                append(Result.TRADES, zone, trade(traded.trade()));
            } else if (body instanceof ZoneEvent.EpochCleared cleared
                    && cleared.result().orders() > 0) {
                append(Result.EPOCHS, zone, epoch(cleared.result()));
            } else if (body instanceof ZoneEvent.OrderRejected rejected) {
                append(
                        Result.REJECTED,
                        zone,
                        rejected.order().orderId(),
                        zone,
                        rejected.epoch(),
                        rejected.code().code(),
                        rejected.message());
            }
        }

        private static Object[] trade(Trade trade) {
            return new Object[] {
                trade.zone(),
                trade.epoch(),
                trade.position(),
                trade.tradeId(),
                trade.buyOrderId(),
                trade.sellOrderId(),
                trade.buyerId(),
                trade.sellerId(),
                Decimals.formatEnergy(trade.quantityWh()),
                Decimals.formatMicros(trade.priceMicros()),
                Decimals.formatMicros(trade.feeMicros())
            };
        }

        private static Object[] epoch(EpochResult result) {
            return new Object[] {
                result.zone(),
                result.epoch(),
                Instant.ofEpochMilli(result.startMillis()),
                result.matches() == 0 ? "" : Decimals.formatMicros(result.clearingPriceMicros()),
                Decimals.formatEnergy(result.volumeWh()),
                result.matchedOrders(),
                result.matches(),
                Decimals.formatEnergy(result.unservedBuyWh()),
                Decimals.formatEnergy(result.unservedSellWh()),
                result.merkleRoot()
            };
        }

        private void append(Result result, String zone, Object... values) throws IOException {
            Path file = ResultFiles.part(folder, result, zone);
            StringBuilder buffer = buffers.computeIfAbsent(file, f -> new StringBuilder());
            CSV.printRecord(buffer, values);
            if (buffer.length() >= BUFFERED_CHARS) {
                append(file, buffer);
            }
        }

        private static void append(Path file, StringBuilder buffer) throws IOException {
            Files.writeString(file, buffer, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            buffer.setLength(0);
        }

        @Override
        public void flush(boolean endOfInput) throws IOException {
            for (Map.Entry<Path, StringBuilder> entry : buffers.entrySet()) {
                append(entry.getKey(), entry.getValue());
            }
            buffers.clear();
        }

        @Override
        public void close() {
            // No file stays open between two writes.
        }
    }
}
