package org.gridtokenx.settlement.chain;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.gridtokenx.settlement.solana.Keypair;
import org.p2p.solanaj.core.PublicKey;

/**
 * Who settles: one key pays every fee, is delegate of every user's accounts and authority of both tokens. All other
 * keys derive from its seed, so the one file is all there is to keep; who has it has everything.
 */
public final class Operator {
    /** Name of the key file, in the format of Solana's command line tools: 64 numbers, seed and public key. */
    public static final String FILE = "operator.json";

    private static final int FILE_BYTES = 64;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final byte[] seed;
    private final Keypair key;

    private Operator(byte[] seed) {
        this.seed = seed;
        this.key = Keypair.fromSeed(seed);
    }

    static Operator fromSeed(byte[] seed) {
        return new Operator(seed.clone());
    }

    /**
     * Reads the operator's key from a folder; makes both on first use.
     *
     * @throws UncheckedIOException if the file cannot be read, written or understood
     */
    public static Operator loadOrCreate(Path folder) {
        Path file = folder.resolve(FILE);
        try {
            if (!Files.exists(file)) {
                create(file);
            }
            return read(file);
        } catch (IOException e) {
            throw new UncheckedIOException("the operator's key " + file + ": " + e.getMessage(), e);
        }
    }

    private static Operator read(Path file) throws IOException {
        int[] numbers = MAPPER.readValue(file.toFile(), int[].class);
        byte[] bytes = new byte[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            bytes[i] = (byte) numbers[i];
        }
        if (bytes.length != FILE_BYTES) {
            throw new IOException("it holds " + bytes.length + " numbers, not " + FILE_BYTES);
        }
        Operator operator = new Operator(Arrays.copyOf(bytes, Keypair.SEED_BYTES));
        if (!Arrays.equals(
                operator.publicKey().toByteArray(), Arrays.copyOfRange(bytes, Keypair.SEED_BYTES, FILE_BYTES))) {
            throw new IOException("its public key does not fit its seed");
        }
        return operator;
    }

    /** Another process may do the same at the same time: the file appears whole, and the first one stays. */
    private static void create(Path file) throws IOException {
        byte[] seed = new byte[Keypair.SEED_BYTES];
        new SecureRandom().nextBytes(seed);
        byte[] both = Arrays.copyOf(seed, FILE_BYTES);
        System.arraycopy(
                Keypair.fromSeed(seed).publicKey().toByteArray(), 0, both, Keypair.SEED_BYTES, Keypair.SEED_BYTES);
        int[] numbers = new int[FILE_BYTES];
        for (int i = 0; i < FILE_BYTES; i++) {
            numbers[i] = Byte.toUnsignedInt(both[i]);
        }
        Files.createDirectories(file.getParent());
        Path draft = Files.createTempFile(
                file.getParent(),
                FILE,
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(draft, MAPPER.writeValueAsBytes(numbers));
        try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        try {
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException e) {
            return; // the other's key is the operator
        } finally {
            Files.delete(draft);
        }
        try (FileChannel folder = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    public PublicKey publicKey() {
        return key.publicKey();
    }

    public Keypair key() {
        return key;
    }

    /** The key of a purpose: the same for the same label, and telling nothing of the operator's own. */
    Keypair derive(String label) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(seed, "HmacSHA256"));
            return Keypair.fromSeed(mac.doFinal(label.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
