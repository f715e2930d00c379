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
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gridtokenx ops dead-letters replay}. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = {
            "Puts records back at the end of the partition they came from, with a new stamp, and notes that among the "
                    + "letters. A record that still makes no sense becomes a new letter.",
            "If the command is ended between putting a record back and noting it, the letter is still listed, and "
                    + "putting it back again makes the record come twice: at least once. That is harmless for every "
                    + "record of the market, which counts orders, deposits, readings and instructions by their ids."
        })
final class ReplayCommand implements Callable<Integer> {
    @Mixin
    private BrokerOption broker;

    @Parameters(
            paramLabel = "LETTER",
            arity = "0..*",
            converter = RecordPlace.Converter.class,
            description = "TOPIC/PARTITION/OFFSET, as list names it; or --topic.")
    private List<RecordPlace> places;

    @Option(
            names = "--topic",
            paramLabel = "TOPIC",
            converter = TopicConverter.class,
            description = "All of records of this topic that were not put back yet.")
    private Topic topic;

    @Option(names = "--again", description = "Also those that were put back before.")
    private boolean again;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        boolean named = places != null && !places.isEmpty();
        if (named == (topic != null)) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "name either letters, such as market.commands/2/99, or a --topic");
        }
        try (DeadLetterTopic letters = new DeadLetterTopic(broker.bootstrapServers())) {
            LetterSelection selection = new LetterSelection(letters.index(), again);
            replay(letters, named ? selection.named(places) : selection.ofTopic(topic));
        }
        return 0;
    }

    private void replay(DeadLetterTopic letters, List<LetterEntry> chosen) throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        try (RecordReplay replay = new RecordReplay(broker.bootstrapServers())) {
            letters.read(chosen, (entry, letter) -> {
                out.println(entry.place() + " put back at offset " + replay.replay(letter));
                out.flush();
            });
        }
        out.println(chosen.size() == 1 ? "1 record put back" : chosen.size() + " records put back");
        out.flush();
    }
}
