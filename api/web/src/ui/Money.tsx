import { showMoney } from '../lib/display';

/** An exact amount of money in which the two decimals that people look for stand out. */
export function Money({ micros }: { micros: bigint }) {
  const [whole = '', decimals = ''] = showMoney(micros).split('.');
  return (
    <>
      {whole}.{decimals.slice(0, 2)}
      {decimals.length > 2 && <small className="money-tail">{decimals.slice(2)}</small>}
    </>
  );
}
