package org.gridtokenx.ingest.signatures;

import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.gridtokenx.contracts.Base58;

/**
 * A meter's Ed25519 public key, decoded once. By BouncyCastle, which checks a signature in a tenth of the time that the
 * JDK takes (deploy/docs/performance.md).
 */
public final class VerifyingKey {
    private static final int SIGNATURE_BYTES = 64;
    /** The longest base58 of so many bytes. */
    private static final int SIGNATURE_LETTERS = 88;

    /** Null if the bytes are no point of the curve: such a key verifies nothing. */
    private final Ed25519.PublicPoint point;

    private VerifyingKey(Ed25519.PublicPoint point) {
        this.point = point;
    }

    /**
     * A registered key.
     *
     * @param base58 null for none
     * @return null for none
     */
    public static VerifyingKey of(String base58) {
        if (base58 == null) {
            return null;
        }
        byte[] bytes = Base58.decode(base58).orElse(new byte[0]);
        return new VerifyingKey(
                bytes.length == Ed25519.PUBLIC_KEY_SIZE ? Ed25519.validatePublicKeyPartialExport(bytes, 0) : null);
    }

    /**
     * Whether a message is signed.
     *
     * @param signature base58; what is none verifies nothing
     */
    public boolean verifies(byte[] message, String signature) {
        if (point == null || signature.length() > SIGNATURE_LETTERS) {
            return false;
        }
        byte[] bytes = Base58.decode(signature).orElse(new byte[0]);
        return bytes.length == SIGNATURE_BYTES && Ed25519.verify(bytes, 0, point, message, 0, message.length);
    }
}
