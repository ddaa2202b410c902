-- Standing prices of lenders: signed, in force from a day until another, replaced and never edited.
-- Quotes that holders draw from them are those of the list's lender, by a row of the list, and are
-- drawn for no more in all than the lender has said.
set local role tallystick_owner;

create table ledger.price_list (
  id bigint primary key check (id > 0),
  lender bigint not null references ledger.party,
  replaces bigint references ledger.price_list,
  currency text not null,
  recourse text not null check (recourse in ('with', 'without')),
  day_count text not null check (day_count in ('A/360', 'A/365F')),
  value_days integer not null check (value_days >= 0),
  firm_days integer not null check (firm_days > 0),
  draw_max_minor bigint not null check (draw_max_minor > 0),
  -- the faces of the quotes that were drawn from it
  drawn_minor bigint not null default 0 check (drawn_minor >= 0),
  begins_on date not null,
  until date not null,
  status text not null default 'standing'
    constraint price_list_has_status check (status in ('standing', 'ended')),
  published_by bigint not null,
  ended_by bigint,
  constraint price_list_begins_before_it_ends check (begins_on < until),
  constraint price_list_ends_by_an_entry check ((status = 'ended') = (ended_by is not null)),
  constraint price_list_is_drawn_within_its_limit check (drawn_minor <= draw_max_minor),
  constraint price_list_is_replaced_once unique (replaces)
);
create index price_list_of_lender on ledger.price_list (lender, id);
create index price_list_by_status on ledger.price_list (status, id);

create table ledger.price_row (
  price_list bigint not null references ledger.price_list,
  place integer not null check (place >= 0),
  debtor bigint references ledger.party,
  days_max integer not null check (days_max > 0),
  amount_max_minor bigint not null check (amount_max_minor > 0),
  tier_max integer not null check (tier_max > 0),
  rate numeric not null check (rate >= 0 and rate < 1),
  fee_minor bigint not null check (fee_minor >= 0),
  primary key (price_list, place)
);
create index price_row_of_debtor on ledger.price_row (debtor) where debtor is not null;

alter table ledger.quote add column price_list bigint references ledger.price_list;
create index quote_of_price_list on ledger.quote (price_list) where price_list is not null;

create function ledger.price_list_guard() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    perform ledger.refuse_row('price_list_kept', 'a price list ends, it is never removed');
  end if;
  if tg_op = 'INSERT' then
    if new.status <> 'standing' or new.drawn_minor <> 0 or new.replaces is not null and not exists (
      select from ledger.price_list p
       where p.id = new.replaces and p.lender = new.lender and p.ended_by = new.published_by) then
      perform ledger.refuse_row('price_list_takes_the_place_of_one_that_ends',
        'a list begins undrawn, and the list of its lender that it replaces ends with it');
    end if;
    return new;
  end if;
  if row(new.id, new.lender, new.replaces, new.currency, new.recourse, new.day_count,
         new.value_days, new.firm_days, new.draw_max_minor, new.begins_on, new.until,
         new.published_by)
     is distinct from
     row(old.id, old.lender, old.replaces, old.currency, old.recourse, old.day_count,
         old.value_days, old.firm_days, old.draw_max_minor, old.begins_on, old.until,
         old.published_by)
     or old.status = 'ended' then
    perform ledger.refuse_row('price_list_fixed', 'a price list is replaced, never edited');
  end if;
  return new;
end $$;
create trigger price_list_guard before insert or update or delete on ledger.price_list
  for each row execute function ledger.price_list_guard();
create trigger price_row_kept before update or delete on ledger.price_row
  for each row execute function ledger.journal_kept();

-- What is drawn is drawn from a standing list of the quote's lender, at one of its prices, and is
-- counted; no role that the program runs as writes the sum.
create function ledger.quote_is_drawn_as_listed() returns trigger language plpgsql
  security definer set search_path = pg_catalog, ledger, pg_temp as $$
begin
  if tg_op = 'UPDATE' then
    if new.price_list is distinct from old.price_list then
      perform ledger.refuse_row('quote_fixed', 'a signed quote is chosen or ended, once');
    end if;
    return new;
  end if;
  if new.price_list is null then
    return new;
  end if;
  if not exists (
    select from ledger.price_list p join ledger.financing f on f.id = new.financing
     where p.id = new.price_list and p.lender = new.lender and p.status = 'standing'
       and p.currency = f.currency and p.recourse = new.recourse and p.day_count = new.day_count
       and (select max(date) from ledger.business_day) >= p.begins_on
       and (select max(date) from ledger.business_day) < p.until
       and exists (
         select from ledger.price_row r
          where r.price_list = p.id and r.rate = new.rate and r.fee_minor = new.fee_minor
            and r.amount_max_minor >= f.face_minor
            and not exists (select from ledger.financing_part t
                             where t.financing = f.id and t.debtor <> r.debtor))) then
    perform ledger.refuse_row('quote_is_drawn_as_listed',
      'a quote is drawn from a standing list of its lender, at a price that the list has for it');
  end if;
  update ledger.price_list p
     set drawn_minor = p.drawn_minor
           + (select f.face_minor from ledger.financing f where f.id = new.financing)
   where p.id = new.price_list;
  return new;
end $$;
create trigger quote_is_drawn_as_listed before insert or update on ledger.quote
  for each row execute function ledger.quote_is_drawn_as_listed();

-- Its lender reads a list, and whoever is no lender: prices are no business of rivals.
create function ledger.shown_price_lists(acting bigint, ids bigint[])
  returns table (id bigint, record jsonb)
  language sql stable security definer set search_path = pg_catalog, ledger, pg_temp as $$
  select p.id, jsonb_build_object('pricesOf', l.name, 'recourse', p.recourse, 'until', p.until)
    from ledger.price_list p join ledger.party l on l.id = p.lender
   where p.id = any(ids) and ledger.shown_to(acting) is not null
     and (p.lender = ledger.shown_to(acting) or not exists (
       select from ledger.party r where r.id = ledger.shown_to(acting) and 'lender' = any(r.roles)))
$$;
revoke execute on function ledger.shown_price_lists from public;
grant execute on function ledger.shown_price_lists to tallystick_ledger, tallystick_reader;

create policy concerned on ledger.price_list for select to tallystick_reader
  using (lender = (select ledger.me())
         or (select ledger.me()) is not null and not (select ledger.i_am('lender')));
create policy concerned on ledger.price_row for select to tallystick_reader
  using (exists (select from ledger.price_list p where p.id = price_row.price_list));
alter table ledger.price_list enable row level security;
create policy writers on ledger.price_list to tallystick_ledger using (true) with check (true);
alter table ledger.price_row enable row level security;
create policy writers on ledger.price_row to tallystick_ledger using (true) with check (true);
grant select, insert on ledger.price_list, ledger.price_row to tallystick_ledger;
grant update (status, ended_by) on ledger.price_list to tallystick_ledger;
grant select on ledger.price_list, ledger.price_row to tallystick_reader;
