package org.gridtokenx.local;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gridtokenx.local.process.LogFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the end of a part's log. */
@Command(name = "logs", mixinStandardHelpOptions = true, description = "Shows the log of a part.")
final class LogsCommand implements Callable<Integer> {
    private static final String SUFFIX = ".log";

    @Mixin
    private DataDirOption data;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "The part, as gridtokenx status names it.")
    private String name;

    @Option(
            names = {"-n", "--lines"},
            paramLabel = "N",
            defaultValue = "50",
            description = "How many lines (default: ${DEFAULT-VALUE}).")
    private int lines;

    @Option(
            names = {"-f", "--follow"},
            description = "Go on with what is added, until Ctrl-C.")
    private boolean follow;

    @Override
    public Integer call() throws IOException, InterruptedException, Refusal {
        if (lines < 0) {
            throw new Refusal("-n " + lines + ": the number of lines cannot be negative");
        }
        Path logs = data.dataDir().root().resolve("logs");
        LogFile log = new LogFile(logs.resolve(name + SUFFIX));
        if (name.contains("/") || !log.exists()) {
            throw new Refusal("there is no log of " + name + " in " + logs + "; there is: " + names(logs));
        }
        PrintWriter out = spec.commandLine().getOut();
        log.tail(lines).forEach(out::println);
        out.flush();
        if (follow) {
            log.follow(System.out);
        }
        return 0;
    }

    private static String names(Path logs) throws IOException {
        if (!Files.isDirectory(logs)) {
            return "none";
        }
        try (Stream<Path> files = Files.list(logs)) {
            String names = files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(SUFFIX))
                    .map(file -> file.substring(0, file.length() - SUFFIX.length()))
                    .sorted()
                    .collect(Collectors.joining(", "));
            return names.isEmpty() ? "none" : names;
        }
    }
}
