import { invalidParams } from './errors.mjs';
import { base58, COMPUTE_BUDGET_PROGRAM, SYSTEM_PROGRAM } from './keys.mjs';

/** The wire limit of a Solana transaction: one IPv6 packet less its headers. */
export const MAX_TRANSACTION_BYTES = 1232;

const LAMPORTS_PER_SIGNATURE = 5000;
const DEFAULT_UNITS_PER_INSTRUCTION = 200_000n;
const MAX_UNITS = 1_400_000n;
const SET_UNIT_LIMIT = 2;
const SET_UNIT_PRICE = 3;
const ADVANCE_NONCE = 4;

/**
 * Reads a transaction off the wire: signatures, then a legacy or a version 0 message.
 *
 * @param {Buffer} raw
 */
export function parseTransaction(raw) {
  if (raw.length > MAX_TRANSACTION_BYTES) {
    throw invalidParams(
      `base64 encoded transaction too large: ${raw.length} bytes (max: raw ${MAX_TRANSACTION_BYTES} bytes)`);
  }
  const reader = new Reader(raw);
  const signatures = reader.list(() => base58(reader.take(64)));
  return { raw, signatures, ...readMessage(reader) };
}

/** The same for a bare message, as `getFeeForMessage` takes it. */
export function parseMessage(raw) {
  return readMessage(new Reader(raw));
}

function readMessage(reader) {
  const version = reader.peek() & 0x80 ? reader.byte() & 0x7f : 'legacy';
  if (version !== 'legacy' && version !== 0) {
    throw invalidParams(`failed to deserialize: version ${version} is not supported`);
  }
  const header = {
    numRequiredSignatures: reader.byte(),
    numReadonlySignedAccounts: reader.byte(),
    numReadonlyUnsignedAccounts: reader.byte(),
  };
  const staticKeys = reader.list(() => base58(reader.take(32)));
  const recentBlockhash = base58(reader.take(32));
  const instructions = reader.list(() => ({
    programIdIndex: reader.byte(),
    accounts: [...reader.bytes()],
    data: reader.bytes(),
  }));
  const lookups = version === 'legacy' ? [] : reader.list(() => ({
    accountKey: base58(reader.take(32)),
    writableIndexes: [...reader.bytes()],
    readonlyIndexes: [...reader.bytes()],
  }));
  return { version, header, staticKeys, recentBlockhash, instructions, lookups };
}

/** Lamports that the payer is charged: 5000 a signature, and the priority fee it offered. */
export function feeOf(transaction) {
  let price = 0n;
  let limit = null;
  let others = 0n;
  for (const { programIdIndex, data } of transaction.instructions) {
    if (transaction.staticKeys[programIdIndex] !== COMPUTE_BUDGET_PROGRAM) {
      others++;
    } else if (data[0] === SET_UNIT_PRICE && data.length >= 9) {
      price = data.readBigUInt64LE(1);
    } else if (data[0] === SET_UNIT_LIMIT && data.length >= 5) {
      limit = BigInt(data.readUInt32LE(1));
    }
  }
  const units = limit ?? DEFAULT_UNITS_PER_INSTRUCTION * others;
  const microLamports = (units < MAX_UNITS ? units : MAX_UNITS) * price;
  return LAMPORTS_PER_SIGNATURE * transaction.header.numRequiredSignatures
    + Number((microLamports + 999_999n) / 1_000_000n);
}

/** The nonce account that a durable-nonce transaction advances first, or undefined. */
export function nonceAccountOf({ instructions, staticKeys }) {
  const first = instructions[0];
  const advances = first && staticKeys[first.programIdIndex] === SYSTEM_PROGRAM
    && first.data.length === 4 && first.data.readUInt32LE(0) === ADVANCE_NONCE;
  return advances ? staticKeys[first.accounts[0]] : undefined;
}

class Reader {
  constructor(raw) {
    this.raw = raw;
    this.at = 0;
  }

  take(length) {
    if (this.at + length > this.raw.length) {
      throw invalidParams('failed to deserialize solana_transaction: io error: failed to fill whole buffer');
    }
    this.at += length;
    return this.raw.subarray(this.at - length, this.at);
  }

  byte() {
    return this.take(1)[0];
  }

  peek() {
    const byte = this.byte();
    this.at--;
    return byte;
  }

  /** Solana's compact-u16: seven bits a byte, lowest first. */
  length() {
    let value = 0;
    for (let shift = 0; shift < 21; shift += 7) {
      const byte = this.byte();
      value |= (byte & 0x7f) << shift;
      if (!(byte & 0x80)) {
        return value;
      }
    }
    throw invalidParams('failed to deserialize: a length is longer than three bytes');
  }

  bytes() {
    return this.take(this.length());
  }

  list(read) {
    return Array.from({ length: this.length() }, read);
  }
}
