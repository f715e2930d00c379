/**
 * The crash test: parts are killed at random moments while orders flow, and what the market shows, publishes and settles
 * is compared with a recomputation of the log. {@code CrashTest} is where to begin.
 */
package org.gridtokenx.local.crash;
