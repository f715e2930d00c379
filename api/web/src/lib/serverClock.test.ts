import { expect, it } from 'vitest';
import { ServerClock } from './serverClock';

it('follows the market, not the local clock', () => {
  let local = 1_000_000;
  const clock = new ServerClock(() => local);
  expect(clock.now()).toBe(1_000_000);

  clock.observe(new Date(5_000_000).toISOString());
  local += 250;
  expect(clock.now()).toBe(5_000_250);
});

it('is not misled by a message that was long under way, but follows a clock that was set', () => {
  let local = 0;
  const clock = new ServerClock(() => local);
  clock.observe(new Date(10_000).toISOString());
  local = 1_000;
  clock.observe(new Date(10_200).toISOString());
  expect(clock.now()).toBe(11_000);

  for (let i = 0; i < 20; i++) {
    clock.observe(new Date(local + 7_000).toISOString());
  }
  expect(clock.now()).toBe(8_000);
});

it('ignores what is no time', () => {
  const clock = new ServerClock(() => 42);
  clock.observe('soon');
  expect(clock.now()).toBe(42);
});
