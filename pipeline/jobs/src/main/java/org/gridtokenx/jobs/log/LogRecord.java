package org.gridtokenx.jobs.log;

/**
 * A record as the broker keeps it.
 *
 * @param stampMillis the broker's stamp
 * @param key null where it has none
 */
public record LogRecord(String topic, int partition, long offset, long stampMillis, byte[] key, byte[] value) {}
