// How the mock writes numbers, times, ids and orders.
import { randomBytes } from 'node:crypto';

export const kwh = (wh) => (wh / 1000).toFixed(3);
export const money = (micros) => (micros / 1e6).toFixed(6);
export const amountOf = (wh, micros) => Math.floor((wh * micros) / 1000);

export function orderShape(order) {
  return {
    order_id: order.order_id,
    client_order_id: order.client_order_id,
    side: order.side,
    energy_amount: kwh(order.wh),
    filled_amount: kwh(order.wh - order.left),
    price_per_kwh: money(order.micros),
    epoch: order.epoch,
    last_epoch: order.last_epoch,
    time_in_force: order.time_in_force,
    status: order.status,
    reason_code: null,
    reason: null,
    placed_at: order.placed_at,
  };
}

export function iso(millis) {
  return new Date(millis).toISOString();
}

export function uuid7() {
  const hex = Date.now().toString(16).padStart(12, '0') + randomBytes(10).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

export function signature() {
  const alphabet = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
  return Array.from(randomBytes(88), (byte) => alphabet[byte % 58]).join('');
}
