import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { StreamMessage } from './contract';
import { MarketStream, type Socket } from './marketStream';

class FakeSocket implements Socket {
  readyState: Socket['readyState'] = 1;
  onopen: WebSocket['onopen'] = null;
  onmessage: WebSocket['onmessage'] = null;
  onclose: WebSocket['onclose'] = null;
  closed = false;

  constructor(readonly address: string) {}

  close() {
    this.closed = true;
  }

  tell(message: object) {
    this.say(JSON.stringify(message));
  }

  say(data: string) {
    this.onmessage?.call(this as unknown as WebSocket, { data } as MessageEvent);
  }

  drop(code = 1006) {
    this.onclose?.call(this as unknown as WebSocket, { code } as CloseEvent);
  }
}

const HELLO = { type: 'hello', zone: 'z', server_time: '2026-01-01T00:00:00.000Z', sequence: 10 };

let sockets: FakeSocket[];
let missed: number;
let ended: number;
let heard: StreamMessage[];
let stream: MarketStream;

beforeEach(() => {
  vi.useFakeTimers();
  [sockets, missed, ended, heard] = [[], 0, 0, []];
  stream = new MarketStream(
    () => `ws://market/${sockets.length}`,
    () => missed++,
    () => ended++,
    (address) => {
      const socket = new FakeSocket(address);
      sockets.push(socket);
      return socket;
    },
  );
  stream.subscribe((message) => heard.push(message));
  stream.open();
});

afterEach(() => {
  stream.close();
  vi.useRealTimers();
});

function socket(index: number): FakeSocket {
  const found = sockets[index];
  if (!found) {
    throw new Error(`there was no attempt ${index} to connect`);
  }
  return found;
}

function tick(sequence: number) {
  return { type: 'order_accepted', zone: 'z', sequence, previous: sequence - 1 };
}

it('is live from the greeting on', () => {
  expect(stream.state.get()).toBe('connecting');
  socket(0).tell(HELLO);
  expect(stream.state.get()).toBe('live');
  expect(missed).toBe(0);
});

it('passes messages on, repeats only once, and reports gaps', () => {
  socket(0).tell(HELLO);
  [11, 12, 12, 15].forEach((sequence) => socket(0).tell(tick(sequence)));
  expect(heard.map((message) => ('sequence' in message ? message.sequence : null))).toEqual([10, 11, 12, 15]);
  expect(missed).toBe(1);
});

it('takes what it cannot read for something missed', () => {
  socket(0).tell(HELLO);
  socket(0).say('{');
  expect(missed).toBe(1);
  expect(heard).toHaveLength(1);
});

it('connects again after a loss, later after each failure, and then fetches anew', () => {
  socket(0).tell(HELLO);
  socket(0).drop();
  expect(stream.state.get()).toBe('interrupted');
  vi.advanceTimersByTime(500);
  expect(sockets).toHaveLength(2);
  socket(1).drop();
  vi.advanceTimersByTime(499);
  expect(sockets).toHaveLength(2);
  vi.advanceTimersByTime(501);
  expect(sockets).toHaveLength(3);
  socket(2).tell(HELLO);
  expect(stream.state.get()).toBe('live');
  expect(missed).toBe(1);
});

it('takes a long silence for a loss', () => {
  socket(0).tell(HELLO);
  vi.advanceTimersByTime(14_999);
  expect(stream.state.get()).toBe('live');
  vi.advanceTimersByTime(1);
  expect(stream.state.get()).toBe('interrupted');
  expect(socket(0).closed).toBe(true);
});

it('says when the server has ended the session, and does not insist', () => {
  socket(0).tell(HELLO);
  socket(0).drop(4401);
  expect(ended).toBe(1);
  vi.advanceTimersByTime(60_000);
  expect(sockets).toHaveLength(1);
});

it('hears nothing from a connection that it has left, and lets one that is coming up come up first', () => {
  socket(0).readyState = 0;
  stream.open();
  expect(socket(0).closed).toBe(false);
  socket(0).onopen?.call({} as WebSocket, {} as Event);
  expect(socket(0).closed).toBe(true);
  socket(0).tell(HELLO);
  expect(stream.state.get()).toBe('connecting');
  expect(socket(1).address).toBe('ws://market/1');
});
