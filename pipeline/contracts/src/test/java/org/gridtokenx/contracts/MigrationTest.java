package org.gridtokenx.contracts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A released migration never changes: databases have run it. What is to change goes into a new one, added here. */
class MigrationTest {
    private static final Map<String, String> SHA256 = Map.of(
            "V1__market.sql",
            "2a80456f3df09bec1440347bcdc4272a3ec775ef60346daa6fb4daae932588cc",
            "V2__settlements_from_receipts.sql",
            "01a5bac5721ad26eadf5e3fe1577f3ef88c91c9741a1614c1e138d40d68a1a30",
            "V3__rule_book.sql",
            "1087f960283f2cc421d9254f746b36a2dc993f3e7a4ed730c1fa910007482c4d",
            "V4__metering.sql",
            "7134dd36520c083e727d6a4c6a3c9d64fd46435019defc41d8e65d30074dbd01",
            "V5__meter_registry.sql",
            "25fc66d9a0b0acca619b9325c54d84d8838d6cc81a3d5b6699c4277624780ac7");

    @Test
    void migrationsNeverChange() throws IOException, URISyntaxException, NoSuchAlgorithmException {
        Path folder = Path.of(Topic.class.getResource("/db/migration").toURI());
        Map<String, String> found = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
                found.put(file.getFileName().toString(), HexFormat.of().formatHex(hash));
            }
        }
        assertEquals(SHA256, found);
    }
}
