package org.gridtokenx.api;

import java.util.function.BooleanSupplier;
import org.gridtokenx.api.accounts.Balances;
import org.gridtokenx.api.auth.SessionAudit;
import org.gridtokenx.api.auth.SessionStore;
import org.gridtokenx.api.auth.Users;
import org.gridtokenx.api.log.CommandLog;
import org.gridtokenx.api.market.MarketHistory;
import org.gridtokenx.api.metering.Meters;
import org.gridtokenx.api.orders.Orders;
import org.gridtokenx.api.proofs.TradeArchive;
import org.gridtokenx.api.settlements.Settlements;

/**
 * What the API stands on. Each can be another thing in a test.
 *
 * @param eventsUp whether what happens in the market is heard
 */
public record Backends(
        CommandLog log,
        Users users,
        SessionAudit audit,
        SessionStore sessions,
        Balances.Source balances,
        Orders orders,
        MarketHistory history,
        TradeArchive archive,
        Settlements settlements,
        Meters meters,
        BooleanSupplier eventsUp,
        BooleanSupplier postgresUp,
        BooleanSupplier redisUp) {}
