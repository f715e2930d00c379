package org.gridtokenx.settlement.chain;

import org.gridtokenx.settlement.solana.Keypair;
import org.p2p.solanaj.core.PublicKey;

/**
 * A user's place on the chain.
 *
 * @param owner the wallet's key
 * @param energy account of energy tokens
 * @param cash account of payment tokens
 */
record Wallet(Keypair owner, PublicKey energy, PublicKey cash) {}
