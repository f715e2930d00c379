import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { isPublic } from '../../../lib/contract';
import { usePollMillis, useServices, useStreamBatches } from '../../../lib/services';
import { type BookAnswer, currentBook, type LiveBook, toDelta, withDeltas, withFetched } from './book';

/** After this much quiet the book is fetched again, so that it ends exactly as the database has it. */
const QUIET_MILLIS = 2_500;

/** The book of an epoch: fetched, then kept up to date by the stream. */
export function useBook(epoch: number) {
  const { http } = useServices();
  const queries = useQueryClient();
  const key = ['book', epoch];
  const settle = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(settle.current), [epoch]);

  useStreamBatches((messages) => {
    const now = Date.now();
    const deltas = messages.flatMap((message) => (isPublic(message) ? (toDelta(message, now) ?? []) : []));
    if (deltas.length > 0) {
      queries.setQueryData<LiveBook>(key, (known) => known && withDeltas(known, deltas));
      clearTimeout(settle.current);
      settle.current = setTimeout(() => void queries.invalidateQueries({ queryKey: key }), QUIET_MILLIS);
    }
  });

  return useQuery({
    queryKey: key,
    queryFn: async () => {
      const askedAt = Date.now();
      const answer = await http.get<BookAnswer>('/book', { epoch });
      return withFetched(queries.getQueryData<LiveBook>(key), answer, askedAt);
    },
    select: currentBook,
    refetchInterval: usePollMillis(10_000),
    gcTime: 60_000,
  });
}
