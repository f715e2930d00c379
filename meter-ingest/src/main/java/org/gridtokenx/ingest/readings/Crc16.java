package org.gridtokenx.ingest.readings;

/** CRC-16/ARC, as P1 telegrams carry it: x^16 + x^15 + x^2 + 1, lowest bit first, from 0. */
final class Crc16 {
    private static final int POLYNOMIAL = 0xa001;

    private Crc16() {}

    static int of(byte[] bytes) {
        int crc = 0;
        for (byte b : bytes) {
            crc ^= b & 0xff;
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                crc = (crc & 1) == 0 ? crc >>> 1 : crc >>> 1 ^ POLYNOMIAL;
            }
        }
        return crc;
    }
}
