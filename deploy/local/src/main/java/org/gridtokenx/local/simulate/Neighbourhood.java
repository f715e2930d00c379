package org.gridtokenx.local.simulate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Puts homes together from what was measured; the same seed gives the same homes on every machine. */
final class Neighbourhood {
    /** What the grid's operator pays for a kWh that nobody else buys. */
    static final long FEED_IN_TARIFF_MICROS = 80_000;

    /** What a kWh from the supplier costs. */
    static final long RETAIL_TARIFF_MICROS = 300_000;

    private static final int TARIFF_STEP_MICROS = 100;
    private static final int MAX_ABOVE_FEED_IN_STEPS = 600;
    private static final int MAX_BELOW_RETAIL_STEPS = 1_200;
    private static final int MIN_PEAK_WATTS = 3_000;
    private static final int PEAK_STEP_WATTS = 100;
    private static final int PEAK_STEPS = 71;
    private static final long WATTS_PER_KILOWATT = 1_000;

    private Neighbourhood() {}

    /**
     * Makes the homes. The first of them have the panels: 3 to 10 kWp.
     *
     * @param run what their names begin with
     * @param panelShare how many of them have panels, 0 to 1
     */
    static List<Home> of(MeasuredData data, String run, int homes, double panelShare, long seed) {
        // The algorithm of this generator is part of Java's specification.
        Random random = new Random(seed);
        List<int[]> households = new ArrayList<>(data.householdsWh());
        Collections.shuffle(households, random);
        long withPanels = Math.round(homes * panelShare);
        List<Home> neighbourhood = new ArrayList<>();
        for (int i = 0; i < homes; i++) {
            EnergyCurve consumption = new EnergyCurve(households.get(i % households.size()), 1, 1);
            int[] perKilowatt =
                    data.panelsWh().get(random.nextInt(data.panelsWh().size()));
            int peakWatts = MIN_PEAK_WATTS + PEAK_STEP_WATTS * random.nextInt(PEAK_STEPS);
            long sellLimit =
                    FEED_IN_TARIFF_MICROS + (long) TARIFF_STEP_MICROS * random.nextInt(MAX_ABOVE_FEED_IN_STEPS + 1);
            long buyLimit =
                    RETAIL_TARIFF_MICROS - (long) TARIFF_STEP_MICROS * random.nextInt(MAX_BELOW_RETAIL_STEPS + 1);
            boolean panels = i < withPanels;
            neighbourhood.add(new Home(
                    String.format(Locale.ROOT, "%s-h%03d", run, i + 1),
                    consumption,
                    panels ? new EnergyCurve(perKilowatt, peakWatts, WATTS_PER_KILOWATT) : EnergyCurve.NOTHING,
                    panels ? peakWatts : 0,
                    sellLimit,
                    buyLimit));
        }
        return neighbourhood;
    }
}
