package org.gridtokenx.local.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The command line of a JVM on this JVM's class path, with flags for a machine that runs everything at once.
 *
 * <p>Small heaps and the serial collector keep eight JVMs within a laptop. The first compiler alone
 * ({@code TieredStopAtLevel=1}) starts faster and is right for demonstrations and tests; a benchmark leaves it out.
 */
public final class JavaCommand {
    private final String mainClass;
    private final List<String> flags = new ArrayList<>();
    private final List<String> arguments = new ArrayList<>();

    private JavaCommand(String mainClass) {
        this.mainClass = mainClass;
    }

    /** @param heapMegabytes greatest size of the heap */
    public static JavaCommand of(String mainClass, int heapMegabytes) {
        JavaCommand command = new JavaCommand(mainClass);
        command.flags.add("-Xmx" + heapMegabytes + "m");
        command.flags.add("-XX:+UseSerialGC");
        command.flags.add("-Xshare:auto");
        command.flags.add("-XX:+ExitOnOutOfMemoryError");
        command.flags.add("-Duser.timezone=UTC");
        return command;
    }

    /** Compiles with the first compiler only: quick to start, slower at its best. */
    public JavaCommand quickStart() {
        flags.add("-XX:TieredStopAtLevel=1");
        return this;
    }

    public JavaCommand temporaryFiles(Path dir) {
        flags.add("-Djava.io.tmpdir=" + dir);
        return this;
    }

    public JavaCommand property(String name, String value) {
        flags.add("-D" + name + "=" + value);
        return this;
    }

    /** Adds an option and its value, such as {@code --port 8080}. */
    public JavaCommand option(String name, Object value) {
        arguments.add(name);
        arguments.add(value.toString());
        return this;
    }

    public JavaCommand argument(String argument) {
        arguments.add(argument);
        return this;
    }

    public List<String> build() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(mainClass);
        command.addAll(arguments);
        return command;
    }
}
