-- A receipt is stored for a term, which its keeper and holders make longer, and whose end is noted
-- and waited for. No term goes beyond the life of the goods.
set local role tallystick_owner;

insert into ledger.wait_kind values ('storage_term');
insert into ledger.hold_kind values ('term_end');

-- the first day on which they are past their life; null: they keep
alter table ledger.lot add column good_until date;
grant update (good_until) on ledger.lot to tallystick_ledger;

create function ledger.life_of_lot_fixed() returns trigger language plpgsql as $$
begin
  perform ledger.refuse_row('lot_fixed', 'a lot keeps what was declared, and what was received');
  return null;
end $$;
create trigger life_of_lot_fixed before update on ledger.lot
  for each row when (old.status <> 'requested' and old.good_until is distinct from new.good_until)
  execute function ledger.life_of_lot_fixed();

create table ledger.receipt_term (
  -- that issued the receipt, or renewed its term
  entry bigint primary key,
  receipt bigint not null references ledger.receipt,
  stored_until date not null,
  fee text not null,
  status text not null default 'running'
    constraint term_has_status check (status in ('running', 'renewed', 'ended')),
  -- null: of receipts that were issued before their terms were waited for
  wait bigint,
  ended_by bigint,
  constraint term_ends_by_an_entry check (
    case status when 'running' then ended_by is null when 'ended' then ended_by is not null
                else true end)
);
create unique index receipt_has_one_term on ledger.receipt_term (receipt)
  where status <> 'renewed';
create index receipt_term_of_receipt on ledger.receipt_term (receipt, entry);
create index receipt_term_of_wait on ledger.receipt_term (wait);
create index receipt_by_term on ledger.receipt (stored_until) where status = 'issued';

insert into ledger.receipt_term (entry, receipt, stored_until, fee)
  select issued_by, id, stored_until, fee from ledger.receipt;

create function ledger.receipt_term_guard() returns trigger language plpgsql
  security definer set search_path = pg_catalog, ledger, pg_temp as $$
declare of ledger.receipt; good date;
begin
  if tg_op = 'DELETE' then
    perform ledger.refuse_row('term_kept', 'terms of storage stay on record');
  end if;
  if tg_op = 'UPDATE' then
    if row(new.entry, new.receipt, new.stored_until, new.fee, new.wait)
         is distinct from row(old.entry, old.receipt, old.stored_until, old.fee, old.wait)
       or old.status = 'renewed' or old.status = 'ended' and new.status <> 'renewed'
       or new.status = 'renewed' and pg_trigger_depth() < 2 then
      perform ledger.refuse_row('term_fixed', 'a term ends, or is renewed by a longer one');
    end if;
    if new.status = 'ended' and not exists (
      select from ledger.business_day d where d.date >= new.stored_until) then
      perform ledger.refuse_row('term_ends_on_its_day', 'no term has ended before its last day');
    end if;
    return new;
  end if;
  select r.* into of from ledger.receipt r where r.id = new.receipt;
  select l.good_until into good from ledger.lot l where l.id = of.lot;
  if new.status <> 'running' or of.status <> 'issued'
     or of.issued_by <> new.entry and new.stored_until <= of.stored_until
     or of.issued_by = new.entry
        and row(new.stored_until, new.fee) is distinct from row(of.stored_until, of.fee) then
    perform ledger.refuse_row('term_is_only_made_longer',
      'a live receipt has the term that it was issued with, or a longer one');
  end if;
  if new.stored_until > good then
    perform ledger.refuse_row('term_is_within_the_life_of_the_goods',
      'goods are stored no longer than they are good');
  end if;
  return new;
end $$;
create trigger receipt_term_guard before insert or update or delete on ledger.receipt_term
  for each row execute function ledger.receipt_term_guard();
create trigger receipt_term_has_wait after insert on ledger.receipt_term
  referencing new table as born for each statement execute function ledger.asked_has_wait();

create function ledger.receipt_term_counts() returns trigger language plpgsql
  security definer set search_path = pg_catalog, ledger, pg_temp as $$
begin
  update ledger.receipt r set stored_until = new.stored_until, fee = new.fee
   where r.id = new.receipt
     and row(r.stored_until, r.fee) is distinct from row(new.stored_until, new.fee);
  return null;
end $$;
create trigger receipt_term_counts after insert on ledger.receipt_term
  for each row execute function ledger.receipt_term_counts();
create function ledger.receipt_term_renews() returns trigger language plpgsql
  security definer set search_path = pg_catalog, ledger, pg_temp as $$
begin
  update ledger.receipt_term t set status = 'renewed'
   where t.receipt = new.receipt and t.status <> 'renewed' and t.entry <> new.entry;
  return new;
end $$;
create trigger receipt_term_renews before insert on ledger.receipt_term
  for each row execute function ledger.receipt_term_renews();

-- A term that is renewed or whose end is noted answers its wait, and so does the end of a receipt.
create function ledger.note_term_answered() returns trigger language plpgsql
  security definer set search_path = pg_catalog, ledger, pg_temp as $$
begin
  insert into ledger.answered_wait (wait) select wait from ended where wait is not null;
  return null;
end $$;
create trigger note_answered after update on ledger.receipt_term
  referencing old table as ended for each statement execute function ledger.note_term_answered();
create function ledger.note_receipt_ended() returns trigger language plpgsql
  security definer set search_path = pg_catalog, ledger, pg_temp as $$
begin
  insert into ledger.answered_wait (wait)
    select t.wait from ended e join ledger.receipt_term t on t.receipt = e.id
     where e.status <> 'issued' and t.status = 'running' and t.wait is not null;
  return null;
end $$;
create trigger note_receipt_ended after update on ledger.receipt
  referencing new table as ended for each statement execute function ledger.note_receipt_ended();

do $$
begin
  execute 'create or replace view ledger.wait_item with (security_invoker = true) as '
    || rtrim(pg_get_viewdef('ledger.wait_item'::regclass), ';')
    || $arm$
  union all
  select t.wait, t.entry, 'wrc', r.id, 0, r.quantity, t.stored_until
    from ledger.receipt_term t join ledger.receipt r on r.id = t.receipt
   where t.status = 'running' and r.status = 'issued' and t.wait is not null$arm$;
end $$;

create or replace function ledger.receipt_guard() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    perform ledger.refuse_row('receipt_kept', 'a receipt is delivered or cancelled, never removed');
  end if;
  if tg_op = 'UPDATE' then
    if row(new.id, new.lot, new.keeper, new.depositor, new.place, new.exclusive, new.number,
           new.unit, new.quantity, new.insurer, new.policy,
           new.insured_minor, new.insurance_currency, new.insured_until, new.issued_by)
       is distinct from
       row(old.id, old.lot, old.keeper, old.depositor, old.place, old.exclusive, old.number,
           old.unit, old.quantity, old.insurer, old.policy,
           old.insured_minor, old.insurance_currency, old.insured_until, old.issued_by)
       or old.status <> 'issued'
       or pg_trigger_depth() < 2 and (new.delivered_units <> old.delivered_units
                                      or new.stored_until <> old.stored_until
                                      or new.fee <> old.fee
                                      or new.status = 'delivered') then
      perform ledger.refuse_row('receipt_fixed',
        'a receipt is cancelled, delivered by orders or renewed by terms, and keeps what it says');
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

-- Who sees a receipt sees its terms.
create policy concerned on ledger.receipt_term for select to tallystick_reader
  using ((select r.id from ledger.receipt r where r.id = receipt_term.receipt) is not null);
alter table ledger.receipt_term enable row level security;
create policy writers on ledger.receipt_term to tallystick_ledger, tallystick_sequencer
  using (true) with check (true);
alter policy writers on ledger.receipt to tallystick_ledger, tallystick_sequencer;
grant select, insert on ledger.receipt_term to tallystick_ledger;
grant update (status, ended_by) on ledger.receipt_term to tallystick_ledger;
grant select on ledger.receipt_term to tallystick_reader, tallystick_sequencer;
grant select on ledger.receipt to tallystick_sequencer;
