import { useId, type ReactNode } from 'react';

interface CardProps {
  readonly title: string;
  /** What stands beside the title: a filter, a count. */
  readonly aside?: ReactNode;
  readonly className?: string;
  readonly testId?: string;
  readonly children: ReactNode;
}

/** One part of the page, a landmark named by its title. */
export function Card({ title, aside, className = '', testId, children }: CardProps) {
  const id = useId();
  return (
    <section className={`card ${className}`} aria-labelledby={id} data-testid={testId}>
      <header className="card-head">
        <h2 id={id}>{title}</h2>
        {aside}
      </header>
      {children}
    </section>
  );
}
