package org.gridtokenx.local.servers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The way PostgreSQL, which refuses to run as root, is started by root.
 *
 * <p>In a user namespace of its own (where files still belong to root outside) if the machine allows one, otherwise
 * as the user "nobody", to whom the data is given. An ordinary user needs neither.
 */
enum UnprivilegedUser {
    SAME(List.of()),
    NAMESPACE(List.of("unshare", "-U")),
    NOBODY(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"));

    private final List<String> prefix;

    UnprivilegedUser(List<String> prefix) {
        this.prefix = prefix;
    }

    /** What to put before a command. */
    List<String> prefix() {
        return prefix;
    }

    static UnprivilegedUser detect() throws IOException, InterruptedException {
        if (!System.getProperty("user.name").equals("root")) {
            return SAME;
        }
        return Command.succeeds(List.of("unshare", "-U", "true")) ? NAMESPACE : NOBODY;
    }

    /** Gives the directory to the user that will write it. */
    void give(Path dir) throws IOException, InterruptedException {
        if (this == NOBODY) {
            Command.run(List.of("chown", "-R", "65534:65534", dir.toString()));
        }
    }
}
