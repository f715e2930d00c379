package org.gridtokenx.ingest.readings;

import java.util.Map;
import java.util.Optional;

/**
 * A name of energy that says its unit, such as {@code import_kwh}.
 *
 * @param unit which the name says
 */
record PlainName(Flow flow, EnergyUnit unit) {
    /** Which energy: through the meter, or made and used behind it. */
    enum Flow {
        IMPORT,
        EXPORT,
        GENERATED,
        CONSUMED
    }

    private static final Map<String, PlainName> KNOWN = Map.ofEntries(
            Map.entry("import_wh", new PlainName(Flow.IMPORT, EnergyUnit.WH)),
            Map.entry("import_kwh", new PlainName(Flow.IMPORT, EnergyUnit.KWH)),
            Map.entry("import_mwh", new PlainName(Flow.IMPORT, EnergyUnit.MWH)),
            Map.entry("export_wh", new PlainName(Flow.EXPORT, EnergyUnit.WH)),
            Map.entry("export_kwh", new PlainName(Flow.EXPORT, EnergyUnit.KWH)),
            Map.entry("export_mwh", new PlainName(Flow.EXPORT, EnergyUnit.MWH)),
            Map.entry("generated_wh", new PlainName(Flow.GENERATED, EnergyUnit.WH)),
            Map.entry("generated_kwh", new PlainName(Flow.GENERATED, EnergyUnit.KWH)),
            Map.entry("generated_mwh", new PlainName(Flow.GENERATED, EnergyUnit.MWH)),
            Map.entry("consumed_wh", new PlainName(Flow.CONSUMED, EnergyUnit.WH)),
            Map.entry("consumed_kwh", new PlainName(Flow.CONSUMED, EnergyUnit.KWH)),
            Map.entry("consumed_mwh", new PlainName(Flow.CONSUMED, EnergyUnit.MWH)));

    static Optional<PlainName> of(String name) {
        return Optional.ofNullable(KNOWN.get(name));
    }
}
