import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';

import { Keypair, SystemProgram, Transaction } from '@solana/web3.js';

import { LedgerProcess, until } from './ledger-process.mjs';

const CONFIRMED = { commitment: 'confirmed' };

/** Sends so many transfers of 1,000,000, 1,000,001, ... lamports to new wallets. */
async function sendTransfers(ledger, payer, count) {
  const { blockhash } = await ledger.connection.getLatestBlockhash();
  const transfers = Array.from({ length: count }, (_, i) => ({ to: Keypair.generate().publicKey, lamports: 1_000_000 + i }));
  await Promise.all(transfers.map(async (transfer) => {
    const transaction = new Transaction({ feePayer: payer.publicKey, recentBlockhash: blockhash }).add(
      SystemProgram.transfer({ fromPubkey: payer.publicKey, toPubkey: transfer.to, lamports: transfer.lamports }));
    transaction.sign(payer);
    transfer.signature = await ledger.connection.sendRawTransaction(transaction.serialize());
  }));
  return transfers;
}

async function view(ledger, transfers) {
  return Promise.all(transfers.map(async ({ to, signature }) => ({
    balance: await ledger.connection.getBalance(to),
    status: lasting((await ledger.connection.getSignatureStatus(signature)).value),
    transaction: await ledger.connection.getTransaction(signature, CONFIRMED),
    ofPayee: (await ledger.connection.getSignaturesForAddress(to, {}, 'confirmed')).map((found) => found.signature),
  })));
}

/** What of a status does not change as slots pass. */
function lasting({ slot, err, status }) {
  return { slot, err, status };
}

async function history(ledger, payer) {
  return (await ledger.connection.getSignaturesForAddress(payer.publicKey, {}, 'confirmed'))
    .map(({ signature, slot, err, blockTime }) => ({ signature, slot, err, blockTime }));
}

async function survivesKill(t, ...options) {
  const ledger = await LedgerProcess.started(t, ...options);
  const payer = await ledger.wallet(10);
  const transfers = [];
  for (let round = 0; round < 3; round++) {
    transfers.push(...await sendTransfers(ledger, payer, 20));
    await Promise.all(transfers.map(({ signature }) => ledger.confirmed(signature)));
    const before = [await view(ledger, transfers), await history(ledger, payer)];
    const slot = await ledger.connection.getSlot();
    await ledger.kill();
    await ledger.start();
    assert.deepEqual([await view(ledger, transfers), await history(ledger, payer)], before);
    assert.deepEqual(before[0].map(({ balance }) => balance), transfers.map(({ lamports }) => lamports));
    assert.ok(await ledger.connection.getSlot() >= slot, 'time does not run backwards');
  }
  assert.equal((await history(ledger, payer)).length, transfers.length + 1);
  return ledger;
}

test('after kill -9 every confirmed transaction is found again, from the journal', (t) => survivesKill(t));

test('and across many snapshots, from the history file', async (t) => {
  const ledger = await survivesKill(t, '--snapshot-every', '7');
  const files = fs.readdirSync(ledger.data);
  assert.equal(files.filter((name) => name.startsWith('snapshot-')).length, 1, files.join());
  assert.ok(fs.statSync(path.join(ledger.data, 'history.log')).size > 0);
});

test('kill -9 amid traffic loses nothing that was confirmed', async (t) => {
  const ledger = await LedgerProcess.started(t, '--snapshot-every', '50');
  const payer = await ledger.wallet(10);
  const sent = sendTransfers(ledger, payer, 300).catch(() => undefined);
  const firstSlot = await ledger.connection.getSlot();
  const confirmed = await until(async () => {
    const found = await history(ledger, payer);
    return found.length > 20 && found.some(({ slot }) => slot > firstSlot) && found;
  });
  await ledger.kill();
  await sent;
  await ledger.start();
  const after = await history(ledger, payer);
  const known = new Map(after.map((found) => [found.signature, found]));
  assert.deepEqual(confirmed.map(({ signature }) => known.get(signature)), confirmed);
});

test('a torn last journal line is cut off', async (t) => {
  const ledger = await LedgerProcess.started(t);
  const payer = await ledger.wallet(10);
  const transfers = await sendTransfers(ledger, payer, 5);
  await Promise.all(transfers.map(({ signature }) => ledger.confirmed(signature)));
  const before = await view(ledger, transfers);
  await ledger.kill();
  const [journal] = fs.readdirSync(ledger.data).filter((name) => name.startsWith('journal-'));
  fs.appendFileSync(path.join(ledger.data, journal), 'T AQAAAAAA');
  await ledger.start();
  assert.deepEqual(await view(ledger, transfers), before);
  assert.equal((await sendTransfers(ledger, payer, 5)).length, 5);
  await ledger.kill();
  await ledger.start();
  assert.deepEqual(await view(ledger, transfers), before);
});

test('what a crash left of the next generation is ignored', async (t) => {
  const ledger = await LedgerProcess.started(t, '--snapshot-every', '7');
  const payer = await ledger.wallet(10);
  const transfers = await sendTransfers(ledger, payer, 20);
  await Promise.all(transfers.map(({ signature }) => ledger.confirmed(signature)));
  const before = await view(ledger, transfers);
  await ledger.kill();
  const { generation } = JSON.parse(fs.readFileSync(path.join(ledger.data, 'current.json'), 'utf8'));
  fs.writeFileSync(path.join(ledger.data, `snapshot-${generation + 1}.bin`), 'half a snapshot');
  fs.writeFileSync(path.join(ledger.data, `journal-${generation + 1}.log`), 'S 1');
  fs.appendFileSync(path.join(ledger.data, 'history.log'), '{"signature":"half');
  fs.writeFileSync(path.join(ledger.data, 'current.json.tmp'), '{');
  await ledger.start();
  assert.deepEqual(await view(ledger, transfers), before);
  await ledger.kill('SIGTERM');
  await ledger.start();
  assert.deepEqual(await view(ledger, transfers), before);
});
