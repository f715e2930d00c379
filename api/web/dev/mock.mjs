// `npm run mock -- --port 8080 --epoch 10 --cash 25`: the page's API on made-up neighbours, and the built page.
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { parseArgs } from 'node:util';
import { WebSocketServer } from 'ws';
import { Market, Refused } from './market.mjs';
import { startNeighbours } from './neighbours.mjs';
import { orderShape } from './shapes.mjs';

const { values: options } = parseArgs({
  options: {
    port: { type: 'string', default: '8080' },
    epoch: { type: 'string', default: '10' },
    cash: { type: 'string', default: '25' },
    quiet: { type: 'boolean', default: false },
  },
});

const PREFIX = '/api/v1';
const DIST = new URL('../dist/', import.meta.url).pathname;
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' };
const POLICY = "default-src 'self'; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

const users = new Map();
const sessions = new Map();
const sockets = new Map();
const meters = [];
let lastPublic = 0;

const market = new Market(Number(options.epoch), (owner, message) => {
  const text = JSON.stringify(owner === null ? { ...message, previous: lastPublic } : message);
  lastPublic = owner === null ? message.sequence : lastPublic;
  for (const [socket, userId] of sockets) {
    if (owner === null || owner === userId) {
      socket.send(text);
    }
  }
});
if (!options.quiet) {
  startNeighbours(market);
}
setInterval(() => market.advance(), 50);
setInterval(() => {
  const tick = JSON.stringify({ type: 'tick', zone: 'neighbourhood', server_time: new Date().toISOString() });
  sockets.forEach((_, socket) => socket.send(tick));
}, 1000);

const routes = {
  'POST /auth/register': ({ body }) => {
    if (!body.username || !body.password) {
      throw new Refused(400, 'invalid_request', 'username and password must not be empty');
    }
    if (users.has(body.username)) {
      throw new Refused(409, 'conflict', `the name ${body.username} is taken`);
    }
    const user = { user_id: `u-${users.size + 1}`, username: body.username, role: body.role, zone: 'neighbourhood' };
    users.set(body.username, { user, password: body.password });
    market.join(user.user_id, user.role, Number(options.cash) * 1e6, user.role === 'prosumer' ? 4200 : 0);
    return [201, { user }];
  },
  'POST /auth/login': ({ body }) => {
    const known = users.get(body.username);
    if (!known || known.password !== body.password) {
      throw new Refused(401, 'unauthorized', 'name or password is wrong');
    }
    const token = randomBytes(12).toString('hex');
    sessions.set(token, known.user);
    return [200, { token, expires_at: new Date(Date.now() + 1800_000).toISOString(), user: known.user }];
  },
  'POST /auth/logout': ({ token }) => {
    sessions.delete(token);
    [...sockets.keys()].filter((socket) => socket.token === token).forEach((socket) => socket.close(4401));
    return [204, null];
  },
  'GET /me': ({ user }) => [200, { user, balances: market.balances(user.user_id) }],
  'GET /market': () => [200, market.summary()],
  'GET /book': ({ query }) => [200, market.book(Number(query.get('epoch') ?? market.open))],
  'GET /epochs': ({ query }) => [200, { epochs: market.epochs.slice(0, Number(query.get('limit') ?? 96)) }],
  'GET /matches': ({ query }) => [
    200,
    { matches: market.trades.slice(0, Number(query.get('limit') ?? 50)).map(withoutNames) },
  ],
  'GET /orders': ({ user, query }) => {
    const mine = [...market.orders.values()].filter((o) => o.userId === user.user_id).reverse();
    return [200, page('orders', mine.map(orderShape), query, 'order_id')];
  },
  'POST /orders': ({ user, body }) => {
    const { order, repeat } = market.place(user.user_id, body);
    return repeat ? [200, { order: orderShape(order), repeat: true }] : [201, { order: orderShape(order) }];
  },
  'GET /settlements': ({ user, query }) => {
    const mine = market.trades.filter((t) => t.buyer === user.user_id || t.seller === user.user_id);
    const shaped = mine.map(({ buyer, seller: _seller, ...trade }) => ({
      ...trade,
      side: buyer === user.user_id ? 'buy' : 'sell',
    }));
    return [200, page('settlements', shaped, query, 'trade_id')];
  },
  'POST /meters': ({ user, body }) => {
    const meter = { meter_id: `m-${meters.length + 1}`, serial: body.serial };
    if (meters.some(({ serial }) => serial === body.serial)) {
      throw new Refused(409, 'conflict', `a meter with serial ${body.serial} is registered already`);
    }
    meters.push({ ...meter, owner: user.user_id });
    return [201, { meter, api_key: `gtxm_${randomBytes(16).toString('hex')}` }];
  },
  'GET /meters': ({ user }) => [200, { meters: metersOf(user).map(({ owner: _owner, ...meter }) => meter) }],
  'GET /intervals': ({ user }) => {
    const { number: _number, ...times } = market.times(market.open - 1);
    const measured = { ...times, import: '0.120', export: '0.840', readings: 3 };
    return [200, { intervals: metersOf(user).map(({ meter_id }) => ({ meter_id, ...measured })), next: null }];
  },
  'GET /health': () => [200, { status: 'ok', parts: { kafka: 'ok', postgres: 'ok', redis: 'ok' } }],
};
const OPEN_TO_ALL = new Set([
  'POST /auth/register',
  'POST /auth/login',
  'GET /market',
  'GET /book',
  'GET /epochs',
  'GET /matches',
  'GET /health',
]);

function metersOf(user) {
  return meters.filter(({ owner }) => owner === user.user_id);
}

function page(name, rows, query, id) {
  const limit = Number(query.get('limit') ?? 50);
  const from = query.has('before') ? rows.findIndex((row) => row[id] === query.get('before')) + 1 : 0;
  const shown = rows.slice(from, from + limit);
  return { [name]: shown, next: from + limit < rows.length ? shown.at(-1)[id] : null };
}

function withoutNames({ buyer: _buyer, seller: _seller, ...trade }) {
  return trade;
}

async function answer(request) {
  const url = new URL(request.url, 'http://localhost');
  const path = url.pathname.startsWith(PREFIX) ? url.pathname.slice(PREFIX.length) : url.pathname;
  const token = (request.headers.authorization ?? '').replace(/^Bearer /, '');
  const user = sessions.get(token);
  const chunks = [];
  for await (const chunk of request) {
    chunks.push(chunk);
  }
  const body = chunks.length > 0 ? JSON.parse(Buffer.concat(chunks).toString()) : null;
  const call = { user, token, body, query: url.searchParams };
  const cancel = /^\/orders\/([\w-]+)$/.exec(path);
  const key = `${request.method} ${path}`;
  if (!user && !OPEN_TO_ALL.has(key)) {
    throw new Refused(401, 'unauthorized', 'log in first');
  }
  if (cancel && request.method === 'DELETE') {
    return [200, { order: orderShape(market.cancel(user.user_id, cancel[1])) }];
  }
  if (!routes[key]) {
    throw new Refused(404, 'not_found', `there is no ${key}`);
  }
  return routes[key](call);
}

async function serveFile(path, response) {
  const file = normalize(join(DIST, path === '/' ? 'index.html' : path));
  const content = await readFile(file).catch(() => readFile(join(DIST, 'index.html')));
  const type = TYPES[extname(file)] ?? 'text/html';
  response.writeHead(200, { 'Content-Type': type, 'Content-Security-Policy': POLICY }).end(content);
}

const server = createServer(async (request, response) => {
  const path = new URL(request.url, 'http://localhost').pathname;
  if (!path.startsWith(PREFIX) && path !== '/health') {
    await serveFile(path, response);
    return;
  }
  const [status, body] = await answer(request).catch((error) => [
    error.status ?? 500,
    { error: { code: error.code ?? 'error', message: error.message } },
  ]);
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(body === null ? '' : JSON.stringify(body));
});

new WebSocketServer({ server, path: `${PREFIX}/stream` }).on('connection', (socket, request) => {
  const token = new URL(request.url, 'http://localhost').searchParams.get('token');
  if (token !== null && !sessions.has(token)) {
    socket.close(4401);
    return;
  }
  socket.token = token;
  sockets.set(socket, sessions.get(token)?.user_id ?? null);
  socket.on('close', () => sockets.delete(socket));
  const hello = { type: 'hello', zone: 'neighbourhood', server_time: new Date().toISOString(), sequence: market.sequence };
  socket.send(JSON.stringify(hello));
});
server.listen(Number(options.port), '127.0.0.1', () => console.log(`ready http://127.0.0.1:${server.address().port}`));
