package org.gridtokenx.jobs.replay;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Joins the parts that {@link ResultSink} wrote: sorted by zone, then epoch, then position. */
final class ResultFiles {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Columns that are numbers in JSON; decimals stay text. */
    private static final Set<String> WHOLE_NUMBERS = Set.of("epoch", "position", "matched_orders", "matches");

    private ResultFiles() {}

    /** The file for one result of one zone, named by the hash of the zone's name, whatever that contains. */
    static Path part(Path folder, Result result, String zone) {
        byte[] hash = sha256().digest(zone.getBytes(StandardCharsets.UTF_8));
        return folder.resolve(result.word() + '-' + HexFormat.of().formatHex(hash));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Writes {@code trades.csv}, {@code epochs.csv} and {@code rejected.csv}; where asked, also as JSON Lines. */
    static void join(Path parts, Path out, boolean jsonLines) throws IOException {
        for (Result result : Result.values()) {
            Path csv = parts.resolve(result.word() + ".csv");
            try (BufferedWriter writer = Files.newBufferedWriter(csv)) {
                ResultSink.CSV.printRecord(writer, result.columns().toArray());
                for (Path part : partsOf(parts, result)) {
                    // Trades and epochs come in the order of their epochs, a refusal may name a later one.
                    if (result == Result.REJECTED) {
                        copySorted(part, result, writer);
                    } else {
                        try (Stream<String> lines = Files.lines(part)) {
                            for (String line : (Iterable<String>) lines::iterator) {
                                writer.write(line);
                                writer.write('\n');
                            }
                        }
                    }
                }
            }
            Files.move(csv, out.resolve(result.word() + ".csv"), StandardCopyOption.REPLACE_EXISTING);
            if (jsonLines) {
                writeJsonLines(result, out);
            }
        }
    }

    private static List<Path> partsOf(Path folder, Result result) throws IOException {
        Map<String, Path> byZone = new TreeMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, result.word() + "-*")) {
            for (Path file : files) {
                try (CSVParser parser = ResultSink.CSV.parse(Files.newBufferedReader(file))) {
                    byZone.put(parser.iterator().next().get(result.column("zone")), file);
                }
            }
        }
        return List.copyOf(byZone.values());
    }

    private static void copySorted(Path part, Result result, BufferedWriter writer) throws IOException {
        List<CSVRecord> records = new ArrayList<>();
        try (CSVParser parser = ResultSink.CSV.parse(Files.newBufferedReader(part))) {
            parser.forEach(records::add);
        }
        records.sort(Comparator.comparingLong(record -> Long.parseLong(record.get(result.column("epoch")))));
        for (CSVRecord record : records) {
            ResultSink.CSV.printRecord(writer, (Object[]) record.values());
        }
    }

    private static void writeJsonLines(Result result, Path out) throws IOException {
        try (CSVParser parser = ResultSink.CSV
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .get()
                        .parse(Files.newBufferedReader(out.resolve(result.word() + ".csv")));
                BufferedWriter writer = Files.newBufferedWriter(out.resolve(result.word() + ".jsonl"))) {
            for (CSVRecord record : parser) {
                ObjectNode object = MAPPER.createObjectNode();
                for (String column : result.columns()) {
                    String text = record.get(column);
                    if (WHOLE_NUMBERS.contains(column)) {
                        object.put(column, Long.parseLong(text));
                    } else if (text.isEmpty() && column.equals("clearing_price")) {
                        object.putNull(column);
                    } else {
                        object.put(column, text);
                    }
                }
                writer.write(MAPPER.writeValueAsString(object));
                writer.write('\n');
            }
        }
    }
}
