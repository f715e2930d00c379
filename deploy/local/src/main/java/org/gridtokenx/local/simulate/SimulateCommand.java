package org.gridtokenx.local.simulate;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code gridtokenx simulate}: drives real households through a running market, and checks what comes of it. */
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        description =
                "Lets real households use a running market: their meters push what was measured, those with panels sell "
                        + "their surplus, the others bid. Then checks every balance, trade, settlement and interval it can see.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:every rule held",
            "1:a rule of the market was broken, nothing was traded, or an answer made no sense",
            "2:an option is wrong, or --run names users that exist",
            "3:the market could not be reached, or gives its members no cash"
        })
public final class SimulateCommand implements Callable<Integer> {
    private static final int HELD = 0;
    private static final int BROKEN = 1;
    private static final int WRONG_OPTION = 2;
    private static final int UNREACHABLE = 3;
    private static final int SHOWN_FINDINGS = 20;
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);

    @Spec
    private CommandSpec spec;

    @Mixin
    private SimulateOptions options;

    @Override
    public Integer call() throws IOException, InterruptedException {
        try {
            options.check();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
        PrintWriter out = spec.commandLine().getOut();
        Progress progress = new Progress(out, Boolean.getBoolean("gridtokenx.terminal"));
        try {
            List<Home> homes = Neighbourhood.of(
                    MeasuredData.load(), options.run(), options.homes(), options.panelShare(), options.seed());
            HttpClient client = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(CONNECT_LIMIT)
                    .build();
            requireMarket(client);
            Simulation simulation = new Simulation(
                    new MarketApi(new FrontDoor(client, options.api(), options.patience())),
                    new MeterIngest(new FrontDoor(client, options.meters(), options.patience())),
                    progress,
                    options);
            return report(out, simulation.run(homes));
        } catch (UnreachableException e) {
            return refuse(progress, e, UNREACHABLE);
        } catch (UserExistsException e) {
            return refuse(progress, e, WRONG_OPTION);
        } catch (MarketCallException e) {
            return refuse(progress, e, BROKEN);
        }
    }

    /** Asks once, without patience: a market that is not there is told at once. */
    private void requireMarket(HttpClient client) throws MarketCallException, InterruptedException {
        new MarketApi(new FrontDoor(client, options.api(), Duration.ZERO)).market();
        URI meters = options.meters();
        new FrontDoor(client, meters, Duration.ZERO).call("GET", "/health", null, null);
    }

    private static int report(PrintWriter out, Simulation.Outcome outcome) {
        Summary.lines(outcome.evidence(), outcome.tally().refusals()).forEach(out::println);
        List<String> findings = outcome.findings();
        if (findings.isEmpty()) {
            out.println(Summary.row("checks", "every rule holds"));
        } else {
            out.println(Summary.row("checks", findings.size() + " broken:"));
            findings.stream().limit(SHOWN_FINDINGS).forEach(finding -> out.println("    " + finding));
            if (findings.size() > SHOWN_FINDINGS) {
                out.println("    and " + (findings.size() - SHOWN_FINDINGS) + " more");
            }
        }
        boolean traded = outcome.evidence().homes().stream()
                .anyMatch(home -> !home.trades().isEmpty());
        if (!traded) {
            out.println(Summary.row("warning", "nothing traded, so most rules were not put to the test"));
        }
        out.flush();
        return findings.isEmpty() && traded ? HELD : BROKEN;
    }

    private int refuse(Progress progress, MarketCallException trouble, int exitCode) {
        progress.end();
        PrintWriter err = spec.commandLine().getErr();
        err.println("gridtokenx simulate: " + trouble.getMessage());
        err.flush();
        return exitCode;
    }
}
