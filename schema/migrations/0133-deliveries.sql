-- A holder surrenders spans of a receipt for an order to deliver; what leaves by the gate was
-- surrendered, was weighed, and is retired.
set local role tallystick_owner;

insert into ledger.claim_kind values ('delivery');

alter table ledger.receipt add column delivered_units bigint not null default 0,
  add constraint receipt_is_delivered_to_its_end check (
    delivered_units >= 0 and delivered_units <= quantity
    and (status = 'delivered') = (delivered_units = quantity)
    and (status <> 'cancelled' or delivered_units = 0));

create table ledger.delivery_order (
  id bigint primary key check (id > 0),
  receipt bigint not null references ledger.receipt,
  lot bigint not null references ledger.lot,
  holder bigint not null references ledger.party,
  units bigint not null check (units > 0),
  collector text not null,
  until date not null,
  status text not null default 'open'
    constraint delivery_order_has_status check (status in ('open', 'delivered', 'ended')),
  weighed_units bigint,
  -- the charge of its claims
  surrendered_by bigint not null,
  ended_by bigint,
  constraint delivery_order_surrenders_once unique (surrendered_by),
  constraint delivery_order_ends_by_an_entry check ((status = 'open') = (ended_by is null)),
  constraint what_is_delivered_was_weighed
    check ((status = 'delivered') = (weighed_units is not null))
);
create index delivery_order_of_receipt on ledger.delivery_order (receipt, id);
create index delivery_order_of_holder on ledger.delivery_order (holder, id);

create function ledger.delivery_order_guard() returns trigger language plpgsql as $$
declare tolerance integer;
begin
  if tg_op = 'DELETE' then
    perform ledger.refuse_row('delivery_order_kept', 'a delivery order ends, it is never removed');
  end if;
  if tg_op = 'INSERT' then
    if new.status <> 'open' or not exists (
      select from ledger.receipt r
       where r.id = new.receipt and r.lot = new.lot and r.status = 'issued')
       or new.units is distinct from (
         select sum(c.hi - c.lo) from ledger.claim c
          where c.charge = new.surrendered_by and c.instrument = new.receipt
            and c.kind = 'delivery' and c.holder = new.holder) then
      perform ledger.refuse_row('delivery_order_has_what_was_surrendered',
        'an order is for the spans of one live receipt that its holder surrendered');
    end if;
    return new;
  end if;
  if row(new.id, new.receipt, new.lot, new.holder, new.units, new.collector, new.until,
         new.surrendered_by)
     is distinct from
     row(old.id, old.receipt, old.lot, old.holder, old.units, old.collector, old.until,
         old.surrendered_by)
     or old.status <> 'open' then
    perform ledger.refuse_row('delivery_order_fixed',
      'a delivery order changes once: when it ends');
  end if;
  if new.status = 'delivered' then
    select c.tolerance_ppm into tolerance
      from ledger.lot l join ledger.commodity c on c.id = l.commodity where l.id = new.lot;
    if abs(new.units - new.weighed_units) > div(new.weighed_units::numeric * tolerance, 1000000)
       or new.weighed_units is distinct from (
         select sum(m.net_units) from ledger.measurement m
          where m.counted_by = new.ended_by and m.lot = new.lot and m.purpose = 'outbound') then
      perform ledger.refuse_row('goods_out_were_weighed',
        'what is delivered is what was weighed going out, to the tolerance');
    end if;
  end if;
  return new;
end $$;
create trigger delivery_order_guard before insert or update or delete on ledger.delivery_order
  for each row execute function ledger.delivery_order_guard();

create function ledger.delivery_counts() returns trigger language plpgsql
  security definer set search_path = pg_catalog, ledger, pg_temp as $$
begin
  update ledger.receipt r
     set delivered_units = r.delivered_units + new.units,
         status = case when r.delivered_units + new.units = r.quantity
                       then 'delivered' else r.status end,
         ended_by = case when r.delivered_units + new.units = r.quantity
                         then new.ended_by else r.ended_by end
   where r.id = new.receipt;
  update ledger.lot l set delivered_units = l.delivered_units + new.units where l.id = new.lot;
  return null;
end $$;
create trigger delivery_counts after update on ledger.delivery_order
  for each row when (old.status = 'open' and new.status = 'delivered')
  execute function ledger.delivery_counts();

-- What of a receipt is nobody's has left by the gate, or the whole of it was cancelled.
create function ledger.receipt_is_retired() returns trigger language plpgsql
  security definer set search_path = pg_catalog, ledger, pg_temp as $$
begin
  if exists (
    select from ledger.receipt r
     where r.id = new.id
       and (select coalesce(sum(t.hi - t.lo), 0) from ledger.title t
             where t.instrument = r.id and t.holder = 0)
           <> case r.status when 'cancelled' then r.quantity else r.delivered_units end) then
    perform ledger.refuse_row('what_left_is_retired',
      'units of goods are retired when they are delivered, or their receipt is cancelled');
  end if;
  return null;
end $$;
create constraint trigger what_left_is_retired after update on ledger.receipt
  deferrable initially deferred for each row execute function ledger.receipt_is_retired();

create or replace function ledger.receipt_guard() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    perform ledger.refuse_row('receipt_kept', 'a receipt is delivered or cancelled, never removed');
  end if;
  if tg_op = 'UPDATE' then
    if row(new.id, new.lot, new.keeper, new.depositor, new.place, new.exclusive, new.number,
           new.unit, new.quantity, new.stored_until, new.fee, new.insurer, new.policy,
           new.insured_minor, new.insurance_currency, new.insured_until, new.issued_by)
       is distinct from
       row(old.id, old.lot, old.keeper, old.depositor, old.place, old.exclusive, old.number,
           old.unit, old.quantity, old.stored_until, old.fee, old.insurer, old.policy,
           old.insured_minor, old.insurance_currency, old.insured_until, old.issued_by)
       or old.status <> 'issued'
       or pg_trigger_depth() < 2 and (new.delivered_units <> old.delivered_units
                                      or new.status = 'delivered') then
      perform ledger.refuse_row('receipt_fixed',
        'a receipt is cancelled, or delivered by its orders, and keeps what it says');
    end if;
    return new;
  end if;
  if new.status <> 'issued' or new.delivered_units <> 0 or not exists (
    select from ledger.lot l
      join ledger.commodity c on c.id = l.commodity
      join ledger.instrument i on i.id = new.id and i.kind = 'receipt' and i.size = new.quantity
     where l.id = new.lot and l.status = 'received' and l.keeper = new.keeper
       and l.depositor = new.depositor and l.place = new.place and l.exclusive = new.exclusive
       and c.unit = new.unit) then
    perform ledger.refuse_row('receipt_is_over_its_lot',
      'a receipt is over goods in store, of their keeper, place and unit, and of its whole face');
  end if;
  if exists (
    select from ledger.lot l join ledger.commodity c on c.id = l.commodity
     where l.id = new.lot
       and ledger.is_short(l.accepted_units, l.delivered_units, l.counted_units,
                           c.tolerance_ppm)) then
    perform ledger.refuse_row('receipt_is_over_stock_that_is_there',
      'no receipt is issued over stock that was found to be short');
  end if;
  return new;
end $$;

-- Keeper and holder are shown an order.
create function ledger.shown_delivery_orders(acting bigint, ids bigint[])
  returns table (id bigint, record jsonb)
  language sql stable security definer set search_path = pg_catalog, ledger, pg_temp as $$
  select o.id, jsonb_build_object(
           'deliveryOf', c.name, 'units', o.units::text, 'unit', r.unit, 'holder', h.name,
           'collector', o.collector, 'until', o.until, 'ofNumber', r.number)
    from ledger.delivery_order o
    join ledger.receipt r on r.id = o.receipt
    join ledger.lot l on l.id = o.lot
    join ledger.commodity c on c.id = l.commodity
    join ledger.party h on h.id = o.holder
   where o.id = any(ids) and ledger.shown_to(acting) in (o.holder, r.keeper)
$$;
revoke execute on function ledger.shown_delivery_orders from public;
grant execute on function ledger.shown_delivery_orders to tallystick_ledger, tallystick_reader;

create policy concerned on ledger.delivery_order for select to tallystick_reader
  using (holder = (select ledger.me()) or ledger.i_keep(receipt));
alter table ledger.delivery_order enable row level security;
create policy writers on ledger.delivery_order to tallystick_ledger using (true) with check (true);
grant select, insert on ledger.delivery_order to tallystick_ledger;
grant update (status, weighed_units, ended_by) on ledger.delivery_order to tallystick_ledger;
grant select on ledger.delivery_order to tallystick_reader;
