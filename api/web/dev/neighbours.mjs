// Made-up neighbours that keep the mock's book busy, and a made-up yesterday for the chart.
const HOMES = 12;

export function startNeighbours(market) {
  for (let i = 0; i < HOMES; i++) {
    market.join(`n-${i}`, i % 3 === 0 ? 'prosumer' : 'consumer', 1e12, i % 3 === 0 ? 1e9 : 0);
  }
  rememberYesterday(market);
  setInterval(() => placeOne(market), Math.max(150, market.epochMillis / 60));
}

function placeOne(market) {
  const home = Math.floor(Math.random() * HOMES);
  const side = home % 3 === 0 ? 'sell' : 'buy';
  const middle = 0.14 + 0.03 * Math.sin(Date.now() / 60_000);
  const price = middle + (side === 'buy' ? -0.03 : -0.02) + Math.random() * 0.05;
  market.place(`n-${home}`, {
    side,
    energy_amount: (0.2 + Math.random() * 2.4).toFixed(1),
    price_per_kwh: price.toFixed(3),
  });
}

function rememberYesterday(market) {
  for (let back = 90; back >= 1; back--) {
    const number = market.open - back;
    const sun = Math.max(0, Math.sin((back / 90) * Math.PI));
    const traded = back % 17 !== 0;
    const { start_time, end_time } = market.times(number);
    market.epochs.unshift({
      epoch: number,
      start_time,
      end_time,
      status: 'cleared',
      clearing_price: traded ? (0.19 - 0.07 * sun + 0.01 * Math.sin(back * 1.7)).toFixed(6) : null,
      total_volume: traded ? (2 + 14 * sun + 2 * Math.cos(back)).toFixed(3) : '0.000',
      orders: 20,
      matched_orders: traded ? 12 : 0,
      matches: traded ? 7 : 0,
      unserved_buy: '3.200',
      unserved_sell: '1.100',
      merkle_root: '',
    });
  }
}
