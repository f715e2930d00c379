import { useId } from 'react';
import type { Market } from '../../../lib/contract';
import { timeOfDay, timeRelativeTo } from '../../../lib/times';
import { Field } from '../../../ui/Field';
import type { OrderDraft } from '../api/orderDraft';

export type Timing = Pick<OrderDraft, 'epoch' | 'timeInForce' | 'untilMillis'>;

interface TimingFieldsProps {
  readonly market: Market;
  readonly timing: Timing;
  readonly onChange: (timing: Timing) => void;
  readonly error: string | null;
}

/** An order may name one of this many epochs after the active one. */
const EPOCHS_AHEAD = 96;

/** For which epoch an order is, and how long it stands. */
export function TimingFields({ market, timing, onChange, error }: TimingFieldsProps) {
  const ids = useId();
  const epochMillis = market.rules.epoch_seconds * 1000;
  const end = Date.parse(market.epoch.end_time);
  const active = market.epoch.number;
  const stand = (timeInForce: Timing['timeInForce']) => {
    // To begin with: the clearing of the chosen epoch and the three after it.
    const firstEnd = end + ((timing.epoch ?? active) - active) * epochMillis;
    onChange({ ...timing, timeInForce, untilMillis: timeInForce === 'until' ? firstEnd + 3 * epochMillis : null });
  };
  return (
    <>
      <div className="field">
        <label htmlFor={`${ids}-epoch`}>Epoch</label>
        <select
          id={`${ids}-epoch`}
          name="epoch"
          value={timing.epoch ?? ''}
          onChange={({ target }) => onChange({ ...timing, epoch: target.value === '' ? null : Number(target.value) })}
        >
          <option value="">The current one, until {timeOfDay(end)}</option>
          {Array.from({ length: EPOCHS_AHEAD }, (_, i) => (
            <option key={active + i + 1} value={active + i + 1}>
              {timeRelativeTo(end + i * epochMillis, end)} – {timeOfDay(end + (i + 1) * epochMillis)}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor={`${ids}-stand`}>What is not filled</label>
        <select
          id={`${ids}-stand`}
          name="time_in_force"
          value={timing.timeInForce}
          onChange={({ target }) => stand(target.value === 'until' ? 'until' : 'epoch')}
        >
          <option value="epoch">expires with the epoch</option>
          <option value="until">stays in the book until…</option>
        </select>
      </div>
      {timing.timeInForce === 'until' && (
        <Field
          label="Stays until"
          name="until"
          type="datetime-local"
          step={epochMillis % 60_000 === 0 ? 60 : 1}
          value={timing.untilMillis === null ? '' : localDateTime(timing.untilMillis)}
          onChange={({ target }) => {
            const millis = new Date(target.value).getTime();
            onChange({ ...timing, untilMillis: Number.isNaN(millis) ? null : millis });
          }}
          error={error}
          hint="It takes part in every clearing up to then, with its place in the queue."
        />
      )}
    </>
  );
}

/** A time as the browser's date and time field wants it: local, to the second. */
function localDateTime(millis: number): string {
  const date = new Date(millis - new Date(millis).getTimezoneOffset() * 60_000);
  return date.toISOString().slice(0, 19);
}
