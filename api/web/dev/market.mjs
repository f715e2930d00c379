// A market in memory with the API's shapes, for work on the page without the servers. One price per epoch, price-time
// priority, plain integers (Wh, micro-units). It shows the page what the real one shows; it proves nothing about it.
import { randomBytes, randomUUID } from 'node:crypto';
import { clearingPrice, matched } from './auction.mjs';
import { amountOf, iso, kwh, money, orderShape, signature, uuid7 } from './shapes.mjs';

const ZONE = 'neighbourhood';
const FEE_BASIS_POINTS = 100;

export class Refused extends Error {
  constructor(status, code, message) {
    super(message);
    Object.assign(this, { status, code });
  }
}

export class Market {
  sequence = 0;
  epochs = [];
  orders = new Map();
  trades = [];
  members = new Map();

  /** @param publish `(ownerOrNull, message)`: to everybody, or to the owner alone */
  constructor(epochSeconds, publish) {
    this.epochMillis = epochSeconds * 1000;
    this.publish = publish;
    this.open = Math.floor(Date.now() / this.epochMillis);
  }

  times(number) {
    const start = number * this.epochMillis;
    return { number, start_time: iso(start), end_time: iso(start + this.epochMillis) };
  }

  join(userId, role, cash, energy) {
    this.members.set(userId, { userId, role, cash, cash_reserved: 0, energy, energy_reserved: 0, bought: 0 });
  }

  balances(userId) {
    const m = this.members.get(userId);
    return {
      cash: money(m.cash),
      cash_reserved: money(m.cash_reserved),
      energy: kwh(m.energy),
      energy_reserved: kwh(m.energy_reserved),
      bought: kwh(m.bought),
    };
  }

  summary() {
    const last = this.epochs[0];
    return {
      zone: ZONE,
      server_time: iso(Date.now()),
      rules: {
        epoch_seconds: this.epochMillis / 1000,
        pricing: 'uniform',
        fee_basis_points: FEE_BASIS_POINTS,
        min_price: '0.000000',
        max_price: '1000000000.000000',
        price_step: '0.000001',
        min_energy: '0.001',
        max_energy: '1000000000.000',
        energy_step: '0.001',
      },
      epoch: this.times(this.open),
      last_clearing: last
        ? { epoch: last.epoch, clearing_price: last.clearing_price, total_volume: last.total_volume }
        : null,
    };
  }

  book(epoch) {
    const levels = (side) => {
      const byPrice = new Map();
      for (const order of this.standing(epoch, side)) {
        const level = byPrice.get(order.micros) ?? { wh: 0, orders: 0 };
        byPrice.set(order.micros, { wh: level.wh + order.left, orders: level.orders + 1 });
      }
      return [...byPrice].map(([micros, { wh, orders }]) => ({ price: money(micros), energy: kwh(wh), orders }));
    };
    return { epoch, bids: levels('buy'), asks: levels('sell') };
  }

  /** Open orders that take part in an epoch's clearing, the best first. */
  standing(epoch, side) {
    const direction = side === 'buy' ? -1 : 1;
    return [...this.orders.values()]
      .filter((o) => o.side === side && isOpen(o) && o.epoch <= epoch && epoch <= o.last_epoch)
      .sort((a, b) => direction * (a.micros - b.micros) || a.position - b.position);
  }

  place(userId, request) {
    const member = this.members.get(userId);
    const first = [...this.orders.values()].find(
      (o) => o.userId === userId && request.client_order_id && o.client_order_id === request.client_order_id,
    );
    if (first) {
      return { order: first, repeat: true };
    }
    const wh = Math.round(Number(request.energy_amount) * 1000);
    const micros = Math.round(Number(request.price_per_kwh) * 1e6);
    const epoch = request.epoch ?? this.open;
    const last = request.time_in_force === 'until' ? Math.floor(Date.parse(request.until) / this.epochMillis) - 1 : epoch;
    if (epoch < this.open) {
      throw new Refused(422, 'gate_closed', `epoch ${epoch} has closed; ${this.open} is active`);
    }
    if (request.side === 'sell' && member.role === 'consumer') {
      throw new Refused(422, 'role_not_allowed', 'a consumer may not sell');
    }
    const reserved = request.side === 'buy' ? amountOf(wh, micros) : 0;
    if (reserved > member.cash) {
      throw new Refused(
        422,
        'insufficient_cash',
        `the order takes ${money(reserved)}, available are ${money(member.cash)}`,
      );
    }
    if (request.side === 'sell' && wh > member.energy) {
      throw new Refused(
        422,
        'insufficient_energy',
        `the order takes ${kwh(wh)} kWh, available are ${kwh(member.energy)}`,
      );
    }
    if (this.crossesOwn(userId, request.side, micros)) {
      throw new Refused(422, 'self_cross', 'the order would trade with an own order in the book');
    }
    const order = {
      userId,
      order_id: uuid7(),
      client_order_id: request.client_order_id ?? null,
      side: request.side,
      wh,
      left: wh,
      micros,
      reserved,
      epoch,
      last_epoch: last,
      time_in_force: request.time_in_force ?? 'epoch',
      status: 'active',
      position: this.orders.size,
      placed_at: iso(Date.now()),
    };
    this.orders.set(order.order_id, order);
    if (order.side === 'buy') {
      member.cash -= reserved;
      member.cash_reserved += reserved;
    } else {
      member.energy -= wh;
      member.energy_reserved += wh;
    }
    this.tell('order_accepted', order, wh);
    this.tellOwner(order);
    return { order, repeat: false };
  }

  crossesOwn(userId, side, micros) {
    return [...this.orders.values()].some(
      (o) =>
        o.userId === userId &&
        isOpen(o) &&
        o.side !== side &&
        (side === 'buy' ? o.micros <= micros : o.micros >= micros),
    );
  }

  cancel(userId, orderId) {
    const order = this.orders.get(orderId);
    if (!order || order.userId !== userId) {
      throw new Refused(404, 'not_found', 'there is no such order of yours');
    }
    if (!isOpen(order) || order.last_epoch < this.open) {
      throw new Refused(422, 'unknown_order', 'the order is not open any more');
    }
    const left = order.left;
    this.release(order, 'cancelled');
    this.tell('order_cancelled', order, left);
    this.tellOwner(order);
    return order;
  }

  /** Closes the open epoch if its time is over. */
  advance() {
    while (Date.now() >= (this.open + 1) * this.epochMillis) {
      this.clear(this.open);
      this.open = Math.max(this.open + 1, Math.floor(Date.now() / this.epochMillis) - 1);
    }
  }

  clear(number) {
    const bids = this.standing(number, 'buy');
    const asks = this.standing(number, 'sell');
    const orders = bids.length + asks.length;
    const matches = matched(bids, asks);
    const touched = new Set(matches.flatMap(({ bid, ask }) => [bid, ask]));
    const price = clearingPrice(bids, asks, matches);
    matches.forEach((match, position) => this.settle(number, position, match, price));
    for (const order of [...bids, ...asks]) {
      if (order.left === 0) {
        this.release(order, 'filled');
      } else if (order.last_epoch <= number) {
        this.release(order, order.left < order.wh ? 'partially_filled' : 'expired');
        touched.add(order);
      }
    }
    touched.forEach((order) => this.tellOwner(order));
    const sum = (list) => list.reduce((total, order) => total + (order.unserved ?? order.left), 0);
    const row = {
      epoch: number,
      ...withoutNumber(this.times(number)),
      status: 'cleared',
      clearing_price: price === null ? null : money(price),
      total_volume: kwh(matches.reduce((total, { wh }) => total + wh, 0)),
      orders,
      matched_orders: new Set(matches.flatMap(({ bid, ask }) => [bid, ask])).size,
      matches: matches.length,
      unserved_buy: kwh(sum(bids)),
      unserved_sell: kwh(sum(asks)),
      merkle_root: matches.length === 0 ? '' : randomBytes(32).toString('hex'),
    };
    this.epochs.unshift(row);
    this.publish(null, { type: 'epoch_cleared', ...this.next(), ...row, next: this.times(number + 1) });
  }

  settle(epoch, position, { bid, ask, wh }, price) {
    const amount = amountOf(wh, price);
    const fee = Math.floor((amount * FEE_BASIS_POINTS + 5000) / 10000);
    const [buyer, seller] = [this.members.get(bid.userId), this.members.get(ask.userId)];
    bid.reserved -= amount;
    buyer.cash_reserved -= amount;
    buyer.bought += wh;
    seller.energy_reserved -= wh;
    seller.cash += amount - fee;
    const trade = {
      trade_id: randomUUID(),
      epoch,
      position,
      matched_amount: kwh(wh),
      price: money(price),
      amount: money(amount),
      fee: money(fee),
      buy_order_id: bid.order_id,
      sell_order_id: ask.order_id,
      buyer: bid.userId,
      seller: ask.userId,
      status: 'pending',
      signature: null,
      slot: null,
      reason: null,
      confirmed_at: null,
    };
    this.trades.unshift(trade);
    this.publish(null, {
      type: 'trade',
      ...this.next(),
      epoch,
      position,
      matched_amount: trade.matched_amount,
      price: trade.price,
    });
    setTimeout(() => this.confirm(trade), 1500 + Math.random() * 2000).unref();
  }

  confirm(trade) {
    Object.assign(trade, { status: 'confirmed', signature: signature(), slot: 1000, confirmed_at: iso(Date.now()) });
    for (const owner of new Set([trade.buyer, trade.seller])) {
      const { trade_id, status, signature } = trade;
      this.publish(owner, { type: 'settlement', zone: ZONE, sequence: this.sequence, trade_id, status, signature });
    }
  }

  /** Gives back what an order still holds, and ends it. */
  release(order, status) {
    const member = this.members.get(order.userId);
    order.status = status;
    order.unserved = order.left;
    if (order.side === 'buy') {
      member.cash += order.reserved;
      member.cash_reserved -= order.reserved;
      order.reserved = 0;
    } else {
      member.energy += order.left;
      member.energy_reserved -= order.left;
    }
  }

  tell(type, order, wh) {
    this.publish(null, {
      type,
      ...this.next(),
      epoch: order.epoch,
      side: order.side,
      energy_amount: kwh(wh),
      price_per_kwh: money(order.micros),
    });
  }

  tellOwner(order) {
    this.publish(order.userId, { type: 'order', zone: ZONE, sequence: this.sequence, order: orderShape(order) });
    this.publish(order.userId, { type: 'balance', ...this.next(), balances: this.balances(order.userId) });
  }

  next() {
    return { zone: ZONE, sequence: ++this.sequence };
  }
}

function isOpen(order) {
  return order.status === 'active';
}

function withoutNumber({ start_time, end_time }) {
  return { start_time, end_time };
}
