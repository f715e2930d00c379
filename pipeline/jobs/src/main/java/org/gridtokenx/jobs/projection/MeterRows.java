package org.gridtokenx.jobs.projection;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.gridtokenx.contracts.Json;
import org.gridtokenx.contracts.MeterInterval;
import org.gridtokenx.contracts.ZoneEnergy;

/** What intervals and the figures of zones mean for the tables: their revision is the sequence of a row. */
final class MeterRows {
    private MeterRows() {}

    static void of(MeterInterval interval, Consumer<Row> out) {
        String status = word(interval.status());
        String quality = word(interval.quality());
        String measurements = measurements(interval.measurements());
        out.accept(Rows.row(
                Table.INTERVALS,
                interval.meterId(),
                interval.startMillis(),
                interval.endMillis(),
                interval.userId(),
                interval.zone(),
                status,
                interval.revision(),
                interval.importWh(),
                interval.exportWh(),
                interval.generatedWh(),
                interval.consumedWh(),
                interval.readings(),
                quality,
                interval.gapMillis(),
                measurements,
                (long) interval.revision()));
        out.accept(Rows.row(
                Table.INTERVAL_REVISIONS,
                interval.meterId(),
                interval.startMillis(),
                interval.revision(),
                interval.endMillis(),
                interval.userId(),
                interval.zone(),
                status,
                interval.importWh(),
                interval.exportWh(),
                interval.creditedExportWh(),
                interval.creditedImportWh(),
                interval.generatedWh(),
                interval.consumedWh(),
                interval.readings(),
                quality,
                interval.gapMillis(),
                measurements,
                (long) interval.revision()));
    }

    static void of(ZoneEnergy energy, Consumer<Row> out) {
        out.accept(Rows.row(
                Table.ZONE_STATISTICS,
                energy.zone(),
                energy.startMillis(),
                energy.endMillis(),
                word(energy.status()),
                energy.revision(),
                energy.meters(),
                energy.missing(),
                energy.importWh(),
                energy.exportWh(),
                energy.generatedWh(),
                energy.consumedWh(),
                energy.selfSufficiencyPpm(),
                (long) energy.revision()));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static String measurements(Map<String, String> measurements) {
        return measurements.isEmpty() ? null : new String(Json.toBytes(measurements), StandardCharsets.UTF_8);
    }
}
