package org.gridtokenx.ingest;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.EdECPublicKey;
import org.gridtokenx.contracts.Base58;

/** A meter's private key, of the JDK, so that it is not our own library that agrees with itself. */
public final class Signer {
    private static final int KEY_BYTES = 32;

    private final KeyPair keys;

    public Signer() {
        try {
            keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    public String publicKey() {
        EdECPublicKey key = (EdECPublicKey) keys.getPublic();
        byte[] bytes = new byte[KEY_BYTES];
        byte[] y = key.getPoint().getY().add(BigInteger.ONE.shiftLeft(255)).toByteArray();
        for (int i = 0; i < KEY_BYTES; i++) {
            bytes[i] = y[y.length - 1 - i];
        }
        bytes[KEY_BYTES - 1] =
                (byte) (bytes[KEY_BYTES - 1] & 0x7f | (key.getPoint().isXOdd() ? 0x80 : 0));
        return Base58.encode(bytes);
    }

    public String sign(String message) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(keys.getPrivate());
            signature.update(message.getBytes(StandardCharsets.UTF_8));
            return Base58.encode(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
