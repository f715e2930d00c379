package org.gridtokenx.jobs.replay;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.gridtokenx.market.Credit;
import org.gridtokenx.market.Decimals;
import org.gridtokenx.market.Pricing;
import org.gridtokenx.market.ZoneRules;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gridtokenx replay}: exit code 0, also where orders were rejected; 2 for a file that cannot be read. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        description = {
            "Clears a file of orders, or a log of commands, without any server.",
            "Writes trades.csv, epochs.csv and rejected.csv."
        })
public final class ReplayCommand implements Callable<Integer> {
    private static final int UNREADABLE = 2;

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "ORDERS",
            description = {
                "CSV with a header, or JSON Lines, with the columns placed_at, order_id, user_id, zone, side,"
                        + " energy_amount, price_per_kwh[, epoch, time_in_force, until];",
                "or the export of a log (ops export-log)."
            })
    private Path orders;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = "Folder for the results, made if missing.")
    private Path out;

    @Option(
            names = "--format",
            paramLabel = "csv|jsonl",
            defaultValue = "csv",
            converter = FormatConverter.class,
            description = "jsonl writes the results as JSON Lines, too. The input's format is told by its first"
                    + " character.")
    private Format format;

    @Option(
            names = "--pricing",
            paramLabel = "uniform|pay_as_bid|midpoint",
            defaultValue = "uniform",
            converter = PricingConverter.class,
            description = "How the zones price their trades.")
    private Pricing pricing;

    @Option(
            names = "--min-price",
            paramLabel = "P",
            defaultValue = "0",
            description = "Lowest limit price admitted, per kWh; may be negative.")
    private String minPrice;

    @Option(
            names = "--max-price",
            paramLabel = "P",
            defaultValue = "1000000000",
            description = "Highest limit price admitted, per kWh.")
    private String maxPrice;

    @Option(
            names = "--fee-bps",
            paramLabel = "N",
            defaultValue = "100",
            description = "The platform's share of each trade, in basis points.")
    private int feeBasisPoints;

    @Option(names = "--epoch", paramLabel = "PT15M", defaultValue = "PT15M", description = "Length of an epoch.")
    private Duration epoch;

    @Option(
            names = "--parallelism",
            paramLabel = "N",
            defaultValue = "2",
            description = "How many zones clear at the same time; the results are the same.")
    private int parallelism;

    /** In which form results are written besides CSV. */
    enum Format {
        CSV,
        JSONL
    }

    @Override
    public Integer call() throws Exception {
        ZoneRules rules = rules();
        if (parallelism < 1 || parallelism > 128) {
            throw new ParameterException(spec.commandLine(), "--parallelism lies within 1 and 128");
        }
        PrintWriter err = spec.commandLine().getErr();
        if (!Files.isRegularFile(orders) || !Files.isReadable(orders)) {
            err.println("gridtokenx replay: " + orders + ": no such file, or it may not be read");
            return UNREADABLE;
        }
        try {
            if (Replay.isCommandFile(orders)) {
                refuseRulesForCommands();
            }
            Replay.run(orders, out, rules, parallelism, format == Format.JSONL);
            return 0;
        } catch (UnreadableFileException e) {
            err.println("gridtokenx replay: " + orders + ": " + e.getMessage());
            return UNREADABLE;
        } catch (NoSuchFileException e) {
            err.println("gridtokenx replay: " + e.getMessage() + ": no such file or folder");
            return UNREADABLE;
        } catch (IOException e) {
            err.println("gridtokenx replay: " + out + ": cannot be written: " + e.getMessage());
            return 1;
        }
    }

    private ZoneRules rules() {
        ZoneRules defaults = ZoneRules.defaults();
        try {
            return defaults.with(pricing, Credit.UNLIMITED)
                    .withEpochMillis(epoch.toMillis())
                    .withPrices(
                            Decimals.parseMicros(minPrice), Decimals.parseMicros(maxPrice), defaults.priceStepMicros())
                    .withFee(feeBasisPoints);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
    }

    private void refuseRulesForCommands() {
        for (String name : new String[] {"--pricing", "--min-price", "--max-price", "--fee-bps", "--epoch"}) {
            if (spec.commandLine().getParseResult().hasMatchedOption(name)) {
                throw new ParameterException(
                        spec.commandLine(), name + " is for plain orders; a file of commands has its zones' rules");
            }
        }
    }

    /** The words of {@link Pricing}. */
    static final class PricingConverter implements ITypeConverter<Pricing> {
        @Override
        public Pricing convert(String word) {
            for (Pricing pricing : Pricing.values()) {
                if (pricing.word().equals(word)) {
                    return pricing;
                }
            }
            throw new CommandLine.TypeConversionException("'" + word + "' is none of uniform, pay_as_bid, midpoint");
        }
    }

    /** The words of {@link Format}. */
    static final class FormatConverter implements ITypeConverter<Format> {
        @Override
        public Format convert(String word) {
            for (Format format : Format.values()) {
                if (format.name().toLowerCase(Locale.ROOT).equals(word)) {
                    return format;
                }
            }
            throw new CommandLine.TypeConversionException("'" + word + "' is neither csv nor jsonl");
        }
    }
}
