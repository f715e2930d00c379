package org.gridtokenx.local.crash;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Compares two collections of lines, whatever their order, and says what differs. */
final class Differences {
    private static final int SHOWN = 5;

    private Differences() {}

    /** @throws AssertionError if a line is missing, is there too often or should not be there */
    static void requireNone(String what, Collection<String> expected, Collection<String> found) {
        Map<String, Integer> surplus = new TreeMap<>();
        expected.forEach(line -> surplus.merge(line, -1, Integer::sum));
        found.forEach(line -> surplus.merge(line, 1, Integer::sum));
        List<String> missing = new ArrayList<>();
        List<String> unexpected = new ArrayList<>();
        surplus.forEach((line, count) -> {
            if (count < 0) {
                missing.add(line);
            } else if (count > 0) {
                unexpected.add(line + (count > 1 ? " (" + count + " times too often)" : ""));
            }
        });
        if (!missing.isEmpty() || !unexpected.isEmpty()) {
            throw new AssertionError("%s: of %d, %d are missing, %d are unexpected%n%s%s"
                    .formatted(
                            what,
                            expected.size(),
                            missing.size(),
                            unexpected.size(),
                            shown("missing", missing),
                            shown("unexpected", unexpected)));
        }
    }

    private static String shown(String kind, List<String> lines) {
        StringBuilder out = new StringBuilder();
        lines.stream()
                .limit(SHOWN)
                .forEach(line ->
                        out.append("  ").append(kind).append(": ").append(line).append(System.lineSeparator()));
        return out.toString();
    }
}
