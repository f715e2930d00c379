package org.gridtokenx.local.simulate;

import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * What was measured: one week of real households, and of real panels.
 *
 * @param householdsWh energy that each household drew in each slot of the week
 * @param panelsWh energy that each system produced in each slot, per installed kWp
 */
record MeasuredData(List<int[]> householdsWh, List<int[]> panelsWh) {
    private static final String HOUSEHOLDS = "/data/households-week44.csv.gz";
    private static final String PANELS = "/data/pv-per-kwp-week.csv";

    MeasuredData {
        householdsWh = List.copyOf(householdsWh);
        panelsWh = List.copyOf(panelsWh);
        if (householdsWh.isEmpty() || panelsWh.isEmpty()) {
            throw new IllegalArgumentException("a neighbourhood needs households and panels");
        }
    }

    /** The data that comes with the program. */
    static MeasuredData load() throws IOException {
        try (BufferedReader households = open(new GZIPInputStream(resource(HOUSEHOLDS)));
                BufferedReader panels = open(resource(PANELS))) {
            return new MeasuredData(parseHouseholds(households), parsePanels(panels));
        }
    }

    private static InputStream resource(String name) throws IOException {
        InputStream in = MeasuredData.class.getResourceAsStream(name);
        if (in == null) {
            throw new FileNotFoundException(name + " is missing from the program");
        }
        return in;
    }

    private static BufferedReader open(InputStream in) {
        return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    }

    /**
     * Reads one household a line: its name and the Wh of every slot.
     *
     * @throws IOException with the line's number, if one is not as it should be
     */
    static List<int[]> parseHouseholds(BufferedReader csv) throws IOException {
        return rows(csv, EnergyCurve.SLOTS + 1);
    }

    /**
     * Reads one slot a line: its number and the Wh of every system.
     *
     * @throws IOException with the line's number, if one is not as it should be
     */
    static List<int[]> parsePanels(BufferedReader csv) throws IOException {
        List<int[]> rows = rows(csv, 0);
        if (rows.size() != EnergyCurve.SLOTS) {
            throw new IOException("a week has " + EnergyCurve.SLOTS + " slots, not " + rows.size());
        }
        List<int[]> panels = new ArrayList<>();
        for (int system = 0; system < rows.get(0).length; system++) {
            int[] slots = new int[EnergyCurve.SLOTS];
            for (int slot = 0; slot < slots.length; slot++) {
                slots[slot] = rows.get(slot)[system];
            }
            panels.add(slots);
        }
        return panels;
    }

    /**
     * The numbers of all lines but the header, without the first column, which is a name.
     *
     * @param columns of each line, or 0 for as many as the header has
     */
    private static List<int[]> rows(BufferedReader csv, int columns) throws IOException {
        String header = csv.readLine();
        int expected = columns > 0 || header == null ? columns : header.split(",", -1).length;
        List<int[]> rows = new ArrayList<>();
        int number = 1;
        for (String line = csv.readLine(); line != null; line = csv.readLine()) {
            number++;
            String[] fields = line.split(",", -1);
            if (fields.length != expected) {
                throw new IOException("line " + number + " has " + fields.length + " columns, not " + expected);
            }
            int[] row = new int[expected - 1];
            for (int i = 0; i < row.length; i++) {
                try {
                    row[i] = Integer.parseInt(fields[i + 1]);
                } catch (NumberFormatException e) {
                    throw new IOException("line " + number + ": '" + fields[i + 1] + "' is no whole number");
                }
            }
            rows.add(row);
        }
        return rows;
    }
}
