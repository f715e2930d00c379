/** What meters send, made into readings: parsers that know no sender, no clock and no server. */
package org.gridtokenx.ingest.readings;
