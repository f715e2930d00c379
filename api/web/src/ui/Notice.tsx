import type { ReactNode } from 'react';

export type NoticeKind = 'info' | 'good' | 'warning' | 'error';

interface NoticeProps {
  readonly kind: NoticeKind;
  readonly testId?: string;
  readonly children: ReactNode;
}

/** A sentence for the reader; errors are announced at once, the rest when there is a pause. */
export function Notice({ kind, testId, children }: NoticeProps) {
  return (
    <p className={`notice notice-${kind}`} role={kind === 'error' ? 'alert' : 'status'} data-testid={testId}>
      {children}
    </p>
  );
}

/** Says why a part of the page is empty and what will fill it. */
export function Empty({ children }: { children: ReactNode }) {
  return <p className="empty">{children}</p>;
}

interface LoadingProps {
  /** The error of the last attempt, while there is nothing to show. */
  readonly error: Error | null;
  readonly what: string;
  readonly retry: () => void;
}

/** In place of what has not arrived yet. */
export function Loading({ error, what, retry }: LoadingProps) {
  if (error === null) {
    return <p className="empty">Loading {what}…</p>;
  }
  return (
    <div className="empty">
      <Notice kind="error">{error.message}</Notice>
      <button type="button" className="button quiet" onClick={retry}>
        Try again
      </button>
    </div>
  );
}
