/** Meters' signatures. */
package org.gridtokenx.ingest.signatures;
