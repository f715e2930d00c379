package org.gridtokenx.jobs.replay;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code gridtokenx ops export-log}. */
@Command(
        name = "export-log",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        description = "Writes the log of commands to a file for replay: the audit of a live market.")
public final class ExportLogCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            required = true,
            description = "File to write, replaced if it is there.")
    private Path out;

    @Option(
            names = "--format",
            paramLabel = "csv|jsonl",
            defaultValue = "jsonl",
            converter = ReplayCommand.FormatConverter.class,
            description = "CSV with a header, or JSON Lines.")
    private ReplayCommand.Format format;

    @Option(
            names = "--kafka",
            paramLabel = "HOST:PORT",
            defaultValue = "${env:GRIDTOKENX_KAFKA:-127.0.0.1:19092}",
            description = "The broker.")
    private String kafka;

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        Path unfinished = out.resolveSibling(out.getFileName() + ".part");
        try {
            LogExport.Summary summary;
            try (BufferedWriter writer = Files.newBufferedWriter(unfinished)) {
                summary = LogExport.run(kafka, format == ReplayCommand.Format.JSONL, writer);
            }
            Files.move(unfinished, out, StandardCopyOption.REPLACE_EXISTING);
            spec.commandLine().getOut().println(summary.commands() + " commands written to " + out);
            if (summary.meaningless() > 0) {
                err.println(summary.meaningless() + " records without meaning were left out; see the dead letters");
            }
            return 0;
        } catch (IOException e) {
            err.println("gridtokenx ops export-log: " + out + ": cannot be written: " + e.getMessage());
            return 1;
        } catch (KafkaException e) {
            err.println("gridtokenx ops export-log: no answer from Kafka at " + kafka + ": " + e.getMessage());
            return 1;
        }
    }
}
