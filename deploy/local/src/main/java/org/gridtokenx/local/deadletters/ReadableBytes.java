package org.gridtokenx.local.deadletters;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Bytes for a person: the text they are, or hexadecimal digits. */
final class ReadableBytes {
    private ReadableBytes() {}

    static String of(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (text.codePoints().allMatch(ReadableBytes::isPrintable)) {
                return text;
            }
        } catch (CharacterCodingException e) {
            return hexadecimal(bytes);
        }
        return hexadecimal(bytes);
    }

    /** Control characters could change what a terminal shows of the lines around them. */
    private static boolean isPrintable(int character) {
        return character == '\n' || character == '\t' || !Character.isISOControl(character);
    }

    private static String hexadecimal(byte[] bytes) {
        return "hex " + HexFormat.of().formatHex(bytes);
    }
}
