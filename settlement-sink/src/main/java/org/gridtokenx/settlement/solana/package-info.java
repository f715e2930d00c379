/** A small Solana client: keys, version 0 messages, signing, JSON-RPC with errors that tell what to do about them. */
package org.gridtokenx.settlement.solana;
