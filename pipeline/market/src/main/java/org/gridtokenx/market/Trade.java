package org.gridtokenx.market;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;

/**
 * One match of an epoch. The buyer pays {@code amountMicros}, the seller gets {@code amountMicros - feeMicros}. Below a
 * price of zero the amount is negative: the seller pays the buyer, and there is no fee.
 *
 * @param position place among the trades of its zone and epoch, from 0
 */
public record Trade(
        String zone,
        long epoch,
        int position,
        String buyOrderId,
        String sellOrderId,
        String buyerId,
        String sellerId,
        long quantityWh,
        long priceMicros,
        long amountMicros,
        long feeMicros) {
    private static final byte CANONICAL_VERSION = 1;

    public Trade {
        Objects.requireNonNull(zone, "zone");
        Objects.requireNonNull(buyOrderId, "buyOrderId");
        Objects.requireNonNull(sellOrderId, "sellOrderId");
        Objects.requireNonNull(buyerId, "buyerId");
        Objects.requireNonNull(sellerId, "sellerId");
    }

    /**
     * Derived from zone, epoch and position, so that a replay gives the same: a name-based UUID (version 5, RFC 9562)
     * of {@code zone/epoch/position} in a namespace of our own.
     */
    public UUID tradeId() {
        return NameBasedId.of(
                NameBasedId.TRADES, (zone + '/' + epoch + '/' + position).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The bytes that the Merkle tree of an epoch hashes: a version byte (1); zone; epoch as 8 and position as 4 bytes;
     * buy order, sell order, buyer and seller; then quantity in Wh, price, amount and fee in micro-units, 8 bytes each.
     * Integers are big-endian and signed; texts are UTF-8 after their length in 2 bytes.
     */
    public byte[] canonicalBytes() {
        byte[][] texts = {utf8(zone), utf8(buyOrderId), utf8(sellOrderId), utf8(buyerId), utf8(sellerId)};
        int length = 1 + 8 + 4 + 4 * 8;
        for (byte[] text : texts) {
            length += 2 + text.length;
        }
        ByteBuffer out = ByteBuffer.allocate(length).put(CANONICAL_VERSION);
        put(out, texts[0]).putLong(epoch).putInt(position);
        for (int i = 1; i < texts.length; i++) {
            put(out, texts[i]);
        }
        return out.putLong(quantityWh)
                .putLong(priceMicros)
                .putLong(amountMicros)
                .putLong(feeMicros)
                .array();
    }

    private static ByteBuffer put(ByteBuffer out, byte[] text) {
        if (text.length > 0xffff) {
            throw new IllegalArgumentException("an id is longer than 65535 bytes");
        }
        return out.putShort((short) text.length).put(text);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
