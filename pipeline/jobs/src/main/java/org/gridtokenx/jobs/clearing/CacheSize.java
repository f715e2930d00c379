package org.gridtokenx.jobs.clearing;

/**
 * How much the caches of all zones of a subtask hold, and how much they may.
 *
 * <p>Entries are counted, not bytes: an entry is an order, a member, a standing order and the like, and takes some 400
 * bytes with what is around it; an id is a {@link Fingerprint} of at most 32 bytes.
 */
final class CacheSize {
    private final Limits limits;
    private long entries;
    private int unwritten;
    private long ids;

    /**
     * What the caches may hold.
     *
     * @param entries beyond so many, the zones that were longest without a command leave the heap
     * @param unwritten beyond so many changed entries, they are written to state, so that no more than these are left
     *     for the synchronous part of a checkpoint
     * @param ids beyond so many fingerprints, those of client orders are given up, so that each new client order id
     *     costs a look into state; and if that is not enough, those of the orders in zones that were longest without a
     *     command, whose next order has to read all orders of its zone
     */
    record Limits(long entries, int unwritten, long ids) implements java.io.Serializable {
        private static final int ENTRY_BYTES = 400;
        private static final int ID_BYTES = 32;
        private static final int UNWRITTEN = 200_000;

        /**
         * What half of a heap has room for, three quarters of it for entries: with a gigabyte, a million entries and
         * four million ids.
         *
         * @param subtasks how many share the heap
         */
        static Limits of(long heapBytes, int subtasks) {
            long share = heapBytes / 8 / subtasks;
            return new Limits(3 * share / ENTRY_BYTES, UNWRITTEN, share / ID_BYTES);
        }
    }

    CacheSize(Limits limits) {
        this.limits = limits;
    }

    void entriesChanged(int difference) {
        entries += difference;
    }

    void unwrittenChanged(int difference) {
        unwritten += difference;
    }

    void idsChanged(int difference) {
        ids += difference;
    }

    boolean tooManyUnwritten() {
        return unwritten > limits.unwritten();
    }

    /** Whether so few are left that it takes a while until they are too many again. */
    boolean fewUnwritten() {
        return unwritten <= limits.unwritten() / 2;
    }

    boolean tooManyEntries() {
        return entries > limits.entries();
    }

    /** Whether so few are left that the next ones do not at once make it too many again. */
    boolean hasRoom() {
        return entries <= limits.entries() - limits.entries() / 4;
    }

    boolean tooManyIds() {
        return ids > limits.ids();
    }
}
