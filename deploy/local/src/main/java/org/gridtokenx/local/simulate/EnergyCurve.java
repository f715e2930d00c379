package org.gridtokenx.local.simulate;

/**
 * Energy over a week that repeats for ever, measured in slots of 15 minutes; within a slot it flows evenly.
 *
 * <p>It is asked for sums since the start of the first week, rounded down to whole Wh. Differences of such sums lose
 * nothing however short the times between them are.
 */
final class EnergyCurve {
    static final long SLOT_MILLIS = 900_000;

    /** Slots of 15 minutes in a week. */
    static final int SLOTS = 672;

    static final long WEEK_MILLIS = SLOTS * SLOT_MILLIS;

    /** Of a home without panels. */
    static final EnergyCurve NOTHING = new EnergyCurve(new int[SLOTS], 1, 1);

    private final int[] slots;
    /** The sum of the slots before each; of all of them in the last place. */
    private final long[] before = new long[SLOTS + 1];

    private final long numerator;
    private final long denominator;

    /**
     * A curve of {@code slotsWh * numerator / denominator}.
     *
     * @param slotsWh energy of each slot of the week; below nothing counts as nothing
     */
    EnergyCurve(int[] slotsWh, long numerator, long denominator) {
        if (slotsWh.length != SLOTS) {
            throw new IllegalArgumentException("a week has " + SLOTS + " slots, not " + slotsWh.length);
        }
        if (numerator < 1 || denominator < 1) {
            throw new IllegalArgumentException("a curve is scaled by a positive factor");
        }
        slots = new int[SLOTS];
        for (int i = 0; i < SLOTS; i++) {
            slots[i] = Math.max(0, slotsWh[i]);
            before[i + 1] = before[i] + slots[i];
        }
        this.numerator = numerator;
        this.denominator = denominator;
    }

    /**
     * Wh from the start of the first week to a time, rounded down.
     *
     * @param dataMillis since the start of the first week
     * @throws ArithmeticException after thousands of years
     */
    long upToWh(long dataMillis) {
        long week = Math.floorDiv(dataMillis, WEEK_MILLIS);
        long rest = Math.floorMod(dataMillis, WEEK_MILLIS);
        int slot = (int) (rest / SLOT_MILLIS);
        long whole = Math.addExact(Math.multiplyExact(week, before[SLOTS]), before[slot]);
        long exact = Math.addExact(Math.multiplyExact(whole, SLOT_MILLIS), slots[slot] * (rest % SLOT_MILLIS));
        return Math.floorDiv(Math.multiplyExact(exact, numerator), SLOT_MILLIS * denominator);
    }
}
