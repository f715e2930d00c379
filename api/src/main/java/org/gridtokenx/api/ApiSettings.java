package org.gridtokenx.api;

import java.time.Duration;
import org.gridtokenx.api.auth.CallLimits;
import org.gridtokenx.market.Command;
import org.gridtokenx.market.Decimals;

/**
 * How the API behaves, whatever it runs on.
 *
 * @param zone bidding zone of new users, and what those see who are not logged in
 * @param welcomeDepositMicros cash that every new user is given, or 0
 * @param session how long a login lasts
 * @param answerTimeout how long an order waits for the market before it is answered as pending
 */
public record ApiSettings(
        String zone, long welcomeDepositMicros, Duration session, Duration answerTimeout, CallLimits limits) {
    /** No request may hang longer; a little is left for the log's own timeout. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(4);

    public ApiSettings {
        if (zone.isBlank()) {
            throw new IllegalArgumentException("--zone must have a name");
        }
        if (welcomeDepositMicros < 0 || welcomeDepositMicros > Command.Deposit.LIMIT_MICROS) {
            throw new IllegalArgumentException(
                    "--welcome-deposit must be 0 to " + Decimals.formatMicros(Command.Deposit.LIMIT_MICROS));
        }
        if (session.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("--session must be at least PT1S");
        }
        if (answerTimeout.isNegative() || answerTimeout.compareTo(LONGEST_WAIT) > 0) {
            throw new IllegalArgumentException("--answer-timeout must be PT0S to PT4S");
        }
    }
}
