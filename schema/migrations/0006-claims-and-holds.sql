-- A title has at most one claim, and any number of holds. Claim and hold rows are all that the
-- program writes; statement triggers alone tie them to titles.
set local role tallystick_owner;

-- Kinds are rows, as those of instruments are. These are the kinds that the kernel knows.
create table ledger.claim_kind (
  kind text primary key
);
insert into ledger.claim_kind values ('offer'), ('finance'), ('pledge'), ('sale');

create table ledger.hold_kind (
  kind text primary key
);
insert into ledger.hold_kind values ('court'), ('dispute'), ('sensor'), ('insurance');

create table ledger.claim (
  id bigint primary key generated always as identity,
  instrument bigint not null,
  lo bigint not null,
  hi bigint not null,
  holder bigint not null,
  kind text not null,
  claimant bigint not null,
  -- the entry that first bound it; what is left of a claim after a cut keeps its charge
  charge bigint not null,
  bound_by bigint not null,
  freed_by bigint,
  succeeds bigint,
  constraint claim_not_empty check (lo >= 0 and lo < hi),
  constraint claim_succeeds_once unique (succeeds)
);
create unique index title_has_one_claim on ledger.claim (instrument, lo) where freed_by is null;
create index claim_by_claimant on ledger.claim (claimant, instrument, lo) where freed_by is null;
create index claim_by_holder on ledger.claim (holder, instrument, lo) where freed_by is null;
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
  kind text not null constraint hold_has_kind references ledger.hold_kind,
  party bigint not null,
  set_by bigint not null,
  lifted_by bigint,
  constraint hold_not_empty check (lo >= 0 and lo < hi)
);
create index hold_by_span on ledger.hold (instrument, lo);
create index hold_of_party on ledger.hold (party, id) where lifted_by is null;

create trigger claim_kind_kept before update or delete on ledger.claim_kind
  for each row execute function ledger.kind_kept();
create trigger hold_kind_kept before update or delete on ledger.hold_kind
  for each row execute function ledger.kind_kept();

-- As for instruments, a foreign key would cost each claim a lookup and a lock of its own.
create function ledger.claims_have_kinds() returns trigger language plpgsql
  security definer set search_path = pg_catalog, ledger, pg_temp as $$
begin
  if exists (
    select from born b where (select k.kind from ledger.claim_kind k where k.kind = b.kind) is null
  ) then
    raise exception using errcode = '23503', constraint = 'claim_has_kind',
      message = 'a claim is of a kind that a noun has added';
  end if;
  return null;
end $$;
create trigger claim_has_kind after insert on ledger.claim
  referencing new table as born for each statement execute function ledger.claims_have_kinds();

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

-- A claim that was bound and freed in one transaction never touched a title that was seen.
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

-- A claim is seen by its holder and its claimant, a hold by who set it and by the holder; both by
-- an authority that opened the instrument.
create policy concerned on ledger.claim for select to tallystick_reader
  using (holder = (select ledger.me()) or claimant = (select ledger.me())
         or (select ledger.is_authority())
            and (select l.entry from ledger.look_through l
                  where l.party = (select ledger.me()) and l.instrument = claim.instrument
                  limit 1) is not null);
create policy concerned on ledger.hold for select to tallystick_reader
  using (party = (select ledger.me())
         or (select t.holder from ledger.title t
              where t.instrument = hold.instrument and t.lo = hold.lo) = (select ledger.me())
         or (select ledger.is_authority())
            and (select l.entry from ledger.look_through l
                  where l.party = (select ledger.me()) and l.instrument = hold.instrument
                  limit 1) is not null);
create policy members on ledger.claim_kind for select to tallystick_reader
  using ((select ledger.me()) is not null);
create policy members on ledger.hold_kind for select to tallystick_reader
  using ((select ledger.me()) is not null);
alter table ledger.claim_kind enable row level security;
create policy writers on ledger.claim_kind to tallystick_ledger, tallystick_intake,
  tallystick_sequencer, tallystick_desk using (true) with check (true);
alter table ledger.hold_kind enable row level security;
create policy writers on ledger.hold_kind to tallystick_ledger, tallystick_intake,
  tallystick_sequencer, tallystick_desk using (true) with check (true);
alter table ledger.claim enable row level security;
create policy writers on ledger.claim to tallystick_ledger, tallystick_intake,
  tallystick_sequencer, tallystick_desk using (true) with check (true);
alter table ledger.successor enable row level security;
create policy writers on ledger.successor to tallystick_ledger, tallystick_intake,
  tallystick_sequencer, tallystick_desk using (true) with check (true);
alter table ledger.hold enable row level security;
create policy writers on ledger.hold to tallystick_ledger, tallystick_intake,
  tallystick_sequencer, tallystick_desk using (true) with check (true);

grant select on ledger.claim_kind, ledger.hold_kind to tallystick_ledger, tallystick_reader;
grant select, insert on ledger.claim, ledger.successor, ledger.hold to tallystick_ledger;
grant update (freed_by) on ledger.claim to tallystick_ledger;
grant update (ended_by) on ledger.successor to tallystick_ledger;
grant update (lifted_by) on ledger.hold to tallystick_ledger;
grant select on ledger.claim, ledger.hold to tallystick_reader;
grant select on ledger.claim to tallystick_sequencer;
