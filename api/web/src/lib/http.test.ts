import { beforeEach, expect, it } from 'vitest';
import { ApiError, Http, mayHaveArrived } from './http';

let token: string | null;
let ended: number;
let sent: { url: string; request: RequestInit } | null;

beforeEach(() => {
  [token, ended, sent] = ['abc', 0, null];
});

function http(status: number, body: string): Http {
  return new Http(
    '/api/v1',
    () => token,
    () => ended++,
    (url, request) => {
      sent = { url, request };
      return Promise.resolve(new Response(status === 204 ? null : body, { status }));
    },
  );
}

async function failure(call: Promise<unknown>): Promise<ApiError> {
  const error = await call.then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(ApiError);
  return error as ApiError;
}

it('asks with the token, and with those parameters that have a value', async () => {
  expect(await http(200, '{"a":1}').get('/orders', { limit: 50, before: undefined })).toEqual({ a: 1 });
  expect(sent?.url).toBe('/api/v1/orders?limit=50');
  expect(sent?.request.headers).toMatchObject({ Authorization: 'Bearer abc' });
});

it('sends JSON and tells the status', async () => {
  expect(await http(202, '{}').post('/orders', { side: 'buy' })).toEqual({ status: 202, body: {} });
  expect(sent?.request.body).toBe('{"side":"buy"}');
});

it('tells the status of what was deleted, too', async () => {
  expect(await http(202, '{"a":1}').delete('/orders/7')).toEqual({ status: 202, body: { a: 1 } });
});

it('knows which failed calls may have had their effect', () => {
  const failed = (status: number) => mayHaveArrived(new ApiError(status, 'code', 'words'));
  expect([0, 500, 503].map(failed)).toEqual([true, true, true]);
  expect([400, 401, 422, 429].map(failed)).toEqual([false, false, false, false]);
  expect(mayHaveArrived(new TypeError('anything else'))).toBe(true);
});

it('says what the API said', async () => {
  const refused = '{"error":{"code":"self_cross","message":"the order would trade with an own order"}}';
  expect(await failure(http(422, refused).post('/orders', {}))).toMatchObject({
    status: 422,
    code: 'self_cross',
    message: 'the order would trade with an own order',
  });
});

it('finds words where the API had none, or did not answer', async () => {
  expect((await failure(http(502, '<html>').get('/market'))).message).toMatch(/502/);
  const unreachable = new Http(
    '',
    () => null,
    () => ended++,
    () => Promise.reject(new TypeError('failed to fetch')),
  );
  expect(await failure(unreachable.get('/market'))).toMatchObject({ status: 0, code: 'unreachable' });
});

it('ends the session that the API no longer knows', async () => {
  await failure(http(401, '{}').get('/me'));
  expect(ended).toBe(1);
});

it('does not take a wrong password, or the end of an older session, for that', async () => {
  token = null;
  await failure(http(401, '{}').post('/auth/login', {}));
  token = 'newer';
  await failure(http(401, '{}').endSession('older'));
  expect(sent?.request.headers).toMatchObject({ Authorization: 'Bearer older' });
  expect(ended).toBe(0);
});
