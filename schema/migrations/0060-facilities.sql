-- Limits of lenders: what may be taken of them, what is reserved and used, and by which
-- application. What is taken is counted from its uses and never exceeds the limit, whoever writes.
set local role tallystick_owner;

create table ledger.facility (
  id bigint primary key check (id > 0),
  lender bigint not null references ledger.party,
  scope text not null
    constraint facility_has_scope check (scope in ('debtor', 'supplier', 'platform', 'group')),
  subject bigint references ledger.party,
  -- the facility of the group of which it is a quota
  within bigint references ledger.facility,
  currency text not null,
  limit_minor bigint not null check (limit_minor > 0),
  begins_on date not null,
  until date not null,
  status text not null default 'live'
    constraint facility_has_status check (status in ('live', 'paused', 'ended')),
  reserved_minor bigint not null default 0 check (reserved_minor >= 0),
  used_minor bigint not null default 0 check (used_minor >= 0),
  granted_by bigint not null,
  constraint facility_names_whom_its_kind_is_for check ((subject is null) = (scope = 'platform')),
  constraint facility_is_on_another_party check (subject <> lender),
  constraint quota_is_on_a_debtor check (within is null or scope = 'debtor'),
  constraint facility_begins_before_it_ends check (begins_on < until),
  constraint facility_bears_what_is_taken check (reserved_minor + used_minor <= limit_minor)
);
create unique index facility_is_the_only_one_of_its_kind
  on ledger.facility (lender, scope, coalesce(subject, 0), currency) where status <> 'ended';
create index facility_of_lender on ledger.facility (lender, id);
create index facility_of_group on ledger.facility (within) where within is not null;
create index facility_on_subject on ledger.facility (subject, id) where subject is not null;

-- The parent of a group answers for its members under the limit, by its own signature.
create table ledger.guarantee (
  entry bigint primary key references ledger.entry,
  facility bigint not null references ledger.facility,
  guarantor bigint not null references ledger.party,
  amount_minor bigint not null check (amount_minor > 0),
  until date not null,
  undertaking text not null
);
create index guarantee_of_facility on ledger.guarantee (facility, entry);

-- What one application takes of one facility: reserved until it is paid out, used until it is paid
-- back, and given back on every way out.
create table ledger.facility_use (
  id bigint primary key generated always as identity,
  facility bigint not null references ledger.facility,
  financing bigint not null check (financing > 0),
  amount_minor bigint not null check (amount_minor > 0),
  status text not null default 'reserved'
    constraint facility_use_has_status check (status in ('reserved', 'used', 'returned')),
  reserved_by bigint not null,
  used_by bigint,
  returned_by bigint,
  constraint application_takes_of_a_facility_once unique (facility, financing),
  constraint facility_use_is_by_entries check (
    (status = 'reserved') = (used_by is null and returned_by is null)
    and (status = 'returned') = (returned_by is not null))
);
create index facility_use_of_financing on ledger.facility_use (financing);

create function ledger.facility_guard() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    perform ledger.refuse_row('facility_kept', 'a facility is ended, never removed');
  end if;
  if tg_op = 'INSERT' then
    if new.status <> 'live' or new.reserved_minor <> 0 or new.used_minor <> 0 then
      perform ledger.refuse_row('facility_begins_untaken', 'nothing is taken of a new facility');
    end if;
    if new.within is not null and not exists (
      select from ledger.facility g
       where g.id = new.within and g.scope = 'group' and g.lender = new.lender
         and g.currency = new.currency and g.status <> 'ended') then
      perform ledger.refuse_row('quota_is_within_a_group_of_the_lender',
        'a quota is within a group limit of the same lender and currency that has not ended');
    end if;
    return new;
  end if;
  if row(new.id, new.lender, new.scope, new.subject, new.within, new.currency, new.begins_on,
         new.granted_by)
     is distinct from
     row(old.id, old.lender, old.scope, old.subject, old.within, old.currency, old.begins_on,
         old.granted_by)
     or old.status = 'ended' then
    perform ledger.refuse_row('facility_fixed',
      'only limit, end and status of a facility change, and nothing once it has ended');
  end if;
  if new.status = 'ended' and (new.reserved_minor + new.used_minor > 0 or exists (
    select from ledger.facility q where q.within = new.id and q.status <> 'ended')) then
    perform ledger.refuse_row('facility_ends_untaken',
      'a facility ends when nothing of it is taken and no quota is within it');
  end if;
  return new;
end $$;
create trigger facility_guard before insert or update or delete on ledger.facility
  for each row execute function ledger.facility_guard();

create function ledger.guarantee_guard() returns trigger language plpgsql as $$
begin
  if not exists (
    select from ledger.facility f
     where f.id = new.facility and f.scope = 'group' and f.subject = new.guarantor) then
    perform ledger.refuse_row('guarantor_is_the_parent_of_the_group',
      'who answers for a group is its parent');
  end if;
  return new;
end $$;
create trigger guarantee_guard before insert on ledger.guarantee
  for each row execute function ledger.guarantee_guard();
create trigger guarantee_kept before update or delete on ledger.guarantee
  for each row execute function ledger.journal_kept();

create function ledger.facility_use_guard() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    perform ledger.refuse_row('facility_use_kept', 'a use is given back, never removed');
  end if;
  if tg_op = 'INSERT' then
    if new.status <> 'reserved' or not exists (
      select from ledger.facility f
       where f.id = new.facility and f.status = 'live'
         and (select max(date) from ledger.business_day) >= f.begins_on
         and (select max(date) from ledger.business_day) < f.until) then
      perform ledger.refuse_row('facility_use_begins_in_force',
        'an application reserves, and only of a facility that is in force');
    end if;
    return new;
  end if;
  if row(new.id, new.facility, new.financing, new.amount_minor, new.reserved_by)
     is distinct from
     row(old.id, old.facility, old.financing, old.amount_minor, old.reserved_by)
     or (old.status, new.status) not in
        (('reserved', 'used'), ('reserved', 'returned'), ('used', 'returned'))
     or old.used_by is not null and new.used_by is distinct from old.used_by then
    perform ledger.refuse_row('facility_use_fixed',
      'a use goes from reserved to used to returned, and never back');
  end if;
  return new;
end $$;
create trigger facility_use_guard before insert or update or delete on ledger.facility_use
  for each row execute function ledger.facility_use_guard();

-- The sums of a facility follow from its uses; no role that the program runs as writes them.
create function ledger.facility_use_counts() returns trigger language plpgsql
  security definer set search_path = pg_catalog, ledger, pg_temp as $$
begin
  update ledger.facility f
     set reserved_minor = f.reserved_minor + n.reserved
    from (select facility, sum(amount_minor) as reserved from born group by facility) n
   where f.id = n.facility;
  return null;
end $$;
create trigger facility_use_counts after insert on ledger.facility_use
  referencing new table as born for each statement execute function ledger.facility_use_counts();

create function ledger.facility_use_recounts() returns trigger language plpgsql
  security definer set search_path = pg_catalog, ledger, pg_temp as $$
begin
  update ledger.facility f
     set reserved_minor = f.reserved_minor + n.reserved, used_minor = f.used_minor + n.used
    from (select w.facility,
                 sum(case when i.status = 'reserved' then i.amount_minor else 0 end)
                   - sum(case when w.status = 'reserved' then w.amount_minor else 0 end)
                   as reserved,
                 sum(case when i.status = 'used' then i.amount_minor else 0 end)
                   - sum(case when w.status = 'used' then w.amount_minor else 0 end) as used
            from was w join became i on i.id = w.id group by w.facility) n
   where f.id = n.facility;
  return null;
end $$;
create trigger facility_use_recounts after update on ledger.facility_use
  referencing old table as was new table as became
  for each statement execute function ledger.facility_use_recounts();

-- Its lender and, of a group, the parent are shown a facility.
create function ledger.shown_facilities(acting bigint, ids bigint[])
  returns table (id bigint, record jsonb)
  language sql stable security definer set search_path = pg_catalog, ledger, pg_temp as $$
  select f.id, jsonb_build_object(
           'kind', f.scope, 'lender', l.name, 'subject', s.name, 'limit', f.limit_minor::text,
           'currency', f.currency, 'decimals', ledger.currency_digits(f.currency),
           'until', f.until)
    from ledger.facility f
    join ledger.party l on l.id = f.lender
    left join ledger.party s on s.id = f.subject
   where f.id = any(ids)
     and (f.lender = ledger.shown_to(acting)
          or f.scope = 'group' and f.subject = ledger.shown_to(acting))
$$;
revoke execute on function ledger.shown_facilities from public;
grant execute on function ledger.shown_facilities to tallystick_ledger, tallystick_reader;

create policy concerned on ledger.facility for select to tallystick_reader
  using (lender = (select ledger.me())
         or scope = 'group' and subject = (select ledger.me()));
create policy concerned on ledger.guarantee for select to tallystick_reader
  using (guarantor = (select ledger.me())
         or (select f.lender from ledger.facility f where f.id = guarantee.facility)
            = (select ledger.me()));
create policy concerned on ledger.facility_use for select to tallystick_reader
  using ((select f.lender from ledger.facility f where f.id = facility_use.facility)
         = (select ledger.me()));
alter table ledger.facility enable row level security;
create policy writers on ledger.facility to tallystick_ledger using (true) with check (true);
alter table ledger.guarantee enable row level security;
create policy writers on ledger.guarantee to tallystick_ledger using (true) with check (true);
alter table ledger.facility_use enable row level security;
create policy writers on ledger.facility_use to tallystick_ledger using (true) with check (true);

grant select, insert on ledger.facility, ledger.guarantee, ledger.facility_use
  to tallystick_ledger;
grant update (limit_minor, until, status) on ledger.facility to tallystick_ledger;
grant update (status, used_by, returned_by) on ledger.facility_use to tallystick_ledger;
grant select on ledger.facility, ledger.guarantee, ledger.facility_use to tallystick_reader;
