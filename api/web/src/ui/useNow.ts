import { useEffect, useState } from 'react';

/** A clock's time, read again at an interval. */
export function useNow(now: () => number, everyMillis: number): number {
  const [value, setValue] = useState(now);
  useEffect(() => {
    const timer = setInterval(() => setValue(now()), everyMillis);
    return () => clearInterval(timer);
  }, [now, everyMillis]);
  return value;
}
