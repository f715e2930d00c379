package org.gridtokenx.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What others recompute: ids and bytes, pinned. The ids are those of Python's {@code uuid.uuid5}. */
class TradeTest {
    @ParameterizedTest
    @CsvSource({
        "riverside, 1958400, 0, 8b05cc3c-683d-5d6a-89cd-7507e729f9a4",
        "riverside, 1958400, 1, 20c0b473-b1b7-51df-8b5a-6452d3deb36e",
        "zürich, -1, 2147483647, cc7b170a-5fe4-5555-87be-6f1c3d5f093a",
    })
    void theIdFollowsFromZoneEpochAndPosition(String zone, long epoch, int position, String id) {
        Trade trade = new Trade(zone, epoch, position, "b1", "s1", "bob", "sue", 1, 1, 1, 0);
        assertEquals(id, trade.tradeId().toString());
        assertEquals(5, trade.tradeId().version());
        assertEquals(2, trade.tradeId().variant());
    }

    @Test
    void canonicalBytes() {
        Trade trade = new Trade("zürich", 1_958_400, 258, "b1", "s-1", "bob", "sue", 1_500, -2, 217_501, 2_175);
        String bytes = String.join(
                "",
                "01", // version
                "0007" + "7ac3bc72696368", // zone, UTF-8
                "00000000001de200", // epoch
                "00000102", // position
                "0002" + "6231", // buy order
                "0003" + "732d31", // sell order
                "0003" + "626f62", // buyer
                "0003" + "737565", // seller
                "00000000000005dc", // Wh
                "fffffffffffffffe", // price
                "000000000003519d", // amount
                "000000000000087f"); // fee
        assertEquals(bytes, HexFormat.of().formatHex(trade.canonicalBytes()));
    }

    @Test
    void anIdLongerThanItsLengthFieldIsRefused() {
        Trade trade = new Trade("z", 1, 0, "b".repeat(65_536), "s1", "bob", "sue", 1, 1, 1, 0);
        assertThrows(IllegalArgumentException.class, trade::canonicalBytes);
    }
}
