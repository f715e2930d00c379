package org.gridtokenx.ingest.intake;

import org.gridtokenx.ingest.readings.Refusal;

/**
 * What became of one reading.
 *
 * @param refusal null unless it is refused
 */
public record Outcome(Status status, Refusal refusal) {
    /** The three ends of a reading. */
    public enum Status {
        /** The log has it durably. */
        ACCEPTED("accepted"),
        /** It was taken before; nothing is to be done. */
        DUPLICATE("duplicate"),
        REFUSED("refused");

        private final String word;

        Status(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    static final Outcome ACCEPTED = new Outcome(Status.ACCEPTED, null);
    static final Outcome DUPLICATE = new Outcome(Status.DUPLICATE, null);

    static Outcome refused(Refusal refusal) {
        return new Outcome(Status.REFUSED, refusal);
    }
}
