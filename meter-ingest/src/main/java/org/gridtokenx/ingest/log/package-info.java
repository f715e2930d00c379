/** The log of readings in Kafka. */
package org.gridtokenx.ingest.log;
