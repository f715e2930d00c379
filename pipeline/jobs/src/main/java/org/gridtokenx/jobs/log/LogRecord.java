package org.gridtokenx.jobs.log;

/**
 * A record as the broker keeps it.
 *
 * @param stampMillis the broker's stamp
 */
public record LogRecord(String topic, int partition, long offset, long stampMillis, byte[] value) {}
