-- What a receipt costs is agreed as a tariff, counted in units times days, and paid by the proof of
-- an entry; nothing leaves the keeper before it is paid.
set local role tallystick_owner;

create table ledger.receipt_tariff (
  receipt bigint primary key references ledger.receipt,
  currency text not null,
  per_units bigint not null,
  storage_minor bigint not null,
  handling_minor bigint not null,
  least_minor bigint not null,
  account bigint not null references ledger.account,
  account_number text not null,
  since date not null,
  -- units in store times days, up to a date that is not counted yet: written by deliveries
  unit_days bigint not null default 0 check (unit_days >= 0),
  counted_to date not null,
  -- by the payments that are proven
  payments integer not null default 0,
  paid_minor bigint not null default 0,
  agreed_by bigint not null,
  constraint tariff_is_of_whole_amounts check (
    per_units > 0 and storage_minor between 0 and 1000000000000
    and handling_minor between 0 and 1000000000000 and least_minor between 0 and 1000000000000)
);

create table ledger.dues_payment (
  receipt bigint not null references ledger.receipt_tariff,
  number integer not null,
  account bigint not null,
  reference text not null,
  amount_minor bigint not null check (amount_minor > 0),
  proven_by bigint not null,
  primary key (receipt, number),
  constraint entry_pays_dues_once unique (account, reference)
);

create function ledger.receipt_tariff_guard() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    perform ledger.refuse_row('tariff_kept', 'what was agreed stays on record');
  end if;
  if tg_op = 'INSERT' then
    if new.unit_days <> 0 or new.payments <> 0 or new.paid_minor <> 0
       or new.counted_to <> new.since
       or new.since <> (select max(d.date) from ledger.business_day d)
       or not exists (
         select from ledger.account a join ledger.receipt r on r.id = new.receipt
          where a.id = new.account and a.holder = r.keeper and a.number = new.account_number
            and a.currency = new.currency and a.status = 'confirmed' and r.status = 'issued') then
      perform ledger.refuse_row('tariff_begins_with_nothing_due',
        'a tariff counts from its day on, and is paid to an account of the keeper');
    end if;
    return new;
  end if;
  if row(new.receipt, new.currency, new.per_units, new.storage_minor, new.handling_minor,
         new.least_minor, new.account, new.account_number, new.since, new.agreed_by)
     is distinct from
     row(old.receipt, old.currency, old.per_units, old.storage_minor, old.handling_minor,
         old.least_minor, old.account, old.account_number, old.since, old.agreed_by)
     or pg_trigger_depth() < 2 then
    perform ledger.refuse_row('tariff_fixed',
      'days are counted by deliveries, and payments by their proofs');
  end if;
  return new;
end $$;
create trigger receipt_tariff_guard before insert or update or delete on ledger.receipt_tariff
  for each row execute function ledger.receipt_tariff_guard();

-- What of a receipt is due on the last business date, as `contracts/receipt/dues.ts` states it.
create function ledger.dues_minor(of_receipt bigint) returns numeric language sql stable
  set search_path = pg_catalog, ledger, pg_temp as $$
  select greatest(t.least_minor,
           div(2 * (t.unit_days + (r.quantity - r.delivered_units)::numeric
                      * ((select max(d.date) from ledger.business_day d) - t.counted_to))
                 * t.storage_minor + t.per_units, 2 * t.per_units::numeric)
           + div(2 * r.quantity::numeric * t.handling_minor + t.per_units,
                 2 * t.per_units::numeric))
    from ledger.receipt_tariff t join ledger.receipt r on r.id = t.receipt
   where t.receipt = of_receipt
$$;
revoke execute on function ledger.dues_minor from public;
grant execute on function ledger.dues_minor to tallystick_ledger, tallystick_reader;

create function ledger.dues_are_paid() returns trigger language plpgsql
  security definer set search_path = pg_catalog, ledger, pg_temp as $$
begin
  if exists (select from ledger.receipt_tariff t
              where t.receipt = new.receipt and ledger.dues_minor(t.receipt) > t.paid_minor) then
    perform ledger.refuse_row('dues_are_paid_before_goods_leave',
      'nothing leaves the keeper before what it costs is paid');
  end if;
  return new;
end $$;
create trigger dues_are_paid before update on ledger.delivery_order
  for each row when (old.status = 'open' and new.status = 'delivered')
  execute function ledger.dues_are_paid();

-- What was in store until a delivery is counted with the days that it was there.
create function ledger.delivery_counts_days() returns trigger language plpgsql
  security definer set search_path = pg_catalog, ledger, pg_temp as $$
declare today date := (select max(d.date) from ledger.business_day d);
begin
  update ledger.receipt_tariff t
     set unit_days = t.unit_days + (old.quantity - old.delivered_units) * (today - t.counted_to),
         counted_to = today
   where t.receipt = new.id;
  return null;
end $$;
create trigger delivery_counts_days after update on ledger.receipt
  for each row when (old.delivered_units <> new.delivered_units)
  execute function ledger.delivery_counts_days();

create function ledger.dues_payment_guard() returns trigger language plpgsql
  security definer set search_path = pg_catalog, ledger, pg_temp as $$
declare t ledger.receipt_tariff;
begin
  if tg_op <> 'INSERT' then
    perform ledger.refuse_row('dues_payment_kept', 'what was paid stays on record');
  end if;
  select * into t from ledger.receipt_tariff where receipt = new.receipt;
  if new.number <> t.payments + 1 or not exists (
    select from ledger.statement_entry e
     where e.account = new.account and e.reference = new.reference and e.proven_by is not null
       and not e.returned and e.amount_minor = new.amount_minor and e.currency = t.currency
       and case when e.account = t.account then e.side = 'credit'
                else e.side = 'debit' and e.counterpart = t.account_number end) then
    perform ledger.refuse_row('dues_are_paid_by_a_proven_entry',
      'dues are paid one after another by what a bank has told of a payment to their account');
  end if;
  return new;
end $$;
create trigger dues_payment_guard before insert or update or delete on ledger.dues_payment
  for each row execute function ledger.dues_payment_guard();
create function ledger.dues_payment_counts() returns trigger language plpgsql
  security definer set search_path = pg_catalog, ledger, pg_temp as $$
begin
  update ledger.receipt_tariff t
     set payments = new.number, paid_minor = t.paid_minor + new.amount_minor
   where t.receipt = new.receipt;
  return null;
end $$;
create trigger dues_payment_counts after insert on ledger.dues_payment
  for each row execute function ledger.dues_payment_counts();

-- Who sees a receipt sees what it costs; who paid from which account is the keeper's to know.
create policy concerned on ledger.receipt_tariff for select to tallystick_reader
  using ((select r.id from ledger.receipt r where r.id = receipt_tariff.receipt) is not null);
alter table ledger.receipt_tariff enable row level security;
create policy writers on ledger.receipt_tariff to tallystick_ledger using (true) with check (true);
alter table ledger.dues_payment enable row level security;
create policy writers on ledger.dues_payment to tallystick_ledger using (true) with check (true);
grant select, insert on ledger.receipt_tariff, ledger.dues_payment to tallystick_ledger;
grant select on ledger.receipt_tariff to tallystick_reader;
