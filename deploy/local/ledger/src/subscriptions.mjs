import { METHOD_NOT_FOUND, PARSE_ERROR } from './errors.mjs';
import { toJson } from './json-rpc.mjs';
import { SOLANA_VERSION } from './methods.mjs';

const OPEN = 1;

/** The WebSocket side: `signatureSubscribe`, which tells once, and `slotSubscribe`. */
export class Subscriptions {
  /** @param {import('./ledger.mjs').Ledger} ledger */
  constructor(ledger) {
    this.ledger = ledger;
    this.lastId = 0;
    this.slots = new Map();
    this.signatures = new Map();
    ledger.onTransaction = (entry) => this.#tellSignature(entry.signature);
    ledger.onSlot = (slot) => this.#tellSlot(slot);
  }

  connect(socket) {
    socket.on('message', (text) => this.#receive(socket, text));
    socket.on('close', () => this.#forget((subscription) => subscription.socket === socket));
  }

  #receive(socket, text) {
    let request;
    try {
      request = JSON.parse(text);
    } catch {
      send(socket, { error: { code: PARSE_ERROR, message: 'Parse error' }, id: null });
      return;
    }
    const { id, method, params: [first, options] = [] } = request;
    const reply = (result) => send(socket, { result, id });
    switch (method) {
      case 'signatureSubscribe':
        this.lastId++;
        this.signatures.set(this.lastId, {
          socket, signature: first, commitment: options?.commitment, id: this.lastId,
        });
        reply(this.lastId);
        this.#tellSignature(first);
        break;
      case 'slotSubscribe':
        this.lastId++;
        this.slots.set(this.lastId, { socket, id: this.lastId });
        reply(this.lastId);
        break;
      case 'signatureUnsubscribe':
      case 'slotUnsubscribe':
        reply(this.#forget((subscription) => subscription.socket === socket && subscription.id === first));
        break;
      case 'ping':
        reply('pong');
        break;
      default:
        send(socket, { error: { code: METHOD_NOT_FOUND, message: `Method not found: ${method}` }, id });
    }
  }

  #forget(matches) {
    let found = false;
    for (const map of [this.slots, this.signatures]) {
      for (const [id, subscription] of map) {
        found = (matches(subscription) && map.delete(id)) || found;
      }
    }
    return found;
  }

  #tellSlot(slot) {
    for (const { socket, id } of this.slots.values()) {
      notify(socket, 'slotNotification', id, { slot, parent: slot - 1, root: Math.max(0, slot - 32) });
    }
    for (const signature of new Set([...this.signatures.values()].map((subscription) => subscription.signature))) {
      this.#tellSignature(signature);
    }
  }

  #tellSignature(signature) {
    const entry = this.signatures.size > 0 && this.ledger.history.find(signature);
    if (!entry) {
      return;
    }
    for (const subscription of this.signatures.values()) {
      if (subscription.signature === signature && this.ledger.hasReached(entry.slot, subscription.commitment)) {
        this.signatures.delete(subscription.id);
        notify(subscription.socket, 'signatureNotification', subscription.id, {
          context: { apiVersion: SOLANA_VERSION, slot: this.ledger.slot },
          value: { err: entry.err },
        });
      }
    }
  }
}

function notify(socket, method, subscription, result) {
  send(socket, { method, params: { result, subscription } });
}

function send(socket, message) {
  if (socket.readyState === OPEN) {
    socket.send(toJson({ jsonrpc: '2.0', ...message }));
  }
}
