import { expect, it } from 'vitest';
import { type Session, SessionStore } from './session';

class FakeStorage implements Storage {
  private readonly entries = new Map<string, string>();

  get length() {
    return this.entries.size;
  }
  clear() {
    this.entries.clear();
  }
  getItem(key: string) {
    return this.entries.get(key) ?? null;
  }
  key(index: number) {
    return [...this.entries.keys()][index] ?? null;
  }
  removeItem(key: string) {
    this.entries.delete(key);
  }
  setItem(key: string, value: string) {
    this.entries.set(key, value);
  }
}

const session: Session = { token: 't', user: { user_id: 'u', username: 'ada', role: 'consumer', zone: 'z' } };

it('survives a reload, until it ends', () => {
  const storage = new FakeStorage();
  const store = new SessionStore(storage);
  store.begin(session);
  expect(new SessionStore(storage).get()).toEqual(session);

  store.end(true);
  expect(store.get()).toBeNull();
  expect(store.ended.get()).toBe(true);
  expect(new SessionStore(storage).get()).toBeNull();
});

it('tells its listeners', () => {
  const store = new SessionStore(new FakeStorage());
  let calls = 0;
  const unsubscribe = store.subscribe(() => calls++);
  store.begin(session);
  unsubscribe();
  store.end(false);
  expect(calls).toBe(1);
  expect(store.ended.get()).toBe(false);
});

it.each(['{', 'null', '{"token":1}', '{"token":"t"}'])('does not stumble over %j left by somebody else', (text) => {
  const storage = new FakeStorage();
  storage.setItem('gridtokenx.session', text);
  expect(new SessionStore(storage).get()).toBeNull();
});
