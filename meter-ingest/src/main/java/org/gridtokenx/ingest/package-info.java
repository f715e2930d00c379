/**
 * The meters' front door. A body is made into readings ({@link org.gridtokenx.ingest.readings}: JSON, the OBIS push, P1
 * telegrams), the sender is looked up ({@link org.gridtokenx.ingest.registry.Directory}), and each reading goes its way
 * through {@link org.gridtokenx.ingest.intake.Intake}: whose it is, whether it may be said, whether it was said before;
 * durable in the {@link org.gridtokenx.ingest.log.ReadingLog} before the answer. {@link
 * org.gridtokenx.ingest.http.IngestServer} is the door itself.
 */
package org.gridtokenx.ingest;
