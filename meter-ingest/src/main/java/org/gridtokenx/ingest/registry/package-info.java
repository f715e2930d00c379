/** Who may send, and which meter is meant: the registry in Postgres, and what is remembered of it. */
package org.gridtokenx.ingest.registry;
