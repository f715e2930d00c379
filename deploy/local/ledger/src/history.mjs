/**
 * Every transaction that landed, in order: its outcome in memory, its details in memory until the store has written
 * them to the history file and in that file from then on.
 *
 * @typedef {{signature: string, slot: number, blockTime: number, err: object|null, memo: string|null,
 *   accounts: string[]}} Outcome
 * @typedef {{version: 'legacy'|0, raw: string, meta: object}} Details `raw` is base64
 */
export class History {
  constructor() {
    this.entries = [];
    this.bySignature = new Map();
    this.byAddress = new Map();
    this.written = 0;
  }

  get size() {
    return this.entries.length;
  }

  /**
   * @param {Outcome} outcome
   * @param {Details|(() => Details)} details what was recorded, or where to read it again
   */
  add(outcome, details) {
    const { accounts, ...entry } = outcome;
    entry.details = details;
    const number = this.entries.push(entry) - 1;
    this.bySignature.set(entry.signature, entry);
    for (const address of new Set(accounts)) {
      const numbers = this.byAddress.get(address);
      if (numbers) {
        numbers.push(number);
      } else {
        this.byAddress.set(address, [number]);
      }
    }
    if (typeof details !== 'function') {
      entry.accounts = accounts;
    }
    return entry;
  }

  find(signature) {
    return this.bySignature.get(signature);
  }

  details(entry) {
    return typeof entry.details === 'function' ? entry.details() : entry.details;
  }

  /** Transactions that named an address, newest first. */
  *ofAddress(address) {
    const numbers = this.byAddress.get(address) ?? [];
    for (let i = numbers.length - 1; i >= 0; i--) {
      yield this.entries[numbers[i]];
    }
  }

  /** What is not in the history file yet. */
  unwritten() {
    return this.entries.slice(this.written);
  }

  /** Called when `unwritten()` lies safely on disk: lets go of the details. */
  markWritten(readers) {
    for (const reader of readers) {
      const entry = this.entries[this.written++];
      entry.details = reader;
      delete entry.accounts;
    }
  }
}
