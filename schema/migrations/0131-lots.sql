-- Goods as they came to a keeper, and what was measured of them. Measurements are kept whatever
-- they show; what a lot accepted is what was weighed, to the tolerance, and fits into its place.
set local role tallystick_owner;

create table ledger.lot (
  id bigint primary key check (id > 0),
  keeper bigint not null references ledger.party,
  depositor bigint not null references ledger.party,
  commodity bigint not null references ledger.commodity,
  declared_units bigint not null check (declared_units > 0),
  packing text not null,
  marks text not null,
  ownership_kind text not null constraint lot_is_shown_to_be_owned check (ownership_kind in
    ('invoice', 'bill_of_lading', 'customs_declaration', 'release_order', 'certificate')),
  ownership_issuer text not null,
  ownership_number text not null,
  -- the document however it is spelled, as `contracts/receipt/ownership-document.ts` names it
  ownership_name text not null,
  authority text not null,
  claims text not null,
  status text not null default 'requested'
    constraint lot_has_status check (status in ('requested', 'received', 'withdrawn')),
  place bigint references ledger.storage_place,
  -- as the place is
  exclusive boolean,
  inspector bigint references ledger.party,
  weighed_units bigint,
  accepted_units bigint check (accepted_units > 0),
  grade text,
  certificate text,
  -- of its receipts that were not cancelled, and of what left by the gate: written by their
  -- triggers alone, as is the last measurement of what is in store
  issued_units bigint not null default 0,
  delivered_units bigint not null default 0 check (delivered_units >= 0),
  counted_units bigint,
  counted_at timestamptz,
  requested_by bigint not null,
  received_by bigint,
  withdrawn_by bigint,
  constraint lot_has_two_parties check (keeper <> depositor),
  constraint lot_is_inspected_by_a_third_party check (inspector not in (keeper, depositor)),
  constraint lot_is_received_as_a_whole check (
    num_nulls(place, exclusive, inspector, weighed_units, accepted_units, grade, certificate,
              received_by) = case status when 'received' then 0 else 8 end),
  constraint lot_is_withdrawn_by_an_entry
    check ((status = 'withdrawn') = (withdrawn_by is not null)),
  constraint receipts_are_over_accepted_stock
    check (issued_units >= 0 and issued_units <= coalesce(accepted_units, 0)),
  constraint what_is_delivered_was_issued check (delivered_units <= issued_units),
  constraint lot_is_counted_at_a_time check ((counted_units is null) = (counted_at is null))
);
create unique index ownership_document_brings_goods_in_once on ledger.lot (ownership_name)
  where status <> 'withdrawn';
create unique index exclusive_place_has_one_lot on ledger.lot (place)
  where exclusive and delivered_units < accepted_units;
create index lot_of_place on ledger.lot (place) where status = 'received';
create index lot_of_keeper on ledger.lot (keeper, id);
create index lot_of_depositor on ledger.lot (depositor, id);

create table ledger.measurement (
  id bigint primary key check (id > 0),
  lot bigint not null references ledger.lot,
  purpose text not null
    constraint measurement_has_purpose check (purpose in ('inbound', 'stock', 'outbound')),
  unit text not null,
  gross_units bigint not null,
  tare_units bigint not null,
  net_units bigint not null generated always as (gross_units - tare_units) stored,
  device text not null,
  calibration text not null,
  taken_at timestamptz not null,
  party bigint not null,
  entry bigint not null references ledger.entry,
  -- the entry that counted it: each counts once
  counted_by bigint,
  constraint measurement_nets_no_less_than_nothing
    check (tare_units >= 0 and gross_units >= tare_units)
);
create index measurement_of_lot on ledger.measurement (lot, id);
create index measurement_counted on ledger.measurement (counted_by) where counted_by is not null;

-- A finding: what was measured is less than what was booked, beyond the tolerance.
create table ledger.shortfall (
  measurement bigint primary key references ledger.measurement,
  lot bigint not null references ledger.lot,
  booked_units bigint not null,
  counted_units bigint not null,
  entry bigint not null references ledger.entry,
  constraint shortfall_is_short check (counted_units < booked_units)
);
create index shortfall_of_lot on ledger.shortfall (lot, measurement);

create function ledger.measurement_guard() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    perform ledger.refuse_row('measurement_kept', 'what was measured is never removed');
  end if;
  if tg_op = 'UPDATE' then
    if row(new.id, new.lot, new.purpose, new.unit, new.gross_units, new.tare_units, new.device,
           new.calibration, new.taken_at, new.party, new.entry)
       is distinct from
       row(old.id, old.lot, old.purpose, old.unit, old.gross_units, old.tare_units, old.device,
           old.calibration, old.taken_at, old.party, old.entry)
       or old.counted_by is not null or old.purpose = 'stock' then
      perform ledger.refuse_row('measurement_counts_once',
        'a measurement changes once: when goods in or out are counted by it');
    end if;
    return new;
  end if;
  if new.counted_by is not null or not exists (
    select from ledger.lot l join ledger.commodity c on c.id = l.commodity
     where l.id = new.lot and c.unit = new.unit
       and (new.party = l.keeper or new.party = l.inspector)) then
    perform ledger.refuse_row('measurement_is_of_its_lot',
      'keeper or inspector measure a lot, in the unit of its goods');
  end if;
  return new;
end $$;
create trigger measurement_guard before insert or update or delete on ledger.measurement
  for each row execute function ledger.measurement_guard();
create trigger shortfall_kept before update or delete on ledger.shortfall
  for each row execute function ledger.journal_kept();

-- The newest measurement of what is in store stands beside the lot, whatever it shows.
create function ledger.measurement_counts() returns trigger language plpgsql
  security definer set search_path = pg_catalog, ledger, pg_temp as $$
begin
  update ledger.lot l set counted_units = n.net_units, counted_at = n.taken_at
    from (select distinct on (lot) lot, net_units, taken_at from born
           where purpose = 'stock' order by lot, taken_at desc, id) n
   where l.id = n.lot and l.status = 'received'
     and (l.counted_at is null or l.counted_at < n.taken_at);
  return null;
end $$;
create trigger measurement_counts after insert on ledger.measurement
  referencing new table as born for each statement execute function ledger.measurement_counts();

-- Whether a lot was found to be less than booked, beyond the tolerance.
create function ledger.is_short(
  accepted bigint, delivered bigint, counted bigint, tolerance integer)
  returns boolean language sql immutable as $$
  select counted is not null and counted < accepted - delivered
           - div((accepted - delivered)::numeric * tolerance, 1000000)
$$;

create function ledger.lot_guard() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    perform ledger.refuse_row('lot_kept', 'a lot is withdrawn or delivered, never removed');
  end if;
  if tg_op = 'INSERT' then
    if new.status <> 'requested' or new.issued_units <> 0 or new.delivered_units <> 0
       or new.counted_at is not null then
      perform ledger.refuse_row('lot_begins_requested', 'a lot is announced before it comes');
    end if;
    return new;
  end if;
  if row(new.id, new.keeper, new.depositor, new.commodity, new.declared_units, new.packing,
         new.marks, new.ownership_kind, new.ownership_issuer, new.ownership_number,
         new.ownership_name, new.authority, new.claims, new.requested_by)
     is distinct from
     row(old.id, old.keeper, old.depositor, old.commodity, old.declared_units, old.packing,
         old.marks, old.ownership_kind, old.ownership_issuer, old.ownership_number,
         old.ownership_name, old.authority, old.claims, old.requested_by)
     or old.status <> 'requested'
     and row(new.status, new.place, new.exclusive, new.inspector, new.weighed_units,
             new.accepted_units, new.grade, new.certificate, new.received_by)
         is distinct from
         row(old.status, old.place, old.exclusive, old.inspector, old.weighed_units,
             old.accepted_units, old.grade, old.certificate, old.received_by) then
    perform ledger.refuse_row('lot_fixed', 'a lot keeps what was declared, and what was received');
  end if;
  if row(new.issued_units, new.delivered_units, new.counted_units, new.counted_at)
     is distinct from
     row(old.issued_units, old.delivered_units, old.counted_units, old.counted_at)
     and pg_trigger_depth() < 2 then
    perform ledger.refuse_row('lot_follows_its_receipts',
      'what is issued, delivered and measured of a lot follows from those rows');
  end if;
  return new;
end $$;
create trigger lot_guard before insert or update or delete on ledger.lot
  for each row execute function ledger.lot_guard();

-- What was received was weighed by weighings that no other act counted, lies in a place of the same
-- keeper and unit, and is mixed only with its like. The place follows.
create function ledger.lot_is_stored() returns trigger language plpgsql
  security definer set search_path = pg_catalog, ledger, pg_temp as $$
declare tolerance integer; goods_unit text;
begin
  if new.status = 'received' then
    update ledger.storage_place p
       set stored_units = p.stored_units + new.accepted_units - new.delivered_units
             - case old.status when 'received' then old.accepted_units - old.delivered_units
                               else 0 end
     where p.id = new.place;
  end if;
  if new.status <> 'received' or old.status = 'received' then
    return null;
  end if;
  select c.tolerance_ppm, c.unit into tolerance, goods_unit
    from ledger.commodity c where c.id = new.commodity;
  if abs(new.accepted_units - new.weighed_units)
       > div(new.weighed_units::numeric * tolerance, 1000000)
     or new.weighed_units is distinct from (
       select sum(m.net_units) from ledger.measurement m
        where m.counted_by = new.received_by and m.lot = new.id and m.purpose = 'inbound') then
    perform ledger.refuse_row('accepted_stock_was_weighed',
      'what is accepted is what was weighed, to the tolerance');
  end if;
  if not exists (select from ledger.storage_place p
                  where p.id = new.place and p.keeper = new.keeper and p.unit = goods_unit
                    and p.exclusive = new.exclusive) then
    perform ledger.refuse_row('lot_lies_in_a_place_of_its_keeper',
      'goods lie in a place of their keeper that is measured in their unit');
  end if;
  if exists (select from ledger.lot o
              where o.place = new.place and o.status = 'received' and o.id <> new.id
                and o.delivered_units < o.accepted_units and o.commodity <> new.commodity) then
    perform ledger.refuse_row('goods_are_mixed_with_their_like',
      'lots in one place are of one commodity');
  end if;
  return null;
end $$;
create trigger lot_is_stored after update on ledger.lot
  for each row when (row(old.status, old.delivered_units)
                     is distinct from row(new.status, new.delivered_units))
  execute function ledger.lot_is_stored();

-- Keeper, depositor and inspector are shown a lot.
create function ledger.shown_lots(acting bigint, ids bigint[])
  returns table (id bigint, record jsonb)
  language sql stable security definer set search_path = pg_catalog, ledger, pg_temp as $$
  select l.id, jsonb_build_object(
           'lotOf', c.name, 'unit', c.unit, 'declared', l.declared_units::text,
           'accepted', l.accepted_units::text, 'keeper', k.name, 'depositor', d.name,
           'place', p.code)
    from ledger.lot l
    join ledger.commodity c on c.id = l.commodity
    join ledger.party k on k.id = l.keeper
    join ledger.party d on d.id = l.depositor
    left join ledger.storage_place p on p.id = l.place
   where l.id = any(ids) and ledger.shown_to(acting) in (l.keeper, l.depositor, l.inspector)
$$;
revoke execute on function ledger.shown_lots from public;
grant execute on function ledger.shown_lots to tallystick_ledger, tallystick_reader;
