import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const LAUNCHER = new URL('../../../gridtokenx', import.meta.url).pathname;
const PORT_OFFSET = 7000;
const START_MILLIS = 300_000;
const STOP_MILLIS = 60_000;

/**
 * The market that the browser is to visit: a running one, whose address `GRIDTOKENX_URL` gives, or one that is started
 * here with epochs of ten seconds, and stopped at the end.
 *
 * @returns its address, and how to be done with it
 */
export async function openMarket() {
  const running = process.env.GRIDTOKENX_URL;
  return running ? { url: running.replace(/\/$/, ''), close: async () => undefined } : startMarket();
}

async function startMarket() {
  const data = await mkdtemp(join(tmpdir(), 'gridtokenx-page-'));
  const options = ['up', '--data', data, '--epoch', 'PT10S', '--port-offset', String(PORT_OFFSET)];
  const child = spawn(LAUNCHER, options, { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  let ended = null;
  const gone = new Promise((resolve) => {
    child.once('exit', (code, signal) => resolve((ended = `ended with ${signal ?? code}`)));
    child.once('error', (error) => resolve((ended = `could not be run: ${error.message}`)));
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => (output = (output + chunk).slice(-4000)));
  }
  const close = async () => {
    if (ended === null) {
      child.kill('SIGINT');
      const late = Symbol('late');
      if ((await Promise.race([gone, pause(STOP_MILLIS, late, { ref: false })])) === late) {
        child.kill('SIGKILL');
        throw new Error(`gridtokenx up did not stop within ${STOP_MILLIS / 1000} s of SIGINT; its last words:\n${output}`);
      }
    }
    await rm(data, { recursive: true, force: true });
  };
  const url = `http://127.0.0.1:${8080 + PORT_OFFSET}`;
  const deadline = Date.now() + START_MILLIS;
  while (!(await isHealthy(url))) {
    if (ended !== null || Date.now() > deadline) {
      const why = ended ?? `was not ready within ${START_MILLIS / 1000} s`;
      await close().catch(() => undefined);
      throw new Error(`gridtokenx up ${why}; its last words:\n${output}`);
    }
    await pause(250);
  }
  return { url, close };
}

async function isHealthy(url) {
  try {
    return (await fetch(`${url}/health`, { signal: AbortSignal.timeout(5_000) })).ok;
  } catch {
    return false;
  }
}
