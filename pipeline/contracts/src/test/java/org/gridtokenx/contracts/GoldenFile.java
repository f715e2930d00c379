package org.gridtokenx.contracts;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** Bytes laid out for a reader: {@code [name]}, then hexadecimal with a field a line; {@code #} starts a comment. */
final class GoldenFile {
    private GoldenFile() {}

    /** The bytes of each section. */
    static Map<String, byte[]> sections(String file) {
        Map<String, StringBuilder> digits = new LinkedHashMap<>();
        StringBuilder section = null;
        for (String line : text(file).lines().toList()) {
            if (line.startsWith("[")) {
                section = new StringBuilder();
                digits.put(line.substring(1, line.lastIndexOf(']')), section);
            } else {
                String hex = line.replaceFirst("#.*", "").replace(" ", "");
                if (!hex.isEmpty()) {
                    section.append(hex);
                }
            }
        }
        Map<String, byte[]> sections = new LinkedHashMap<>();
        digits.forEach((name, hex) -> sections.put(name, HexFormat.of().parseHex(hex)));
        return sections;
    }

    static String text(String file) {
        return new String(bytes("/golden/" + file), StandardCharsets.UTF_8);
    }

    static byte[] bytes(String resource) {
        try (InputStream in = GoldenFile.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new AssertionError("no resource " + resource);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
