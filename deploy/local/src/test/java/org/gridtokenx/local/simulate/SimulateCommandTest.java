package org.gridtokenx.local.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.gridtokenx.local.simulate.FakeFrontDoors.Fault;
import org.gridtokenx.market.Decimals;
import org.gridtokenx.market.Side;
import org.gridtokenx.market.Trade;
import org.gridtokenx.market.ZoneRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;

class SimulateCommandTest {
    private static final int READINGS = 4;
    private static final ZoneRules RULES = ZoneRules.defaults()
            .withEpochMillis(2_000)
            .withPrices(0, 10_000_000, 1)
            .withQuantities(1, 1_000_000_000, 1);

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final FakeMarket market = new FakeMarket(RULES, READINGS, 20_000);

    @ParameterizedTest
    @EnumSource(names = {"NONE", "FLAKY"})
    void aSmallRunHoldsEveryRuleAlsoWhereCallsFailAndAreRepeated(Fault fault) throws IOException {
        int exit = run(fault, "--epochs", "2", "--patience", "PT1M");
        assertEquals(0, exit, out + " " + err);
        long traded = market.trades().stream().mapToLong(Trade::quantityWh).sum();
        assertTrue(traded > 0);
        String kWh =
                Decimals.formatEnergy(traded) + " kWh in " + market.trades().size() + " trades";
        assertTrue(out.toString().contains("sold            " + kWh), out.toString());
        assertTrue(out.toString().contains("bought          " + kWh), out.toString());
        assertTrue(out.toString().contains("1.5 s after the epoch's end on average"), out.toString());
        assertTrue(out.toString().contains("every rule holds"), out.toString());
        Pattern line = Pattern.compile("epoch \\d+ \\([12]/2\\): .* kWh cleared at 0\\.\\d{6} in \\d+ matches");
        assertEquals(2, line.matcher(out.toString()).results().count(), out.toString());
        assertFalse(out.toString().contains("\r"), "without a terminal, plain lines only");
    }

    @ParameterizedTest
    @CsvSource({
        "WRONG_CASH,by its trades it is",
        "NEVER_SETTLES,has the settlement of trade",
        "LOSES_AN_ORDER,was taken and is not listed",
        "REFUSES_AN_ORDER,was refused with role_not_allowed"
    })
    void aBrokenRuleIsPrintedAndTheExitCodeSaysSo(Fault fault, String finding) throws IOException {
        assertEquals(1, run(fault, "--epochs", "1", "--patience", "PT2S"), out.toString());
        assertTrue(out.toString().contains(finding), out.toString());
        assertTrue(
                Pattern.compile("checks          \\d+ broken:")
                        .matcher(out.toString())
                        .find(),
                out.toString());
    }

    @Test
    void aRunInWhichNothingTradesIsNoProof() throws IOException {
        FakeMarket quiet = new FakeMarket(RULES, READINGS, 0);
        try (FakeFrontDoors doors = new FakeFrontDoors(quiet, Fault.NONE)) {
            assertEquals(1, execute(arguments(doors, "--pv-share", "0", "--epochs", "1")), out + " " + err);
        }
        assertTrue(out.toString().contains("every rule holds"), out.toString());
        assertTrue(out.toString().contains("warning         nothing traded"), out.toString());
    }

    @Test
    void usersThatExistAreRefused() throws Exception {
        try (FakeFrontDoors doors = new FakeFrontDoors(market, Fault.NO_CASH)) {
            String[] first = arguments(doors, "--patience", "PT0.5S", "--password", "open-sesame", "--homes", "1");
            assertEquals(3, execute(first));
            err.getBuffer().setLength(0);
            assertEquals(2, execute(first));
            assertEquals(
                    "gridtokenx simulate: the user test-h001 exists and has a meter: choose another name with --run",
                    err.toString().strip());
            assertEquals(2, execute(arguments(doors, "--homes", "1")));
            assertTrue(err.toString().contains("the user test-h001 exists with another password"), err.toString());
        }
    }

    @Test
    void aUserThatHasAnOrderIsRefused() throws Exception {
        try (FakeFrontDoors doors = new FakeFrontDoors(market, Fault.NONE)) {
            MarketApi api = new MarketApi(
                    new FrontDoor(HttpClient.newHttpClient(), URI.create(doors.address()), Duration.ofMinutes(1)));
            api.register("test-h001", "open-sesame", "consumer");
            Session session = api.logIn("test-h001", "open-sesame");
            long epoch = RULES.epochAt(System.currentTimeMillis()) + 1;
            assertFalse(api.place(session, new OrderTerms(Side.BUY, 1_000, 100_000), epoch, "early")
                    .refused());
            assertEquals(2, execute(arguments(doors, "--password", "open-sesame", "--homes", "1")));
            assertTrue(err.toString().contains("the user test-h001 exists and has an order"), err.toString());
        }
    }

    @Test
    void aMarketThatGivesNoCashIsRefused() throws IOException {
        assertEquals(3, run(Fault.NO_CASH, "--patience", "PT0.5S"));
        assertTrue(err.toString().contains("--welcome-deposit"), err.toString());
    }

    @Test
    void whereNoMarketIsThePersonIsToldHowToStartOne() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        String address = "http://127.0.0.1:" + free;
        assertEquals(3, execute("--api", address, "--meters", address));
        assertEquals(
                "gridtokenx simulate: " + address + ": nobody listens there; start it with ./gridtokenx up",
                err.toString().strip());
    }

    @ParameterizedTest
    @CsvSource({
        "--homes,0",
        "--speed,0",
        "--epochs,x",
        "--from,noon",
        "--pv-share,1.5",
        "--readings-per-epoch,0",
        "--run,Big",
        "--api,8080",
        "--connections,0",
        "--colour,red"
    })
    void aWrongOptionIsNamed(String option, String value) {
        assertEquals(2, execute(option, value));
        assertTrue(err.toString().contains(option), err.toString());
    }

    @Test
    void defaultsAreThoseDocumented() {
        SimulateOptions options = CommandLine.populateCommand(new SimulateOptions());
        options.check();
        assertEquals(100, options.homes());
        assertEquals(30, options.speed());
        assertEquals(8, options.epochs());
        assertEquals(TimeOfWeek.parse("mon-09:00"), options.from());
        assertEquals(0.4, options.panelShare());
        assertEquals(1, options.seed());
        assertEquals(15, options.readingsPerEpoch());
        assertEquals("http://127.0.0.1:8080", options.api().toString());
        assertEquals("http://127.0.0.1:8090", options.meters().toString());
        assertTrue(options.run().startsWith("sim-"));
        assertEquals("", options.password());
        assertEquals(16, options.connections());
        assertEquals("PT2M", options.patience().toString());
    }

    private int run(Fault fault, String... more) throws IOException {
        try (FakeFrontDoors doors = new FakeFrontDoors(market, fault)) {
            return execute(arguments(doors, more));
        }
    }

    /** The usual options, but for those given. */
    private static String[] arguments(FakeFrontDoors doors, String... more) {
        List<String> usual = List.of(
                "--homes=12", "--pv-share=0.5", "--readings-per-epoch=" + READINGS, "--speed=300", "--from=tue-11:30");
        List<String> args = new ArrayList<>(List.of("--api", doors.address(), "--meters", doors.address()));
        usual.stream()
                .filter(option -> !List.of(more).contains(option.substring(0, option.indexOf('='))))
                .forEach(args::add);
        args.addAll(List.of("--run", "test"));
        args.addAll(List.of(more));
        return args.toArray(String[]::new);
    }

    private int execute(String... args) {
        return new CommandLine(new SimulateCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(args);
    }
}
