import fs from 'node:fs';
import path from 'node:path';

import { AppendFile } from './append-file.mjs';
import { HistoryFile } from './history-file.mjs';

const FORMAT = 1;

/** The disk refused to keep something. */
export class StorageError extends Error {}

/**
 * The ledger on disk. A generation is a snapshot and the journal of what came after it; `current.json` names the
 * generation that counts, and is replaced in one step when the next one is complete. So a crash at any moment finds
 * either the old pair or the new one, never half of each.
 *
 * Journal lines: `S <slot> <unix time>` where a slot begins, `T <base64>` for a transaction that landed in it.
 */
export class Store {
  constructor(dir) {
    this.dir = dir;
    fs.mkdirSync(dir, { recursive: true });
    this.release = lock(path.join(dir, 'lock'));
    this.entries = 0;
    this.unsynced = false;
  }

  /** @returns {object|null} what `begin` was given, or null for a new ledger */
  readCurrent() {
    const file = this.#path('current.json');
    if (!fs.existsSync(file)) {
      return null;
    }
    const current = JSON.parse(fs.readFileSync(file, 'utf8'));
    if (current.format !== FORMAT) {
      throw new Error(`${file} is of format ${current.format}; this version reads format ${FORMAT}`);
    }
    this.generation = current.generation;
    this.historyBytes = current.historyBytes;
    return current;
  }

  get snapshotPath() {
    return this.#path(`snapshot-${this.generation}.bin`);
  }

  /** Loads the outcomes of all transactions before the snapshot. */
  async loadHistory(history) {
    this.historyFile = new HistoryFile(this.#path('history.log'), this.historyBytes ?? 0);
    await this.historyFile.load(history);
  }

  /**
   * The journal's lines since the snapshot. A last line without its end was cut by a crash before anyone was told
   * of it: it is removed.
   *
   * @returns {Iterable<{slot: number, time: number}|{raw: Buffer}>}
   */
  *readJournal() {
    const file = this.#path(`journal-${this.generation}.log`);
    const content = fs.readFileSync(file);
    const end = content.lastIndexOf('\n') + 1;
    this.journal = new AppendFile(file, end);
    for (let from = 0; from < end;) {
      const to = content.indexOf('\n', from);
      yield parseLine(content.toString('latin1', from, to), file);
      this.entries++;
      from = to + 1;
    }
  }

  appendSlot(slot, time) {
    this.#append(`S ${slot} ${time}\n`);
  }

  appendTransaction(raw) {
    this.#append(`T ${raw.toString('base64')}\n`);
    this.unsynced = true;
  }

  /** Makes every transaction so far safe against a loss of power. Called before any is said to be confirmed. */
  sync() {
    if (this.unsynced) {
      this.journal.sync();
      this.unsynced = false;
    }
  }

  /**
   * Begins the next generation.
   *
   * @param {object} state what `readCurrent` will return
   * @param {(file: string) => void} saveSnapshot
   */
  begin(state, saveSnapshot, history) {
    const previous = this.generation;
    this.generation = (previous ?? 0) + 1;
    const journalPath = this.#path(`journal-${this.generation}.log`);
    const journal = new AppendFile(journalPath, 0);
    saveSnapshot(this.snapshotPath);
    fsync(this.snapshotPath);
    journal.sync();
    const readers = this.historyFile.append(history.unwritten());
    const current = { format: FORMAT, generation: this.generation, historyBytes: this.historyFile.length, ...state };
    replace(this.#path('current.json'), JSON.stringify(current));
    history.markWritten(readers);
    if (previous !== undefined) {
      this.journal.close();
      fs.rmSync(this.#path(`journal-${previous}.log`));
      fs.rmSync(this.#path(`snapshot-${previous}.bin`));
    }
    this.journal = journal;
    this.entries = 0;
    this.unsynced = false;
  }

  close() {
    this.sync();
    this.release();
  }

  #append(line) {
    try {
      this.journal.append(Buffer.from(line, 'latin1'));
    } catch (error) {
      throw new StorageError(`${this.dir} cannot be written: ${error.message}`, { cause: error });
    }
    this.entries++;
  }

  #path(name) {
    return path.join(this.dir, name);
  }
}

function parseLine(line, file) {
  const [kind, first, second] = line.split(' ');
  if (kind === 'S' && /^\d+$/.test(first) && /^\d+$/.test(second)) {
    return { slot: Number(first), time: Number(second) };
  }
  if (kind === 'T' && first) {
    return { raw: Buffer.from(first, 'base64') };
  }
  throw new Error(`${file} holds a line that is no journal entry: '${line.slice(0, 40)}'; restore it from a backup`);
}

/** Writes a file so that a reader sees the old content or the new one. */
function replace(file, content) {
  fs.writeFileSync(`${file}.tmp`, content);
  fsync(`${file}.tmp`);
  fs.renameSync(`${file}.tmp`, file);
  fsync(path.dirname(file));
}

function fsync(file) {
  const fd = fs.openSync(file, 'r');
  try {
    fs.fsyncSync(fd);
  } finally {
    fs.closeSync(fd);
  }
}

/** Refuses a folder that a living ledger holds: two writers would destroy its journal. */
function lock(file) {
  for (;;) {
    try {
      fs.writeFileSync(file, String(process.pid), { flag: 'wx' });
      return () => fs.rmSync(file, { force: true });
    } catch (error) {
      if (error.code !== 'EEXIST') {
        throw error;
      }
    }
    const pid = Number(fs.readFileSync(file, 'utf8'));
    if (isLedger(pid)) {
      throw new Error(`${path.dirname(file)} is in use by the ledger of process ${pid}: stop that one first`);
    }
    fs.rmSync(file, { force: true });
  }
}

function isLedger(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
  const commandLine = `/proc/${pid}/cmdline`;
  // After a crash the number may belong to some other process by now; where the system tells, look.
  return pid !== process.pid
    && (!fs.existsSync(commandLine) || fs.readFileSync(commandLine, 'utf8').includes('main.mjs'));
}
