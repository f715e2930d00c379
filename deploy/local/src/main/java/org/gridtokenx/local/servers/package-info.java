/** The servers GridTokenX stands on, run from the build's own dependencies: Kafka, PostgreSQL, Redis, the ledger. */
package org.gridtokenx.local.servers;
