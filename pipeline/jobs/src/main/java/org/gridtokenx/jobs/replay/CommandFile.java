package org.gridtokenx.jobs.replay;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import org.gridtokenx.jobs.clearing.TimedCommand;
import org.gridtokenx.market.Command;
import org.gridtokenx.market.ZoneRules;

/**
 * A file of plain orders, or of full commands, as timed commands. Its order is the order of the log, and each zone's
 * time is the greatest {@code placed_at} seen for the zone so far. Plain orders open their zones by given rules.
 */
final class CommandFile implements Closeable {
    private final LineReader lines;
    private final ZoneRules rulesOfPlainOrders;
    private final Map<String, Long> times = new HashMap<>();
    private final Queue<TimedCommand> waiting = new ArrayDeque<>();
    /** What the first line is, all are; null before it. */
    private Boolean ofCommands;

    private CommandFile(LineReader lines, ZoneRules rulesOfPlainOrders) {
        this.lines = lines;
        this.rulesOfPlainOrders = rulesOfPlainOrders;
    }

    /** Opens a file; the stream is closed with it. */
    static CommandFile open(InputStream in, ZoneRules rulesOfPlainOrders) throws IOException {
        return new CommandFile(LineReader.open(in), rulesOfPlainOrders);
    }

    /** Whether a line is a full command rather than a plain order. */
    static boolean isCommand(Fields fields) {
        return fields.byName().containsKey("command");
    }

    /** The next command, or null at the end. */
    TimedCommand next() throws IOException {
        if (!waiting.isEmpty()) {
            return waiting.remove();
        }
        Fields fields = lines.next();
        if (fields == null) {
            return null;
        }
        String zone = fields.text("zone");
        if (ofCommands == null) {
            ofCommands = isCommand(fields);
        } else if (ofCommands != isCommand(fields)) {
            throw new UnreadableFileException(
                    fields.line(),
                    ofCommands ? "an order among commands: it has no field command" : "a command among plain orders");
        }
        Command command;
        if (ofCommands) {
            command = CommandText.parse(fields);
        } else {
            try {
                command = CommandText.placeOrder(fields);
            } catch (IllegalArgumentException e) {
                throw new UnreadableFileException(fields.line(), e.getMessage());
            }
        }
        Long before = times.get(zone);
        long time = Math.max(fields.time("placed_at"), before == null ? Long.MIN_VALUE : before);
        times.put(zone, time);
        TimedCommand timed = new TimedCommand(zone, time, command);
        if (before == null && !ofCommands) {
            waiting.add(timed);
            return new TimedCommand(zone, time, new Command.OpenZone(zone, rulesOfPlainOrders));
        }
        return timed;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
