package org.gridtokenx.ingest.readings;

import static org.gridtokenx.ingest.readings.ParsedReading.NOT_GIVEN;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.gridtokenx.contracts.MeterReading.Kind;
import org.gridtokenx.ingest.readings.PlainName.Flow;

/**
 * The energy of one reading, by OBIS code or plain name. A total wins over the tariffs it is made of; the tariffs are
 * added up where it is missing. What stands twice is refused, since either could be meant.
 */
final class EnergyFields {
    /** Millionths of a Wh; {@link ParsedReading#NOT_GIVEN} for what is not there. */
    record Sums(long importMicroWh, long exportMicroWh, long generatedMicroWh, long consumedMicroWh) {}

    private record Field(String name, String value, EnergyUnit unit, int tariff, boolean byCode) {}

    private final Map<Flow, List<Field>> fields = new EnumMap<>(Flow.class);
    private boolean byCode;
    private boolean byName;

    void register(ObisCode code, String name, String value, EnergyUnit stated) {
        add(code.isExport() ? Flow.EXPORT : Flow.IMPORT, new Field(name, value, stated, code.tariff(), true));
        byCode = true;
    }

    void plain(PlainName plain, String name, String value) {
        add(plain.flow(), new Field(name, value, plain.unit(), 0, false));
        byName |= plain.flow() == Flow.IMPORT || plain.flow() == Flow.EXPORT;
    }

    private void add(Flow flow, Field field) {
        List<Field> before = fields.computeIfAbsent(flow, f -> new ArrayList<>(2));
        for (Field other : before) {
            if (other.tariff() == field.tariff()) {
                throw Refusal.reading(field.name() + " says the same as " + other.name() + ": leave one of them out");
            }
        }
        before.add(field);
    }

    /** What is meant where the sender does not say: an OBIS register counts on, a plain name is what was measured. */
    Kind usualKind() {
        if (byCode && byName) {
            throw Refusal.reading("there are both OBIS codes and plain names: say kind, cumulative or interval");
        }
        return byCode ? Kind.REGISTER : Kind.INTERVAL;
    }

    /** @param unit of OBIS codes that do not state theirs; kWh if null, as meters show them */
    Sums sums(Kind kind, EnergyUnit unit) {
        EnergyUnit usual = unit == null ? EnergyUnit.KWH : unit;
        long most = kind == Kind.INTERVAL ? ParsedReading.MOST_OF_INTERVAL : ParsedReading.MOST_OF_REGISTER;
        Sums sums = new Sums(
                sum(Flow.IMPORT, usual, most),
                sum(Flow.EXPORT, usual, most),
                sum(Flow.GENERATED, usual, most),
                sum(Flow.CONSUMED, usual, most));
        if (sums.importMicroWh() == NOT_GIVEN && sums.exportMicroWh() == NOT_GIVEN) {
            throw Refusal.reading(
                    "there is no energy: send import_kwh and export_kwh, or the registers 1.8.0 and 2.8.0");
        }
        if (kind == Kind.INTERVAL) {
            return new Sums(
                    Math.max(0, sums.importMicroWh()),
                    Math.max(0, sums.exportMicroWh()),
                    sums.generatedMicroWh(),
                    sums.consumedMicroWh());
        }
        if (sums.generatedMicroWh() != NOT_GIVEN || sums.consumedMicroWh() != NOT_GIVEN) {
            throw Refusal.reading("generated and consumed energy go with kind interval, not with registers");
        }
        return sums;
    }

    /** The total, or the tariffs added up; {@link ParsedReading#NOT_GIVEN} where there is neither. */
    long sum(Flow flow, EnergyUnit usual, long most) {
        List<Field> given = fields.get(flow);
        if (given == null) {
            return NOT_GIVEN;
        }
        long sum = 0;
        for (Field field : given) {
            EnergyUnit unit = field.unit() == null ? usual : field.unit();
            long value = MicroWh.parse(field.value(), unit, field.name(), most);
            if (field.tariff() == 0) {
                return value;
            }
            sum += value;
            if (sum > most) {
                throw Refusal.reading("the tariffs' sum must not be above " + MicroWh.inWh(most) + " Wh");
            }
        }
        return sum;
    }
}
