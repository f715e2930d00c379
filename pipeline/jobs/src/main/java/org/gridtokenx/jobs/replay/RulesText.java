package org.gridtokenx.jobs.replay;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.gridtokenx.market.Credit;
import org.gridtokenx.market.Decimals;
import org.gridtokenx.market.Pricing;
import org.gridtokenx.market.ZoneRules;

/** The rules of a zone as named text fields. Files of before there were currencies name none and mean euros. */
final class RulesText {
    private static final Map<String, Pricing> PRICINGS = Fields.words(Pricing.values(), Pricing::word);
    private static final Map<String, Credit> CREDITS =
            Fields.words(Credit.values(), credit -> credit.name().toLowerCase(Locale.ROOT));

    private RulesText() {}

    static ZoneRules parse(Fields fields) throws UnreadableFileException {
        return new ZoneRules(
                fields.has("currency") ? fields.text("currency") : ZoneRules.DEFAULT_CURRENCY,
                fields.duration("epoch_length"),
                fields.word("pricing", PRICINGS),
                fields.word("credit", CREDITS),
                fields.money("min_price"),
                fields.money("max_price"),
                fields.money("price_step"),
                fields.energy("min_energy"),
                fields.energy("max_energy"),
                fields.energy("energy_step"),
                Math.toIntExact(fields.whole("fee_bps")),
                fields.truth("paused"));
    }

    static void format(ZoneRules rules, Map<String, String> fields) {
        fields.put("currency", rules.currency());
        fields.put("epoch_length", Duration.ofMillis(rules.epochMillis()).toString());
        fields.put("pricing", rules.pricing().word());
        fields.put("credit", rules.credit().name().toLowerCase(Locale.ROOT));
        fields.put("min_price", Decimals.formatMicros(rules.minPriceMicros()));
        fields.put("max_price", Decimals.formatMicros(rules.maxPriceMicros()));
        fields.put("price_step", Decimals.formatMicros(rules.priceStepMicros()));
        fields.put("min_energy", Decimals.formatEnergy(rules.minQuantityWh()));
        fields.put("max_energy", Decimals.formatEnergy(rules.maxQuantityWh()));
        fields.put("energy_step", Decimals.formatEnergy(rules.quantityStepWh()));
        fields.put("fee_bps", Integer.toString(rules.feeBasisPoints()));
        fields.put("paused", Boolean.toString(rules.paused()));
    }
}
