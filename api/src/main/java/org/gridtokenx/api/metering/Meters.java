package org.gridtokenx.api.metering;

import java.util.List;
import java.util.Optional;
import org.gridtokenx.api.http.Cursor;

/** Users' meters, and what they measured. */
public interface Meters {
    /**
     * A meter.
     *
     * @param serial what is printed on it
     * @param publicKey Ed25519, base58, with which its signatures are checked; null for none
     * @param isRevoked whether nothing it sends counts any more
     */
    record Meter(String meterId, String serial, String userId, String zone, String publicKey, boolean isRevoked) {}

    /**
     * What a meter measured in one interval, energy in Wh.
     *
     * @param status {@code provisional}, {@code final} or {@code corrected}; a greater revision replaces a smaller one
     * @param generatedWh what was generated behind the meter; null where it is not known, as the consumption is
     * @param quality {@code measured}, {@code estimated}, {@code partial} or {@code missing}
     * @param gapMillis how much of the interval no reading covers
     */
    record Interval(
            String meterId,
            long startMillis,
            long endMillis,
            String status,
            int revision,
            long importWh,
            long exportWh,
            Long generatedWh,
            Long consumedWh,
            int readings,
            String quality,
            long gapMillis) {}

    /**
     * Which intervals to list.
     *
     * @param userId whose meters'
     * @param before start and meter of the interval to go on after
     */
    record IntervalFilter(String userId, Optional<String> meterId, Optional<Cursor> before, int limit) {}

    /**
     * Stores a meter.
     *
     * @param apiKeyHash SHA-256 of its key, hexadecimal
     * @return false if the serial number is taken by a meter that is not revoked
     */
    boolean add(Meter meter, String apiKeyHash);

    /** A user's meter. */
    Optional<Meter> find(String userId, String meterId);

    /**
     * Gives a meter another API key in the place of the one it had.
     *
     * @return false if the user has no such meter, or it is revoked
     */
    boolean changeKey(String userId, String meterId, String apiKeyHash);

    /** Gives a meter another public key; false as {@link #changeKey}. */
    boolean changePublicKey(String userId, String meterId, String publicKey);

    /** Revokes a meter; false as {@link #changeKey}. */
    boolean revoke(String userId, String meterId);

    /** A user's meters, oldest first. */
    List<Meter> of(String userId);

    /** Intervals, newest first, one more than the limit where there are more. */
    List<Interval> intervals(IntervalFilter filter);
}
