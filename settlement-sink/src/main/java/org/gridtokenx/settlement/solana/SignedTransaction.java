package org.gridtokenx.settlement.solana;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.p2p.solanaj.core.PublicKey;
import org.p2p.solanaj.core.TransactionInstruction;
import org.p2p.solanaj.utils.Base58;
import org.p2p.solanaj.utils.ShortvecEncoding;

/**
 * A transaction as it goes over the wire.
 *
 * @param signature base58 of the payer's signature, which is the transaction's name
 * @param bytes signatures and message
 */
public record SignedTransaction(String signature, byte[] bytes) {
    /**
     * Signs instructions, in the order the message wants whatever the order of the keys given.
     *
     * @param keys the payer first, then every other key that an instruction needs
     */
    public static SignedTransaction sign(
            List<TransactionInstruction> instructions, String blockhash, List<Keypair> keys) {
        Message message = Message.compile(keys.get(0).publicKey(), instructions, blockhash);
        ByteArrayOutputStream out = new ByteArrayOutputStream(1232);
        out.writeBytes(ShortvecEncoding.encodeLength(message.signers().size()));
        for (PublicKey signer : message.signers()) {
            out.writeBytes(keyOf(signer, keys).sign(message.bytes()));
        }
        out.writeBytes(message.bytes());
        byte[] bytes = out.toByteArray();
        return new SignedTransaction(Base58.encode(Arrays.copyOfRange(bytes, 1, 1 + Keypair.SIGNATURE_BYTES)), bytes);
    }

    private static Keypair keyOf(PublicKey signer, List<Keypair> keys) {
        return keys.stream()
                .filter(key -> key.publicKey().equals(signer))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no key is given for signer " + signer));
    }

    String base64() {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
