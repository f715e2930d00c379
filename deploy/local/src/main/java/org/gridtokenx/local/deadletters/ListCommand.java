package org.gridtokenx.local.deadletters;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.gridtokenx.contracts.Topic;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code gridtokenx ops dead-letters list}. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Lists dead letters, the newest last: the record each is about (TOPIC/PARTITION/OFFSET, which "
                + "names the letter), when it was put aside, and why.")
final class ListCommand implements Callable<Integer> {
    @Mixin
    private BrokerOption broker;

    @Option(
            names = "--topic",
            paramLabel = "TOPIC",
            converter = TopicConverter.class,
            description = "Only those of records of this topic.")
    private Topic topic;

    @Option(names = "--all", description = "Also those that were put back before.")
    private boolean all;

    @Option(
            names = "--last",
            paramLabel = "N",
            defaultValue = "100",
            description = "At most so many, the newest (default: ${DEFAULT-VALUE}).")
    private int last;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (last < 1) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--last " + last + ": it is 1 or more");
        }
        PrintWriter out = spec.commandLine().getOut();
        try (DeadLetterTopic letters = new DeadLetterTopic(broker.bootstrapServers())) {
            DeadLetterTopic.Index index = letters.index();
            List<LetterEntry> chosen = index.letters().values().stream()
                    .filter(entry -> topic == null || entry.place().topic().equals(topic.word()))
                    .filter(entry -> all || !entry.isReplayed())
                    .toList();
            int hidden = Math.max(0, chosen.size() - last);
            chosen.stream().skip(hidden).map(ListCommand::line).forEach(out::println);
            out.println(sum(chosen.size(), hidden));
            if (index.unreadable() > 0) {
                spec.commandLine()
                        .getErr()
                        .println(index.unreadable() + " records of " + Topic.DEAD_LETTERS.word()
                                + " are no letters and were left out");
            }
        }
        out.flush();
        return 0;
    }

    private static String line(LetterEntry entry) {
        String replayed = entry.isReplayed()
                ? " (put back at offset " + entry.replayedOffset().getAsLong() + ")"
                : "";
        return "%-30s %s  %s%s".formatted(entry.place(), entry.time(), oneLine(entry.reason()), replayed);
    }

    /** Some libraries explain themselves over many lines; the rest of it is for {@code show}. */
    private static String oneLine(String reason) {
        return reason.lines().findFirst().orElse("");
    }

    private static String sum(int count, int hidden) {
        String letters = count == 1 ? "1 dead letter" : count + " dead letters";
        return hidden == 0 ? letters : letters + ", the first " + hidden + " of them not shown (--last)";
    }
}
