import { parseArgs } from 'node:util';

const DEFAULT_PORT = 8899;
const DEFAULT_SLOT_MS = 400;

export const HELP = `Usage: node src/main.mjs --data DIR [options]

A local Solana ledger: the JSON-RPC of a validator over LiteSVM, on 127.0.0.1, kept in a folder.

  --data DIR         folder of the ledger; made if missing
  --port N           port of the JSON-RPC (default ${DEFAULT_PORT}; 0: any free one)
  --ws-port N        port of the WebSocket (default: the port of the JSON-RPC + 1; 0: any free one)
  --slot-ms N        length of a slot in milliseconds (default ${DEFAULT_SLOT_MS})
  --snapshot-every N journal entries between two snapshots (default 20000)
  --watch-stdin      stop when standard input closes, that is, when the parent dies
  --version          print the version
  --help             print this text

Prints 'ready http://127.0.0.1:PORT' when it answers. Stops on SIGTERM and SIGINT.
`;

/**
 * @param {string[]} args
 * @returns {{help?: true, version?: true, data?: string, port?: number, webSocketPort?: number, slotMs?: number,
 *   snapshotEvery?: number, watchStdin?: boolean}}
 * @throws {Error} one line saying what is wrong
 */
export function readOptions(args) {
  const { values } = parseArgs({
    args,
    options: {
      data: { type: 'string' },
      port: { type: 'string', default: String(DEFAULT_PORT) },
      'ws-port': { type: 'string' },
      'slot-ms': { type: 'string', default: String(DEFAULT_SLOT_MS) },
      'snapshot-every': { type: 'string', default: '20000' },
      'watch-stdin': { type: 'boolean', default: false },
      version: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  if (values.help || values.version) {
    return { help: values.help, version: values.version };
  }
  if (!values.data) {
    throw new Error('--data DIR is missing: name the folder that keeps the ledger');
  }
  const port = integer('--port', values.port, 0, 65_534);
  return {
    data: values.data,
    port,
    webSocketPort: integer('--ws-port', values['ws-port'] ?? (port === 0 ? '0' : String(port + 1)), 0, 65_535),
    slotMs: integer('--slot-ms', values['slot-ms'], 10, 60_000),
    snapshotEvery: integer('--snapshot-every', values['snapshot-every'], 1, 1_000_000),
    watchStdin: values['watch-stdin'],
  };
}

function integer(name, text, least, most) {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < least || value > most) {
    throw new Error(`${name} is '${text}': give a whole number from ${least} to ${most}`);
  }
  return value;
}
