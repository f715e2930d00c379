import * as accounts from './accounts.mjs';
import { invalidParams, RpcError, UNSUPPORTED_VERSION } from './errors.mjs';
import { addressBytes, base58, base58Bytes } from './keys.mjs';
import { MAX_BLOCKHASH_AGE } from './ledger.mjs';
import { feeOf, parseMessage, parseTransaction } from './transaction.mjs';

/** The version of the runtime's crates, as `getVersion` and every context tell it. */
export const SOLANA_VERSION = '4.3.0';

const SLOTS_PER_EPOCH = 432_000;
const MAX_SIGNATURES = 1000;
const MAX_STATUSES = 256;
const MAX_ACCOUNTS = 100;

/**
 * The methods of Solana's JSON-RPC that wallets and clients use, under their names there. Reads see the newest state
 * whatever commitment they ask for, since this ledger has no forks; what a transaction's commitment is, is told
 * truly.
 *
 * @param {import('./ledger.mjs').Ledger} ledger
 * @returns {Record<string, (params: any[]) => any>}
 */
export function rpcMethods(ledger) {
  const inContext = (value) => ({ context: { apiVersion: SOLANA_VERSION, slot: ledger.slot }, value });
  const { runtime, history } = ledger;
  return {
    ...clusterMethods(ledger, inContext),
    ...accountMethods(runtime, inContext),

    sendTransaction: ([text, options]) =>
      ledger.submit(parseTransaction(wireBytes(text, options)), { preflight: !options?.skipPreflight }),

    simulateTransaction: ([text, options]) => {
      const { value, accounts: after } = ledger.simulate(parseTransaction(wireBytes(text, options)), {
        verifySignatures: Boolean(options?.sigVerify),
        replaceBlockhash: Boolean(options?.replaceRecentBlockhash),
      });
      if (options?.accounts && !value.err) {
        value.accounts = options.accounts.addresses.map((address) =>
          accounts.accountJson(after.get(address) ?? runtime.account(address), { encoding: 'base64' }, runtime));
      }
      return inContext(value);
    },

    requestAirdrop: ([address, lamports]) => {
      addressBytes(address);
      if (!Number.isSafeInteger(lamports) || lamports <= 0) {
        throw invalidParams(`Invalid param: ${lamports} is no number of lamports`);
      }
      return ledger.airdrop(address, BigInt(lamports));
    },

    getSignatureStatuses: ([signatures]) => {
      requireList(signatures, MAX_STATUSES, 'signatures');
      return inContext(signatures.map((signature) => statusJson(history.find(signature), ledger)));
    },

    getSignaturesForAddress: ([address, options]) => {
      addressBytes(address);
      return signaturesFor(address, options ?? {}, ledger);
    },

    getTransaction: ([signature, options]) => {
      const config = typeof options === 'string' ? { encoding: options } : options ?? {};
      const entry = history.find(signature);
      return entry && ledger.hasReached(entry.slot, config.commitment)
        ? transactionJson(entry, history.details(entry), config) : null;
    },
  };
}

function clusterMethods(ledger, inContext) {
  return {
    getHealth: () => 'ok',
    getVersion: () => ({ 'solana-core': SOLANA_VERSION, 'feature-set': 0 }),
    getGenesisHash: () => '5eykt4UsFv8P8NJdTREpY1vzqKqZKvdpKuc147dw2N9d',
    getIdentity: () => ({ identity: '11111111111111111111111111111111' }),
    getSlot: () => ledger.slot,
    getBlockHeight: () => ledger.slot,
    getTransactionCount: () => ledger.history.size,
    getEpochInfo: () => ({
      absoluteSlot: ledger.slot,
      blockHeight: ledger.slot,
      epoch: Math.floor(ledger.slot / SLOTS_PER_EPOCH),
      slotIndex: ledger.slot % SLOTS_PER_EPOCH,
      slotsInEpoch: SLOTS_PER_EPOCH,
      transactionCount: ledger.history.size,
    }),
    getLatestBlockhash: () => inContext({
      blockhash: ledger.latestBlockhash,
      lastValidBlockHeight: ledger.slot + MAX_BLOCKHASH_AGE,
    }),
    isBlockhashValid: ([blockhash]) => inContext(ledger.isBlockhashValid(blockhash)),
    getFeeForMessage: ([message]) => inContext(feeOf(parseMessage(Buffer.from(message, 'base64')))),
    getRecentPrioritizationFees: () => [{ slot: ledger.slot, prioritizationFee: 0 }],
    getMinimumBalanceForRentExemption: ([bytes]) => ledger.runtime.rentExemption(bytes),
  };
}

function accountMethods(runtime, inContext) {
  const json = (account, options) => accounts.accountJson(account, options, runtime);
  const list = (found, options) => found.map(({ address, account }) =>
    ({ pubkey: address, account: json(account, options) }));
  return {
    getBalance: ([address]) => inContext(Number(runtime.account(address)?.lamports() ?? 0n)),
    getAccountInfo: ([address, options]) => inContext(json(runtime.account(address), options)),
    getMultipleAccounts: ([addresses, options]) => {
      requireList(addresses, MAX_ACCOUNTS, 'addresses');
      return inContext(addresses.map((address) => json(runtime.account(address), { encoding: 'base64', ...options })));
    },
    getProgramAccounts: ([program, options]) => {
      const found = runtime.programAccounts(program)
        .filter(({ account }) => accounts.passesFilters(account.data(), options?.filters));
      return options?.withContext ? inContext(list(found, options)) : list(found, options);
    },
    getTokenAccountBalance: ([address]) => inContext(accounts.accountBalance(runtime.account(address), runtime)),
    getTokenSupply: ([mint]) => inContext(accounts.mintSupply(runtime.account(mint))),
    getTokenAccountsByOwner: ([owner, filter, options]) =>
      inContext(list(accounts.tokenAccountsOf(owner, filter ?? {}, runtime), options)),
  };
}

function wireBytes(text, options) {
  if (typeof text !== 'string') {
    throw invalidParams('Invalid params: the transaction is a string');
  }
  return Buffer.from(options?.encoding === 'base64' ? Buffer.from(text, 'base64') : base58Bytes(text));
}

function statusJson(entry, ledger) {
  if (!entry) {
    return null;
  }
  const confirmationStatus = ledger.commitmentOf(entry.slot);
  return {
    slot: entry.slot,
    confirmations: confirmationStatus === 'finalized' ? null : ledger.slot - entry.slot,
    err: entry.err,
    status: entry.err ? { Err: entry.err } : { Ok: null },
    confirmationStatus,
  };
}

function signaturesFor(address, { before, until, commitment, limit = MAX_SIGNATURES }, ledger) {
  const found = [];
  let skipping = before !== undefined;
  for (const { signature, slot, err, memo, blockTime } of ledger.history.ofAddress(address)) {
    if (signature === until || found.length >= Math.min(limit, MAX_SIGNATURES)) {
      break;
    }
    if (!skipping && ledger.hasReached(slot, commitment)) {
      found.push({ signature, slot, err, memo, blockTime, confirmationStatus: ledger.commitmentOf(slot) });
    }
    skipping &&= signature !== before;
  }
  return found;
}

function transactionJson({ slot, blockTime }, { version, raw, meta }, options) {
  if (version === 0 && options.maxSupportedTransactionVersion === undefined) {
    throw new RpcError(UNSUPPORTED_VERSION, 'Transaction version (0) is not supported by the requesting client. Please '
      + 'try the request again with the following configuration parameter: "maxSupportedTransactionVersion": 0');
  }
  return { slot, blockTime, meta, version, transaction: encodedTransaction(raw, meta, options.encoding) };
}

function encodedTransaction(raw, meta, encoding = 'json') {
  const bytes = Buffer.from(raw, 'base64');
  switch (encoding) {
    case 'base64':
      return [raw, 'base64'];
    case 'base58':
      return [base58(bytes), 'base58'];
    case 'json':
      return jsonTransaction(parseTransaction(bytes));
    case 'jsonParsed':
      return partiallyDecoded(parseTransaction(bytes), meta.loadedAddresses);
    default:
      throw invalidParams(`encoding '${encoding}' is not supported: use json, jsonParsed, base64 or base58`);
  }
}

function jsonTransaction({ signatures, header, staticKeys, recentBlockhash, instructions, lookups, version }) {
  return {
    signatures,
    message: {
      header,
      accountKeys: staticKeys,
      recentBlockhash,
      instructions: instructions.map((instruction) =>
        ({ ...instruction, data: base58(instruction.data), stackHeight: null })),
      ...(version === 0 && { addressTableLookups: lookups }),
    },
  };
}

/** `jsonParsed` for programs without a parser: accounts by address, data as base58. */
function partiallyDecoded(transaction, { writable, readonly }) {
  const { signatures, header, staticKeys, recentBlockhash, instructions } = transaction;
  const keys = [...staticKeys, ...writable, ...readonly];
  const isWritable = (index) => index < header.numRequiredSignatures
    ? index < header.numRequiredSignatures - header.numReadonlySignedAccounts
    : index < staticKeys.length
      ? index < staticKeys.length - header.numReadonlyUnsignedAccounts
      : index < staticKeys.length + writable.length;
  return {
    signatures,
    message: {
      accountKeys: keys.map((pubkey, index) => ({
        pubkey,
        signer: index < header.numRequiredSignatures,
        writable: isWritable(index),
        source: index < staticKeys.length ? 'transaction' : 'lookupTable',
      })),
      recentBlockhash,
      instructions: instructions.map(({ programIdIndex, accounts: indexes, data }) => ({
        programId: keys[programIdIndex],
        accounts: indexes.map((index) => keys[index]),
        data: base58(data),
        stackHeight: null,
      })),
    },
  };
}

function requireList(list, limit, name) {
  if (!Array.isArray(list) || list.length > limit) {
    throw invalidParams(`Invalid param: give a list of at most ${limit} ${name}`);
  }
}
