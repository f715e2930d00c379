import internal from 'litesvm/dist/internal.js';

import { decimalsOf, tokenBalance } from './accounts.mjs';
import { transactionErrorJson } from './errors.mjs';
import { FAUCET_LAMPORTS, faucetKey } from './faucet.mjs';
import { addressBytes, base58, SYSTEM_PROGRAM } from './keys.mjs';
import { feeOf } from './transaction.mjs';

const { LiteSvm, Account, FailedTransactionMetadata } = internal;
const SLOTS_PER_EPOCH = 432_000;

/** The accounts and the Solana virtual machine that changes them; knows nothing of time, history or disk. */
export class Runtime {
  constructor(svm) {
    // The runtime knows only its latest blockhash and its last 32 transactions; the ledger makes both checks itself.
    svm.setTransactionHistory(0n);
    svm.setBlockhashCheck(false);
    svm.setSigverify(true);
    this.svm = svm;
    this.decimals = new Map();
    this.setSysvars = () => {};
  }

  static genesis() {
    const runtime = new Runtime(new LiteSvm());
    runtime.svm.withNativeMints();
    const nothing = new Uint8Array();
    const system = addressBytes(SYSTEM_PROGRAM);
    runtime.svm.setAccount(faucetKey, new Account(FAUCET_LAMPORTS, nothing, system, false, 0n));
    return runtime;
  }

  static load(file) {
    return new Runtime(LiteSvm.loadFromFile(file));
  }

  save(file) {
    this.#current().saveToFile(file);
  }

  get latestBlockhash() {
    return this.svm.latestBlockhash();
  }

  /** Derives the next blockhash from the one before, so a replay finds the same. */
  nextBlockhash() {
    this.svm.expireBlockhash();
    return this.svm.latestBlockhash();
  }

  /**
   * Sets what programs see of the time: at the first use in a slot, since most slots are empty.
   *
   * @param {Iterable<[string, number]>} blockhashes with their slots, oldest first
   */
  enterSlot(slot, unixTime, blockhashes) {
    this.setSysvars = () => {
      const clock = this.svm.getClock();
      clock.slot = BigInt(slot);
      clock.unixTimestamp = BigInt(unixTime);
      clock.epoch = BigInt(Math.floor(slot / SLOTS_PER_EPOCH));
      clock.leaderScheduleEpoch = clock.epoch + 1n;
      this.svm.setClock(clock);
      const newestFirst = [...blockhashes].reverse();
      this.svm.setSlotHashes(newestFirst.map(([hash, at]) => ({ slot: BigInt(at), hash })));
      this.setSysvars = () => {};
    };
  }

  #current() {
    this.setSysvars();
    return this.svm;
  }

  account(address) {
    return this.#current().getAccount(addressBytes(address));
  }

  /** Asked for every token account of every transaction, so remembered. */
  mintDecimals(mint) {
    let decimals = this.decimals.get(mint);
    if (decimals === undefined) {
      decimals = decimalsOf(this.account(mint));
      if (decimals !== undefined) {
        this.decimals.set(mint, decimals);
      }
    }
    return decimals ?? 0;
  }

  programAccounts(program) {
    return this.#current().getProgramAccounts(addressBytes(program))
      .map((found) => ({ address: base58(found.address), account: found.account() }));
  }

  rentExemption(bytes) {
    return Number(this.svm.minimumBalanceForRentExemption(BigInt(bytes)));
  }

  /** Runs a transaction without effect. @returns `value` for the answer, `accounts` as they would be after it */
  simulate(transaction, verifySignatures) {
    const svm = this.#current();
    const run = transaction.version === 'legacy' ? 'simulateLegacyTransaction' : 'simulateVersionedTransaction';
    svm.setSigverify(verifySignatures);
    let result;
    try {
      result = svm[run](transaction.raw);
    } finally {
      svm.setSigverify(true);
    }
    const failed = result instanceof FailedTransactionMetadata;
    const meta = result.meta();
    const returned = meta.returnData();
    return {
      accounts: new Map(failed ? [] : result.postAccounts().map((post) => [base58(post.address), post.account()])),
      value: {
        err: failed ? transactionErrorJson(result.err()) : null,
        logs: meta.logs(),
        accounts: null,
        unitsConsumed: Number(meta.computeUnitsConsumed()),
        returnData: returned.data().length === 0 ? null : {
          programId: base58(returned.programId()),
          data: [Buffer.from(returned.data()).toString('base64'), 'base64'],
        },
      },
    };
  }

  /**
   * Runs a transaction for good.
   *
   * @returns {{landed: boolean, err: object|null, accounts?: string[], meta?: object}} not landed: it was refused
   *   before it ran, nobody paid for it, so it is not on the ledger
   */
  execute(transaction) {
    const svm = this.#current();
    const loadedAddresses = this.#loadedAddresses(transaction);
    const accounts = [...transaction.staticKeys, ...loadedAddresses.writable, ...loadedAddresses.readonly];
    const before = this.#balances(accounts);
    const run = transaction.version === 'legacy' ? 'sendLegacyTransaction' : 'sendVersionedTransaction';
    const result = svm[run](transaction.raw);
    const failed = result instanceof FailedTransactionMetadata;
    const ran = failed ? result.meta() : result;
    const err = failed ? transactionErrorJson(result.err()) : null;
    const after = this.#balances(accounts);
    if (failed && after.lamports[0] === before.lamports[0]) {
      return { landed: false, err };
    }
    const meta = {
      err,
      status: err ? { Err: err } : { Ok: null },
      fee: feeOf(transaction),
      preBalances: before.lamports,
      postBalances: after.lamports,
      preTokenBalances: before.tokens,
      postTokenBalances: after.tokens,
      logMessages: ran.logs(),
      innerInstructions: innerInstructions(ran),
      computeUnitsConsumed: Number(ran.computeUnitsConsumed()),
      loadedAddresses,
      rewards: [],
    };
    return { landed: true, err, accounts, meta };
  }

  /** The addresses a version 0 message takes out of lookup tables, in the order of its account indexes. */
  #loadedAddresses({ lookups }) {
    const loaded = { writable: [], readonly: [] };
    for (const { accountKey, writableIndexes, readonlyIndexes } of lookups) {
      const table = this.account(accountKey)?.data();
      if (table) {
        const at = (index) => base58(table.subarray(56 + 32 * index, 88 + 32 * index));
        loaded.writable.push(...writableIndexes.map(at));
        loaded.readonly.push(...readonlyIndexes.map(at));
      }
    }
    return loaded;
  }

  #balances(keys) {
    const lamports = [];
    const tokens = [];
    keys.forEach((key, accountIndex) => {
      const account = this.svm.getAccount(addressBytes(key));
      lamports.push(Number(account?.lamports() ?? 0n));
      const balance = account && tokenBalance(account, this);
      if (balance) {
        tokens.push({ accountIndex, ...balance });
      }
    });
    return { lamports, tokens };
  }
}

function innerInstructions(meta) {
  return meta.innerInstructions()
    .map((list, index) => ({
      index,
      instructions: list.map((inner) => {
        const instruction = inner.instruction();
        return {
          programIdIndex: instruction.programIdIndex(),
          accounts: [...instruction.accounts()],
          data: base58(instruction.data()),
          stackHeight: inner.stackHeight(),
        };
      }),
    }))
    .filter(({ instructions }) => instructions.length > 0);
}
