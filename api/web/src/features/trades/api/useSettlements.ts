import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { usePollMillis, useRefetchSoon, useServices, useStreamBatches } from '../../../lib/services';
import { type NewsByTrade, type SettledTrade, withNews } from './trades';

interface SettlementsAnswer {
  readonly settlements: readonly SettledTrade[];
  readonly next?: string | null;
}

const PAGE = 50;

/** One's own trades with their settlement, newest first. */
export function useSettlements(userId: string) {
  const { http } = useServices();
  const queries = useQueryClient();
  const refetchSoon = useRefetchSoon();
  const newsKey = ['settlement-news', userId];
  useStreamBatches((messages) => {
    const news = messages.flatMap((message) =>
      message.type === 'settlement'
        ? [[message.trade_id, { status: message.status, signature: message.signature }] as const]
        : [],
    );
    if (news.length > 0) {
      queries.setQueryData<NewsByTrade>(newsKey, (known = {}) => ({ ...known, ...Object.fromEntries(news) }));
    }
    if (news.length > 0 || messages.some(({ type }) => type === 'epoch_cleared')) {
      refetchSoon('settlements');
    }
  });
  const news = useQuery({
    queryKey: newsKey,
    queryFn: () => queries.getQueryData<NewsByTrade>(newsKey) ?? {},
    staleTime: Infinity,
  });
  const pages = useInfiniteQuery({
    queryKey: ['settlements', userId],
    queryFn: ({ pageParam }) => http.get<SettlementsAnswer>('/settlements', { limit: PAGE, before: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    refetchInterval: usePollMillis(20_000),
  });
  const trades = pages.data?.pages
    .flatMap((page) => page.settlements)
    .map((trade) => withNews(trade, news.data?.[trade.trade_id]));
  return { ...pages, trades };
}
