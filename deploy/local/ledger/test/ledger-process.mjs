import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

import { Connection, Keypair, LAMPORTS_PER_SOL } from '@solana/web3.js';

const MAIN = fileURLToPath(new URL('../src/main.mjs', import.meta.url));
const DEADLINE_MS = 60_000;

export function run(...args) {
  return spawn(process.execPath, [MAIN, ...args], { stdio: ['pipe', 'pipe', 'pipe'] });
}

/** Runs the command to its end. @returns {Promise<{code: number, out: string, err: string}>} */
export async function finish(child) {
  const texts = { out: '', err: '' };
  child.stdout.on('data', (chunk) => (texts.out += chunk));
  child.stderr.on('data', (chunk) => (texts.err += chunk));
  const [code] = await once(child, 'close');
  return { code, ...texts };
}

export function tempFolder() {
  return fs.mkdtempSync(path.join(os.tmpdir(), 'ledger-test-'));
}

async function freePort() {
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

/** A ledger in a process of its own, on free ports and in a folder of its own; started again it is the same one. */
export class LedgerProcess {
  constructor(...options) {
    this.options = options;
    this.data = tempFolder();
  }

  static async started(t, ...options) {
    const ledger = new LedgerProcess(...options);
    await ledger.start();
    t.after(async () => {
      await ledger.kill();
      fs.rmSync(ledger.data, { recursive: true });
    });
    return ledger;
  }

  async start() {
    this.port ??= await freePort();
    this.webSocketPort ??= await freePort();
    this.child = run('--data', this.data, '--port', this.port, '--ws-port', this.webSocketPort, '--slot-ms', '50',
      ...this.options);
    this.child.stderr.pipe(process.stderr);
    const lines = createInterface({ input: this.child.stdout });
    const [line] = await Promise.race([once(lines, 'line'), once(this.child, 'close').then(() => ['it stopped'])]);
    if (line !== `ready http://127.0.0.1:${this.port}`) {
      throw new Error(`the ledger did not start: ${line}`);
    }
    this.connection = new Connection(`http://127.0.0.1:${this.port}`, {
      commitment: 'confirmed',
      wsEndpoint: `ws://127.0.0.1:${this.webSocketPort}`,
      disableRetryOnRateLimit: true,
    });
  }

  async kill(signal = 'SIGKILL') {
    if (this.child.exitCode === null && this.child.signalCode === null) {
      this.child.kill(signal);
      await once(this.child, 'close');
    }
  }

  /** @returns {Promise<Keypair>} a new wallet with so many SOL, confirmed */
  async wallet(sol) {
    const wallet = Keypair.generate();
    await this.confirmed(await this.connection.requestAirdrop(wallet.publicKey, sol * LAMPORTS_PER_SOL));
    return wallet;
  }

  async confirmed(signature) {
    return until(async () => {
      const { value } = await this.connection.getSignatureStatus(signature);
      return value?.confirmationStatus !== 'processed' && value;
    });
  }
}

/** Asks again until the answer is truthy. */
export async function until(ask) {
  for (const deadline = Date.now() + DEADLINE_MS; Date.now() < deadline;) {
    const answer = await ask();
    if (answer) {
      return answer;
    }
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`not within ${DEADLINE_MS} ms`);
}
