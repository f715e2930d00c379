import { useState, type FormEvent } from 'react';
import type { Market, Side } from '../../../lib/contract';
import { formatDecimal, ENERGY_SCALE, parseMicros } from '../../../lib/decimals';
import { showEnergy, showMoney } from '../../../lib/display';
import { mayHaveArrived } from '../../../lib/http';
import type { User } from '../../../lib/session';
import { Card } from '../../../ui/Card';
import { Choice } from '../../../ui/Choice';
import { Field } from '../../../ui/Field';
import { afterSending, type Attempt, attempted, type CheckedDraft, checkDraft, type OrderDraft } from '../api/orderDraft';
import { usePlaceOrder } from '../api/useOrders';
import { DraftTotals } from './DraftTotals';
import { PlacementOutcome } from './PlacementOutcome';
import { type Timing, TimingFields } from './TimingFields';
import './order-form.css';

/** What the form needs of the balances; null while they are not known. */
export interface Available {
  readonly cashMicros: bigint;
  readonly energyWh: bigint;
}

interface OrderFormProps {
  readonly market: Market;
  readonly user: User;
  readonly available: Available | null;
}

const NOW_AND_ONCE: Timing = { epoch: null, timeInForce: 'epoch', untilMillis: null };

/** Places an order. Says what is wrong beside the field, what it comes to before sending, and what the market said. */
export function OrderForm({ market, user, available }: OrderFormProps) {
  const maySell = user.role === 'prosumer';
  const [side, setSide] = useState<Side>(maySell ? 'sell' : 'buy');
  const [energy, setEnergy] = useState('');
  const [price, setPrice] = useState('');
  const [timing, setTiming] = useState(NOW_AND_ONCE);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  // Kept until something changes: sending the same order again after a lost answer must not place it twice.
  const [attempt, setAttempt] = useState(newAttempt);
  const place = usePlaceOrder(user.user_id);

  // A later epoch that has become the active one, or has closed, is no choice any more.
  const epoch = timing.epoch !== null && timing.epoch > market.epoch.number ? timing.epoch : null;
  const draft: OrderDraft = { side, energy, price, ...timing, epoch };
  const checked = checkDraft(draft, market);
  const shownError = (field: keyof CheckedDraft['errors']) => (left.has(field) ? (checked.errors[field] ?? null) : null);
  const leave = (field: string) => () => setLeft(new Set([...left, field]));
  const change =
    <T,>(set: (value: T) => void) =>
    (value: T) => {
      set(value);
      setAttempt(newAttempt());
      place.reset();
    };

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setLeft(new Set(['energy', 'price', 'until']));
    if (!checked.ready || place.isPending) {
      return;
    }
    setAttempt(afterSending(attempt, draft, market.epoch.number));
    place.mutate(
      { draft: attempted(draft, attempt), clientOrderId: attempt.clientOrderId },
      {
        onSuccess: () => {
          setEnergy('');
          setLeft(new Set());
          setAttempt(newAttempt());
        },
        // What was refused for good is not in the market; the next attempt is another order.
        onError: (error) => {
          if (!mayHaveArrived(error)) {
            setAttempt(newAttempt());
          }
        },
      },
    );
  };

  const lastPrice = market.last_clearing?.clearing_price;
  return (
    <Card title="Place an order" className="order-form-card">
      <form className="order-form" onSubmit={submit} noValidate data-testid="order-form">
        <Choice
          legend="I want to"
          className="side"
          options={[
            { value: 'buy', label: 'Buy' },
            { value: 'sell', label: 'Sell', disabled: !maySell },
          ]}
          value={side}
          onChange={change(setSide)}
        />
        {!maySell && <p className="hint">Only homes that make electricity (prosumers) can sell.</p>}
        <Field
          label="Energy"
          unit="kWh"
          name="energy"
          inputMode="decimal"
          autoComplete="off"
          placeholder="0.000"
          value={energy}
          onChange={(event) => change(setEnergy)(event.target.value)}
          onBlur={energy === '' ? undefined : leave('energy')}
          error={shownError('energy')}
          action={
            side === 'sell' &&
            available !== null &&
            available.energyWh > 0n && (
              <button
                type="button"
                className="button tiny"
                onClick={() => change(setEnergy)(formatDecimal(available.energyWh, ENERGY_SCALE))}
              >
                All {showEnergy(available.energyWh)} kWh
              </button>
            )
          }
        />
        <Field
          label={side === 'buy' ? 'Highest price I pay' : 'Lowest price I take'}
          unit="per kWh"
          name="price"
          inputMode="decimal"
          autoComplete="off"
          placeholder="0.00"
          value={price}
          onChange={(event) => change(setPrice)(event.target.value)}
          onBlur={price === '' ? undefined : leave('price')}
          error={shownError('price')}
          action={
            lastPrice && (
              <button
                type="button"
                className="button tiny"
                aria-label={`Take the last price, ${showMoney(parseMicros(lastPrice))}`}
                onClick={() => change(setPrice)(lastPrice.replace(/0{1,4}$/, ''))}
              >
                Last {showMoney(parseMicros(lastPrice))}
              </button>
            )
          }
        />
        <TimingFields
          market={market}
          timing={{ ...timing, epoch }}
          onChange={change(setTiming)}
          error={shownError('until')}
        />
        <DraftTotals side={side} checked={checked} rules={market.rules} available={available} />
        <button className={`button primary ${side}`} type="submit" disabled={place.isPending}>
          {place.isPending ? 'Sending…' : side === 'buy' ? 'Place buy order' : 'Place sell order'}
        </button>
        <PlacementOutcome placed={place.data} error={place.error} />
      </form>
    </Card>
  );
}

/** An id that is unique per user is enough; made without `randomUUID`, which exists on secure pages only. */
function newAttempt(): Attempt {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  const id = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return { clientOrderId: `web-${id}`, epoch: null };
}
