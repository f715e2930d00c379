package org.gridtokenx.local.mqtt;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * What the broker keeps beside its queues: the password of meter-ingest, and a certificate that it signs itself. Both
 * are made at the first start, and only their owner can read the directory.
 */
public final class BrokerFiles {
    private static final int SECRET_BYTES = 24;
    private static final int PEM_LINE = 64;
    private static final int VALID_DAYS = 3_650;
    private static final String ALIAS = "mqtt";

    private final Path dir;

    public BrokerFiles(Path dir) {
        this.dir = dir;
    }

    /** With what meter-ingest logs in. */
    public Path ingestPassword() {
        return dir.resolve("ingest.password");
    }

    /** What a client trusts the broker by: {@code mosquitto_pub --cafile}. */
    public Path certificate() {
        return dir.resolve("certificate.pem");
    }

    Path keyStore() {
        return dir.resolve("tls.jks");
    }

    Path trustStore() {
        return dir.resolve("clients.jks");
    }

    Path storePassword() {
        return dir.resolve("tls.password");
    }

    Path configuration() {
        return dir.resolve("conf");
    }

    Path queues() {
        return dir.resolve("data");
    }

    Path extensions() {
        return dir.resolve("extensions");
    }

    /** Makes what is missing. */
    void make() throws IOException, InterruptedException {
        Files.createDirectories(dir);
        Files.setPosixFilePermissions(dir, PosixFilePermissions.fromString("rwx------"));
        for (Path child : List.of(configuration(), queues(), extensions())) {
            Files.createDirectories(child);
        }
        secret(ingestPassword());
        secret(storePassword());
        if (!Files.exists(certificate())) {
            makeCertificate();
        }
    }

    private static void secret(Path file) throws IOException {
        if (!Files.exists(file)) {
            byte[] random = new byte[SECRET_BYTES];
            new SecureRandom().nextBytes(random);
            write(file, HexFormat.of().formatHex(random) + '\n');
        }
    }

    /** Whole or not at all. */
    private static void write(Path file, String text) throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".next");
        Files.writeString(next, text);
        Files.move(next, file);
    }

    private void makeCertificate() throws IOException, InterruptedException {
        Files.deleteIfExists(keyStore());
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-noprompt",
                "-alias",
                ALIAS,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-validity",
                Integer.toString(VALID_DAYS),
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost,ip:127.0.0.1",
                "-storetype",
                "JKS",
                "-keystore",
                keyStore().toString(),
                "-storepass:file",
                storePassword().toString(),
                "-keypass:file",
                storePassword().toString());
        Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
        keytool.getOutputStream().close();
        String said = new String(keytool.getInputStream().readAllBytes());
        if (keytool.waitFor() != 0) {
            throw new IOException("keytool made no certificate: " + said.strip());
        }
        try (InputStream in = Files.newInputStream(keyStore())) {
            KeyStore store = KeyStore.getInstance("JKS");
            store.load(in, null);
            byte[] encoded = store.getCertificate(ALIAS).getEncoded();
            String lines = Base64.getMimeEncoder(PEM_LINE, new byte[] {'\n'}).encodeToString(encoded);
            write(certificate(), "-----BEGIN CERTIFICATE-----\n" + lines + "\n-----END CERTIFICATE-----\n");
        } catch (GeneralSecurityException e) {
            throw new IOException("the certificate that keytool made cannot be read: " + e.getMessage(), e);
        }
    }

    /** Those whose certificates are accepted, from PEM into the form that the broker reads. */
    void trust(Path authorities) throws IOException {
        try (InputStream in = Files.newInputStream(authorities)) {
            KeyStore store = KeyStore.getInstance("JKS");
            store.load(null, null);
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("ca-" + store.size(), certificate);
            }
            try (var out = Files.newOutputStream(trustStore())) {
                store.store(out, password().toCharArray());
            }
        } catch (GeneralSecurityException e) {
            throw new IOException("--client-ca " + authorities + " holds no certificates: " + e.getMessage(), e);
        }
    }

    /** Of both stores. */
    String password() throws IOException {
        return Files.readString(storePassword()).strip();
    }
}
