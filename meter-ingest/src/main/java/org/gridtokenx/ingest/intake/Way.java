package org.gridtokenx.ingest.intake;

import java.util.Locale;

/** What readings came as. */
public enum Way {
    /** The JSON of {@code POST /v1/readings}: older readings may come after newer ones. */
    JSON(false),
    /** The OBIS-keyed push: what is not newer than the last one is a replay. */
    OBIS(true),
    /** P1 telegrams. */
    P1(false),
    /** The same three over MQTT, where a broker gives again what was not acknowledged: that is no replay. */
    MQTT_JSON(false),
    MQTT_OBIS(false),
    MQTT_P1(false);

    private final boolean inOrder;

    Way(boolean inOrder) {
        this.inOrder = inOrder;
    }

    boolean inOrder() {
        return inOrder;
    }

    /** For metrics. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
