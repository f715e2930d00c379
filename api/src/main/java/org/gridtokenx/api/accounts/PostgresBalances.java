package org.gridtokenx.api.accounts;

import java.util.Optional;
import org.gridtokenx.api.storage.Database;

/** The table {@code account_balances}. */
public final class PostgresBalances implements Balances.Source {
    private final Database database;

    public PostgresBalances(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Balances> of(String zone, String userId) {
        return database.with(handle -> handle.createQuery(
                        """
                        select cash_micros, cash_reserved_micros, energy_wh, energy_reserved_wh, bought_wh
                        from account_balances where zone = :zone and user_id = :user""")
                .bind("zone", zone)
                .bind("user", userId)
                .map((row, context) -> new Balances(
                        row.getLong("cash_micros"),
                        row.getLong("cash_reserved_micros"),
                        row.getLong("energy_wh"),
                        row.getLong("energy_reserved_wh"),
                        row.getLong("bought_wh")))
                .findOne());
    }
}
