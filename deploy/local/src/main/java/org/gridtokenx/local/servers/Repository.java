package org.gridtokenx.local.servers;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The checkout this program runs from. */
public final class Repository {
    /** System property in which the launcher names the checkout's directory. */
    public static final String ROOT_PROPERTY = "gridtokenx.root";

    private static final String MARK = "deploy/local/pom.xml";

    private Repository() {}

    /** The directory the launcher named, or the nearest one above the working directory that holds the checkout. */
    public static Optional<Path> find() {
        String named = System.getProperty(ROOT_PROPERTY);
        Path from = Path.of(named == null ? "" : named).toAbsolutePath();
        for (Path dir = from; dir != null; dir = dir.getParent()) {
            if (Files.exists(dir.resolve(MARK))) {
                return Optional.of(dir);
            }
        }
        return Optional.empty();
    }

    /** @throws IllegalStateException if this is not run from a checkout */
    public static Path root() {
        return find().orElseThrow(() -> new IllegalStateException(
                "no checkout of GridTokenX here: start with ./gridtokenx from its directory"));
    }
}
