package org.gridtokenx.local.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.gridtokenx.contracts.MeterKey;

/** The meters of a benchmark: {@code m-0}, {@code m-1}, … which one operator reads. */
final class RegisteredMeters {
    private RegisteredMeters() {}

    static void add(String postgresUrl, String operatorKey, int meters) throws SQLException {
        try (Connection connection = DriverManager.getConnection(postgresUrl);
                Statement statement = connection.createStatement();
                PreparedStatement operator = connection.prepareStatement(
                        "insert into meter_operators (operator_id, name, api_key_hash) values ('o', 'bench', ?)");
                PreparedStatement some = connection.prepareStatement(
                        """
                        insert into meters (meter_id, serial, user_id, zone, api_key_hash)
                        select 'm-' || i, 's-' || i, 'u', 'bench', 'h-' || i from generate_series(0, ? - 1) i""")) {
            statement.execute(
                    "insert into users (user_id, username, password_hash, role, zone) values ('u', 'u', 'none',"
                            + " 'prosumer', 'bench')");
            operator.setString(1, MeterKey.hash(operatorKey));
            operator.execute();
            some.setInt(1, meters);
            some.execute();
        }
    }
}
