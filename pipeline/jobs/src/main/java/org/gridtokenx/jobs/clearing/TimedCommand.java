package org.gridtokenx.jobs.clearing;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.gridtokenx.contracts.Codec;
import org.gridtokenx.contracts.Codecs;
import org.gridtokenx.jobs.log.LogRecord;
import org.gridtokenx.jobs.log.PartitionClock;
import org.gridtokenx.market.Command;

/**
 * A command and when it takes effect.
 *
 * @param zone the command's zone; of a tick, the zone whose time passes
 */
public record TimedCommand(String zone, long effectiveMillis, Command command) {
    /** Between operators, never stored: without a version of its own. */
    public static final Codec<TimedCommand> CODEC = new Codec<>() {
        @Override
        public void write(TimedCommand timed, DataOutput out) throws IOException {
            out.writeUTF(timed.zone());
            out.writeLong(timed.effectiveMillis());
            Codecs.COMMAND.write(timed.command(), out);
        }

        @Override
        public TimedCommand read(DataInput in) throws IOException {
            return new TimedCommand(in.readUTF(), in.readLong(), Codecs.COMMAND.read(in));
        }
    };

    /** Tells zones that were opened the time of their partition. */
    static final PartitionClock.KeyTicks<TimedCommand> TICKS = new PartitionClock.KeyTicks<>() {
        private static final long serialVersionUID = 1L;

        @Override
        public String keyOf(TimedCommand timed) {
            boolean opens = timed.command() instanceof Command.OpenZone || timed.command() instanceof Command.SetRules;
            return opens ? timed.zone() : null;
        }

        @Override
        public TimedCommand tick(String zone, long effectiveMillis) {
            return new TimedCommand(zone, effectiveMillis, new Command.Tick());
        }
    };

    /** Decodes a record of the topic of commands; null for a tick. */
    static TimedCommand decode(LogRecord record, long effectiveMillis) throws IOException {
        Command command = Codecs.COMMAND.fromBytes(record.value());
        return command instanceof Command.Tick ? null : new TimedCommand(command.zone(), effectiveMillis, command);
    }
}
