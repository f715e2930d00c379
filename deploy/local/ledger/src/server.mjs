import http from 'node:http';

import { WebSocketServer } from 'ws';

import { answer } from './json-rpc.mjs';
import { rpcMethods } from './methods.mjs';
import { Subscriptions } from './subscriptions.mjs';

const HOST = '127.0.0.1';
const MAX_BODY_BYTES = 50 * 1024 * 1024;

/**
 * The two doors: JSON-RPC over HTTP on one port, subscriptions over WebSocket on another, where Solana's clients look
 * for them (the next one). They are separate because some HTTP clients offer an upgrade on every request, which an
 * HTTP server that also speaks WebSocket would take for one.
 */
export class Server {
  constructor() {
    this.methods = null;
    this.http = http.createServer((request, response) => this.#handle(request, response));
    this.http.keepAliveTimeout = 65_000;
    this.webSocketHttp = http.createServer((request, response) => this.#handle(request, response));
    this.webSockets = new WebSocketServer({ server: this.webSocketHttp });
    // The HTTP server below reports the same error; without a listener here it would be thrown.
    this.webSockets.on('error', () => {});
  }

  /** @returns {Promise<{port: number, webSocketPort: number}>} the ports really taken */
  async listen(port, webSocketPort) {
    return { port: await listen(this.http, port), webSocketPort: await listen(this.webSocketHttp, webSocketPort) };
  }

  /** From here on requests are answered; until then clients are told to wait. */
  serve(ledger) {
    const subscriptions = new Subscriptions(ledger);
    this.webSockets.on('connection', (socket) => subscriptions.connect(socket));
    this.methods = rpcMethods(ledger);
  }

  #handle(request, response) {
    if (request.method !== 'POST') {
      const healthy = this.methods !== null;
      response.writeHead(request.url === '/health' ? (healthy ? 200 : 503) : 405, { 'content-type': 'text/plain' });
      response.end(healthy ? 'ok' : 'starting');
      return;
    }
    const chunks = [];
    let size = 0;
    request.on('data', (chunk) => {
      size += chunk.length;
      if (size > MAX_BODY_BYTES) {
        response.writeHead(413).end();
        request.destroy();
      }
      chunks.push(chunk);
    });
    request.on('end', () => {
      response.setHeader('content-type', 'application/json');
      response.end(answer(this.methods, Buffer.concat(chunks)));
    });
  }
}

function listen(server, port) {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(error.code === 'EADDRINUSE'
      ? new Error(`port ${port} is in use: stop what holds it, or choose another with --port and --ws-port`)
      : error));
    server.listen(port, HOST, () => resolve(server.address().port));
  });
}
