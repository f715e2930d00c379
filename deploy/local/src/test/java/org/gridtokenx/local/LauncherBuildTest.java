package org.gridtokenx.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.gridtokenx.local.servers.Repository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the launcher builds and when, in a checkout without sources, with programs that only note that they were run. */
class LauncherBuildTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String STALE = "sources are newer than what runs; stop the running market to build them";

    @TempDir
    private Path dir;

    private Path checkout;
    private Path bin;
    private final List<Process> started = new ArrayList<>();

    @BeforeEach
    void layOut() throws Exception {
        checkout = Files.createDirectory(dir.resolve("checkout"));
        bin = Files.createDirectory(dir.resolve("bin"));
        Path scripts = Files.createDirectories(checkout.resolve("deploy/local/launcher"));
        Path repository = Repository.root();
        Files.copy(repository.resolve("gridtokenx"), checkout.resolve("gridtokenx"));
        try (Stream<Path> files = Files.list(repository.resolve("deploy/local/launcher"))) {
            for (Path file : files.toList()) {
                Files.copy(file, scripts.resolve(file.getFileName()));
            }
        }
        Files.createFile(checkout.resolve("pom.xml"));
        program("node", "echo v20.19.0");
        program("npm", "true");
        program("javac", "true");
        program("mvn", "echo built >>%1$s/builds; until [ -e %1$s/may-build ]; do sleep 0.05; done");
        program(
                "java",
                "if [ \"$1\" = -version ]; then echo 'openjdk version \"17.0.15\"'; exit; fi",
                "for last; do :; done",
                "echo \"$last\" >>%1$s/runs",
                "until [ -e \"%1$s/may-end-$last\" ]; do sleep 0.05; done");
    }

    @AfterEach
    void end() throws Exception {
        for (Process process : started) {
            process.destroyForcibly().waitFor();
        }
    }

    private void program(String name, String... script) throws Exception {
        String text = "#!/bin/sh\n" + String.join("\n", script).replace("%1$s", dir.toString()) + "\n";
        Path file = Files.writeString(bin.resolve(name), text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private void allow(String file) throws Exception {
        Files.createFile(dir.resolve(file));
    }

    /** Starts the launcher; the last argument names the run. */
    private Process launch(Path output, String... args) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                "/usr/bin/bash", checkout.resolve("gridtokenx").toString());
        builder.command().addAll(List.of(args));
        builder.redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("PATH", bin + ":" + System.getenv("PATH"));
        builder.environment().remove("JAVA_HOME");
        Process process = builder.start();
        started.add(process);
        return process;
    }

    private static int codeOf(Process process) throws Exception {
        assertTrue(process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS), "the launcher does not end");
        return process.exitValue();
    }

    private List<String> lines(String file) {
        try {
            return Files.exists(dir.resolve(file)) ? Files.readAllLines(dir.resolve(file)) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void await(String what, BooleanSupplier condition) throws Exception {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < deadline, "waited in vain for " + what);
            Thread.sleep(20);
        }
    }

    @Test
    void twoLaunchersOnANewCheckoutBuildOnce() throws Exception {
        Process first = launch(dir.resolve("first"), "up", "one");
        await("the build", () -> !lines("builds").isEmpty());
        Process second = launch(dir.resolve("second"), "up", "two");
        await("the second to wait", () -> lines("second")
                .contains("  another gridtokenx builds here; waiting until it is done"));
        assertEquals(List.of(), lines("runs"));
        allow("may-build");
        allow("may-end-one");
        allow("may-end-two");
        assertEquals(0, codeOf(first));
        assertEquals(0, codeOf(second));
        assertEquals(List.of("built"), lines("builds"));
        assertEquals(2, lines("runs").size());
    }

    @Test
    void nothingIsBuiltUnderARunningMarket() throws Exception {
        allow("may-build");
        allow("may-end-other");
        Process market = launch(dir.resolve("market"), "up", "market");
        await("the market", () -> lines("runs").equals(List.of("market")));
        Files.writeString(checkout.resolve("pom.xml"), "changed");

        assertEquals(0, codeOf(launch(dir.resolve("up"), "up", "other")));
        assertEquals(List.of("  " + STALE), lines("up"));
        assertEquals(0, codeOf(launch(dir.resolve("replay"), "replay", "other")));
        assertEquals(List.of("  " + STALE), lines("replay"));
        assertEquals(1, codeOf(launch(dir.resolve("test"), "test")));
        assertEquals(1, lines("test").size(), lines("test").toString());
        assertTrue(lines("test").get(0).startsWith("gridtokenx: a market runs from this checkout"));
        assertEquals(List.of("built"), lines("builds"));

        allow("may-end-market");
        assertEquals(0, codeOf(market));
        assertEquals(0, codeOf(launch(dir.resolve("after"), "up", "other")));
        assertFalse(lines("after").contains("  " + STALE));
        assertEquals(List.of("built", "built"), lines("builds"));
    }

    @Test
    void whatWasNeverBuiltIsNotStartedUnderARunningMarket() throws Exception {
        allow("may-build");
        launch(dir.resolve("market"), "up", "market");
        await("the market", () -> lines("runs").equals(List.of("market")));
        Path ledger = Files.createDirectories(checkout.resolve("deploy/local/ledger"));
        Files.writeString(ledger.resolve("package.json"), "{}");
        assertEquals(1, codeOf(launch(dir.resolve("up"), "up", "other")));
        assertEquals(
                List.of("gridtokenx: not everything is built yet, and what is built is in use:"
                        + " stop the running market (./gridtokenx down) first"),
                lines("up"));
    }

    @Test
    void whoOnlyLooksAtAMarketIsNotWaitedFor() throws Exception {
        allow("may-build");
        allow("may-end-market");
        assertEquals(0, codeOf(launch(dir.resolve("market"), "up", "market")));
        launch(dir.resolve("logs"), "logs", "reader");
        await("the reader", () -> lines("runs").contains("reader"));
        Files.writeString(checkout.resolve("pom.xml"), "changed");
        assertEquals(0, codeOf(launch(dir.resolve("again"), "up", "market")));
        assertEquals(List.of("built", "built"), lines("builds"));
    }
}
