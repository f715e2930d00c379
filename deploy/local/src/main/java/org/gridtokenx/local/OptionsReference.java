package org.gridtokenx.local;

import java.lang.reflect.AnnotatedElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gridtokenx.api.Api;
import org.gridtokenx.ingest.MeterIngest;
import org.gridtokenx.local.flink.FlinkMain;
import org.gridtokenx.settlement.SettlementJob;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Option;

/** The page {@code deploy/docs/options.md}: every command and program with its options, made from the code. */
final class OptionsReference {
    /** {@code ${env:NAME:-default}} or {@code ${env:NAME}}. */
    private static final Pattern FROM_ENVIRONMENT = Pattern.compile("\\$\\{env:(\\w+)(?::-(.*))?}", Pattern.DOTALL);

    private OptionsReference() {}

    static String markdown() {
        StringBuilder out = new StringBuilder(
                """
                # Options

                Made from the code; `OptionsReferenceTest` says how to make it anew. Every option can be given on the command
                line, and where a variable is named also in the environment. Unknown options are refused.

                """);
        out.append("## The launcher's commands\n\n");
        Map<String, CommandLine> commands =
                new TreeMap<>(GridTokenX.commandLine().getSubcommands());
        commands.forEach((name, command) -> append(out, "./gridtokenx " + name, command.getCommandSpec()));
        out.append("## Programs\n\nWhat `up` runs for you, for those who run them on their own.\n\n");
        append(out, Api.class.getName(), CommandSpec.forAnnotatedObject(new Api()));
        append(out, MeterIngest.class.getName(), CommandSpec.forAnnotatedObject(new MeterIngest()));
        append(out, FlinkMain.class.getName(), CommandSpec.forAnnotatedObject(new FlinkMain()));
        append(out, SettlementJob.class.getName(), CommandSpec.forAnnotatedObject(new SettlementJob()));
        return out.toString();
    }

    private static void append(StringBuilder out, String title, CommandSpec spec) {
        out.append("### `").append(title).append("`\n\n");
        out.append(String.join(" ", spec.usageMessage().description())).append("\n\n");
        List<String> rows = new ArrayList<>();
        for (PositionalParamSpec parameter : spec.positionalParameters()) {
            rows.add(row('`' + parameter.paramLabel() + '`', parameter));
        }
        for (OptionSpec option : spec.options()) {
            if (!option.usageHelp() && !option.versionHelp()) {
                String label = option.arity().max() == 0 ? "" : ' ' + option.paramLabel();
                rows.add(row('`' + option.longestName() + label + '`', option));
            }
        }
        if (!rows.isEmpty()) {
            out.append("| option | default | variable | |\n|---|---|---|---|\n");
            rows.forEach(row -> out.append(row).append('\n'));
            out.append('\n');
        }
        spec.subcommands().forEach((name, command) -> append(out, title + ' ' + name, command.getCommandSpec()));
    }

    /** The default as the code has it: picocli itself would put in what the environment of this process says. */
    private static String asWritten(ArgSpec argument) {
        Option option = ((AnnotatedElement) argument.userObject()).getAnnotation(Option.class);
        String value = option == null ? null : option.defaultValue();
        return value == null || value.equals(CommandLine.Parameters.NULL_VALUE) || value.startsWith("__no_default")
                ? ""
                : value;
    }

    private static String row(String name, ArgSpec argument) {
        String value = asWritten(argument);
        String variable = "";
        Matcher fromEnvironment = FROM_ENVIRONMENT.matcher(value);
        if (fromEnvironment.matches()) {
            variable = '`' + fromEnvironment.group(1) + '`';
            value = fromEnvironment.group(2) == null ? "" : fromEnvironment.group(2);
        }
        if (argument.required() && argument.isOption()) {
            value = "required";
        } else if (!value.isEmpty()) {
            value = '`' + value + '`';
        }
        String description = String.join(" ", argument.description())
                .replaceAll(" ?\\(default: [^()]*\\)", "")
                .replaceAll(" ?Default: \\S*$", "");
        return "| " + name.replace("|", "\\|") + " | " + value + " | " + variable + " | "
                + description.replace("|", "\\|") + " |";
    }
}
