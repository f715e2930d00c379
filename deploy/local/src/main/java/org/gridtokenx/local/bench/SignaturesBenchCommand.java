package org.gridtokenx.local.bench;

import java.io.PrintWriter;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.EdECPublicKey;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.gridtokenx.contracts.Base58;
import org.gridtokenx.ingest.signatures.VerifyingKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Checks of meters' signatures per second, as meter-ingest does them and as the JDK does. */
@Command(
        name = "signatures",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        description = "Checks of meters' signatures per second and thread: meter-ingest's way, and the JDK's.")
final class SignaturesBenchCommand implements Callable<Integer> {
    private static final int KEY_BYTES = 32;
    private static final int SIGN_BIT = 0x80;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--checks",
            paramLabel = "N",
            defaultValue = "20000",
            description = "Checks that are measured, after a warm-up of as many.")
    private int checks;

    @FunctionalInterface
    private interface Check {
        boolean isGood() throws GeneralSecurityException;
    }

    @Override
    public Integer call() throws GeneralSecurityException {
        if (checks < 1) {
            throw new ParameterException(spec.commandLine(), "--checks is 1 or more");
        }
        KeyPair keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        byte[] message = "1EMH0012345678:0.25:1780315200000".getBytes(StandardCharsets.UTF_8);
        Signature signing = Signature.getInstance("Ed25519");
        signing.initSign(keys.getPrivate());
        signing.update(message);
        byte[] signature = signing.sign();
        String base58 = Base58.encode(signature);
        VerifyingKey key = VerifyingKey.of(Base58.encode(bytes((EdECPublicKey) keys.getPublic())));
        PrintWriter out = spec.commandLine().getOut();
        out.printf(Locale.ROOT, "Ed25519, %,d checks, one thread%n", checks);
        measure("meter-ingest (BouncyCastle)", () -> key.verifies(message, base58));
        measure("JDK", () -> {
            Signature verifying = Signature.getInstance("Ed25519");
            verifying.initVerify(keys.getPublic());
            verifying.update(message);
            return verifying.verify(signature);
        });
        return 0;
    }

    private void measure(String name, Check check) throws GeneralSecurityException {
        run(check);
        double seconds = run(check) / 1e9;
        PrintWriter out = spec.commandLine().getOut();
        out.printf(Locale.ROOT, "%28s %,10.0f/s%n", name, checks / seconds);
        out.flush();
    }

    private long run(Check check) throws GeneralSecurityException {
        long start = System.nanoTime();
        for (int i = 0; i < checks; i++) {
            if (!check.isGood()) {
                throw new GeneralSecurityException("a good signature was taken for a bad one");
            }
        }
        return System.nanoTime() - start;
    }

    /** As RFC 8032 writes a point: y, the lowest byte first, and the sign of x in the highest bit. */
    private static byte[] bytes(EdECPublicKey key) {
        byte[] y = key.getPoint()
                .getY()
                .add(BigInteger.ONE.shiftLeft(KEY_BYTES * Byte.SIZE))
                .toByteArray();
        byte[] bytes = new byte[KEY_BYTES];
        for (int i = 0; i < KEY_BYTES; i++) {
            bytes[i] = y[y.length - 1 - i];
        }
        if (key.getPoint().isXOdd()) {
            bytes[KEY_BYTES - 1] |= (byte) SIGN_BIT;
        }
        return bytes;
    }
}
