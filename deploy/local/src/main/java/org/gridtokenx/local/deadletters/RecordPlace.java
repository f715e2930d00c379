package org.gridtokenx.local.deadletters;

import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Where a record lies in the log; as text {@code market.commands/2/99}. It is what names a dead letter. */
record RecordPlace(String topic, int partition, long offset) {
    private static final Pattern FORM = Pattern.compile("([\\w.-]+)/(\\d{1,9})/(\\d{1,18})");

    RecordPlace {
        Objects.requireNonNull(topic, "topic");
    }

    /** @throws IllegalArgumentException if the text names no place */
    static RecordPlace parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' names no letter: it is TOPIC/PARTITION/OFFSET, such as" + " market.commands/2/99");
        }
        return new RecordPlace(matcher.group(1), Integer.parseInt(matcher.group(2)), Long.parseLong(matcher.group(3)));
    }

    @Override
    public String toString() {
        return topic + '/' + partition + '/' + offset;
    }

    /** For picocli. */
    static final class Converter implements ITypeConverter<RecordPlace> {
        @Override
        public RecordPlace convert(String text) {
            try {
                return parse(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }
}
