-- What receipts are about: commodities, and the sites and storage places of keepers. A place never
-- holds more than its capacity, whoever writes.
set local role tallystick_owner;

-- A kind whose instruments are each of a unit of their own states none itself.
alter table ledger.instrument_kind alter column unit drop not null;

create table ledger.commodity (
  id bigint primary key check (id > 0),
  name text not null,
  standard text not null,
  unit text not null constraint commodity_is_of_goods check (unit in ('GRAMS', 'PIECES')),
  -- parts per million
  tolerance_ppm integer not null
    constraint commodity_tolerates_ordinary_loss check (tolerance_ppm between 0 and 50000),
  listed_by bigint not null,
  constraint commodity_is_listed_once unique (name, standard)
);

create table ledger.warehouse_site (
  id bigint primary key check (id > 0),
  keeper bigint not null references ledger.party,
  name text not null,
  address text not null,
  opened_by bigint not null,
  constraint site_is_opened_once unique (keeper, name),
  constraint site_is_its_keepers unique (id, keeper)
);

create table ledger.storage_place (
  id bigint primary key check (id > 0),
  site bigint not null,
  keeper bigint not null,
  code text not null,
  exclusive boolean not null,
  unit text not null constraint place_is_of_goods check (unit in ('GRAMS', 'PIECES')),
  capacity_units bigint not null check (capacity_units > 0),
  -- of the lots in it: written by their trigger alone
  stored_units bigint not null default 0,
  -- The right to update what is generated lets the ledger lock the row and change nothing.
  room_units bigint not null generated always as (capacity_units - stored_units) stored,
  opened_by bigint not null,
  constraint place_is_opened_once unique (site, code),
  constraint place_is_in_a_site_of_its_keeper foreign key (site, keeper)
    references ledger.warehouse_site (id, keeper),
  constraint place_holds_no_more_than_its_capacity
    check (stored_units >= 0 and stored_units <= capacity_units)
);
create index place_of_site on ledger.storage_place (site, id);

create function ledger.warehouse_kept() returns trigger language plpgsql as $$
begin
  perform ledger.refuse_row(tg_table_name || '_kept',
    'what is on file is never changed or removed');
  return null;
end $$;
create trigger commodity_kept before update or delete on ledger.commodity
  for each row execute function ledger.warehouse_kept();
create trigger warehouse_site_kept before update or delete on ledger.warehouse_site
  for each row execute function ledger.warehouse_kept();
create trigger storage_place_removed before delete on ledger.storage_place
  for each row execute function ledger.warehouse_kept();

create function ledger.storage_place_guard() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if new.stored_units <> 0 then
      perform ledger.refuse_row('place_begins_empty', 'a new place is empty');
    end if;
    return new;
  end if;
  if row(new.id, new.site, new.keeper, new.code, new.exclusive, new.unit, new.capacity_units,
         new.opened_by)
     is distinct from
     row(old.id, old.site, old.keeper, old.code, old.exclusive, old.unit, old.capacity_units,
         old.opened_by)
     or new.stored_units is distinct from old.stored_units and pg_trigger_depth() < 2 then
    perform ledger.refuse_row('place_fixed', 'only what is stored in a place changes, by its lots');
  end if;
  return new;
end $$;
create trigger storage_place_guard before insert or update on ledger.storage_place
  for each row execute function ledger.storage_place_guard();

-- What is on file is open to every member: a lender asks where goods would lie.
create function ledger.shown_commodities(acting bigint, ids bigint[])
  returns table (id bigint, record jsonb)
  language sql stable security definer set search_path = pg_catalog, ledger, pg_temp as $$
  select c.id, jsonb_build_object('commodity', c.name, 'standard', c.standard, 'unit', c.unit,
                                  'tolerancePpm', c.tolerance_ppm::text)
    from ledger.commodity c where c.id = any(ids) and ledger.shown_to(acting) <> 0
$$;
create function ledger.shown_sites(acting bigint, ids bigint[])
  returns table (id bigint, record jsonb)
  language sql stable security definer set search_path = pg_catalog, ledger, pg_temp as $$
  select s.id, jsonb_build_object('site', s.name, 'address', s.address, 'keeper', k.name)
    from ledger.warehouse_site s join ledger.party k on k.id = s.keeper
   where s.id = any(ids) and ledger.shown_to(acting) <> 0
$$;
create function ledger.shown_places(acting bigint, ids bigint[])
  returns table (id bigint, record jsonb)
  language sql stable security definer set search_path = pg_catalog, ledger, pg_temp as $$
  select p.id, jsonb_build_object(
           'place', p.code, 'inSite', s.name, 'exclusive', p.exclusive,
           'capacity', p.capacity_units::text, 'unit', p.unit)
    from ledger.storage_place p join ledger.warehouse_site s on s.id = p.site
   where p.id = any(ids) and ledger.shown_to(acting) <> 0
$$;
revoke execute on function ledger.shown_commodities, ledger.shown_sites, ledger.shown_places
  from public;
grant execute on function ledger.shown_commodities, ledger.shown_sites, ledger.shown_places
  to tallystick_ledger, tallystick_reader;

create policy members on ledger.commodity for select to tallystick_reader
  using ((select ledger.me()) is not null);
create policy members on ledger.warehouse_site for select to tallystick_reader
  using ((select ledger.me()) is not null);
create policy members on ledger.storage_place for select to tallystick_reader
  using ((select ledger.me()) is not null);
alter table ledger.commodity enable row level security;
create policy writers on ledger.commodity to tallystick_ledger using (true) with check (true);
alter table ledger.warehouse_site enable row level security;
create policy writers on ledger.warehouse_site to tallystick_ledger using (true) with check (true);
alter table ledger.storage_place enable row level security;
create policy writers on ledger.storage_place to tallystick_ledger using (true) with check (true);

grant select, insert on ledger.commodity, ledger.warehouse_site, ledger.storage_place
  to tallystick_ledger;
grant update (room_units) on ledger.storage_place to tallystick_ledger;
grant select on ledger.commodity, ledger.warehouse_site to tallystick_reader;
-- how full a place is concerns its keeper, who knows it
grant select (id, site, keeper, code, exclusive, unit, capacity_units, opened_by)
  on ledger.storage_place to tallystick_reader;
