/**
 * {@code ./gridtokenx bench}: a command per benchmark of {@code pipeline/bench}, which starts what is measured, and
 * throws it away.
 */
package org.gridtokenx.local.bench;
