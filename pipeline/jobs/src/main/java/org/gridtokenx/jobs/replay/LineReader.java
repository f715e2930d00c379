package org.gridtokenx.jobs.replay;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads lines with named fields: JSON Lines where the first character is a brace, else CSV with a header. */
abstract class LineReader implements Closeable {
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final int MAX_DIGITS = 60;

    /** The next line's fields, or null at the end. Blank lines are passed over. */
    abstract Fields next() throws IOException;

    /** Opens UTF-8 text; the reader closes the stream. */
    static LineReader open(InputStream in) throws IOException {
        BufferedReader text = new BufferedReader(new InputStreamReader(
                in,
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)));
        try {
            text.mark(1);
            if (text.read() != BYTE_ORDER_MARK) {
                text.reset();
            }
            text.mark(1);
            int first = text.read();
            text.reset();
            return first == '{' ? new JsonLines(text) : new Csv(text);
        } catch (CharacterCodingException e) {
            throw new UnreadableFileException(1, "the file is not UTF-8 text");
        }
    }

    private static void checkName(long line, String name) throws UnreadableFileException {
        if (!CommandText.names().contains(name)) {
            throw new UnreadableFileException(line, "unknown field '" + name + "'");
        }
    }

    private static final class Csv extends LineReader {
        private final CSVParser parser;
        private final Iterator<CSVRecord> records;
        private final List<String> header;

        Csv(BufferedReader text) throws IOException {
            try {
                parser = CSVFormat.RFC4180
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .setTrim(true)
                        .setIgnoreEmptyLines(true)
                        .get()
                        .parse(text);
            } catch (IllegalArgumentException | CSVException | UncheckedIOException e) {
                throw new UnreadableFileException(1, "no header of CSV: " + e.getMessage());
            }
            header = parser.getHeaderNames();
            if (header.isEmpty()) {
                throw new UnreadableFileException(1, "the file is empty, not even a header");
            }
            for (String name : header) {
                checkName(1, name);
            }
            records = parser.iterator();
        }

        @Override
        Fields next() throws IOException {
            long before = parser.getCurrentLineNumber();
            CSVRecord record;
            try {
                if (!records.hasNext()) {
                    return null;
                }
                record = records.next();
            } catch (UncheckedIOException | IllegalStateException e) {
                throw new UnreadableFileException(before + 1, reason(e));
            }
            // The parser counts line ends, and the last line may have none.
            long line = Math.max(parser.getCurrentLineNumber(), before + 1);
            if (record.size() != header.size()) {
                throw new UnreadableFileException(line, record.size() + " fields, the header names " + header.size());
            }
            return new Fields(line, record.toMap());
        }

        private static String reason(RuntimeException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            return cause instanceof CharacterCodingException ? "not UTF-8 text" : String.valueOf(cause.getMessage());
        }

        @Override
        public void close() throws IOException {
            parser.close();
        }
    }

    private static final class JsonLines extends LineReader {
        private static final ObjectMapper MAPPER = JsonMapper.builder()
                .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .build();

        private final BufferedReader text;
        private long line;

        JsonLines(BufferedReader text) {
            this.text = text;
        }

        @Override
        Fields next() throws IOException {
            while (true) {
                line++;
                String json;
                try {
                    json = text.readLine();
                } catch (CharacterCodingException e) {
                    throw new UnreadableFileException(line, "not UTF-8 text");
                }
                if (json == null) {
                    return null;
                }
                if (!json.isBlank()) {
                    return fields(json);
                }
            }
        }

        private Fields fields(String json) throws UnreadableFileException {
            JsonNode object;
            try {
                object = MAPPER.readTree(json);
            } catch (JsonProcessingException e) {
                throw new UnreadableFileException(line, "not JSON: " + e.getOriginalMessage());
            }
            if (!object.isObject()) {
                throw new UnreadableFileException(line, "not a JSON object");
            }
            Map<String, String> byName = new HashMap<>();
            for (Map.Entry<String, JsonNode> field : object.properties()) {
                checkName(line, field.getKey());
                JsonNode value = field.getValue();
                if (value.isContainerNode()) {
                    throw new UnreadableFileException(line, field.getKey() + " is neither text nor a number");
                }
                if (!value.isNull()) {
                    byName.put(field.getKey(), value.isNumber() ? plain(line, field.getKey(), value) : value.asText());
                }
            }
            return new Fields(line, byName);
        }

        /** A number written out; one of a few letters, such as 1e999999999, may be longer than any memory. */
        private static String plain(long line, String name, JsonNode number) throws UnreadableFileException {
            BigDecimal value = number.decimalValue();
            if (Math.abs((long) value.scale()) > MAX_DIGITS || value.precision() > MAX_DIGITS) {
                throw new UnreadableFileException(line, name + " has more than " + MAX_DIGITS + " digits");
            }
            return value.toPlainString();
        }

        @Override
        public void close() throws IOException {
            text.close();
        }
    }
}
