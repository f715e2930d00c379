import { useEffect, useState } from 'react';

interface CopyButtonProps {
  readonly text: string;
  /** What is copied, for those who do not see the button's place. */
  readonly what: string;
}

type Outcome = 'idle' | 'copied' | 'failed';

const WORDS: Record<Outcome, string> = { idle: 'Copy', copied: 'Copied', failed: 'Select and copy by hand' };

export function CopyButton({ text, what }: CopyButtonProps) {
  const [outcome, setOutcome] = useState<Outcome>('idle');
  useEffect(() => {
    if (outcome === 'idle') {
      return undefined;
    }
    const timer = setTimeout(() => setOutcome('idle'), 2_000);
    return () => clearTimeout(timer);
  }, [outcome]);
  // The clipboard exists only on a page served by https or from this machine, and the reader can forbid it.
  const copy = () =>
    Promise.resolve()
      .then(() => navigator.clipboard.writeText(text))
      .then(
        () => setOutcome('copied'),
        () => setOutcome('failed'),
      );
  return (
    <button type="button" className="button tiny" aria-label={`Copy ${what}`} onClick={() => void copy()}>
      <span aria-live="polite">{WORDS[outcome]}</span>
    </button>
  );
}
