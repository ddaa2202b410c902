-- A receipt is a keeper's promise to deliver goods of a lot to whoever holds its titles. Receipts
-- of a lot never exceed what was accepted, an exclusive place has one that is live, and no
-- instrument of the kind is without its receipt.
set local role tallystick_owner;

insert into ledger.instrument_kind (kind, id_prefix, unit, paid_beyond_face)
  values ('receipt', 'wrc', null, false);

create table ledger.receipt (
  id bigint primary key references ledger.instrument,
  lot bigint not null references ledger.lot,
  keeper bigint not null references ledger.party,
  depositor bigint not null references ledger.party,
  place bigint not null references ledger.storage_place,
  exclusive boolean not null,
  -- Rule R21: one after another
  number integer not null check (number > 0),
  unit text not null,
  quantity bigint not null check (quantity > 0),
  stored_until date not null,
  fee text not null,
  insurer text,
  policy text,
  insured_minor bigint,
  insurance_currency text,
  insured_until date,
  status text not null default 'issued'
    constraint receipt_has_status check (status in ('issued', 'delivered', 'cancelled')),
  issued_by bigint not null,
  ended_by bigint,
  constraint receipt_numbers_are_the_keepers unique (keeper, number),
  constraint receipt_is_insured_by_a_whole_policy check (
    num_nulls(insurer, policy, insured_minor, insurance_currency, insured_until) in (0, 5)),
  constraint receipt_ends_by_an_entry check ((status = 'issued') = (ended_by is null))
);
create unique index exclusive_place_has_one_live_receipt on ledger.receipt (place)
  where exclusive and status = 'issued';
create index receipt_of_lot on ledger.receipt (lot, id);
create index receipt_of_keeper on ledger.receipt (keeper, id);
create index receipt_of_depositor on ledger.receipt (depositor, id);

create function ledger.receipt_guard() returns trigger language plpgsql as $$
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
       or old.status <> 'issued' then
      perform ledger.refuse_row('receipt_fixed', 'a receipt changes once: when it ends');
    end if;
    return new;
  end if;
  if new.status <> 'issued' or not exists (
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
create trigger receipt_guard before insert or update or delete on ledger.receipt
  for each row execute function ledger.receipt_guard();

create function ledger.receipt_counts() returns trigger language plpgsql
  security definer set search_path = pg_catalog, ledger, pg_temp as $$
begin
  if tg_op = 'INSERT' then
    update ledger.lot l set issued_units = l.issued_units + new.quantity where l.id = new.lot;
  elsif new.status = 'cancelled' then
    update ledger.lot l set issued_units = l.issued_units - new.quantity where l.id = new.lot;
  end if;
  return null;
end $$;
create trigger receipt_counts after insert or update on ledger.receipt
  for each row execute function ledger.receipt_counts();

create function ledger.instrument_has_its_receipt() returns trigger language plpgsql
  security definer set search_path = pg_catalog, ledger, pg_temp as $$
begin
  if not exists (select from ledger.receipt r where r.id = new.id) then
    perform ledger.refuse_row('goods_have_their_receipt',
      'no units of goods are without a receipt');
  end if;
  return null;
end $$;
create constraint trigger goods_have_their_receipt after insert on ledger.instrument
  deferrable initially deferred
  for each row when (new.kind = 'receipt') execute function ledger.instrument_has_its_receipt();

-- What one unit of an instrument is: of some kinds it is the same for all, of others each says so.
create function ledger.unit_of(of_instrument bigint) returns text language sql stable as $$
  select coalesce(k.unit, (select r.unit from ledger.receipt r where r.id = i.id))
    from ledger.instrument i join ledger.instrument_kind k on k.kind = i.kind
   where i.id = of_instrument
$$;

-- Its parties see a receipt, and those who may read an entry on it.
create function ledger.shown_receipts(acting bigint, ids bigint[])
  returns table (id bigint, record jsonb)
  language sql stable security definer set search_path = pg_catalog, ledger, pg_temp as $$
  select r.id, jsonb_build_object(
           'goods', c.name, 'grade', l.grade, 'size', r.quantity::text, 'unit', r.unit,
           'keeper', k.name, 'keeperCode', k.code, 'receiptNumber', r.number,
           'place', p.code, 'storedUntil', r.stored_until)
    from ledger.receipt r
    join ledger.lot l on l.id = r.lot
    join ledger.commodity c on c.id = l.commodity
    join ledger.party k on k.id = r.keeper
    join ledger.storage_place p on p.id = r.place
   where r.id = any(ids)
     and (ledger.shown_to(acting) in (r.keeper, r.depositor)
          or exists (select from ledger.entry_visibility v
                      where v.party = ledger.shown_to(acting) and v.instrument = r.id))
$$;
revoke execute on function ledger.shown_receipts from public;
grant execute on function ledger.shown_receipts to tallystick_ledger, tallystick_reader;

-- Whether the reader may see goods of a lot; a policy that read the other table by its own would go
-- in a circle.
create function ledger.sees_lot(of_lot bigint) returns boolean language sql stable
  security definer set search_path = pg_catalog, ledger, pg_temp as $$
  select exists (
    select from ledger.lot l
     where l.id = of_lot
       and (ledger.me() in (l.keeper, l.depositor, l.inspector)
            or exists (select from ledger.receipt r
                         join ledger.entry_visibility v
                           on v.party = ledger.me() and v.instrument = r.id
                        where r.lot = l.id)))
$$;
revoke execute on function ledger.sees_lot from public;
grant execute on function ledger.sees_lot to tallystick_reader;

create policy concerned on ledger.lot for select to tallystick_reader
  using ((select ledger.me()) in (keeper, depositor, inspector) or ledger.sees_lot(id));
create policy concerned on ledger.measurement for select to tallystick_reader
  using (ledger.sees_lot(lot));
create policy concerned on ledger.shortfall for select to tallystick_reader
  using (ledger.sees_lot(lot));
create policy visible on ledger.receipt for select to tallystick_reader
  using (keeper = (select ledger.me()) or depositor = (select ledger.me())
         or (select s.entry from ledger.entry_visibility s
              where s.party = (select ledger.me()) and s.instrument = receipt.id limit 1)
            is not null);
-- Who must deliver knows to whom: the keeper sees titles, claims and holds of its receipts, as a
-- debtor sees the titles of what it owes.
create function ledger.i_keep(of_instrument bigint) returns boolean language sql stable
  security definer set search_path = pg_catalog, ledger, pg_temp as $$
  select (select r.keeper from ledger.receipt r where r.id = of_instrument) = ledger.me()
$$;
revoke execute on function ledger.i_keep from public;
grant execute on function ledger.i_keep to tallystick_reader;
alter policy concerned on ledger.title
  using (holder = (select ledger.me())
         or (select c.claimant from ledger.claim c where c.id = title.claim) = (select ledger.me())
         or (select r.debtor from ledger.receivable r where r.id = title.instrument)
            = (select ledger.me())
         or (select ledger.is_authority())
            and (select l.entry from ledger.look_through l
                  where l.party = (select ledger.me()) and l.instrument = title.instrument
                  limit 1) is not null
         or (select ledger.i_am('keeper')) and ledger.i_keep(title.instrument));
alter policy concerned on ledger.claim
  using (holder = (select ledger.me()) or claimant = (select ledger.me())
         or (select ledger.is_authority())
            and (select l.entry from ledger.look_through l
                  where l.party = (select ledger.me()) and l.instrument = claim.instrument
                  limit 1) is not null
         or (select ledger.i_am('keeper')) and ledger.i_keep(claim.instrument));
alter policy concerned on ledger.hold
  using (party = (select ledger.me())
         or (select t.holder from ledger.title t
              where t.instrument = hold.instrument and t.lo = hold.lo) = (select ledger.me())
         or (select ledger.is_authority())
            and (select l.entry from ledger.look_through l
                  where l.party = (select ledger.me()) and l.instrument = hold.instrument
                  limit 1) is not null
         or (select ledger.i_am('keeper')) and ledger.i_keep(hold.instrument));

alter table ledger.lot enable row level security;
create policy writers on ledger.lot to tallystick_ledger using (true) with check (true);
alter table ledger.measurement enable row level security;
create policy writers on ledger.measurement to tallystick_ledger using (true) with check (true);
alter table ledger.shortfall enable row level security;
create policy writers on ledger.shortfall to tallystick_ledger using (true) with check (true);
alter table ledger.receipt enable row level security;
create policy writers on ledger.receipt to tallystick_ledger using (true) with check (true);

grant select, insert on ledger.lot, ledger.measurement, ledger.shortfall, ledger.receipt
  to tallystick_ledger;
grant update (status, place, exclusive, inspector, weighed_units, accepted_units, grade,
  certificate, received_by, withdrawn_by) on ledger.lot to tallystick_ledger;
grant update (counted_by) on ledger.measurement to tallystick_ledger;
grant update (status, ended_by) on ledger.receipt to tallystick_ledger;
grant select on ledger.lot, ledger.measurement, ledger.shortfall, ledger.receipt
  to tallystick_reader;
