import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';

import { AppendFile } from '../src/append-file.mjs';
import { tempFolder } from './ledger-process.mjs';

function newFile(t) {
  const folder = tempFolder();
  t.after(() => fs.rmSync(folder, { recursive: true }));
  return path.join(folder, 'lines');
}

/** A disk that takes three bytes at a time, and nothing more once `room` is used up. */
function tightDisk(room) {
  return (fd, bytes, at, count) => {
    if (room <= 0) {
      throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
    }
    const taken = fs.writeSync(fd, bytes, at, Math.min(3, count, room));
    room -= taken;
    return taken;
  };
}

test('what the disk takes only in part is written to its end', (t) => {
  const file = newFile(t);
  new AppendFile(file, 0, tightDisk(100)).append(Buffer.from('one whole line\n'));
  assert.equal(fs.readFileSync(file, 'utf8'), 'one whole line\n');
});

test('of what the disk refuses nothing stays, and the next line stands alone', (t) => {
  const file = newFile(t);
  const lines = new AppendFile(file, 0, tightDisk(12));
  lines.append(Buffer.from('first\n'));
  assert.throws(() => lines.append(Buffer.from('second line\n')), { code: 'ENOSPC' });
  assert.equal(fs.readFileSync(file, 'utf8'), 'first\n');
  const again = new AppendFile(file, lines.length);
  again.append(Buffer.from('third\n'));
  assert.equal(fs.readFileSync(file, 'utf8'), 'first\nthird\n');
});

test('what lies behind the bytes that count is cut off', (t) => {
  const file = newFile(t);
  fs.writeFileSync(file, 'first\nhalf a li');
  new AppendFile(file, 6).append(Buffer.from('second\n'));
  assert.equal(fs.readFileSync(file, 'utf8'), 'first\nsecond\n');
});
