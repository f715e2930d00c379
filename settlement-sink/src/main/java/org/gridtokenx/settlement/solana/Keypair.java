package org.gridtokenx.settlement.solana;

import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.p2p.solanaj.core.PublicKey;

/** An Ed25519 key that signs. BouncyCastle signs some ten times faster than the JDK, once warm. */
public final class Keypair {
    /** Bytes of the seed a key is made of. */
    public static final int SEED_BYTES = 32;

    /** Bytes of a signature. */
    public static final int SIGNATURE_BYTES = 64;

    private final Ed25519PrivateKeyParameters privateKey;
    private final PublicKey publicKey;

    private Keypair(byte[] seed) {
        privateKey = new Ed25519PrivateKeyParameters(seed, 0);
        publicKey = new PublicKey(privateKey.generatePublicKey().getEncoded());
    }

    /** The key of a 32-byte seed, the first half of what Solana's tools call a secret key. */
    public static Keypair fromSeed(byte[] seed) {
        if (seed.length != SEED_BYTES) {
            throw new IllegalArgumentException("a seed has " + SEED_BYTES + " bytes, not " + seed.length);
        }
        return new Keypair(seed);
    }

    public PublicKey publicKey() {
        return publicKey;
    }

    byte[] sign(byte[] message) {
        Ed25519Signer signer = new Ed25519Signer();
        signer.init(true, privateKey);
        signer.update(message, 0, message.length);
        return signer.generateSignature();
    }
}
