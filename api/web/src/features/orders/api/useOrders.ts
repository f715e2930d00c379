import { type QueryClient, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Order } from '../../../lib/contract';
import { usePollMillis, useRefetchSoon, useServices, useStreamBatches } from '../../../lib/services';
import { type MarketAnswer, marketAnswer, toldBy } from './marketAnswer';
import { combinedOrders, type OrdersById, withTold } from './orderProgress';
import { type OrderDraft, orderRequest } from './orderDraft';

interface OrdersAnswer {
  readonly orders: readonly Order[];
  readonly next: string | null;
}

const PAGE = 50;

function toldKey(userId: string) {
  return ['orders-told', userId];
}

function tell(queries: QueryClient, userId: string, orders: readonly Order[]) {
  queries.setQueryData<OrdersById>(toldKey(userId), (told = {}) => withTold(told, orders));
}

/** One's own orders, newest first: fetched by pages, moved on by the stream. */
export function useOrders(userId: string) {
  const { http } = useServices();
  const queries = useQueryClient();
  const refetchSoon = useRefetchSoon();
  useStreamBatches((messages) => {
    const orders = messages.flatMap((message) => (message.type === 'order' ? [message.order] : []));
    if (orders.length > 0) {
      tell(queries, userId, orders);
    }
    if (messages.some((message) => message.type === 'epoch_cleared')) {
      refetchSoon('orders');
    }
  });
  const told = useQuery({
    queryKey: toldKey(userId),
    // Nothing to fetch: it holds what was told, and asked again it still does.
    queryFn: () => queries.getQueryData<OrdersById>(toldKey(userId)) ?? {},
    staleTime: Infinity,
  });
  const pages = useInfiniteQuery({
    queryKey: ['orders', userId],
    queryFn: ({ pageParam }) => http.get<OrdersAnswer>('/orders', { limit: PAGE, before: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    refetchInterval: usePollMillis(20_000),
  });
  const orders =
    pages.data &&
    combinedOrders(
      pages.data.pages.flatMap((page) => page.orders),
      told.data ?? {},
      !pages.hasNextPage,
    );
  return { ...pages, orders };
}

export interface Placement {
  readonly draft: OrderDraft;
  readonly clientOrderId: string;
}

export function usePlaceOrder(userId: string) {
  const { http } = useServices();
  const queries = useQueryClient();
  const refetchSoon = useRefetchSoon();
  return useMutation({
    mutationFn: async ({ draft, clientOrderId }: Placement): Promise<MarketAnswer> =>
      marketAnswer(await http.post<{ order: Order }>('/orders', orderRequest(draft, clientOrderId))),
    onSuccess: (answer) => {
      tell(queries, userId, toldBy(answer));
      refetchSoon('orders', 'me');
    },
  });
}

export function useCancelOrder(userId: string) {
  const { http } = useServices();
  const queries = useQueryClient();
  const refetchSoon = useRefetchSoon();
  return useMutation({
    mutationFn: async (orderId: string): Promise<MarketAnswer> =>
      marketAnswer(await http.delete<{ order: Order }>(`/orders/${encodeURIComponent(orderId)}`)),
    onSuccess: (answer) => {
      tell(queries, userId, toldBy(answer));
      refetchSoon('orders', 'me');
    },
  });
}
