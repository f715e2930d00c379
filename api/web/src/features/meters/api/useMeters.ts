import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { usePollMillis, useRefetchSoon, useServices, useStreamBatches } from '../../../lib/services';
import { latestByMeter, type Interval, type Meter } from './meters';

/** One's meters. */
export function useMeters(userId: string) {
  const { http } = useServices();
  return useQuery({
    queryKey: ['meters', userId],
    queryFn: async () => (await http.get<{ meters: Meter[] }>('/meters')).meters,
    staleTime: 60_000,
  });
}

/** The last interval that each of one's meters has measured, by the meter's id. */
export function useLatestIntervals(userId: string) {
  const { http } = useServices();
  const refetchSoon = useRefetchSoon();
  useStreamBatches((messages) => {
    if (messages.some(({ type }) => type === 'epoch_cleared')) {
      refetchSoon('intervals');
    }
  });
  return useQuery({
    queryKey: ['intervals', userId],
    queryFn: async () => (await http.get<{ intervals: Interval[] }>('/intervals')).intervals,
    select: latestByMeter,
    refetchInterval: usePollMillis(30_000),
  });
}

export interface AddedMeter {
  readonly meter: Meter;
  /** What the meter proves itself by. The API gives it this once. */
  readonly api_key: string;
}

export function useAddMeter(userId: string) {
  const { http } = useServices();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (serial: string) => (await http.post<AddedMeter>('/meters', { serial })).body,
    onSuccess: () => queries.invalidateQueries({ queryKey: ['meters', userId] }),
  });
}
