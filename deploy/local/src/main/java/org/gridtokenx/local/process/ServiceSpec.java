package org.gridtokenx.local.process;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How one part of the stack is run.
 *
 * @param name also the name of its log and pid file
 * @param command the program and its arguments
 * @param environment added to the environment of this process
 * @param stopSignal name of the signal on which it ends cleanly
 * @param ports the ports it listens on, all of which must be free before it starts
 * @param address what to show for it: an address a person can use
 * @param preparation run before each start
 * @param readiness tells when it truly answers
 * @param startLimit how long it may take until then
 */
public record ServiceSpec(
        String name,
        List<String> command,
        Map<String, String> environment,
        String stopSignal,
        List<Integer> ports,
        String address,
        Preparation preparation,
        Readiness readiness,
        Duration startLimit) {
    private static final Duration DEFAULT_START_LIMIT = Duration.ofSeconds(90);

    public ServiceSpec {
        if (!name.matches("[a-z][a-z0-9-]*")) {
            throw new IllegalArgumentException("name must be lower-case letters, digits and dashes: " + name);
        }
        if (command.isEmpty()) {
            throw new IllegalArgumentException("the command of " + name + " is empty");
        }
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
        ports = List.copyOf(ports);
        Objects.requireNonNull(stopSignal, "stopSignal");
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(preparation, "preparation");
        Objects.requireNonNull(readiness, "readiness");
        Objects.requireNonNull(startLimit, "startLimit");
    }

    /** A part that ends on SIGTERM, needs no preparation and has 90 seconds to get ready. */
    public static ServiceSpec of(String name, List<String> command, List<Integer> ports, Readiness readiness) {
        String address = ports.isEmpty() ? "" : "127.0.0.1:" + ports.get(0);
        return new ServiceSpec(
                name, command, Map.of(), "TERM", ports, address, Preparation.NOTHING, readiness, DEFAULT_START_LIMIT);
    }

    public ServiceSpec withEnvironment(Map<String, String> added) {
        return new ServiceSpec(name, command, added, stopSignal, ports, address, preparation, readiness, startLimit);
    }

    public ServiceSpec withStopSignal(String signal) {
        return new ServiceSpec(name, command, environment, signal, ports, address, preparation, readiness, startLimit);
    }

    public ServiceSpec withAddress(String shown) {
        return new ServiceSpec(
                name, command, environment, stopSignal, ports, shown, preparation, readiness, startLimit);
    }

    public ServiceSpec withPreparation(Preparation before) {
        return new ServiceSpec(name, command, environment, stopSignal, ports, address, before, readiness, startLimit);
    }

    public ServiceSpec withStartLimit(Duration limit) {
        return new ServiceSpec(name, command, environment, stopSignal, ports, address, preparation, readiness, limit);
    }
}
