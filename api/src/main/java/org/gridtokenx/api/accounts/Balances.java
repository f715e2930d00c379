package org.gridtokenx.api.accounts;

import java.util.Map;
import java.util.Optional;
import org.gridtokenx.market.Decimals;
import org.gridtokenx.market.Member;

/**
 * What a member has: cash in micro-units, energy in Wh.
 *
 * @param boughtWh bought and not yet retired against the meter's import
 */
public record Balances(long cashMicros, long cashReservedMicros, long energyWh, long energyReservedWh, long boughtWh) {
    /** Of somebody of whom the zone has said nothing yet. */
    public static final Balances NONE = new Balances(0, 0, 0, 0, 0);

    public static Balances of(Member member) {
        return new Balances(
                member.cashMicros(),
                member.cashReservedMicros(),
                member.energyWh(),
                member.energyReservedWh(),
                member.boughtWh());
    }

    /** What clients see. */
    public Map<String, String> view() {
        return Map.of(
                "cash", Decimals.formatMicros(cashMicros),
                "cash_reserved", Decimals.formatMicros(cashReservedMicros),
                "energy", Decimals.formatEnergy(energyWh),
                "energy_reserved", Decimals.formatEnergy(energyReservedWh),
                "bought", Decimals.formatEnergy(boughtWh));
    }

    /** Where balances are read from. */
    @FunctionalInterface
    public interface Source {
        Optional<Balances> of(String zone, String userId);
    }
}
