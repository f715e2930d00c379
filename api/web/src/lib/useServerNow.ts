import { useCallback } from 'react';
import { useNow } from '../ui/useNow';
import { useServices } from './services';

/** The market's present in milliseconds, read again at an interval. */
export function useServerNow(everyMillis: number): number {
  const { clock } = useServices();
  return useNow(
    useCallback(() => clock.now(), [clock]),
    everyMillis,
  );
}
