-- What a lender searched and registered at the national register of movable property: nothing that
-- it has approved is paid out before both. The register has no interface for programs, so people
-- record what they did there, with the file that the register gave them.
set local role tallystick_owner;

insert into ledger.wait_kind values ('registering');
insert into ledger.wait_kind values ('expiry');

alter table ledger.financing add column registration_wait bigint;
create index financing_of_registration_wait on ledger.financing (registration_wait)
  where registration_wait is not null;
grant update (registration_wait) on ledger.financing to tallystick_ledger;

create table ledger.register_search (
  id bigint primary key check (id > 0),
  financing bigint not null references ledger.financing,
  lender bigint not null references ledger.party,
  searched_at timestamptz not null,
  -- the hash of the register's file
  certificate text not null,
  recorded_by bigint not null,
  verdict text constraint verdict_is_a_word check (verdict in ('proceed', 'stop')),
  reason text,
  judged_by bigint,
  constraint hits_are_judged_with_a_reason check (num_nulls(verdict, reason, judged_by) in (0, 3)),
  constraint search_has_its_file
    foreign key (certificate, lender) references trade.upload (hash, party)
);
create index register_search_of_financing on ledger.register_search (financing, recorded_by);

create table ledger.register_hit (
  search bigint not null references ledger.register_search,
  place integer not null check (place >= 0),
  number text not null,
  secured_party text not null,
  registered_at timestamptz not null,
  primary key (search, place)
);

create table ledger.registration (
  id bigint primary key check (id > 0),
  financing bigint not null references ledger.financing,
  lender bigint not null references ledger.party,
  number text not null constraint registration_has_its_number check (number ~ '^[0-9A-Z]{8,30}$'),
  registered_at timestamptz not null,
  -- the first day on which it is no longer in force
  until date not null,
  certificate text not null,
  status text not null default 'live'
    constraint registration_has_status check (status in ('live', 'discharged', 'expired')),
  wait bigint not null,
  registered_by bigint not null,
  ended_by bigint,
  constraint registration_number_is_used_once unique (number),
  constraint registration_is_of_its_lender unique (id, lender),
  constraint registration_ends_by_an_entry check ((status = 'live') = (ended_by is null)),
  constraint registration_has_its_file
    foreign key (certificate, lender) references trade.upload (hash, party)
);
create unique index financing_is_registered_once on ledger.registration (financing)
  where status = 'live';
create index registration_of_financing on ledger.registration (financing, id);
create index registration_of_lender on ledger.registration (lender, id);
create index registration_of_wait on ledger.registration (wait);

create table ledger.registration_change (
  entry bigint primary key references ledger.entry,
  registration bigint not null,
  lender bigint not null,
  kind text not null check (kind in ('extended', 'changed', 'discharged')),
  done_at timestamptz not null,
  -- of an extension
  until date,
  -- what was changed, or why it was discharged
  words text,
  certificate text not null,
  constraint change_says_what_it_is
    check ((kind = 'extended') = (until is not null) and (kind = 'extended') = (words is null)),
  constraint change_is_of_its_lender
    foreign key (registration, lender) references ledger.registration (id, lender),
  constraint change_has_its_file
    foreign key (certificate, lender) references trade.upload (hash, party)
);
create index registration_change_of on ledger.registration_change (registration, entry);

-- Whether a search lets what follows it go on: nothing was found of others, or it was judged so. A
-- lender's own registration is nothing of others.
create function ledger.search_lets_go_on(of_search bigint) returns boolean language sql stable
  set search_path = pg_catalog, ledger, pg_temp as $$
  select coalesce(s.verdict = 'proceed', false) or not exists (
           select from ledger.register_hit h
            where h.search = s.id and not exists (
              select from ledger.registration r
               where r.financing = s.financing and r.number = h.number))
    from ledger.register_search s where s.id = of_search
$$;
-- The search that was made last.
create function ledger.last_search(of_financing bigint) returns ledger.register_search
  language sql stable set search_path = pg_catalog, ledger, pg_temp as $$
  select s from ledger.register_search s where s.financing = of_financing
   order by s.searched_at desc, s.recorded_by desc limit 1
$$;
revoke execute on function ledger.search_lets_go_on, ledger.last_search from public;
grant execute on function ledger.search_lets_go_on, ledger.last_search to tallystick_ledger;

-- Only the lender whose quote was chosen records anything at the register.
create function ledger.register_search_guard() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    perform ledger.refuse_row('register_search_kept', 'a search stays on record');
  end if;
  if tg_op = 'INSERT' then
    if new.verdict is not null or not exists (
      select from ledger.financing f join ledger.quote q on q.id = f.quote
       where f.id = new.financing and f.status = 'approved' and q.lender = new.lender) then
      perform ledger.refuse_row('search_is_for_what_was_approved',
        'a lender searches for what it has approved and not paid out');
    end if;
    return new;
  end if;
  if row(new.id, new.financing, new.lender, new.searched_at, new.certificate, new.recorded_by)
     is distinct from
     row(old.id, old.financing, old.lender, old.searched_at, old.certificate, old.recorded_by)
     or old.verdict is not null then
    perform ledger.refuse_row('register_search_fixed', 'the hits of a search are judged, once');
  end if;
  return new;
end $$;
create trigger register_search_guard before insert or update or delete on ledger.register_search
  for each row execute function ledger.register_search_guard();
create trigger register_hit_kept before update or delete on ledger.register_hit
  for each row execute function ledger.journal_kept();
create trigger registration_change_kept before update or delete on ledger.registration_change
  for each row execute function ledger.journal_kept();

create function ledger.registration_guard() returns trigger language plpgsql as $$
declare
  searched ledger.register_search;
begin
  if tg_op = 'DELETE' then
    perform ledger.refuse_row('registration_kept', 'a registration ends, it is never removed');
  end if;
  if tg_op = 'INSERT' then
    searched := ledger.last_search(new.financing);
    if searched.id is null or searched.lender <> new.lender
       or searched.searched_at > new.registered_at
       or not ledger.search_lets_go_on(searched.id) then
      perform ledger.refuse_row('registration_follows_a_search',
        'who registers has searched before, and nothing of others forbids it');
    end if;
    if new.until <= (select max(p.due_on) from ledger.financing_part p
                      where p.financing = new.financing) then
      perform ledger.refuse_row('registration_outlasts_the_debts',
        'a registration lasts beyond the day on which the last debt is due');
    end if;
    return new;
  end if;
  if row(new.id, new.financing, new.lender, new.number, new.registered_at, new.certificate,
         new.registered_by)
     is distinct from
     row(old.id, old.financing, old.lender, old.number, old.registered_at, old.certificate,
         old.registered_by)
     or old.status <> 'live' or new.until < old.until then
    perform ledger.refuse_row('registration_fixed',
      'a registration that stands is extended or ended, and nothing else of it changes');
  end if;
  return new;
end $$;
create trigger registration_guard before insert or update or delete on ledger.registration
  for each row execute function ledger.registration_guard();

-- What was approved leaves that state by a way out, or registered and searched once more since.
create function ledger.payout_follows_registration() returns trigger language plpgsql
  security definer set search_path = pg_catalog, ledger, pg_temp as $$
declare
  searched ledger.register_search;
begin
  searched := ledger.last_search(new.id);
  if not exists (
    select from ledger.registration r
     where r.financing = new.id and r.status = 'live'
       and r.until > (select max(date) from ledger.business_day)
       and r.registered_at < searched.searched_at)
     or not ledger.search_lets_go_on(searched.id) then
    perform ledger.refuse_row('payout_follows_registration',
      'nothing is paid out before it is registered, and searched for once more');
  end if;
  return new;
end $$;
create trigger payout_follows_registration before update on ledger.financing
  for each row when (old.status = 'approved'
    and new.status not in ('approved', 'refused', 'withdrawn', 'lapsed'))
  execute function ledger.payout_follows_registration();

-- Until it is paid out what was approved may be refused still, or lapse for want of a registration.
-- The rule of the states is the one that stands, with two steps more.
do $$
declare
  had text := pg_get_functiondef('ledger.financing_guard()'::regprocedure);
  has text := replace(had, $steps$('approved', 'withdrawn')$steps$,
    $steps$('approved', 'withdrawn'), ('approved', 'refused'), ('approved', 'lapsed')$steps$);
begin
  if has = had then
    raise exception 'financing_guard names no step from approved to withdrawn';
  end if;
  execute has;
end $$;

create trigger registration_has_wait after insert on ledger.registration
  referencing new table as born for each statement execute function ledger.asked_has_wait();

-- A registration answers the wait for it; its end, or its extension, the wait for that.
create function ledger.note_registered() returns trigger language plpgsql
  security definer set search_path = pg_catalog, ledger, pg_temp as $$
begin
  insert into ledger.answered_wait (wait)
    select f.registration_wait from born b join ledger.financing f on f.id = b.financing
     where f.registration_wait is not null;
  return null;
end $$;
create trigger note_registered after insert on ledger.registration
  referencing new table as born for each statement execute function ledger.note_registered();
create function ledger.note_unregistered() returns trigger language plpgsql
  security definer set search_path = pg_catalog, ledger, pg_temp as $$
begin
  insert into ledger.answered_wait (wait)
    select registration_wait from ended where registration_wait is not null;
  return null;
end $$;
create trigger note_unregistered after update on ledger.financing
  referencing new table as ended for each statement execute function ledger.note_unregistered();
create trigger note_answered after update on ledger.registration
  referencing old table as ended for each statement execute function ledger.note_answered();

-- Two kinds of things more that somebody is waited for with.
do $$
begin
  execute 'create or replace view ledger.wait_item with (security_invoker = true) as '
    || rtrim(pg_get_viewdef('ledger.wait_item'::regclass), ';')
    || $arms$
  union all
  select f.registration_wait, f.decided_by, 'fin', f.id, 0, f.face_minor, f.first_due_on
    from ledger.financing f
   where f.status = 'approved'
     and not exists (select from ledger.registration r where r.financing = f.id)
  union all
  select r.wait, r.registered_by, 'fin', r.financing, 0, f.face_minor, r.until
    from ledger.registration r join ledger.financing f on f.id = r.financing
   where r.status = 'live'$arms$;
end $$;
