package org.gridtokenx.local.bench;

import org.gridtokenx.market.ZoneRules;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** What sizes of a market can be measured. */
final class Sizes {
    private Sizes() {}

    /** @throws ParameterException if users would be without orders, or have more than a zone takes */
    static void require(CommandSpec spec, long orders, long zones, long users) {
        if (zones < 1 || users < 2 * zones) {
            throw new ParameterException(spec.commandLine(), "a zone or more, each with two users or more");
        }
        long most = users / zones * zones * ZoneRules.MAX_ORDERS_PER_USER_AND_EPOCH;
        if (orders < users || orders > most) {
            throw new ParameterException(
                    spec.commandLine(), users + " users place " + users + " to " + most + " orders, not " + orders);
        }
    }
}
