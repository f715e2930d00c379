package org.gridtokenx.contracts;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Optional;

/** The Ed25519 public key with which a meter's signatures are checked: 32 bytes, in base58. */
public final class MeterPublicKey {
    private static final int BYTES = 32;
    private static final String ALGORITHM = "Ed25519";

    private MeterPublicKey() {}

    /** Whether a text is such a key: of the right length, and a point of the curve. */
    public static boolean isWellFormed(String base58) {
        Optional<byte[]> bytes = Base58.decode(base58).filter(key -> key.length == BYTES);
        return bytes.isPresent() && isPoint(bytes.get());
    }

    private static boolean isPoint(byte[] key) {
        boolean xIsOdd = (key[BYTES - 1] & 0x80) != 0;
        byte[] y = new byte[BYTES];
        for (int i = 0; i < BYTES; i++) {
            y[BYTES - 1 - i] = key[i];
        }
        y[0] &= 0x7f;
        EdECPoint point = new EdECPoint(xIsOdd, new BigInteger(1, y));
        try {
            PublicKey publicKey = KeyFactory.getInstance(ALGORITHM)
                    .generatePublic(new EdECPublicKeySpec(NamedParameterSpec.ED25519, point));
            Signature.getInstance(ALGORITHM).initVerify(publicKey);
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
