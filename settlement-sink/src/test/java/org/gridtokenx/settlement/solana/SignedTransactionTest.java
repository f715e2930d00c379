package org.gridtokenx.settlement.solana;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.p2p.solanaj.core.PublicKey;
import org.p2p.solanaj.core.TransactionInstruction;
import org.p2p.solanaj.programs.SystemProgram;
import org.p2p.solanaj.programs.TokenProgram;
import org.p2p.solanaj.utils.Base58;

class SignedTransactionTest {
    private static final String SEED = "00112233445566778899aabbccddeeff";
    private static final String BLOCKHASH = Base58.encode(filled(7));

    private final Keypair operator = Keypair.fromSeed(filled(1));
    private final Keypair owner = Keypair.fromSeed(filled(2));

    /** The sample is printed by golden-transaction.mjs beside the local ledger's tests. */
    @Test
    void isByteForByteWhatWeb3JsBuilds() throws Exception {
        byte[] golden;
        try (InputStream sample = getClass().getResourceAsStream("/golden-transaction.txt")) {
            golden = Base64.getDecoder().decode(new String(sample.readAllBytes(), StandardCharsets.US_ASCII).strip());
        }

        SignedTransaction transaction = SignedTransaction.sign(instructions(), BLOCKHASH, List.of(operator, owner));

        assertArrayEquals(golden, transaction.bytes());
        assertEquals(Base58.encode(Arrays.copyOfRange(golden, 1, 65)), transaction.signature());
    }

    @Test
    void aMissingKeyIsNamed() {
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class,
                () -> SignedTransaction.sign(instructions(), BLOCKHASH, List.of(operator)));
        assertEquals("no key is given for signer " + owner.publicKey(), refused.getMessage());
    }

    private List<TransactionInstruction> instructions() {
        PublicKey first = new PublicKey(filled(10));
        PublicKey second = new PublicKey(filled(11));
        PublicKey marker = PublicKey.createWithSeed(operator.publicKey(), SEED, SystemProgram.PROGRAM_ID);
        return List.of(
                SystemInstructions.createEmptyAccountWithSeed(operator.publicKey(), marker, SEED, 890_880),
                TokenProgram.transfer(first, second, 2_000, operator.publicKey()),
                TokenProgram.approve(first, operator.publicKey(), owner.publicKey(), -1L));
    }

    private static byte[] filled(int value) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }
}
