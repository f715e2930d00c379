/**
 * A neighbourhood of real households that uses the market as anybody would: through the HTTP API and meter-ingest, and
 * through nothing else. What it measured, ordered and paid is checked at the end against what the API shows.
 */
package org.gridtokenx.local.simulate;
