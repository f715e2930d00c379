/**
 * The meters' front door. A post goes through {@link org.gridtokenx.ingest.MeterKeys} (whose meter is it),
 * {@link org.gridtokenx.ingest.ReadingParser} (what does it say, exactly) and {@link org.gridtokenx.ingest.ReadingLog}
 * (durable before the answer); {@link org.gridtokenx.ingest.IngestServer} puts them together.
 */
package org.gridtokenx.ingest;
