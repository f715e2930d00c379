package org.gridtokenx.market;

/**
 * Where generated cases begin. Case {@code i} has the seed {@code first() + i} and names it when it fails: the property
 * {@code gridtokenx.seed} set to that number makes it the first case.
 */
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
