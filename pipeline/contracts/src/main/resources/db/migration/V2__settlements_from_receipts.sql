-- A trade without a row here waits for the chain: its 'pending' is not written, because that would double what the end
-- of an epoch writes. trade_settlements shows all trades.
delete from settlements where status = 'pending';
drop index idx_settlements_seller;
comment on table settlements is 'What the chain said of a trade; a trade without a row is pending, see trade_settlements.';

-- A trade's place and its id say the same. By place, rows come in the order of the index, which is the cheaper one to
-- grow; by id, a hash is enough to find one.
alter table order_matches drop constraint order_matches_pkey;
drop index idx_matches_epoch;
alter table order_matches add primary key (zone, epoch_id, position);
create index idx_matches_trade on order_matches using hash (trade_id);

-- Balances change all the time and none of their indexes with them: with room on its page a new version stays there.
alter table account_balances set (fillfactor = 50);

create view trade_settlements as
select m.trade_id,
       m.zone,
       m.epoch_id,
       m.position,
       m.buyer_id,
       m.seller_id,
       m.quantity_wh,
       m.price_micros,
       m.amount_micros,
       m.fee_micros,
       coalesce(s.status, 'pending') as status,
       s.signature,
       s.slot,
       s.reason,
       s.confirmed_at
from order_matches m
         left join settlements s on s.trade_id = m.trade_id;
comment on view trade_settlements is 'Every trade and what became of it: pending, confirmed or failed.';
