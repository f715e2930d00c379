package org.gridtokenx.api.accounts;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gridtokenx.api.auth.Gate;
import org.gridtokenx.api.auth.User;
import org.gridtokenx.api.auth.Users;
import org.gridtokenx.api.http.Access;
import org.gridtokenx.api.http.ApiException;
import org.gridtokenx.api.http.JsonBody;
import org.gridtokenx.api.http.Query;
import org.gridtokenx.api.http.Routes;
import org.gridtokenx.api.log.CommandLog;
import org.gridtokenx.market.Command;
import org.gridtokenx.market.Decimals;

/** Who I am and what I have; and deposits, which an admin books. */
public final class AccountRoutes implements Routes {
    /** With the user's id and a slash before it, it is still an identifier of the market. */
    private static final int MAX_DEPOSIT_ID = 128;

    private final Balances.Source balances;
    private final Users users;
    private final CommandLog log;

    public AccountRoutes(Balances.Source balances, Users users, CommandLog log) {
        this.balances = balances;
        this.users = users;
        this.log = log;
    }

    @Override
    public void register(RoutesConfig routes) {
        routes.get(PREFIX + "/me", this::me, Access.USER);
        routes.post(PREFIX + "/admin/deposits", this::deposit, Access.ADMIN);
    }

    private void me(Context ctx) {
        Query.of(ctx);
        User user = Gate.session(ctx).user();
        Balances mine = balances.of(user.zone(), user.userId()).orElse(Balances.NONE);
        ctx.json(Map.of("user", user.view(), "balances", mine.view()));
    }

    private void deposit(Context ctx) {
        JsonBody body = JsonBody.parse(ctx.bodyAsBytes(), "username", "amount", "deposit_id");
        String username = body.text("username").toLowerCase(Locale.ROOT);
        long amountMicros = body.micros("amount");
        if (amountMicros <= 0 || amountMicros > Command.Deposit.LIMIT_MICROS) {
            throw ApiException.invalid("amount must be more than nothing and at most "
                    + Decimals.formatMicros(Command.Deposit.LIMIT_MICROS));
        }
        String depositId = body.text("deposit_id", MAX_DEPOSIT_ID);
        User user = users.byName(username)
                .map(Users.Credentials::user)
                .filter(known -> known.role().marketRole().isPresent())
                .orElseThrow(() -> ApiException.notFound("no user " + username + " with an account"));
        // The zone takes an id once, whoever's account it is for: so the user is a part of it.
        String idInZone = user.userId() + '/' + depositId;
        log.appendAndWait(
                List.of(new Command.Deposit(user.zone(), user.userId(), idInZone, amountMicros)),
                "the deposit may or may not have been booked; send it again with the same deposit_id to be sure");
        ctx.status(202).json(Map.of("deposit_id", depositId));
    }
}
