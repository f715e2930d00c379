import type { MarketRules } from '../lib/contract';
import { lengthInWords } from '../lib/countdown';
import { Card } from '../ui/Card';

/** The market in three sentences, for whoever sees it for the first time. */
export function Welcome({ rules }: { rules: MarketRules }) {
  return (
    <Card title="Electricity from next door" className="welcome">
      <ol>
        <li>Homes with panels sell the surplus that their meters have measured.</li>
        <li>Neighbours say how much they want and what they pay at most.</li>
        <li>
          Every {lengthInWords(rules.epoch_seconds).replace(/^1 /, '')} the market matches them all at once, and each
          trade is settled on a public ledger.
        </li>
      </ol>
      <p>You see the market as everybody does. To take part, make an account.</p>
      <div className="welcome-ways">
        <a className="button primary" href="#/register">
          Make an account
        </a>
        <a className="button quiet" href="#/login">
          Log in
        </a>
      </div>
    </Card>
  );
}
