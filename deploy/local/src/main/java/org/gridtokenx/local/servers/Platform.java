package org.gridtokenx.local.servers;

import java.util.Locale;

/** The processor architectures whose server binaries the build carries. */
enum Platform {
    AMD64("postgres-linux-x86_64.txz", "redis-server-7.0.15-linux-amd64"),
    ARM64("postgres-linux-arm_64.txz", "redis-server-7.0.15-linux-arm64");

    private final String postgresArchive;
    private final String redisBinary;

    Platform(String postgresArchive, String redisBinary) {
        this.postgresArchive = postgresArchive;
        this.redisBinary = redisBinary;
    }

    /** Name of the resource with PostgreSQL's programs. */
    String postgresArchive() {
        return postgresArchive;
    }

    /** Name of the resource that is the Redis program. */
    String redisBinary() {
        return redisBinary;
    }

    /** @throws IllegalStateException on any other system than Linux on a 64-bit x86 or ARM processor */
    static Platform current() {
        String system = System.getProperty("os.name");
        String processor = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        if (system.equals("Linux")) {
            switch (processor) {
                case "amd64", "x86_64":
                    return AMD64;
                case "aarch64", "arm64":
                    return ARM64;
                default:
            }
        }
        throw new IllegalStateException("the embedded servers need Linux on x86-64 or ARM64, this is " + system + " on "
                + processor + ": use the container set-up instead");
    }
}
