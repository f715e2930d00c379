/**
 * Verifies that a trade is one of those whose Merkle root its epoch has published, from the answer of
 * `GET /api/v1/trades/{id}/proof`. Stands alone: no dependency, nothing of GridTokenX but the byte form that
 * deploy/docs/proof.md describes. Runs in a browser, and in Node 20 or newer:
 *
 *     node verify-trade.mjs PROOF.json [ROOT]
 *
 * ROOT is the epoch's Merkle root from a source one trusts, such as the chain; without it only what the proof itself
 * says is checked. Exit code 0: proven; 1: not proven; 2: the file cannot be read.
 */

const TRADE_FIELDS = [
  'trade_id', 'zone', 'epoch', 'position', 'buy_order_id', 'sell_order_id', 'buyer_id', 'seller_id',
  'matched_amount', 'price', 'amount', 'fee',
];
const PROOF_FIELDS = ['version', 'trade', 'leaf', 'index', 'tree_size', 'path', 'root'];
const CANONICAL_VERSION = 1;
const TRADE_IDS = '6f0f2f6e6d1c5c3a9c1b0d8f3f7a5e11';

/** A reason why something proves nothing. */
class Refusal extends Error {}

function demand(holds, reason) {
  if (!holds) {
    throw new Refusal(reason);
  }
}

/** All these fields, and no others. */
function demandFields(object, names, what) {
  demand(typeof object === 'object' && object !== null && !Array.isArray(object), `${what} is no JSON object`);
  for (const name of names) {
    demand(Object.hasOwn(object, name), `${what} has no ${name}`);
  }
  for (const name of Object.keys(object)) {
    demand(names.includes(name), `${what} has a field ${name}, which is not known`);
  }
}

function hex(bytes) {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function hash(text, what) {
  demand(typeof text === 'string' && /^[0-9a-f]{64}$/.test(text), `${what} is no hash of 64 hexadecimal digits`);
  return Uint8Array.from(text.match(/../g), (digits) => parseInt(digits, 16));
}

function wholeNumber(value, most, what) {
  demand(Number.isInteger(value) && value >= 0 && value <= most, `${what} is no whole number up to ${most}`);
  return value;
}

function concat(...parts) {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** A signed whole number, big-endian. */
function integer(value, bytes, what) {
  const bits = BigInt(8 * bytes);
  demand(BigInt.asIntN(Number(bits), value) === value, `${what} does not fit ${bits} bits`);
  const out = new Uint8Array(bytes);
  let rest = BigInt.asUintN(Number(bits), value);
  for (let i = bytes - 1; i >= 0; i--) {
    out[i] = Number(rest & 0xffn);
    rest >>= 8n;
  }
  return out;
}

/** UTF-8 after its length in 2 bytes. */
function text(value, what) {
  demand(typeof value === 'string' && value.length > 0, `${what} is no text`);
  const bytes = new TextEncoder().encode(value);
  demand(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes) === value, `${what} is no valid Unicode text`);
  demand(bytes.length <= 0xffff, `${what} is too long`);
  return concat(integer(BigInt(bytes.length), 4, what).subarray(2), bytes);
}

/** A decimal with exactly so many decimals, as a whole number of the smallest unit. */
function scaled(value, decimals, what) {
  const form = new RegExp(`^-?(0|[1-9][0-9]*)\\.[0-9]{${decimals}}$`);
  demand(typeof value === 'string' && form.test(value), `${what} is no number with ${decimals} decimals`);
  const units = BigInt(value.replace('.', ''));
  demand(units !== 0n || !value.startsWith('-'), `${what} is a negative zero`);
  return units;
}

/**
 * The bytes that the Merkle tree of an epoch hashes: the leaf of a trade.
 *
 * @param {Record<string, unknown>} trade as in the proof
 * @returns {Uint8Array}
 */
export function canonicalBytes(trade) {
  demandFields(trade, TRADE_FIELDS, 'the trade');
  demand(Number.isSafeInteger(trade.epoch), 'epoch is no whole number');
  wholeNumber(trade.position, 0x7fffffff, 'position');
  return concat(
    Uint8Array.of(CANONICAL_VERSION),
    text(trade.zone, 'zone'),
    integer(BigInt(trade.epoch), 8, 'epoch'),
    integer(BigInt(trade.position), 4, 'position'),
    text(trade.buy_order_id, 'buy_order_id'),
    text(trade.sell_order_id, 'sell_order_id'),
    text(trade.buyer_id, 'buyer_id'),
    text(trade.seller_id, 'seller_id'),
    integer(scaled(trade.matched_amount, 3, 'matched_amount'), 8, 'matched_amount'),
    integer(scaled(trade.price, 6, 'price'), 8, 'price'),
    integer(scaled(trade.amount, 6, 'amount'), 8, 'amount'),
    integer(scaled(trade.fee, 6, 'fee'), 8, 'fee'),
  );
}

async function digest(algorithm, ...parts) {
  return new Uint8Array(await globalThis.crypto.subtle.digest(algorithm, concat(...parts)));
}

/** A name-based UUID (version 5, RFC 9562) of `zone/epoch/position`. */
async function tradeId(trade) {
  const namespace = Uint8Array.from(TRADE_IDS.match(/../g), (digits) => parseInt(digits, 16));
  const name = new TextEncoder().encode(`${trade.zone}/${trade.epoch}/${trade.position}`);
  const id = (await digest('SHA-1', namespace, name)).subarray(0, 16);
  id[6] = (id[6] & 0x0f) | 0x50;
  id[8] = (id[8] & 0x3f) | 0x80;
  return hex(id).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/** The root that a leaf and the hashes beside its way lead to: RFC 9162, section 2.1.3.2. */
async function rootOf(leaf, index, size, path) {
  let at = index;
  let last = size - 1;
  let root = await digest('SHA-256', Uint8Array.of(0), leaf);
  for (const beside of path) {
    demand(last > 0, 'the path is too long');
    if (at % 2 === 1 || at === last) {
      root = await digest('SHA-256', Uint8Array.of(1), beside, root);
      while (at % 2 === 0 && at > 0) {
        at = Math.floor(at / 2);
        last = Math.floor(last / 2);
      }
    } else {
      root = await digest('SHA-256', Uint8Array.of(1), root, beside);
    }
    at = Math.floor(at / 2);
    last = Math.floor(last / 2);
  }
  demand(last === 0, 'the path is too short');
  return hex(root);
}

/**
 * Whether a proof holds, and if not, why.
 *
 * @param {unknown} proof the JSON of the API's answer
 * @param {string} [trustedRoot] the epoch's root from elsewhere, 64 hexadecimal digits
 * @returns {Promise<{valid: boolean, reason: string}>} the reason is empty for a proof that holds
 */
export async function verifyTrade(proof, trustedRoot) {
  try {
    demandFields(proof, PROOF_FIELDS, 'the proof');
    demand(proof.version === 1, `version ${proof.version} of proofs is not known`);
    const leaf = canonicalBytes(proof.trade);
    demand(hex(leaf) === proof.leaf, 'the leaf is not made of the fields of the trade');
    demand((await tradeId(proof.trade)) === proof.trade.trade_id, 'trade_id is not that of zone, epoch and position');
    const size = wholeNumber(proof.tree_size, 0x7fffffff, 'tree_size');
    const index = wholeNumber(proof.index, size - 1, 'index');
    demand(index === proof.trade.position, 'the index is not the position of the trade');
    demand(Array.isArray(proof.path), 'the path is no list');
    hash(proof.root, 'root');
    const path = proof.path.map((beside) => hash(beside, 'a hash of the path'));
    demand((await rootOf(leaf, index, size, path)) === proof.root, 'the path does not lead to the root');
    if (trustedRoot !== undefined) {
      demand(proof.root === trustedRoot, 'the root of the proof is another than the one given');
    }
    return { valid: true, reason: '' };
  } catch (error) {
    if (error instanceof Refusal) {
      return { valid: false, reason: error.message };
    }
    throw error;
  }
}

async function main(process, files) {
  const [file, root, ...more] = process.argv.slice(2);
  if (file === undefined || more.length > 0 || (root !== undefined && !/^[0-9a-f]{64}$/.test(root))) {
    process.stderr.write('usage: node verify-trade.mjs PROOF.json [ROOT], where ROOT has 64 hexadecimal digits\n');
    return 2;
  }
  let proof;
  try {
    proof = JSON.parse(await files.readFile(file, 'utf8'));
  } catch (error) {
    process.stderr.write(`${file} cannot be read: ${error.message}\n`);
    return 2;
  }
  const { valid, reason } = await verifyTrade(proof, root);
  if (!valid) {
    process.stdout.write(`not proven: ${reason}\n`);
    return 1;
  }
  const against = root === undefined ? 'the root that the proof names; compare it with the chain' : 'the root given';
  process.stdout.write(`proven: trade ${proof.trade.trade_id} lies under ${against}: ${proof.root}\n`);
  return 0;
}

// Run by Node itself, rather than imported by a page or a test.
if (globalThis.process?.argv?.[1]?.endsWith('verify-trade.mjs')) {
  const [fileModule, urlModule] = ['node:fs/promises', 'node:url'];
  const { pathToFileURL } = await import(/* @vite-ignore */ urlModule);
  const { realpath, readFile } = await import(/* @vite-ignore */ fileModule);
  if (import.meta.url === pathToFileURL(await realpath(globalThis.process.argv[1])).href) {
    globalThis.process.exitCode = await main(globalThis.process, { readFile });
  }
}
