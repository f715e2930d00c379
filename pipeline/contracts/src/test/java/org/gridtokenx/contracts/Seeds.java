package org.gridtokenx.contracts;

/** Where generated cases begin: case {@code i} has the seed {@code first() + i}, which its failure names. */
final class Seeds {
    private static final long FIRST = 20_260_401L;

    private Seeds() {}

    static long first() {
        return Long.getLong("gridtokenx.seed", FIRST);
    }

    static String say(long seed) {
        return "repeat with -Dgridtokenx.seed=" + seed;
    }
}
