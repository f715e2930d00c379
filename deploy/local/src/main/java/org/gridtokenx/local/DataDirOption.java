package org.gridtokenx.local;

import java.nio.file.Path;
import org.gridtokenx.local.servers.Repository;
import picocli.CommandLine.Option;

/** The option every command shares: where the data lies. */
public final class DataDirOption {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "${env:GRIDTOKENX_DATA}",
            description = "Directory of all data and logs (default: .gridtokenx beside the launcher).")
    private Path dir;

    DataDir dataDir() {
        Path chosen = dir == null ? Repository.root().resolve(".gridtokenx") : dir;
        return new DataDir(chosen.toAbsolutePath().normalize());
    }
}
