package org.gridtokenx.local.simulate;

/**
 * When an epoch is.
 *
 * @param startMillis since 1970
 * @param endMillis the first millisecond after it
 */
record EpochTimes(long number, long startMillis, long endMillis) {
    EpochTimes {
        if (endMillis <= startMillis) {
            throw new IllegalArgumentException("an epoch ends after its start");
        }
    }

    long lengthMillis() {
        return endMillis - startMillis;
    }

    /** The epoch that many later; all are equally long. */
    EpochTimes later(int epochs) {
        long shift = epochs * lengthMillis();
        return new EpochTimes(number + epochs, startMillis + shift, endMillis + shift);
    }

    /** The start of one of its equal parts; that of the part after the last is the end. */
    long part(int index, int parts) {
        return startMillis + lengthMillis() * index / parts;
    }
}
