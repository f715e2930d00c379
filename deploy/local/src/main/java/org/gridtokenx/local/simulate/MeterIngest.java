package org.gridtokenx.local.simulate;

import java.time.Instant;
import java.util.Map;
import org.gridtokenx.local.simulate.FrontDoor.Answer;
import org.gridtokenx.market.Decimals;

/** The meters' door. */
final class MeterIngest {
    private static final int ACCEPTED = 202;

    private final FrontDoor door;

    MeterIngest(FrontDoor door) {
        this.door = door;
    }

    /**
     * Pushes a reading; the same one again changes nothing.
     *
     * @param timestampMillis the end of what was measured
     */
    void push(String apiKey, long timestampMillis, Energy energy) throws MarketCallException, InterruptedException {
        Map<String, String> reading = Map.of(
                "timestamp", Instant.ofEpochMilli(timestampMillis).toString(),
                "import_kwh", Decimals.formatEnergy(energy.importWh()),
                "export_kwh", Decimals.formatEnergy(energy.exportWh()));
        Answer answer = door.call("POST", "/api/v1/readings", new String[] {"X-API-KEY", apiKey}, reading);
        if (answer.status() != ACCEPTED) {
            throw new UnexpectedAnswerException("POST /readings answers " + answer.status() + " " + answer.errorCode()
                    + " " + answer.errorMessage());
        }
    }
}
