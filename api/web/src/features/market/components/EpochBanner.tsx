import type { Market } from '../../../lib/contract';
import { countdown, lengthInWords } from '../../../lib/countdown';
import { parseEnergyWh, parseMicros } from '../../../lib/decimals';
import { showEnergy, showMoney } from '../../../lib/display';
import { timeRange, timeOfDay } from '../../../lib/times';
import { useServerNow } from '../../../lib/useServerNow';
import './epoch-banner.css';

const PRICING: Readonly<Record<string, string>> = {
  uniform: 'at one price for everyone, never worse than the limit you set',
  pay_as_bid: 'each at the price its buyer offered',
  midpoint: 'each at the price half-way between its buyer and its seller',
};

/** The active epoch: its number, its times, what is left of it, and what happens at its end. */
export function EpochBanner({ market }: { market: Market }) {
  const { epoch, last_clearing: last, rules } = market;
  const left = countdown(Date.parse(epoch.start_time), Date.parse(epoch.end_time), useServerNow(250));
  return (
    <section className="epoch-banner" aria-labelledby="epoch-title" data-testid="epoch-banner">
      <div className="epoch-now">
        <h2 id="epoch-title">
          Epoch <span data-testid="epoch-number">{epoch.number}</span>
        </h2>
        <p className="epoch-times">{timeRange(epoch.start_time, epoch.end_time)}</p>
      </div>
      <div className="epoch-count">
        <p className="caption" id="epoch-left">
          {left.over ? 'Closed' : 'Closes in'}
        </p>
        <p className="countdown" role="timer" aria-labelledby="epoch-left" data-testid="countdown">
          {left.text}
        </p>
      </div>
      <p className="epoch-words">
        {left.over
          ? 'The epoch has closed. Its orders are being matched…'
          : `Orders are collected until ${timeOfDay(epoch.end_time)}, then matched all at once, ${
              PRICING[rules.pricing] ?? 'by the rules of the zone'
            }. A new epoch opens every ${lengthInWords(rules.epoch_seconds).replace(/^1 /, '')}.`}
      </p>
      <dl className="epoch-last">
        <div>
          <dt>Last price per kWh</dt>
          <dd data-testid="last-price">
            {last?.clearing_price ? showMoney(parseMicros(last.clearing_price)) : '–'}
          </dd>
        </div>
        <div>
          <dt>Last traded</dt>
          <dd>{last ? `${showEnergy(parseEnergyWh(last.total_volume))} kWh` : '–'}</dd>
        </div>
      </dl>
      <progress className="epoch-progress" max={1} value={left.fraction} aria-label="Share of the epoch that has passed" />
    </section>
  );
}
