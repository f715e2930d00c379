import type { ReactNode } from 'react';
import { Notice } from '../../../ui/Notice';

interface PendingNoticeProps {
  /** What was sent. */
  readonly what: string;
  readonly testId: string;
  /** Where the market's answer will be seen. */
  readonly children: ReactNode;
}

/** Says that something is safe, though the market has not answered in time. */
export function PendingNotice({ what, testId, children }: PendingNoticeProps) {
  return (
    <Notice kind="info" testId={testId}>
      {what} is safe in the market’s log; the market has not answered yet. {children}
    </Notice>
  );
}
