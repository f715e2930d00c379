// The matching of the mock: price-time priority, one price for all.
/** Takes from both lists what trades with each other. */
export function matched(bids, asks) {
  const matches = [];
  let [b, a] = [0, 0];
  while (bids[b] && asks[a] && bids[b].micros >= asks[a].micros) {
    const [bid, ask] = [bids[b], asks[a]];
    const wh = Math.min(bid.left, ask.left);
    bid.left -= wh;
    ask.left -= wh;
    matches.push({ bid, ask, wh });
    b += bid.left === 0 ? 1 : 0;
    a += ask.left === 0 ? 1 : 0;
  }
  return matches;
}

export function clearingPrice(bids, asks, matches) {
  const marginal = matches.at(-1);
  if (!marginal) {
    return null;
  }
  const bestBid = bids.find(({ left }) => left > 0)?.micros ?? -Infinity;
  const bestAsk = asks.find(({ left }) => left > 0)?.micros ?? Infinity;
  const low = Math.max(marginal.ask.micros, bestBid);
  const high = Math.min(marginal.bid.micros, bestAsk);
  const middle = Math.floor((marginal.bid.micros + marginal.ask.micros + 1) / 2);
  return Math.min(high, Math.max(low, middle));
}
