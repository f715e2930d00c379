import fs from 'node:fs';
import readline from 'node:readline';

const WRITTEN_AT_ONCE = 1000;

/**
 * The history before the snapshot: a line for each transaction, its outcome, a tab, its details, both JSON. At start
 * only the outcomes are parsed; details are read from their place when someone asks.
 */
export class HistoryFile {
  /** @param {number} length bytes that count; what a crash left behind them is cut off */
  constructor(file, length) {
    this.fd = fs.openSync(file, 'a+');
    fs.ftruncateSync(this.fd, length);
    this.file = file;
    this.length = length;
  }

  async load(history) {
    const input = fs.createReadStream(this.file, { encoding: 'utf8' });
    let at = 0;
    for await (const line of readline.createInterface({ input, crlfDelay: Infinity })) {
      const bytes = Buffer.byteLength(line);
      const tab = line.indexOf('\t');
      history.add(JSON.parse(line.slice(0, tab)), this.#reader(at, bytes));
      at += bytes + 1;
    }
    history.written = history.size;
  }

  /** @returns {Array<() => object>} for each entry, what reads its details again */
  append(entries) {
    const readers = [];
    for (let from = 0; from < entries.length; from += WRITTEN_AT_ONCE) {
      const lines = entries.slice(from, from + WRITTEN_AT_ONCE).map(({ details, ...outcome }) =>
        Buffer.from(`${JSON.stringify(outcome)}\t${JSON.stringify(details)}\n`));
      writeFully(this.fd, Buffer.concat(lines));
      for (const line of lines) {
        readers.push(this.#reader(this.length, line.length - 1));
        this.length += line.length;
      }
    }
    fs.fsyncSync(this.fd);
    return readers;
  }

  #reader(at, bytes) {
    return () => {
      const line = Buffer.alloc(bytes);
      fs.readSync(this.fd, line, 0, bytes, at);
      return JSON.parse(line.subarray(line.indexOf('\t') + 1).toString());
    };
  }
}

function writeFully(fd, bytes) {
  for (let at = 0; at < bytes.length;) {
    at += fs.writeSync(fd, bytes, at);
  }
}
