-- The journal: one entry per accepted act, written once. A command's id belongs to its party for
-- ever, with the hash of its payload; refusals are remembered with the command and are no entries.
-- Touches chain the entries of each subject (an instrument, a party, the calendar): each carries
-- the subject's next version and the hash of the entry before.
set local role tallystick_owner;

create sequence ledger.entry_number as bigint cache 1;

create table ledger.command (
  party bigint not null,
  id text not null check (length(id) between 1 and 64),
  payload_hash bytea not null check (length(payload_hash) = 32),
  jws text not null,
  -- per act, in order: {"entry": …} or {"refusal": …, "path": …}
  outcome jsonb not null,
  received_at timestamptz not null default now(),
  constraint command_id_is_used_once primary key (party, id)
);

create table ledger.entry (
  id bigint primary key check (id > 0),
  act text not null,
  party bigint not null,
  command text not null,
  part integer not null check (part >= 0),
  -- canonical JSON (RFC 8785): the leaf holds its hash
  postings text not null,
  -- canonical JSON: {v:1, entry, act, command, part, touches, postings, salt}
  leaf text not null,
  -- JSON of our own making has no backslash, so its text is its bytes
  hash bytea not null generated always as (sha256(leaf::bytea)) stored,
  business_date date not null,
  written_at timestamptz not null default now(),
  constraint entry_is_one_act unique (party, command, part)
);
-- rare acts among many entries
create index entry_of_act on ledger.entry (act, id);

create table ledger.touch (
  noun text not null,
  subject bigint not null,
  version integer not null check (version > 0),
  entry bigint not null,
  before bytea check (length(before) = 32),
  constraint touch_versions_are_dense primary key (subject, noun, version)
);
create index touch_by_entry on ledger.touch (entry);

-- Who may see an entry, and for which instrument (0: for none).
create table ledger.entry_visibility (
  party bigint not null,
  instrument bigint not null,
  entry bigint not null,
  primary key (party, instrument, entry)
);
create index visibility_newest on ledger.entry_visibility (party, entry desc);

-- Dense positions, given by one fenced sequencer after the commit; leaf index = position - 1.
create table ledger.position (
  position bigint primary key check (position > 0),
  entry bigint not null,
  previous bigint generated always as (nullif(position - 1, 0)) stored,
  constraint entry_has_one_position unique (entry),
  constraint positions_are_dense foreign key (previous) references ledger.position (position)
    deferrable initially deferred
);

-- One row. A newer `epoch` fences an older sequencer off; every entry up to `low` has its position.
create table ledger.sequencer (
  single boolean primary key default true check (single),
  epoch bigint not null default 0,
  low bigint not null default 0
);
insert into ledger.sequencer default values;

-- The triggers below look up all rows of a statement together, where a foreign key would look up
-- each by itself. What they look for is never removed, so nothing needs to be checked on the other
-- side. The lookup stands as a question in the select list, which the planner never turns into a
-- join: a join planned while the tables were small would read the whole of them, and that plan
-- would be kept while they grow.
create function ledger.entries_have_commands() returns trigger language plpgsql
  security definer set search_path = pg_catalog, ledger, pg_temp as $$
begin
  if exists (
    select from born b
     where (select c.party from ledger.command c where c.party = b.party and c.id = b.command)
           is null
  ) then
    raise exception using errcode = '23503', constraint = 'entry_has_command',
      message = 'an entry is an act of a command';
  end if;
  return null;
end $$;
create trigger entry_has_command after insert on ledger.entry
  referencing new table as born for each statement execute function ledger.entries_have_commands();

create function ledger.positions_have_entries() returns trigger language plpgsql
  security definer set search_path = pg_catalog, ledger, pg_temp as $$
begin
  if exists (
    select from born b where (select e.id from ledger.entry e where e.id = b.entry) is null
  ) then
    raise exception using errcode = '23503', constraint = 'position_has_entry',
      message = 'a position is that of an entry';
  end if;
  return null;
end $$;
create trigger position_has_entry after insert on ledger.position
  referencing new table as born for each statement execute function ledger.positions_have_entries();

create function ledger.touch_chains() returns trigger language plpgsql
  security definer set search_path = pg_catalog, ledger, pg_temp as $$
begin
  if exists (
    select from born b
     where (select own.id from ledger.entry own where own.id = b.entry) is null
        or case when b.version = 1 then b.before is not null
           else b.before is null or b.before is distinct from (
             select e.hash from ledger.touch t join ledger.entry e on e.id = t.entry
              where t.subject = b.subject and t.noun = b.noun and t.version = b.version - 1
                and e.id < b.entry)
           end
  ) then
    raise exception using errcode = '23514', constraint = 'touch_chains',
      message = 'a touch carries the next version and the hash of the entry before';
  end if;
  return null;
end $$;
create trigger touch_chains after insert on ledger.touch
  referencing new table as born for each statement execute function ledger.touch_chains();

create function ledger.journal_kept() returns trigger language plpgsql as $$
begin
  raise exception using errcode = '23514', constraint = tg_table_name || '_kept',
    message = 'what the journal holds never changes';
end $$;
create trigger entry_kept before update or delete on ledger.entry
  for each row execute function ledger.journal_kept();
create trigger touch_kept before update or delete on ledger.touch
  for each row execute function ledger.journal_kept();
create trigger command_kept before update or delete on ledger.command
  for each row execute function ledger.journal_kept();
create trigger visibility_kept before update or delete on ledger.entry_visibility
  for each row execute function ledger.journal_kept();
create trigger position_kept before update or delete on ledger.position
  for each row execute function ledger.journal_kept();

-- Whether the entry of a token has arrived here. It answers a number, and nothing of its content.
create function ledger.is_written(wanted bigint) returns boolean language sql stable
  security definer set search_path = pg_catalog, ledger, pg_temp as $$
  select exists (select from ledger.entry where id = wanted)
$$;

-- An entry is seen by the parties that its visibility rows name. A command's text may hold acts
-- with others as well, so its own party alone sees it. The question is a scalar subquery, asked of
-- an index for each row that a query found: an `exists` could be turned round, and everything that
-- a party sees would be read for one row.
create policy own on ledger.entry_visibility for select to tallystick_reader
  using (party = (select ledger.me()));
create policy visible on ledger.entry for select to tallystick_reader
  using ((select s.entry from ledger.entry_visibility s
           where s.party = (select ledger.me()) and s.entry = entry.id limit 1) is not null);
create policy visible on ledger.touch for select to tallystick_reader
  using ((select s.entry from ledger.entry_visibility s
           where s.party = (select ledger.me()) and s.entry = touch.entry limit 1) is not null);
create policy visible on ledger.position for select to tallystick_reader
  using ((select s.entry from ledger.entry_visibility s
           where s.party = (select ledger.me()) and s.entry = position.entry limit 1) is not null);
create policy own on ledger.command for select to tallystick_reader
  using (party = (select ledger.me()));
alter table ledger.command enable row level security;
create policy writers on ledger.command to tallystick_ledger, tallystick_intake,
  tallystick_sequencer, tallystick_desk using (true) with check (true);
alter table ledger.entry enable row level security;
create policy writers on ledger.entry to tallystick_ledger, tallystick_intake,
  tallystick_sequencer, tallystick_desk using (true) with check (true);
alter table ledger.touch enable row level security;
create policy writers on ledger.touch to tallystick_ledger, tallystick_intake,
  tallystick_sequencer, tallystick_desk using (true) with check (true);
alter table ledger.entry_visibility enable row level security;
create policy writers on ledger.entry_visibility to tallystick_ledger, tallystick_intake,
  tallystick_sequencer, tallystick_desk using (true) with check (true);
alter table ledger.position enable row level security;
create policy writers on ledger.position to tallystick_ledger, tallystick_intake,
  tallystick_sequencer, tallystick_desk using (true) with check (true);
alter table ledger.sequencer enable row level security;
create policy writers on ledger.sequencer to tallystick_ledger, tallystick_intake,
  tallystick_sequencer, tallystick_desk using (true) with check (true);

grant usage on sequence ledger.entry_number to tallystick_ledger;
grant select, insert on ledger.command, ledger.entry, ledger.touch, ledger.entry_visibility
  to tallystick_ledger;
grant select on ledger.position to tallystick_ledger;
grant select on ledger.command, ledger.entry, ledger.touch, ledger.entry_visibility,
  ledger.position to tallystick_reader;
grant select on sequence ledger.entry_number to tallystick_sequencer;
grant select on ledger.entry, ledger.touch to tallystick_sequencer;
grant select, insert on ledger.position to tallystick_sequencer;
grant select, update on ledger.sequencer to tallystick_sequencer;
