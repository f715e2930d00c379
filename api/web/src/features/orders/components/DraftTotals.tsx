import type { MarketRules, Side } from '../../../lib/contract';
import { showEnergy, showMoney } from '../../../lib/display';
import type { CheckedDraft } from '../api/orderDraft';
import type { Available } from './OrderForm';

interface DraftTotalsProps {
  readonly side: Side;
  readonly checked: CheckedDraft;
  readonly rules: MarketRules;
  readonly available: Available | null;
}

/** What an order comes to, before it is sent. */
export function DraftTotals({ side, checked, rules, available }: DraftTotalsProps) {
  const { totals } = checked;
  const percent = `${rules.fee_basis_points / 100} %`;
  const short = side === 'buy' && totals !== null && available !== null && totals.amount > available.cashMicros;
  return (
    <div className="totals" aria-live="polite">
      <p className="total">
        <span>{side === 'buy' ? 'You pay at most' : 'You get at least'}</span>
        <strong data-testid="order-total">
          {totals === null ? '–' : showMoney(side === 'buy' ? totals.amount : totals.amount - totals.fee)}
        </strong>
      </p>
      <p className="hint">
        {side === 'buy'
          ? 'Held from your cash now; what is not needed comes back at the close.'
          : totals === null
            ? `After a fee of ${percent}, for what is sold.`
            : `${showMoney(totals.amount)} less a fee of ${percent}, if all of it is sold.`}
      </p>
      {short && <p className="field-error">More than the {showMoney(available.cashMicros)} you can spend.</p>}
      {side === 'sell' && available?.energyWh === 0n && (
        <p className="field-error">You have {showEnergy(0n)} kWh to sell: your meter must measure a surplus first.</p>
      )}
    </div>
  );
}
