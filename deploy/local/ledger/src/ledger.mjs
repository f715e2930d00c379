import { PREFLIGHT_FAILURE, preflightFailure, RpcError } from './errors.mjs';
import { airdropTransaction } from './faucet.mjs';
import { History } from './history.mjs';
import { base58, MEMO_PROGRAM } from './keys.mjs';
import { Runtime } from './runtime.mjs';
import { nonceAccountOf, parseTransaction } from './transaction.mjs';

/** Slots for which a blockhash may be used, as on a cluster. */
export const MAX_BLOCKHASH_AGE = 150;
export const SNAPSHOT_EVERY = 20_000;

const SLOTS_UNTIL = { processed: 0, confirmed: 1, finalized: 32 };

/**
 * A ledger without forks: slots that follow each other, the blockhashes of the last of them, and what landed. A
 * transaction is confirmed one slot after the one it landed in, when its journal entry has reached the disk, and final
 * after 32.
 */
export class Ledger {
  constructor(store, snapshotEvery) {
    this.store = store;
    this.snapshotEvery = snapshotEvery;
    this.history = new History();
    this.onTransaction = () => {};
    this.onSlot = () => {};
  }

  /**
   * Finds the state the last run left, or makes a first one.
   *
   * @param {import('./store.mjs').Store} store
   * @param {number} snapshotEvery journal entries between two snapshots
   */
  static async open(store, snapshotEvery = SNAPSHOT_EVERY) {
    const ledger = new Ledger(store, snapshotEvery);
    const current = store.readCurrent();
    await store.loadHistory(ledger.history);
    if (current) {
      ledger.#restore(current);
    } else {
      ledger.#begin();
    }
    return ledger;
  }

  #begin() {
    this.runtime = Runtime.genesis();
    this.slot = 1;
    this.time = 0;
    this.blockhashes = new Map([[this.runtime.latestBlockhash, this.slot]]);
    this.#snapshot();
    this.nextSlot();
  }

  #restore({ slot, time, blockhashes }) {
    this.runtime = Runtime.load(this.store.snapshotPath);
    this.slot = slot;
    this.time = time;
    this.blockhashes = new Map(blockhashes);
    this.runtime.enterSlot(slot, time, this.blockhashes);
    for (const entry of this.store.readJournal()) {
      if (!entry.raw) {
        this.#enterSlot(entry.slot, entry.time);
      } else if (!this.#execute(parseTransaction(entry.raw))) {
        throw new Error(`${this.store.dir} does not replay: a transaction of slot ${this.slot} was refused`);
      }
    }
  }

  #snapshot() {
    const state = { slot: this.slot, time: this.time, blockhashes: [...this.blockhashes] };
    this.store.begin(state, (file) => this.runtime.save(file), this.history);
  }

  /** Ends the slot: its transactions are on disk before anyone hears that they are confirmed. */
  nextSlot(now = Math.floor(Date.now() / 1000)) {
    this.store.sync();
    if (this.store.entries >= this.snapshotEvery) {
      this.#snapshot();
    }
    // A clock that was set back must not turn the ledger's time back.
    this.#enterSlot(this.slot + 1, Math.max(now, this.time));
    this.store.appendSlot(this.slot, this.time);
    this.onSlot(this.slot);
  }

  #enterSlot(slot, time) {
    this.slot = slot;
    this.time = time;
    this.blockhashes.set(this.runtime.nextBlockhash(), slot);
    if (this.blockhashes.size > MAX_BLOCKHASH_AGE + 1) {
      this.blockhashes.delete(this.blockhashes.keys().next().value);
    }
    this.runtime.enterSlot(slot, time, this.blockhashes);
  }

  get latestBlockhash() {
    return this.runtime.latestBlockhash;
  }

  isBlockhashValid(hash) {
    return this.blockhashes.has(hash);
  }

  hasReached(slot, commitment = 'finalized') {
    return this.slot - slot >= (SLOTS_UNTIL[commitment] ?? SLOTS_UNTIL.finalized);
  }

  commitmentOf(slot) {
    return ['finalized', 'confirmed', 'processed'].find((commitment) => this.hasReached(slot, commitment));
  }

  /** Runs a transaction without effect. */
  simulate(transaction, { verifySignatures = true, replaceBlockhash = false } = {}) {
    const simulation = this.runtime.simulate(transaction, verifySignatures);
    if (!replaceBlockhash && !this.#isInTime(transaction)) {
      simulation.value.err = 'BlockhashNotFound';
    }
    return simulation;
  }

  /**
   * Takes a transaction in. As on a cluster, without preflight a transaction that can never land (an old blockhash, a
   * bad signature) is dropped without a word.
   *
   * @returns {string} its signature
   * @throws {RpcError} what preflight found
   */
  submit(transaction, { preflight = true } = {}) {
    const signature = transaction.signatures[0];
    const refusal = this.#refusal(transaction);
    if (refusal && preflight) {
      throw preflightFailure({ err: refusal, logs: [], accounts: null, unitsConsumed: 0 });
    }
    if (refusal) {
      return signature;
    }
    if (preflight) {
      const { value } = this.runtime.simulate(transaction, true);
      if (value.err) {
        throw preflightFailure(value);
      }
    }
    const entry = this.#execute(transaction);
    if (entry) {
      this.store.appendTransaction(transaction.raw);
      this.onTransaction(entry);
    }
    return signature;
  }

  /** @returns {string} signature of the transfer from the faucet */
  airdrop(address, lamports) {
    const raw = airdropTransaction(address, lamports, this.latestBlockhash, this.history.size);
    try {
      return this.submit(parseTransaction(raw));
    } catch (error) {
      throw error instanceof RpcError ? new RpcError(PREFLIGHT_FAILURE, `airdrop failed: ${error.message}`) : error;
    }
  }

  #refusal(transaction) {
    if (this.history.find(transaction.signatures[0])) {
      return 'AlreadyProcessed';
    }
    return this.#isInTime(transaction) ? null : 'BlockhashNotFound';
  }

  #isInTime(transaction) {
    if (this.isBlockhashValid(transaction.recentBlockhash)) {
      return true;
    }
    const nonce = nonceAccountOf(transaction);
    const data = nonce && this.runtime.account(nonce)?.data();
    return data?.length === 80 && base58(data.subarray(40, 72)) === transaction.recentBlockhash;
  }

  /** @returns the history's entry, or undefined for a transaction that did not land */
  #execute(transaction) {
    const { landed, err, accounts, meta } = this.runtime.execute(transaction);
    if (!landed) {
      return undefined;
    }
    const signature = transaction.signatures[0];
    const outcome = { signature, slot: this.slot, blockTime: this.time, err, memo: memoOf(transaction), accounts };
    return this.history.add(outcome, {
      version: transaction.version,
      raw: transaction.raw.toString('base64'),
      meta,
    });
  }
}

function memoOf({ instructions, staticKeys }) {
  const memos = instructions
    .filter(({ programIdIndex }) => staticKeys[programIdIndex] === MEMO_PROGRAM)
    .map(({ data }) => `[${data.length}] ${data.toString('utf8')}`);
  return memos.length === 0 ? null : memos.join('; ');
}
