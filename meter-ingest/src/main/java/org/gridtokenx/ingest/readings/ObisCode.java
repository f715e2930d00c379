package org.gridtokenx.ingest.readings;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a number measures, by IEC 62056-6-1: {@code 1.8.0}, also with medium, channel and storage as {@code
 * 1-0:1.8.0*255} or {@code 1.1.1.8.0.255}.
 *
 * @param medium 1 is electricity; taken for granted where the short form leaves it out
 * @param quantity 1 is active import, 2 active export, 32 voltage L1 …
 * @param kind 8 is a counter, 7 an instantaneous value …
 * @param tariff 0 is the total
 */
record ObisCode(int medium, int quantity, int kind, int tariff) {
    private static final int ELECTRICITY = 1;
    private static final int LONGEST = 27;
    private static final Pattern FORMS = Pattern.compile("(?:(\\d{1,3})-(\\d{1,3}):)?"
            + "(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})(?:[*.](\\d{1,3}))?"
            + "|(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");
    private static final ObisCode IMPORT = new ObisCode(ELECTRICITY, 1, 8, 0);
    private static final ObisCode EXPORT = new ObisCode(ELECTRICITY, 2, 8, 0);

    /** The code of a text, if it is one. */
    static Optional<ObisCode> of(String text) {
        switch (text) {
            case "1.8.0", "1.1.1.8.0.255", "1-0:1.8.0" -> {
                return Optional.of(IMPORT);
            }
            case "2.8.0", "1.1.2.8.0.255", "1-0:2.8.0" -> {
                return Optional.of(EXPORT);
            }
            default -> {
                return parsed(text);
            }
        }
    }

    private static Optional<ObisCode> parsed(String text) {
        if (text.isEmpty() || text.length() > LONGEST || text.charAt(0) < '0' || text.charAt(0) > '9') {
            return Optional.empty();
        }
        Matcher form = FORMS.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        boolean dotted = form.group(7) != null;
        int first = dotted ? 9 : 3;
        String medium = form.group(dotted ? 7 : 1);
        return Optional.of(new ObisCode(
                medium == null ? ELECTRICITY : Integer.parseInt(medium),
                Integer.parseInt(form.group(first)),
                Integer.parseInt(form.group(first + 1)),
                Integer.parseInt(form.group(first + 2))));
    }

    boolean isElectricity() {
        return medium == ELECTRICITY;
    }

    /** Whether it counts the active energy of one direction, in total or in a tariff. */
    boolean isActiveEnergy() {
        return isElectricity() && kind == 8 && (quantity == 1 || quantity == 2);
    }

    boolean isExport() {
        return quantity == 2;
    }

    /** The short form, {@code 32.7.0}. */
    String word() {
        return quantity + "." + kind + "." + tariff;
    }
}
