import fs from 'node:fs';

import { Ledger } from './ledger.mjs';
import { HELP, readOptions } from './options.mjs';
import { Server } from './server.mjs';
import { Store } from './store.mjs';

const USAGE_ERROR = 2;

function fail(code, message) {
  fs.writeSync(process.stderr.fd, `ledger: ${message}\n`);
  process.exit(code);
}

async function run(options) {
  const server = new Server();
  const { port } = await server.listen(options.port, options.webSocketPort);
  const store = new Store(options.data);
  const ledger = await Ledger.open(store, options.snapshotEvery);
  const stop = () => {
    store.close();
    process.exit(0);
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  if (options.watchStdin) {
    process.stdin.on('end', stop).on('error', stop).resume();
  }
  server.serve(ledger);
  setInterval(() => ledger.nextSlot(), options.slotMs);
  process.stdout.write(`ready http://127.0.0.1:${port}\n`);
}

let options;
try {
  options = readOptions(process.argv.slice(2));
} catch (error) {
  fail(USAGE_ERROR, `${error.message} (--help lists the options)`);
}
if (options.help) {
  process.stdout.write(HELP);
} else if (options.version) {
  const { version } = JSON.parse(fs.readFileSync(new URL('../package.json', import.meta.url)));
  process.stdout.write(`${version}\n`);
} else {
  // A ledger that cannot write, or that met what it does not know, stops: its journal brings it back as it was.
  process.on('uncaughtException', (error) => fail(1, error.message));
  await run(options).catch((error) => fail(1, error.message));
}
