/** The way of every reading from a sender to the log, and what became of it. */
package org.gridtokenx.ingest.intake;
