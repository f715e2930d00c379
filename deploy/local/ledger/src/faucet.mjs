import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto';

import { addressBytes, MEMO_PROGRAM, SYSTEM_PROGRAM } from './keys.mjs';

/** Lamports the faucet begins with: nine million SOL, which a JSON number still carries exactly. */
export const FAUCET_LAMPORTS = 9_000_000_000_000_000n;

// RFC 8410: the fixed head of a PKCS #8 document that holds an Ed25519 seed.
const PKCS8_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex');
const TRANSFER = 2;

// Nothing on this ledger has worth beyond this machine, so the faucet's key need not be secret: derived from a fixed
// text, it is the same after every restart without a file to keep.
const privateKey = createPrivateKey({
  key: Buffer.concat([PKCS8_HEAD, createHash('sha256').update('gridtokenx local ledger faucet').digest()]),
  format: 'der',
  type: 'pkcs8',
});

/** The faucet's address, 32 bytes. */
export const faucetKey = createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).subarray(-32);

/**
 * An airdrop as an ordinary signed transfer, so that journal, history and replay need to know one kind of entry.
 *
 * @param {string} to address
 * @param {bigint} lamports
 * @param {string} blockhash
 * @param {number} number written into a memo: two equal airdrops in one slot would be the same transaction
 * @returns {Buffer} the legacy transaction as it goes over the wire
 */
export function airdropTransaction(to, lamports, blockhash, number) {
  const transfer = Buffer.alloc(12);
  transfer.writeUInt32LE(TRANSFER);
  transfer.writeBigUInt64LE(lamports, 4);
  const memo = Buffer.from(`airdrop ${number}`);
  const keys = [faucetKey, addressBytes(to), addressBytes(SYSTEM_PROGRAM), addressBytes(MEMO_PROGRAM)];
  const message = Buffer.concat([
    Buffer.from([1, 0, 2, keys.length]), ...keys,
    addressBytes(blockhash),
    Buffer.from([2, 2, 2, 0, 1, transfer.length]), transfer,
    Buffer.from([3, 0, memo.length]), memo,
  ]);
  return Buffer.concat([Buffer.from([1]), sign(null, message, privateKey), message]);
}
