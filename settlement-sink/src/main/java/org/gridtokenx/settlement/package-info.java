/**
 * From the topic of ledger instructions to Solana, and back as receipts.
 *
 * <p>{@link org.gridtokenx.settlement.SettlementJob} is the Flink job; {@link
 * org.gridtokenx.settlement.chain.Settlement} does the work; {@code solana} is the client it speaks through.
 */
package org.gridtokenx.settlement;
