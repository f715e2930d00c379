import type { ReactNode } from 'react';
import { formatEnergy, formatMicros } from '../../../lib/decimals';
import { showEnergy, showMoney } from '../../../lib/display';
import type { Role } from '../../../lib/session';
import { Card } from '../../../ui/Card';
import { Money } from '../../../ui/Money';
import { Loading } from '../../../ui/Notice';
import type { Account } from '../api/useBalances';
import './balances.css';

interface BalancesCardProps {
  readonly role: Role;
  readonly account: Account | undefined;
  readonly error: Error | null;
  readonly retry: () => void;
}

/** What one has, in a household's words. */
export function BalancesCard({ role, account, error, retry }: BalancesCardProps) {
  return (
    <Card title="My balances" testId="balances">
      {account === undefined ? (
        <Loading error={error} what="your balances" retry={retry} />
      ) : (
        <dl className="balances">
          <Balance
            name="Cash to spend"
            value={<Money micros={account.cashMicros} />}
            raw={formatMicros(account.cashMicros)}
            testId="cash"
            note={
              account.cashReservedMicros > 0n
                ? `and ${showMoney(account.cashReservedMicros)} held for your open buy orders`
                : account.cashMicros === 0n
                  ? 'The operator of the market pays cash in.'
                  : 'Nothing is held for orders.'
            }
          />
          {(role === 'prosumer' || account.energyWh > 0n || account.energyReservedWh > 0n) && (
            <Balance
              name="Energy to sell"
              value={`${showEnergy(account.energyWh)} kWh`}
              raw={formatEnergy(account.energyWh)}
              testId="energy"
              note={
                account.energyReservedWh > 0n
                  ? `and ${showEnergy(account.energyReservedWh)} kWh held for your open sell orders`
                  : account.energyWh === 0n
                    ? 'What your meter measures as surplus appears here, after each epoch.'
                    : 'Measured by your meter, not yet sold.'
              }
            />
          )}
          <Balance
            name="Energy bought"
            value={`${showEnergy(account.boughtWh)} kWh`}
            raw={formatEnergy(account.boughtWh)}
            testId="bought"
            note={account.boughtWh === 0n ? 'Nothing waits to be used.' : 'Counts against what your home draws next.'}
          />
        </dl>
      )}
    </Card>
  );
}

interface BalanceProps {
  readonly name: string;
  readonly value: ReactNode;
  readonly raw: string;
  readonly note: string;
  readonly testId: string;
}

function Balance({ name, value, raw, note, testId }: BalanceProps) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className="amount" data-testid={`balance-${testId}`} data-value={raw}>
        {value}
      </dd>
      <dd className="hint">{note}</dd>
    </div>
  );
}
