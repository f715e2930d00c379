package org.gridtokenx.settlement.solana;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.p2p.solanaj.core.AccountMeta;
import org.p2p.solanaj.core.PublicKey;
import org.p2p.solanaj.core.TransactionInstruction;
import org.p2p.solanaj.utils.Base58;
import org.p2p.solanaj.utils.ShortvecEncoding;

/**
 * A version 0 message without lookup tables, byte for byte as @solana/web3.js compiles it: accounts in the order of
 * their first use, grouped into signers that are written, signers, written, and the rest.
 *
 * @param signers the accounts whose signatures the message needs, in order; the first pays the fee
 */
public record Message(List<PublicKey> signers, byte[] bytes) {
    private static final int VERSION_0 = 0x80;

    /** What a message asks of an account. */
    private static final class Use {
        private boolean signs;
        private boolean written;

        int group() {
            return (signs ? 0 : 2) + (written ? 0 : 1);
        }
    }

    /** Compiles instructions that run in order, all or none. */
    public static Message compile(PublicKey payer, List<TransactionInstruction> instructions, String blockhash) {
        Map<PublicKey, Use> uses = new LinkedHashMap<>();
        note(uses, payer, true, true);
        for (TransactionInstruction instruction : instructions) {
            note(uses, instruction.getProgramId(), false, false);
            for (AccountMeta meta : instruction.getKeys()) {
                note(uses, meta.getPublicKey(), meta.isSigner(), meta.isWritable());
            }
        }
        List<PublicKey> keys = new ArrayList<>(uses.size());
        int[] groups = new int[4];
        for (int group = 0; group < groups.length; group++) {
            for (Map.Entry<PublicKey, Use> use : uses.entrySet()) {
                if (use.getValue().group() == group) {
                    keys.add(use.getKey());
                    groups[group]++;
                }
            }
        }
        int signers = groups[0] + groups[1];
        ByteArrayOutputStream out = new ByteArrayOutputStream(1232);
        out.write(VERSION_0);
        out.write(signers);
        out.write(groups[1]);
        out.write(groups[3]);
        out.writeBytes(length(keys.size()));
        keys.forEach(key -> out.writeBytes(key.toByteArray()));
        out.writeBytes(Base58.decode(blockhash));
        writeInstructions(out, instructions, indexes(keys));
        out.writeBytes(length(0)); // lookup tables
        return new Message(List.copyOf(keys.subList(0, signers)), out.toByteArray());
    }

    private static void writeInstructions(
            ByteArrayOutputStream out, List<TransactionInstruction> instructions, Map<PublicKey, Integer> indexes) {
        out.writeBytes(length(instructions.size()));
        for (TransactionInstruction instruction : instructions) {
            out.write(indexes.get(instruction.getProgramId()));
            out.writeBytes(length(instruction.getKeys().size()));
            instruction.getKeys().forEach(meta -> out.write(indexes.get(meta.getPublicKey())));
            out.writeBytes(length(instruction.getData().length));
            out.writeBytes(instruction.getData());
        }
    }

    private static Map<PublicKey, Integer> indexes(List<PublicKey> keys) {
        Map<PublicKey, Integer> indexes = new LinkedHashMap<>();
        keys.forEach(key -> indexes.put(key, indexes.size()));
        return indexes;
    }

    private static void note(Map<PublicKey, Use> uses, PublicKey key, boolean signs, boolean written) {
        Use use = uses.computeIfAbsent(key, any -> new Use());
        use.signs |= signs;
        use.written |= written;
    }

    private static byte[] length(int length) {
        return ShortvecEncoding.encodeLength(length);
    }
}
