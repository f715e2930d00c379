import { expect, it } from 'vitest';
import { parseEnvironment, streamUrl } from './environment';

it('defaults to the host that served the page', () => {
  expect(parseEnvironment({})).toEqual({ apiBase: '/api/v1' });
});

it.each(['', 'api', 'ftp://x/y', '/api/v1/', 7])('names the variable that is unusable: %j', (value) => {
  expect(() => parseEnvironment({ VITE_API_BASE: value })).toThrow(/VITE_API_BASE/);
});

it('finds the stream beside the API', () => {
  expect(streamUrl('/api/v1', 'http://127.0.0.1:8080/#/login', null)).toBe('ws://127.0.0.1:8080/api/v1/stream');
  expect(streamUrl('https://market.example/v1', 'http://x/', 'a b')).toBe('wss://market.example/v1/stream?token=a+b');
});
