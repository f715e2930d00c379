// Prints the transaction that the Java client's test compares with, byte for byte, as @solana/web3.js builds it.
import * as token from '@solana/spl-token';
import { Keypair, PublicKey, SystemProgram, TransactionMessage, VersionedTransaction } from '@solana/web3.js';

const filled = (byte) => new Uint8Array(32).fill(byte);
const operator = Keypair.fromSeed(filled(1));
const owner = Keypair.fromSeed(filled(2));
const [first, second] = [new PublicKey(filled(10)), new PublicKey(filled(11))];
const seed = '00112233445566778899aabbccddeeff';

const message = new TransactionMessage({
  payerKey: operator.publicKey,
  recentBlockhash: new PublicKey(filled(7)).toBase58(),
  instructions: [
    SystemProgram.createAccountWithSeed({
      fromPubkey: operator.publicKey,
      newAccountPubkey: await PublicKey.createWithSeed(operator.publicKey, seed, SystemProgram.programId),
      basePubkey: operator.publicKey,
      seed,
      lamports: 890_880,
      space: 0,
      programId: SystemProgram.programId,
    }),
    token.createTransferInstruction(first, second, operator.publicKey, 2_000n),
    token.createApproveInstruction(first, operator.publicKey, owner.publicKey, 2n ** 64n - 1n),
  ],
}).compileToV0Message();
const transaction = new VersionedTransaction(message);
transaction.sign([operator, owner]);
console.log(Buffer.from(transaction.serialize()).toString('base64'));
