package org.gridtokenx.ingest.readings;

import static org.gridtokenx.ingest.readings.ParsedReading.MOST_OF_INTERVAL;
import static org.gridtokenx.ingest.readings.ParsedReading.NOT_GIVEN;

import java.math.BigDecimal;
import org.gridtokenx.ingest.readings.PlainName.Flow;

/**
 * The energy of a push. OBIS values are what went through the meter in the interval, in Wh, and win; where one is
 * missing, the signed net ({@code kwh}, or what was generated less what was consumed) says how much went that way.
 *
 * @param signedKwh the number that the meter's signature is over
 */
record PushEnergy(
        long importMicroWh, long exportMicroWh, long generatedMicroWh, long consumedMicroWh, BigDecimal signedKwh) {
    private static final String NET = "kwh";
    private static final String GENERATED = "energy_generated";
    private static final String CONSUMED = "energy_consumed";
    private static final double WH_PER_KWH = 1_000;

    static PushEnergy of(PushFields fields) {
        EnergyFields registers = new EnergyFields();
        for (String name : fields.names()) {
            ObisCode.of(name)
                    .filter(ObisCode::isActiveEnergy)
                    .ifPresent(code -> registers.register(code, name, fields.required(name), EnergyUnit.WH));
        }
        long imported = registers.sum(Flow.IMPORT, EnergyUnit.WH, MOST_OF_INTERVAL);
        long exported = registers.sum(Flow.EXPORT, EnergyUnit.WH, MOST_OF_INTERVAL);
        long generated = kwh(fields, GENERATED);
        long consumed = kwh(fields, CONSUMED);
        boolean none = imported == NOT_GIVEN && exported == NOT_GIVEN;
        if (none && generated == NOT_GIVEN && consumed == NOT_GIVEN && fields.text(NET) == null) {
            throw Refusal.reading("there is no energy: send 1.1.1.8.0.255 and 1.1.2.8.0.255 in Wh, or kwh");
        }
        long net = fields.text(NET) == null
                ? Math.max(0, generated) - Math.max(0, consumed)
                : MicroWh.parseSigned(fields.text(NET), EnergyUnit.KWH, NET, MOST_OF_INTERVAL);
        return new PushEnergy(
                imported == NOT_GIVEN ? Math.max(0, -net) : imported,
                exported == NOT_GIVEN ? Math.max(0, net) : exported,
                generated,
                consumed,
                signed(fields));
    }

    private static long kwh(PushFields fields, String name) {
        String text = fields.text(name);
        return text == null ? NOT_GIVEN : MicroWh.parse(text, EnergyUnit.KWH, name, MOST_OF_INTERVAL);
    }

    /** What meters sign: the first of these that is there. */
    private static BigDecimal signed(PushFields fields) {
        for (String name : new String[] {NET, CONSUMED, GENERATED}) {
            String text = fields.text(name);
            if (text != null) {
                return MicroWh.number(text, name);
            }
        }
        for (String name : new String[] {"1.1.1.8.0.255", "1.1.2.8.0.255"}) {
            String text = fields.text(name);
            if (text != null) {
                // Divided as the meters' own software does, whose last digit a decimal division would not have.
                return BigDecimal.valueOf(MicroWh.number(text, name).doubleValue() / WH_PER_KWH);
            }
        }
        return BigDecimal.ZERO;
    }
}
