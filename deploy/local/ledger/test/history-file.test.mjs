import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';

import { HistoryFile } from '../src/history-file.mjs';
import { History } from '../src/history.mjs';
import { tempFolder } from './ledger-process.mjs';

/** Everything that some reader of text takes for the end of a line. */
const LINE_ENDS = 'a\u2028b\u2029c\u0085d\re\nf\u000bg';

test('a memo may hold every end of a line there is', async (t) => {
  const folder = tempFolder();
  t.after(() => fs.rmSync(folder, { recursive: true }));
  const file = path.join(folder, 'history.log');
  const written = new HistoryFile(file, 0);
  const entries = ['first', 'second'].map((signature) => (
    { signature, memo: LINE_ENDS, accounts: ['payer'], details: { raw: signature, meta: { logs: [LINE_ENDS] } } }));
  written.append(entries);
  const history = new History();
  await new HistoryFile(file, written.length).load(history);
  assert.deepEqual(history.entries.map(({ signature, memo }) => ({ signature, memo })),
    entries.map(({ signature, memo }) => ({ signature, memo })));
  assert.deepEqual(history.entries.map((entry) => history.details(entry)), entries.map(({ details }) => details));
});

test('a history longer than is read at once is whole', async (t) => {
  const folder = tempFolder();
  t.after(() => fs.rmSync(folder, { recursive: true }));
  const file = path.join(folder, 'history.log');
  const written = new HistoryFile(file, 0);
  const entries = Array.from({ length: 3000 }, (_, i) => (
    { signature: `s${i}`, accounts: [], details: { raw: 'x'.repeat(i) } }));
  written.append(entries);
  const history = new History();
  await new HistoryFile(file, written.length).load(history);
  assert.equal(history.size, entries.length);
  assert.ok(history.entries.every((entry, i) => history.details(entry).raw.length === i));
});
