package org.gridtokenx.jobs.metering;

/** Why a reading does not count. What follows the word is for a person. */
enum Refusal {
    AHEAD("ahead of time", "check the meter's clock"),
    TOO_LATE("too late", "its interval takes no corrections any more"),
    REPEATED("repeated", "the meter has a reading of that time"),
    REPLAYED("replayed", "a reading of an earlier time had this sequence number or a higher one"),
    SUPERSEDED("superseded", "counters of a later time are known"),
    IMPLAUSIBLE(
            "implausible", "more power than the meter's limit; raise the limit, or register an exchanged meter anew"),
    TOO_MANY("too many", "the interval has a thousand readings of the meter");

    private final String word;
    private final String advice;

    Refusal(String word, String advice) {
        this.word = word;
        this.advice = advice;
    }

    String word() {
        return word;
    }

    String reason() {
        return word + ": " + advice;
    }
}
