import assert from 'node:assert/strict';
import { once } from 'node:events';
import net from 'node:net';
import { createInterface } from 'node:readline';
import { test } from 'node:test';

import { finish, LedgerProcess, run, tempFolder } from './ledger-process.mjs';

test('help lists every option and version prints a version', async () => {
  const help = await finish(run('--help'));
  assert.equal(help.code, 0);
  for (const option of ['--data', '--port', '--ws-port', '--slot-ms', '--snapshot-every', '--watch-stdin', '--version']) {
    assert.ok(help.out.includes(option), option);
  }
  const version = await finish(run('--version'));
  assert.match(version.out, /^\d+\.\d+\.\d+\n$/);
});

test('an unknown option, a missing folder and a bad number are each refused in one line', async () => {
  for (const [args, expected] of [
    [['--colour'], /--colour/],
    [[], /--data DIR is missing/],
    [['--data', 'x', '--port', 'http'], /--port is 'http': give a whole number from 0 to 65534/],
  ]) {
    const { code, err } = await finish(run(...args));
    assert.equal(code, 2);
    assert.match(err, expected);
    assert.equal(err.trim().split('\n').length, 1);
  }
});

test('a port in use is said in one line', async (t) => {
  const holder = net.createServer().listen(0, '127.0.0.1');
  await once(holder, 'listening');
  t.after(() => holder.close());
  const { port } = holder.address();
  const { code, out, err } = await finish(run('--data', tempFolder(), '--port', port, '--ws-port', '0'));
  assert.equal(code, 1);
  assert.equal(out, '');
  assert.equal(err, `ledger: port ${port} is in use: stop what holds it, or choose another with --port and --ws-port\n`);
});

test('a folder has one ledger at a time', async (t) => {
  const ledger = await LedgerProcess.started(t);
  const { code, err } = await finish(run('--data', ledger.data, '--port', '0'));
  assert.equal(code, 1);
  assert.match(err, /in use by the ledger of process \d+: stop that one first/);
});

test('it dies with its parent when it watches standard input, and not without', async (t) => {
  const watching = run('--data', tempFolder(), '--port', '0', '--watch-stdin');
  await once(createInterface({ input: watching.stdout }), 'line');
  watching.stdin.end();
  const [code] = await once(watching, 'close');
  assert.equal(code, 0);

  const ledger = await LedgerProcess.started(t);
  ledger.child.stdin.end();
  await ledger.wallet(1);
});
