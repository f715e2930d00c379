package org.gridtokenx.contracts;

/** What the topic of readings holds: readings, and ticks between them. */
public sealed interface MeterMessage permits MeterReading, MeterMessage.Tick {
    /** Lets time pass in its partition when no meter sends. It has no key: it belongs to no meter. */
    record Tick() implements MeterMessage {}
}
