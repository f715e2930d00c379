package org.gridtokenx.jobs.clearing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Keys of state: their bytes are for ever. */
class EpochKeyTest {
    @Test
    void earlierEpochsComeFirst() throws Exception {
        List<Long> rising = List.of(Long.MIN_VALUE, -256L, -1L, 0L, 1L, 255L, 256L, 2_000_000L, Long.MAX_VALUE);
        for (int i = 1; i < rising.size(); i++) {
            byte[] before = EpochKey.CODEC.toBytes(new EpochKey(rising.get(i - 1), "zzz", "zzz"));
            byte[] after = EpochKey.CODEC.toBytes(new EpochKey(rising.get(i), "", ""));
            assertTrue(Arrays.compareUnsigned(before, after) < 0, "epoch " + rising.get(i));
        }
    }

    @Test
    void theirBytesStay() throws Exception {
        EpochKey key = new EpochKey(2_000_000, "ann", "c1");
        byte[] bytes = HexFormat.of().parseHex("80000000001e84800003616e6e00026331");
        assertEquals(HexFormat.of().formatHex(bytes), HexFormat.of().formatHex(EpochKey.CODEC.toBytes(key)));
        assertEquals(key, EpochKey.CODEC.fromBytes(bytes));
        UserKey user = new UserKey("ann", "BUY");
        byte[] userBytes = HexFormat.of().parseHex("0003616e6e0003425559");
        assertEquals(HexFormat.of().formatHex(userBytes), HexFormat.of().formatHex(UserKey.CODEC.toBytes(user)));
        assertEquals(user, UserKey.CODEC.fromBytes(userBytes));
    }
}
