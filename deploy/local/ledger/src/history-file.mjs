import fs from 'node:fs';

import { AppendFile } from './append-file.mjs';

const WRITTEN_AT_ONCE = 1000;
const READ_AT_ONCE = 1 << 20;

/**
 * The history before the snapshot: a line for each transaction, its outcome, a tab, its details, both JSON. At start
 * only the outcomes are parsed; details are read from their place when someone asks.
 */
export class HistoryFile {
  /** @param {number} length bytes that count; what a crash left behind them is cut off */
  constructor(file, length) {
    this.path = file;
    this.file = new AppendFile(file, length);
  }

  /** How many bytes count. */
  get length() {
    return this.file.length;
  }

  async load(history) {
    let at = 0;
    for await (const line of linesOf(this.path)) {
      const outcome = line.subarray(0, line.indexOf('\t')).toString();
      history.add(JSON.parse(outcome), this.#reader(at, line.length));
      at += line.length + 1;
    }
    history.written = history.size;
  }

  /** @returns {Array<() => object>} for each entry, what reads its details again */
  append(entries) {
    const readers = [];
    for (let from = 0; from < entries.length; from += WRITTEN_AT_ONCE) {
      const lines = entries.slice(from, from + WRITTEN_AT_ONCE).map(({ details, ...outcome }) =>
        Buffer.from(`${JSON.stringify(outcome)}\t${JSON.stringify(details)}\n`));
      let at = this.file.length;
      this.file.append(Buffer.concat(lines));
      for (const line of lines) {
        readers.push(this.#reader(at, line.length - 1));
        at += line.length;
      }
    }
    this.file.sync();
    return readers;
  }

  #reader(at, bytes) {
    return () => {
      const line = Buffer.alloc(bytes);
      fs.readSync(this.file.fd, line, 0, bytes, at);
      return JSON.parse(line.subarray(line.indexOf('\t') + 1).toString());
    };
  }
}

/** The lines as bytes, ended by `\n` alone: JSON may hold other ends of lines, such as U+2028 in a memo. */
async function* linesOf(file) {
  let rest = Buffer.alloc(0);
  for await (const chunk of fs.createReadStream(file, { highWaterMark: READ_AT_ONCE })) {
    rest = Buffer.concat([rest, chunk]);
    let from = 0;
    for (let to; (to = rest.indexOf('\n', from)) >= 0; from = to + 1) {
      yield rest.subarray(from, to);
    }
    rest = rest.subarray(from);
  }
}
