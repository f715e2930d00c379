package org.gridtokenx.jobs.replay;

import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.file.src.reader.SimpleStreamFormat;
import org.apache.flink.connector.file.src.reader.StreamFormat;
import org.apache.flink.core.fs.FSDataInputStream;
import org.gridtokenx.contracts.Codecs;
import org.gridtokenx.jobs.clearing.TimedCommand;
import org.gridtokenx.jobs.state.Types;
import org.gridtokenx.market.ZoneRules;

/** Lets Flink's file source read a {@link CommandFile}, whole and in order. */
final class CommandFormat extends SimpleStreamFormat<TimedCommand> {
    private static final long serialVersionUID = 1L;

    private final byte[] rules;

    CommandFormat(ZoneRules rulesOfPlainOrders) {
        rules = Codecs.RULES.toBytes(rulesOfPlainOrders);
    }

    @Override
    public StreamFormat.Reader<TimedCommand> createReader(Configuration config, FSDataInputStream stream)
            throws IOException {
        CommandFile file = CommandFile.open(stream, Codecs.RULES.fromBytes(rules));
        return new StreamFormat.Reader<>() {
            @Override
            public TimedCommand read() throws IOException {
                return file.next();
            }

            @Override
            public void close() throws IOException {
                file.close();
            }
        };
    }

    @Override
    public TypeInformation<TimedCommand> getProducedType() {
        return Types.TIMED_COMMAND;
    }
}
