/**
 * The API, by subject: {@code auth} lets people in, {@code orders} takes orders into the log and waits for the market's
 * word, {@code market, settlements, metering, accounts} show what the projection holds, {@code stream} sends what
 * happens as it happens. {@code log} is the way to and from Kafka, {@code storage} to Postgres and Redis, {@code http}
 * what all routes share. {@link org.gridtokenx.api.ApiServer} puts the routes together over interfaces,
 * {@link org.gridtokenx.api.ApiApplication} gives it the real servers.
 */
package org.gridtokenx.api;
