-- A title has at most one claim, and a claimed or held title cannot be cut, moved or removed.
-- Claim and hold rows are all the program writes; statement triggers alone tie them to titles.
-- Row triggers read no other row, so no race can pass them.
set local role tallystick_owner;

create table ledger.claim (
  id bigint primary key generated always as identity,
  instrument bigint not null,
  lo bigint not null,
  hi bigint not null,
  holder bigint not null,
  kind text not null check (kind in ('offer', 'finance', 'pledge', 'sale')),
  claimant bigint not null,
  charge bigint not null,
  bound_by bigint not null,
  freed_by bigint,
  succeeds bigint,
  constraint claim_not_empty check (lo >= 0 and lo < hi),
  constraint claim_succeeds_once unique (succeeds)
);
create unique index title_has_one_claim on ledger.claim (instrument, lo) where freed_by is null;
create index claim_by_claimant on ledger.claim (claimant, instrument, lo) where freed_by is null;
create index claim_by_charge on ledger.claim (charge) where freed_by is null;
create index claim_by_span on ledger.claim (instrument, lo, hi);

-- Who takes a claim over on proof of payment, named by its claimant, until it expires.
create table ledger.successor (
  id bigint primary key generated always as identity,
  claim bigint not null references ledger.claim,
  party bigint not null,
  act text not null,
  expires date not null,
  named_by bigint not null,
  ended_by bigint,
  live bigint generated always as (case when ended_by is null then claim end) stored,
  constraint claim_has_one_successor unique (live, party)
);
create unique index successor_is_one on ledger.successor (live) where live is not null;
alter table ledger.claim add constraint claim_passes_to_its_successor
  foreign key (succeeds, claimant) references ledger.successor (live, party);

create table ledger.hold (
  id bigint primary key generated always as identity,
  instrument bigint not null,
  lo bigint not null,
  hi bigint not null,
  kind text not null check (kind in ('court', 'dispute', 'sensor', 'insurance')),
  party bigint not null,
  set_by bigint not null,
  lifted_by bigint,
  constraint hold_not_empty check (lo >= 0 and lo < hi)
);
create index hold_live on ledger.hold (instrument, lo) where lifted_by is null;

create function ledger.refuse_row(rule text, because text) returns void language plpgsql as $$
begin
  raise exception using errcode = '23514', constraint = rule, message = because;
end $$;

create function ledger.title_guard() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if new.claim is not null or new.holds <> 0 then
      perform ledger.refuse_row('title_born_free', 'a title is born without claim or hold');
    end if;
    return new;
  end if;
  if old.holder = 0 then
    perform ledger.refuse_row('title_retired', 'a retired title never changes');
  end if;
  if tg_op = 'DELETE' then
    if old.claim is not null or old.holds <> 0 then
      perform ledger.refuse_row('title_bound_kept', 'a claimed or held title is never removed');
    end if;
    return old;
  end if;
  if row(new.claim, new.holds) is distinct from row(old.claim, old.holds)
     and pg_trigger_depth() < 2 then
    perform ledger.refuse_row('title_restrictions_follow', 'claim and holds follow their own rows');
  end if;
  if row(new.instrument, new.lo, new.hi, new.holder, new.since)
     is distinct from row(old.instrument, old.lo, old.hi, old.holder, old.since) then
    if old.claim is not null then
      perform ledger.refuse_row('title_claimed', 'a claimed title stays as it is');
    end if;
    if old.holds <> 0 then
      perform ledger.refuse_row('title_on_hold', 'a title on hold stays as it is');
    end if;
  end if;
  return new;
end $$;
-- The conditions say the same as the function, so that a title without restrictions pays nothing
-- for it.
create trigger title_guard_insert before insert on ledger.title
  for each row when (new.claim is not null or new.holds <> 0)
  execute function ledger.title_guard();
create trigger title_guard_update before update on ledger.title
  for each row when (old.holder = 0 or old.claim is not null or old.holds <> 0
                     or new.claim is not null or new.holds <> 0)
  execute function ledger.title_guard();
create trigger title_guard_delete before delete on ledger.title
  for each row when (old.holder = 0 or old.claim is not null or old.holds <> 0)
  execute function ledger.title_guard();

create function ledger.claim_guard() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    perform ledger.refuse_row('claim_kept', 'a claim is freed, never removed');
  end if;
  if old.freed_by is not null
     or row(new.id, new.instrument, new.lo, new.hi, new.holder, new.kind, new.claimant, new.charge,
            new.bound_by, new.succeeds)
        is distinct from
        row(old.id, old.instrument, old.lo, old.hi, old.holder, old.kind, old.claimant, old.charge,
            old.bound_by, old.succeeds) then
    perform ledger.refuse_row('claim_fixed', 'a claim changes once: when it is freed');
  end if;
  return new;
end $$;
create trigger claim_guard before update or delete on ledger.claim
  for each row execute function ledger.claim_guard();

create function ledger.successor_guard() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    perform ledger.refuse_row('successor_kept', 'a successor is ended, never removed');
  end if;
  if old.ended_by is not null
     or row(new.id, new.claim, new.party, new.act, new.expires, new.named_by) is distinct from
        row(old.id, old.claim, old.party, old.act, old.expires, old.named_by) then
    perform ledger.refuse_row('successor_fixed', 'a successor changes once: when it ends');
  end if;
  return new;
end $$;
create trigger successor_guard before update or delete on ledger.successor
  for each row execute function ledger.successor_guard();

create function ledger.hold_guard() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    perform ledger.refuse_row('hold_kept', 'a hold is lifted, never removed');
  end if;
  if old.lifted_by is not null
     or row(new.id, new.instrument, new.lo, new.hi, new.kind, new.party, new.set_by)
        is distinct from
        row(old.id, old.instrument, old.lo, old.hi, old.kind, old.party, old.set_by) then
    perform ledger.refuse_row('hold_fixed', 'a hold changes once: when it is lifted');
  end if;
  return new;
end $$;
create trigger hold_guard before update or delete on ledger.hold
  for each row execute function ledger.hold_guard();

-- A claim born dead (bound and freed in one transaction) never touched a title that was seen.
create function ledger.claim_binds() returns trigger language plpgsql
  security definer set search_path = pg_catalog, ledger, pg_temp as $$
declare wanted bigint; tied bigint;
begin
  select count(*) into wanted from born where freed_by is null;
  update ledger.title t set claim = c.id from born c
    where c.freed_by is null and t.instrument = c.instrument and t.lo = c.lo and t.hi = c.hi
      and t.holder = c.holder and t.claim is null and t.holds = 0 and t.holder <> 0;
  get diagnostics tied = row_count;
  if tied <> wanted then
    perform ledger.refuse_row('claim_needs_free_title',
      'a claim binds one free title of exactly its span and holder');
  end if;
  return null;
end $$;
create trigger claim_binds after insert on ledger.claim
  referencing new table as born for each statement execute function ledger.claim_binds();

create function ledger.claim_frees() returns trigger language plpgsql
  security definer set search_path = pg_catalog, ledger, pg_temp as $$
declare wanted bigint; freed bigint;
begin
  select count(*) into wanted from ended where freed_by is not null;
  update ledger.title t set claim = null from ended e
    where e.freed_by is not null and t.instrument = e.instrument and t.lo = e.lo and t.claim = e.id;
  get diagnostics freed = row_count;
  if freed <> wanted then
    perform ledger.refuse_row('claim_on_title', 'a freed claim was on its title');
  end if;
  return null;
end $$;
create trigger claim_frees after update on ledger.claim
  referencing new table as ended
  for each statement execute function ledger.claim_frees();

create function ledger.hold_sets() returns trigger language plpgsql
  security definer set search_path = pg_catalog, ledger, pg_temp as $$
declare wanted bigint; tied bigint;
begin
  select count(*) into wanted from (select distinct instrument, lo, hi from born
    where lifted_by is null) b;
  update ledger.title t set holds = t.holds + b.n
    from (select instrument, lo, hi, count(*) n from born where lifted_by is null
          group by instrument, lo, hi) b
    where t.instrument = b.instrument and t.lo = b.lo and t.hi = b.hi and t.holder <> 0;
  get diagnostics tied = row_count;
  if tied <> wanted then
    perform ledger.refuse_row('hold_needs_title', 'a hold blocks a live title of exactly its span');
  end if;
  return null;
end $$;
create trigger hold_sets after insert on ledger.hold
  referencing new table as born for each statement execute function ledger.hold_sets();

create function ledger.hold_lifts() returns trigger language plpgsql
  security definer set search_path = pg_catalog, ledger, pg_temp as $$
declare wanted bigint; lifted bigint;
begin
  select count(*) into wanted from (select distinct instrument, lo, hi from ended
    where lifted_by is not null) e;
  update ledger.title t set holds = t.holds - e.n
    from (select instrument, lo, hi, count(*) n from ended where lifted_by is not null
          group by instrument, lo, hi) e
    where t.instrument = e.instrument and t.lo = e.lo and t.hi = e.hi;
  get diagnostics lifted = row_count;
  if lifted <> wanted then
    perform ledger.refuse_row('hold_on_title', 'a lifted hold was on its title');
  end if;
  return null;
end $$;
create trigger hold_lifts after update on ledger.hold
  referencing new table as ended for each statement execute function ledger.hold_lifts();

grant select, insert on ledger.claim, ledger.successor, ledger.hold to tallystick_ledger;
grant update (freed_by) on ledger.claim to tallystick_ledger;
grant update (ended_by) on ledger.successor to tallystick_ledger;
grant update (lifted_by) on ledger.hold to tallystick_ledger;
