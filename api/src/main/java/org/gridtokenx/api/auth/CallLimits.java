package org.gridtokenx.api.auth;

/**
 * How many calls a minute takes.
 *
 * @param perUser calls of one user
 * @param perIp calls from one address
 * @param entriesPerIp registrations and logins from one address
 */
public record CallLimits(int perUser, int perIp, int entriesPerIp) {
    public CallLimits {
        if (perUser < 1 || perIp < 1 || entriesPerIp < 1) {
            throw new IllegalArgumentException("a limit of calls is at least 1 a minute");
        }
    }
}
