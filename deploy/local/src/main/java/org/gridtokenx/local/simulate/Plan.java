package org.gridtokenx.local.simulate;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * When what happens. Each epoch that is measured is traded in the next one, because energy is sold after it is measured.
 *
 * @param first the first epoch that is measured
 * @param epochs how many are
 * @param readings of each meter in an epoch
 */
record Plan(EpochTimes first, int epochs, int readings, DataClock clock) {
    Plan {
        Objects.requireNonNull(first, "first");
        Objects.requireNonNull(clock, "clock");
        if (epochs < 1 || readings < 1) {
            throw new IllegalArgumentException("a simulation has an epoch, and an epoch a reading");
        }
    }

    List<EpochTimes> measured() {
        return IntStream.range(0, epochs).mapToObj(first::later).toList();
    }

    List<EpochTimes> traded() {
        return IntStream.rangeClosed(1, epochs).mapToObj(first::later).toList();
    }

    EpochTimes last() {
        return first.later(epochs);
    }
}
