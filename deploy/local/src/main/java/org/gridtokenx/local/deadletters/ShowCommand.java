package org.gridtokenx.local.deadletters;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.gridtokenx.contracts.DeadLetter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gridtokenx ops dead-letters show}. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description =
                "Shows all of one dead letter; key and value as text where they can be printed, else in hexadecimal.")
final class ShowCommand implements Callable<Integer> {
    @Mixin
    private BrokerOption broker;

    @Parameters(
            paramLabel = "LETTER",
            converter = RecordPlace.Converter.class,
            description = "TOPIC/PARTITION/OFFSET, as list names it.")
    private RecordPlace place;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (DeadLetterTopic letters = new DeadLetterTopic(broker.bootstrapServers())) {
            letters.read(List.of(LetterSelection.require(letters.index(), place)), this::print);
        }
        return 0;
    }

    private void print(LetterEntry entry, DeadLetter letter) {
        PrintWriter out = spec.commandLine().getOut();
        out.println("topic      " + letter.topic());
        out.println("partition  " + letter.partition());
        out.println("offset     " + letter.offset());
        out.println("put aside  " + entry.time());
        out.println("put back   "
                + (entry.isReplayed() ? "at offset " + entry.replayedOffset().getAsLong() : "no"));
        out.println("reason     " + letter.reason());
        out.println("key        " + (letter.key() == null ? "none" : ReadableBytes.of(letter.key())));
        out.println("value      " + letter.value().length + " bytes");
        out.println(ReadableBytes.of(letter.value()));
        out.flush();
    }
}
