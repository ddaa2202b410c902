-- Titles tile a face: the titles of an instrument cover [0, size) without gap or overlap, by keys
-- alone. Each title points at the one that ends where it begins (prev), the first at the instrument
-- (root), the instrument at the last (size). Nothing can be inserted between, stretched or taken
-- out without breaking one of these keys at commit.
set local role tallystick_owner;

-- What can be tiled. The migration of each noun adds its own row. A row never changes, so what
-- refers to it needs to be checked only when it is written.
create table ledger.instrument_kind (
  kind text primary key,
  -- of the ids of such instruments, as `contracts/kernel/id.ts` writes them
  id_prefix text not null,
  -- what one unit of a size is
  unit text not null,
  -- Whether a unit may be paid more than one: a unit of a note is paid its face, which is many fen;
  -- a unit of a receivable is one fen, and is paid once.
  paid_beyond_face boolean not null,
  constraint instrument_kind_has_its_own_prefix unique (id_prefix),
  constraint instrument_kind_has_a_unit
    check (unit in ('MINOR_UNITS', 'GRAMS', 'PIECES', 'NOTE_UNITS'))
);

create table ledger.instrument (
  id bigint primary key check (id > 0),
  kind text not null,
  size bigint not null check (size > 0),
  size2 bigint not null generated always as (size) stored,
  -- the paydown p/q: what was paid of each unit
  paid_p bigint not null default 0,
  paid_q bigint not null default 1,
  issued_by bigint not null,
  constraint instrument_paid_is_a_fraction check (paid_q > 0 and paid_p >= 0)
);
create index instrument_paid on ledger.instrument (id) include (paid_p, paid_q) where paid_p > 0;

-- A cut lasts no longer than the restriction it was made for: what one entry gave as one title is
-- one again when nothing lies on its pieces. `origin` is the first unit of what was given; a piece
-- begins there or after, so a title never grows over what came by another act, or apart.
create table ledger.title (
  instrument bigint not null,
  lo bigint not null,
  hi bigint not null,
  size bigint not null,
  -- 0 is nobody: what has been retired
  holder bigint not null,
  -- the entry that gave it to its holder
  since bigint not null,
  origin bigint not null,
  claim bigint,
  holds integer not null default 0,
  prev bigint generated always as (nullif(lo, 0)) stored,
  root bigint generated always as (case when lo = 0 then instrument end) stored,
  constraint title_within_face check (lo >= 0 and lo < hi and hi <= size),
  constraint title_begins_at_its_origin check (origin >= 0 and origin <= lo),
  constraint title_holds_counted check (holds >= 0),
  constraint title_starts_once primary key (instrument, lo),
  constraint title_ends_once unique (instrument, hi, size),
  constraint title_follows_its_left foreign key (instrument, prev, size)
    references ledger.title (instrument, hi, size) deferrable initially deferred,
  constraint title_first_has_instrument foreign key (root) references ledger.instrument (id)
);
-- With the end of the span, so that what a party holds is summed without the table.
create index title_of_holder on ledger.title (holder, instrument, lo) include (hi)
  where holder <> 0;
create index title_retired on ledger.title (instrument, lo) include (hi) where holder = 0;

alter table ledger.instrument add constraint instrument_is_fully_tiled
  foreign key (id, size, size2) references ledger.title (instrument, hi, size)
  deferrable initially deferred;

-- Who opened an instrument, by which entry and why: a regulator or a court, which from then on
-- reads all of it. What a regulator opens is told to those whom the instrument concerns; what a
-- court opens is the court's to tell.
create table ledger.look_through (
  entry bigint primary key references ledger.entry,
  party bigint not null,
  instrument bigint not null,
  purpose text not null,
  told boolean not null,
  business_date date not null,
  written_at timestamptz not null,
  constraint look_through_has_a_purpose check (purpose ~ '\S')
);
create index look_through_of_instrument on ledger.look_through (instrument, party);
create index look_through_by_party on ledger.look_through (party, entry);

-- Whether the reader is an authority: what it has opened, it reads.
create function ledger.is_authority() returns boolean language sql stable as $$
  select ledger.i_am('regulator') or ledger.i_am('court')
$$;

create function ledger.refuse_row(rule text, because text) returns void language plpgsql as $$
begin
  raise exception using errcode = '23514', constraint = rule, message = because;
end $$;

create function ledger.kind_kept() returns trigger language plpgsql as $$
begin
  perform ledger.refuse_row(tg_table_name || '_kept', 'a kind is added, never changed or removed');
  return null;
end $$;
create trigger instrument_kind_kept before update or delete on ledger.instrument_kind
  for each row execute function ledger.kind_kept();

-- Not a foreign key: that would look up each row by itself, and lock the one row of the kind, which
-- all writers share.
create function ledger.instruments_have_kinds() returns trigger language plpgsql
  security definer set search_path = pg_catalog, ledger, pg_temp as $$
begin
  if exists (
    select from born b
     where (select k.kind from ledger.instrument_kind k where k.kind = b.kind) is null
  ) then
    raise exception using errcode = '23503', constraint = 'instrument_has_kind',
      message = 'an instrument is of a kind that a noun has added';
  end if;
  return null;
end $$;
create trigger instrument_has_kind after insert on ledger.instrument
  referencing new table as born for each statement execute function ledger.instruments_have_kinds();

-- A face never changes; what was paid stays paid.
create function ledger.instrument_fixed() returns trigger language plpgsql as $$
begin
  if row(new.id, new.kind, new.size, new.issued_by)
     is distinct from row(old.id, old.kind, old.size, old.issued_by) then
    raise exception using errcode = '23514', constraint = 'instrument_fixed',
      message = 'an instrument keeps its kind, its size and its first entry';
  end if;
  if new.paid_p::numeric * old.paid_q < old.paid_p::numeric * new.paid_q then
    raise exception using errcode = '23514', constraint = 'instrument_paid_grows',
      message = 'what was paid stays paid';
  end if;
  return new;
end $$;
create trigger instrument_fixed before update on ledger.instrument
  for each row execute function ledger.instrument_fixed();

create function ledger.instrument_paid_within_face() returns trigger language plpgsql
  security definer set search_path = pg_catalog, ledger, pg_temp as $$
begin
  if not exists (
    select from ledger.instrument_kind k where k.kind = new.kind and k.paid_beyond_face
  ) then
    perform ledger.refuse_row('instrument_paid_within_face',
      'a unit of this kind is paid once, and no more');
  end if;
  return new;
end $$;
create trigger instrument_paid_within_face before insert or update on ledger.instrument
  for each row when (new.paid_p > new.paid_q)
  execute function ledger.instrument_paid_within_face();

-- A claimed or held title cannot be cut, moved or removed. A row trigger reads no other row, so no
-- race can pass it.
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

create function ledger.title_origin_kept() returns trigger language plpgsql as $$
begin
  perform ledger.refuse_row('title_origin_kept', 'an origin stays until the title is given again');
  return null;
end $$;
create trigger title_origin_kept before update on ledger.title
  for each row when (new.since = old.since and new.origin <> old.origin)
  execute function ledger.title_origin_kept();

-- An instrument is seen by whoever an entry of it concerned. Who sees a title is said in
-- 0009-receivables.sql, since claimants and debtors are among them.
create policy members on ledger.instrument_kind for select to tallystick_reader
  using ((select ledger.me()) is not null);
create policy visible on ledger.instrument for select to tallystick_reader
  using ((select s.entry from ledger.entry_visibility s
           where s.party = (select ledger.me()) and s.instrument = instrument.id limit 1)
         is not null);
alter table ledger.instrument_kind enable row level security;
create policy writers on ledger.instrument_kind to tallystick_ledger, tallystick_intake,
  tallystick_sequencer, tallystick_desk using (true) with check (true);
alter table ledger.instrument enable row level security;
create policy writers on ledger.instrument to tallystick_ledger, tallystick_intake,
  tallystick_sequencer, tallystick_desk using (true) with check (true);
create policy seen on ledger.look_through for select to tallystick_reader
  using (party = (select ledger.me())
         or told and (select s.entry from ledger.entry_visibility s
                       where s.party = (select ledger.me())
                         and s.instrument = look_through.instrument limit 1) is not null);
alter table ledger.look_through enable row level security;
create policy writers on ledger.look_through to tallystick_ledger, tallystick_intake,
  tallystick_sequencer, tallystick_desk using (true) with check (true);
alter table ledger.title enable row level security;
create policy writers on ledger.title to tallystick_ledger, tallystick_intake,
  tallystick_sequencer, tallystick_desk using (true) with check (true);

grant select on ledger.instrument_kind to tallystick_ledger, tallystick_reader;
-- what `ledger.steps` reads for the watch on transfers
grant select on ledger.instrument, ledger.instrument_kind to tallystick_sequencer;
grant select, insert on ledger.instrument, ledger.title, ledger.look_through to tallystick_ledger;
grant select on ledger.look_through to tallystick_reader;
-- size2 is generated: the right to update it lets the ledger lock the row and change nothing.
grant update (size2, paid_p, paid_q) on ledger.instrument to tallystick_ledger;
grant update (lo, hi, holder, since, origin), delete on ledger.title to tallystick_ledger;
grant select on ledger.instrument, ledger.title to tallystick_reader;
