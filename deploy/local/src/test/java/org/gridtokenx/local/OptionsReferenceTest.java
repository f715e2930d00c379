package org.gridtokenx.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.gridtokenx.local.servers.Repository;
import org.junit.jupiter.api.Test;

/**
 * The committed page is what the code says. To make it anew:
 * {@code mvn -pl deploy/local -am test -Dtest=OptionsReferenceTest -Dsurefire.failIfNoSpecifiedTests=false
 * -Dgridtokenx.write=true}.
 */
class OptionsReferenceTest {
    @Test
    void thePageOfOptionsIsUpToDate() throws Exception {
        Path page = Repository.root().resolve("deploy/docs/options.md");
        if (Boolean.getBoolean("gridtokenx.write")) {
            Files.writeString(page, OptionsReference.markdown());
        }
        assertEquals(OptionsReference.markdown(), Files.readString(page));
    }

    @Test
    void itNamesWhatACommandTakes() {
        String page = OptionsReference.markdown();
        assertTrue(page.contains("| `--port-offset N` | `0` | `GRIDTOKENX_PORT_OFFSET` | Added to every port"), page);
        assertTrue(page.contains("| `--out DIR` | required |"), page);
    }
}
