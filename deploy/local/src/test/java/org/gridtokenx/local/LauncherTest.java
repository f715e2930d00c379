package org.gridtokenx.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.gridtokenx.local.servers.Repository;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher on machines that lack something: the search path holds only what the test puts there. */
class LauncherTest {
    private static final List<String> BASICS =
            List.of("bash", "dirname", "readlink", "sed", "head", "cat", "find", "id", "mkdir", "env");

    @TempDir
    private Path bin;

    @BeforeEach
    void linkBasics() throws Exception {
        for (String name : BASICS) {
            Path program = Path.of("/usr/bin").resolve(name);
            Files.createSymbolicLink(bin.resolve(name), program);
        }
    }

    private void program(String name, String script) throws Exception {
        Path file = Files.writeString(bin.resolve(name), "#!/usr/bin/bash\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private void java(String version) throws Exception {
        program("java", "echo 'openjdk version \"" + version + "\" 2025-04-15' >&2");
    }

    private record Result(int code, String output) {}

    private Result launch(String... args) throws Exception {
        ProcessBuilder builder = new ProcessBuilder("/usr/bin/bash", launcher().toString());
        builder.command().addAll(List.of(args));
        builder.redirectErrorStream(true);
        builder.environment().put("PATH", bin.toString());
        builder.environment().remove("JAVA_HOME");
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), output);
    }

    private static Path launcher() {
        return Repository.root().resolve("gridtokenx");
    }

    private static void assertRefused(Result result, String start) {
        assertEquals(1, result.code, result.output);
        assertTrue(result.output.startsWith("gridtokenx: " + start), result.output);
        assertEquals(1, result.output.lines().count(), result.output);
    }

    @Test
    void noJava() throws Exception {
        assertRefused(launch("up"), "there is no Java: install a JDK 17 or newer");
    }

    @Test
    void oldJava() throws Exception {
        java("1.8.0_402");
        assertRefused(launch("up"), "Java 1 is too old: install a JDK 17 or newer");
        java("11.0.2");
        assertRefused(launch("up"), "Java 11 is too old");
    }

    @Test
    void noNode() throws Exception {
        java("17.0.15");
        assertRefused(launch("up"), "there is no Node.js: install Node.js 20 or newer");
    }

    @Test
    void oldNode() throws Exception {
        java("21-ea");
        program("node", "echo v18.19.0");
        assertRefused(launch("up"), "Node.js 18.19.0 is too old");
    }

    @Test
    void testsNeedACompiler() throws Exception {
        java("17.0.15");
        program("node", "echo v20.1.0");
        program("npm", "true");
        assertRefused(launch("test"), "this Java has no compiler");
        program("javac", "true");
        assertRefused(launch("test"), "there is no Maven");
    }

    @Test
    void testKnowsItsOptions() throws Exception {
        assertRefused(launch("test", "--wrong"), "test knows no --wrong");
    }

    @Test
    void theHelpNamesEveryCommand() throws Exception {
        String help = launch("--help").output;
        for (String command : GridTokenX.commandLine().getSubcommands().keySet()) {
            assertTrue(help.contains("\n  " + command), "the launcher's help does not name " + command);
        }
        assertTrue(help.contains("\n  test"), help);
    }

    @Test
    void withoutACommandTheHelpIsAnError() throws Exception {
        assertEquals(2, launch().code);
    }
}
