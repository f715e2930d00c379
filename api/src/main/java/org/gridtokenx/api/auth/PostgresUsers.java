package org.gridtokenx.api.auth;

import java.util.Optional;
import org.gridtokenx.api.storage.Database;

/** The table {@code users}. */
public final class PostgresUsers implements Users {
    private final Database database;

    public PostgresUsers(Database database) {
        this.database = database;
    }

    @Override
    public boolean add(Credentials credentials) {
        User user = credentials.user();
        return database.with(handle -> handle.createUpdate(
                                """
                                insert into users (user_id, username, password_hash, role, zone)
                                values (:id, :name, :hash, :role, :zone) on conflict (username) do nothing""")
                        .bind("id", user.userId())
                        .bind("name", user.username())
                        .bind("hash", credentials.passwordHash())
                        .bind("role", user.role().word())
                        .bind("zone", user.zone())
                        .execute()
                == 1);
    }

    @Override
    public Optional<Credentials> byName(String username) {
        return database.with(handle -> handle.createQuery(
                        "select user_id, username, password_hash, role, zone from users where username = :name")
                .bind("name", username)
                .map((row, context) -> new Credentials(
                        new User(
                                row.getString("user_id"),
                                row.getString("username"),
                                UserRole.BY_WORD.get(row.getString("role")),
                                row.getString("zone")),
                        row.getString("password_hash")))
                .findOne());
    }

    @Override
    public void changePassword(String userId, String passwordHash) {
        database.with(handle -> handle.createUpdate("update users set password_hash = :hash where user_id = :id")
                .bind("hash", passwordHash)
                .bind("id", userId)
                .execute());
    }
}
