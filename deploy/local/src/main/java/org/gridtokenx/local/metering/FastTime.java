package org.gridtokenx.local.metering;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;

/**
 * A market whose epochs are shorter than a quarter of an hour is a demonstration, in which as much is measured in less
 * time. Its zone's limit of power grows alike, or nothing there would be plausible.
 */
public final class FastTime {
    private static final Duration USUAL_EPOCH = Duration.ofMinutes(15);
    private static final long USUAL_WATTS = 100_000;

    private FastTime() {}

    /**
     * Sets the limit of a zone that has no rules of its own yet.
     *
     * @throws IOException in one line, if Postgres does not take it
     */
    public static void fitLimit(String postgresUrl, String zone, Duration epoch) throws IOException {
        if (epoch.compareTo(USUAL_EPOCH) >= 0) {
            return;
        }
        try (Connection connection = DriverManager.getConnection(postgresUrl);
                PreparedStatement insert = connection.prepareStatement(
                        "insert into metering_rules (zone, max_power_watts) values (?, ?) on conflict do nothing")) {
            insert.setString(1, zone);
            insert.setLong(2, wattsFor(epoch));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IOException("the zone's limit of power cannot be set: " + e.getMessage(), e);
        }
    }

    static long wattsFor(Duration epoch) {
        return USUAL_WATTS * USUAL_EPOCH.toMillis() / epoch.toMillis();
    }
}
