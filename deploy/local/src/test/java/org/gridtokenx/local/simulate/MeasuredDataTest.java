package org.gridtokenx.local.simulate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class MeasuredDataTest {
    @Test
    void theProgramsDataIsWhole() throws IOException {
        MeasuredData data = MeasuredData.load();
        assertEquals(537, data.householdsWh().size());
        assertEquals(3, data.panelsWh().size());
        assertEquals(30, data.householdsWh().get(0)[0]);
        assertEquals(680, data.householdsWh().get(0)[1]);
        assertEquals(57, data.panelsWh().get(0)[328]);
        assertEquals(62, data.panelsWh().get(2)[328]);
        assertEquals(32_833, Arrays.stream(data.panelsWh().get(0)).sum(), "a sunny week gives some 33 kWh per kWp");
    }

    @Test
    void aHouseholdIsALine() throws IOException {
        String slots = IntStream.range(0, EnergyCurve.SLOTS)
                .mapToObj(i -> i == 2 ? "-4" : Integer.toString(i))
                .collect(Collectors.joining(","));
        int[] household = MeasuredData.parseHouseholds(reader("home,...\nh1," + slots + "\n"))
                .get(0);
        assertArrayEquals(new int[] {0, 1, -4, 3}, Arrays.copyOf(household, 4));
        assertEquals(671, household[671]);
    }

    @Test
    void aLineThatIsNotAsItShouldBeIsNamed() {
        assertMessage("line 2 has 3 columns, not 673", () -> MeasuredData.parseHouseholds(reader("home\nh1,1,2\n")));
        assertMessage(
                "line 3: 'x' is no whole number",
                () -> MeasuredData.parsePanels(reader("slot,pv_1,pv_2\n0,1,2\n1,3,x\n")));
        assertMessage("line 3 has 2 columns, not 3", () -> MeasuredData.parsePanels(reader("slot,a,b\n0,1,2\n1,3\n")));
        assertMessage("a week has 672 slots, not 1", () -> MeasuredData.parsePanels(reader("slot,a\n0,1\n")));
    }

    private static void assertMessage(String expected, Executable parse) {
        assertEquals(expected, assertThrows(IOException.class, parse).getMessage());
    }

    private static BufferedReader reader(String text) {
        return new BufferedReader(new StringReader(text));
    }
}
