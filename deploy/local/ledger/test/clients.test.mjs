import assert from 'node:assert/strict';
import { test } from 'node:test';

import {
  airdropFactory, appendTransactionMessageInstructions, createSolanaRpc, createSolanaRpcSubscriptions,
  createTransactionMessage, generateKeyPairSigner, getSignatureFromTransaction, lamports, pipe,
  sendAndConfirmTransactionFactory, setTransactionMessageFeePayerSigner, setTransactionMessageLifetimeUsingBlockhash,
  signTransactionMessageWithSigners,
} from '@solana/kit';
import * as token from '@solana/spl-token';
import {
  AddressLookupTableProgram, Keypair, sendAndConfirmTransaction, SystemProgram, Transaction,
  TransactionMessage, VersionedTransaction,
} from '@solana/web3.js';
import { getTransferSolInstruction } from '@solana-program/system';

import { LedgerProcess, until } from './ledger-process.mjs';

const SOL = 1_000_000_000;

function transfer(from, to, lamports) {
  return new Transaction().add(SystemProgram.transfer({ fromPubkey: from.publicKey, toPubkey: to, lamports }));
}

async function signed(ledger, payer, to, lamports) {
  const transaction = transfer(payer, to, lamports);
  transaction.feePayer = payer.publicKey;
  transaction.recentBlockhash = (await ledger.connection.getLatestBlockhash()).blockhash;
  transaction.sign(payer);
  return transaction.serialize();
}

test('web3.js transfers SOL and is told over the WebSocket', async (t) => {
  const ledger = await LedgerProcess.started(t);
  const payer = await ledger.wallet(2);
  const payee = Keypair.generate().publicKey;
  const signature = await sendAndConfirmTransaction(ledger.connection, transfer(payer, payee, SOL), [payer]);
  assert.equal(await ledger.connection.getBalance(payee), SOL);
  assert.equal(await ledger.connection.getBalance(payer.publicKey), SOL - 5000);
  const found = await ledger.connection.getTransaction(signature, { commitment: 'confirmed' });
  assert.equal(found.meta.fee, 5000);
  assert.equal(found.transaction.message.accountKeys[0].toBase58(), payer.publicKey.toBase58());
  const parsed = await ledger.connection.getParsedTransaction(signature, { commitment: 'confirmed' });
  assert.deepEqual(parsed.transaction.message.accountKeys.map(({ signer, writable }) => [signer, writable]),
    [[true, true], [false, true], [false, false]]);
});

test('two equal airdrops in one slot are two transactions', async (t) => {
  const ledger = await LedgerProcess.started(t);
  const { publicKey } = Keypair.generate();
  const signatures = await Promise.all([1, 2].map(() => ledger.connection.requestAirdrop(publicKey, SOL)));
  assert.notEqual(signatures[0], signatures[1]);
  assert.equal(await ledger.connection.getBalance(publicKey), 2 * SOL);
});

test('SPL tokens move, and an overdraw fails with its reason', async (t) => {
  const ledger = await LedgerProcess.started(t);
  const { connection } = ledger;
  const payer = await ledger.wallet(5);
  const payee = Keypair.generate();
  const mint = await token.createMint(connection, payer, payer.publicKey, null, 3);
  const from = await token.getOrCreateAssociatedTokenAccount(connection, payer, mint, payer.publicKey);
  const to = await token.getOrCreateAssociatedTokenAccount(connection, payer, mint, payee.publicKey);
  await token.mintTo(connection, payer, mint, from.address, payer, 1500n);
  const signature = await token.transfer(connection, payer, from.address, to.address, payer, 1250n);

  const balance = await connection.getTokenAccountBalance(to.address);
  assert.equal(balance.value.uiAmountString, '1.25');
  assert.equal((await connection.getTokenSupply(mint)).value.amount, '1500');
  const { meta } = await connection.getTransaction(signature, { commitment: 'confirmed' });
  assert.deepEqual(meta.postTokenBalances.map(({ uiTokenAmount }) => uiTokenAmount.amount).sort(), ['1250', '250']);
  const owned = await connection.getParsedTokenAccountsByOwner(payee.publicKey, { mint });
  assert.equal(owned.value[0].account.data.parsed.info.tokenAmount.amount, '1250');
  const filtered = await connection.getProgramAccounts(token.TOKEN_PROGRAM_ID, {
    filters: [{ dataSize: 165 }, { memcmp: { offset: 32, bytes: payee.publicKey.toBase58() } }],
  });
  assert.deepEqual(filtered.map(({ pubkey }) => pubkey.toBase58()), [to.address.toBase58()]);

  await assert.rejects(token.transfer(connection, payer, from.address, to.address, payer, 251n),
    /custom program error: 0x1/);
});

test('without preflight a failing transaction lands, is paid for and tells its error', async (t) => {
  const ledger = await LedgerProcess.started(t);
  const payer = await ledger.wallet(1);
  const raw = await signed(ledger, payer, Keypair.generate().publicKey, 2 * SOL);
  await assert.rejects(ledger.connection.sendRawTransaction(raw), /custom program error: 0x1/);
  const signature = await ledger.connection.sendRawTransaction(raw, { skipPreflight: true });
  const status = await ledger.confirmed(signature);
  assert.deepEqual(status.err, { InstructionError: [0, { Custom: 1 }] });
  assert.equal(await ledger.connection.getBalance(payer.publicKey), SOL - 5000);
});

test('the same bytes again are already processed', async (t) => {
  const ledger = await LedgerProcess.started(t);
  const payer = await ledger.wallet(2);
  const payee = Keypair.generate().publicKey;
  const raw = await signed(ledger, payer, payee, SOL);
  const signature = await ledger.connection.sendRawTransaction(raw);
  await assert.rejects(ledger.connection.sendRawTransaction(raw), /already been processed/);
  assert.equal(await ledger.connection.sendRawTransaction(raw, { skipPreflight: true }), signature);
  assert.equal(await ledger.connection.getBalance(payee), SOL);
});

test('a forged signature is refused', async (t) => {
  const ledger = await LedgerProcess.started(t);
  const payer = await ledger.wallet(2);
  const raw = await signed(ledger, payer, Keypair.generate().publicKey, SOL);
  raw[10] ^= 1;
  await assert.rejects(ledger.connection.sendRawTransaction(raw), /signature verification failure/);
});

test('an expired blockhash is refused, and so is garbage', async (t) => {
  const ledger = await LedgerProcess.started(t, '--slot-ms', '10');
  const payer = await ledger.wallet(2);
  const { blockhash, lastValidBlockHeight } = await ledger.connection.getLatestBlockhash();
  const transaction = transfer(payer, Keypair.generate().publicKey, SOL);
  transaction.feePayer = payer.publicKey;
  transaction.recentBlockhash = blockhash;
  transaction.sign(payer);
  await until(async () => await ledger.connection.getBlockHeight() > lastValidBlockHeight);
  assert.equal((await ledger.connection.isBlockhashValid(blockhash)).value, false);
  await assert.rejects(ledger.connection.sendRawTransaction(transaction.serialize()), /Blockhash not found/);
  await assert.rejects(ledger.connection.sendEncodedTransaction('AAAA'), /failed to (fill|deserialize)/);
  await assert.rejects(ledger.connection.getTokenAccountBalance(payer.publicKey), /could not find account/);
});

test('a version 0 transaction takes addresses from a lookup table', async (t) => {
  const ledger = await LedgerProcess.started(t);
  const { connection } = ledger;
  const payer = await ledger.wallet(5);
  const payee = Keypair.generate().publicKey;
  const [create, table] = AddressLookupTableProgram.createLookupTable({
    authority: payer.publicKey, payer: payer.publicKey, recentSlot: await connection.getSlot() - 1,
  });
  const extend = AddressLookupTableProgram.extendLookupTable({
    payer: payer.publicKey, authority: payer.publicKey, lookupTable: table, addresses: [payee],
  });
  await sendAndConfirmTransaction(connection, new Transaction().add(create, extend), [payer]);
  const { value } = await connection.getAddressLookupTable(table);
  const { blockhash } = await connection.getLatestBlockhash();
  const pay = SystemProgram.transfer({ fromPubkey: payer.publicKey, toPubkey: payee, lamports: SOL });
  const message = new TransactionMessage({ payerKey: payer.publicKey, recentBlockhash: blockhash, instructions: [pay] });
  const transaction = new VersionedTransaction(message.compileToV0Message([value]));
  transaction.sign([payer]);
  const signature = await connection.sendTransaction(transaction);
  await ledger.confirmed(signature);
  assert.equal(await connection.getBalance(payee), SOL);
  const found = await connection.getTransaction(signature, {
    commitment: 'confirmed', maxSupportedTransactionVersion: 0,
  });
  assert.deepEqual(found.meta.loadedAddresses.writable.map(String), [payee.toBase58()]);
});

test('@solana/kit sends and confirms unchanged', async (t) => {
  const ledger = await LedgerProcess.started(t);
  const rpc = createSolanaRpc(`http://127.0.0.1:${ledger.port}`);
  const rpcSubscriptions = createSolanaRpcSubscriptions(`ws://127.0.0.1:${ledger.webSocketPort}`);
  const [source, destination] = await Promise.all([generateKeyPairSigner(), generateKeyPairSigner()]);
  await airdropFactory({ rpc, rpcSubscriptions })({
    commitment: 'confirmed', lamports: lamports(5n * BigInt(SOL)), recipientAddress: source.address,
  });
  const { value: blockhash } = await rpc.getLatestBlockhash().send();
  const message = pipe(
    createTransactionMessage({ version: 0 }),
    (m) => setTransactionMessageFeePayerSigner(source, m),
    (m) => setTransactionMessageLifetimeUsingBlockhash(blockhash, m),
    (m) => appendTransactionMessageInstructions(
      [getTransferSolInstruction({ source, destination: destination.address, amount: lamports(BigInt(SOL)) })], m),
  );
  const transaction = await signTransactionMessageWithSigners(message);
  await sendAndConfirmTransactionFactory({ rpc, rpcSubscriptions })(transaction, { commitment: 'confirmed' });
  assert.equal((await rpc.getBalance(destination.address).send()).value, BigInt(SOL));
  const [status] = (await rpc.getSignatureStatuses([getSignatureFromTransaction(transaction)]).send()).value;
  assert.equal(status.err, null);
});
