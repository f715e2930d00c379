/** What the market keeps on the chain: the operator, the two tokens, users' accounts, and each instruction once. */
package org.gridtokenx.settlement.chain;
