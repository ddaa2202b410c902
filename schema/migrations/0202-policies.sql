-- What insures the goods of a receipt is told policy after policy; the end of one that no other
-- follows is noted and waited for.
set local role tallystick_owner;

insert into ledger.wait_kind values ('policy_end');

create table ledger.receipt_policy (
  -- that issued the receipt, or told of the policy
  entry bigint primary key,
  receipt bigint not null references ledger.receipt,
  insurer text not null,
  policy text not null,
  insured_minor bigint not null check (insured_minor > 0),
  insurance_currency text not null,
  insured_until date not null,
  -- null: of a policy that the receipt was issued with
  perils text,
  loss_payee text,
  status text not null default 'running'
    constraint policy_has_status check (status in ('running', 'replaced', 'lapsed')),
  -- null: of receipts that were issued before policies were waited for
  wait bigint,
  lapsed_by bigint,
  constraint policy_lapses_by_an_entry check (
    case status when 'running' then lapsed_by is null when 'lapsed' then lapsed_by is not null
                else true end)
);
create unique index receipt_has_one_policy on ledger.receipt_policy (receipt)
  where status <> 'replaced';
create index receipt_policy_of_receipt on ledger.receipt_policy (receipt, entry);
create index receipt_policy_of_wait on ledger.receipt_policy (wait);

insert into ledger.receipt_policy (entry, receipt, insurer, policy, insured_minor,
                                   insurance_currency, insured_until)
  select issued_by, id, insurer, policy, insured_minor, insurance_currency, insured_until
    from ledger.receipt where insurer is not null;

create function ledger.receipt_policy_guard() returns trigger language plpgsql
  security definer set search_path = pg_catalog, ledger, pg_temp as $$
declare of ledger.receipt;
begin
  if tg_op = 'DELETE' then
    perform ledger.refuse_row('policy_kept', 'policies stay on record');
  end if;
  if tg_op = 'UPDATE' then
    if row(new.entry, new.receipt, new.insurer, new.policy, new.insured_minor,
           new.insurance_currency, new.insured_until, new.perils, new.loss_payee, new.wait)
         is distinct from
       row(old.entry, old.receipt, old.insurer, old.policy, old.insured_minor,
           old.insurance_currency, old.insured_until, old.perils, old.loss_payee, old.wait)
       or old.status = 'replaced' or old.status = 'lapsed' and new.status <> 'replaced'
       or new.status = 'replaced' and pg_trigger_depth() < 2 then
      perform ledger.refuse_row('policy_fixed', 'a policy lapses, or another takes its place');
    end if;
    if new.status = 'lapsed' and not exists (
      select from ledger.business_day d where d.date >= new.insured_until) then
      perform ledger.refuse_row('policy_lapses_on_its_day', 'no policy lapses before its last day');
    end if;
    return new;
  end if;
  select r.* into of from ledger.receipt r where r.id = new.receipt;
  if new.status <> 'running' or of.status <> 'issued'
     or new.insured_until <= (select max(d.date) from ledger.business_day d)
     or of.issued_by = new.entry
        and row(new.insurer, new.policy, new.insured_minor, new.insurance_currency,
                new.insured_until)
            is distinct from row(of.insurer, of.policy, of.insured_minor, of.insurance_currency,
                                 of.insured_until) then
    perform ledger.refuse_row('policy_is_in_force',
      'a live receipt has the policy that it was issued with, or one in force');
  end if;
  return new;
end $$;
create trigger receipt_policy_guard before insert or update or delete on ledger.receipt_policy
  for each row execute function ledger.receipt_policy_guard();
create function ledger.receipt_policy_replaces() returns trigger language plpgsql
  security definer set search_path = pg_catalog, ledger, pg_temp as $$
begin
  update ledger.receipt_policy p set status = 'replaced'
   where p.receipt = new.receipt and p.status <> 'replaced' and p.entry <> new.entry;
  return new;
end $$;
create trigger receipt_policy_replaces before insert on ledger.receipt_policy
  for each row execute function ledger.receipt_policy_replaces();
create trigger receipt_policy_has_wait after insert on ledger.receipt_policy
  referencing new table as born for each statement execute function ledger.asked_has_wait();

create function ledger.receipt_policy_counts() returns trigger language plpgsql
  security definer set search_path = pg_catalog, ledger, pg_temp as $$
begin
  update ledger.receipt r
     set insurer = new.insurer, policy = new.policy, insured_minor = new.insured_minor,
         insurance_currency = new.insurance_currency, insured_until = new.insured_until
   where r.id = new.receipt and r.issued_by <> new.entry;
  return null;
end $$;
create trigger receipt_policy_counts after insert on ledger.receipt_policy
  for each row execute function ledger.receipt_policy_counts();

-- A policy that is replaced or lapses answers its wait, and so does the end of a receipt.
create trigger note_answered after update on ledger.receipt_policy
  referencing old table as ended for each statement execute function ledger.note_term_answered();
create or replace function ledger.note_receipt_ended() returns trigger language plpgsql
  security definer set search_path = pg_catalog, ledger, pg_temp as $$
begin
  insert into ledger.answered_wait (wait)
    select t.wait from ended e join ledger.receipt_term t on t.receipt = e.id
     where e.status <> 'issued' and t.status = 'running' and t.wait is not null
    union
    select p.wait from ended e join ledger.receipt_policy p on p.receipt = e.id
     where e.status <> 'issued' and p.status = 'running' and p.wait is not null;
  return null;
end $$;

do $$
begin
  execute 'create or replace view ledger.wait_item with (security_invoker = true) as '
    || rtrim(pg_get_viewdef('ledger.wait_item'::regclass), ';')
    || $arm$
  union all
  select p.wait, p.entry, 'wrc', r.id, 0, r.quantity, p.insured_until
    from ledger.receipt_policy p join ledger.receipt r on r.id = p.receipt
   where p.status = 'running' and r.status = 'issued' and p.wait is not null$arm$;
end $$;

create or replace function ledger.receipt_guard() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    perform ledger.refuse_row('receipt_kept', 'a receipt is delivered or cancelled, never removed');
  end if;
  if tg_op = 'UPDATE' then
    if row(new.id, new.lot, new.keeper, new.depositor, new.place, new.exclusive, new.number,
           new.unit, new.quantity, new.issued_by)
       is distinct from
       row(old.id, old.lot, old.keeper, old.depositor, old.place, old.exclusive, old.number,
           old.unit, old.quantity, old.issued_by)
       or old.status <> 'issued'
       or pg_trigger_depth() < 2 and (new.delivered_units <> old.delivered_units
                                      or new.stored_until <> old.stored_until
                                      or new.fee <> old.fee
                                      or row(new.insurer, new.policy, new.insured_minor,
                                             new.insurance_currency, new.insured_until)
                                         is distinct from
                                         row(old.insurer, old.policy, old.insured_minor,
                                             old.insurance_currency, old.insured_until)
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

-- Who sees a receipt sees its policies.
create policy concerned on ledger.receipt_policy for select to tallystick_reader
  using ((select r.id from ledger.receipt r where r.id = receipt_policy.receipt) is not null);
alter table ledger.receipt_policy enable row level security;
create policy writers on ledger.receipt_policy to tallystick_ledger, tallystick_sequencer
  using (true) with check (true);
grant select, insert on ledger.receipt_policy to tallystick_ledger;
grant update (status, lapsed_by) on ledger.receipt_policy to tallystick_ledger;
grant select on ledger.receipt_policy to tallystick_reader, tallystick_sequencer;
