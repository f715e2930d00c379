import bs58 from 'bs58';

import { invalidParams } from './errors.mjs';

export const SYSTEM_PROGRAM = '11111111111111111111111111111111';
export const TOKEN_PROGRAM = 'TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA';
export const TOKEN_2022_PROGRAM = 'TokenzQdBNbLqP5VEhdkAS6EPFLC1PHnBqCXEpPxuEb';
export const COMPUTE_BUDGET_PROGRAM = 'ComputeBudget111111111111111111111111111111';
export const MEMO_PROGRAM = 'MemoSq4gqABAXKb96qnH8TysNcWxMyWCqXgDLGmfcHr';

const ADDRESS_BYTES = 32;
const REMEMBERED = 200_000;

// Base58 costs some 25 µs a key and the same keys come again and again.
const texts = new Map();
const bytes = new Map();

/** Bytes (a key, a signature, instruction data) as base58. */
export function base58(raw) {
  if (raw.length !== ADDRESS_BYTES) {
    return bs58.encode(raw);
  }
  const key = Buffer.from(raw.buffer, raw.byteOffset, raw.length).toString('latin1');
  return texts.get(key) ?? remember(texts, key, bs58.encode(raw));
}

/** The 32 bytes of an address. Throws an invalid-params error for anything else. */
export function addressBytes(text) {
  const known = bytes.get(text);
  if (known) {
    return known;
  }
  const raw = base58Bytes(text);
  if (raw.length !== ADDRESS_BYTES) {
    throw invalidParams('Invalid param: WrongSize');
  }
  return remember(bytes, text, raw);
}

export function base58Bytes(text) {
  try {
    return bs58.decode(text);
  } catch {
    throw invalidParams('Invalid param: Invalid');
  }
}

function remember(map, key, value) {
  if (map.size >= REMEMBERED) {
    map.clear();
  }
  map.set(key, value);
  return value;
}
