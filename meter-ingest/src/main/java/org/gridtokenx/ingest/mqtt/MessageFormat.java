package org.gridtokenx.ingest.mqtt;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.gridtokenx.ingest.intake.Way;
import org.gridtokenx.ingest.readings.JsonReadings;
import org.gridtokenx.ingest.readings.ObisPush;
import org.gridtokenx.ingest.readings.P1Telegrams;
import org.gridtokenx.ingest.readings.Parsed;

/** What a message holds, by the last level of its topic. */
public enum MessageFormat {
    /** The JSON of {@code POST /v1/readings}, one reading or several. */
    READINGS("readings", Way.MQTT_JSON, JsonReadings::parse),
    /** One OBIS-keyed push. */
    DLMS("dlms", Way.MQTT_OBIS, body -> List.of(ObisPush.parse(body))),
    /**
     * P1 telegrams as the meter prints them. The topic says which meter it is: what a telegram calls it need not be what
     * is printed on it.
     */
    P1("p1", Way.MQTT_P1, body -> P1Telegrams.parse(body).stream()
            .map(telegram -> telegram.of(""))
            .toList());

    private final String word;
    private final Way way;
    private final Function<byte[], List<Parsed>> parser;

    MessageFormat(String word, Way way, Function<byte[], List<Parsed>> parser) {
        this.word = word;
        this.way = way;
        this.parser = parser;
    }

    static Optional<MessageFormat> of(String word) {
        return Arrays.stream(values())
                .filter(format -> format.word.equals(word))
                .findFirst();
    }

    /** The last level of the topic. */
    public String word() {
        return word;
    }

    Way way() {
        return way;
    }

    /** @throws org.gridtokenx.ingest.readings.Refusal if the message as a whole cannot be read */
    List<Parsed> parse(byte[] payload) {
        return parser.apply(payload);
    }
}
