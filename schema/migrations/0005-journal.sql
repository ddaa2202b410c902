-- One entry per accepted act, written once. A command's id belongs to its party for ever, with the
-- hash of its payload; refusals are remembered there and are no entries. Touches chain the entries
-- of each subject (an instrument, a party, the calendar): next version, hash of the entry before.
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

-- One look at all entries of a statement instead of a foreign key's look at each; commands are
-- never removed, so it needs no other side.
create function ledger.entries_have_commands() returns trigger language plpgsql
  security definer set search_path = pg_catalog, ledger, pg_temp as $$
begin
  if exists (
    select from born b
     where not exists (select from ledger.command c where c.party = b.party and c.id = b.command)
  ) then
    raise exception using errcode = '23503', constraint = 'entry_has_command',
      message = 'an entry is an act of a command';
  end if;
  return null;
end $$;
create trigger entry_has_command after insert on ledger.entry
  referencing new table as born for each statement execute function ledger.entries_have_commands();

create table ledger.touch (
  noun text not null,
  subject bigint not null,
  version integer not null check (version > 0),
  entry bigint not null,
  before bytea check (length(before) = 32),
  constraint touch_versions_are_dense primary key (subject, noun, version)
);
create index touch_by_entry on ledger.touch (entry);

create function ledger.touch_chains() returns trigger language plpgsql
  security definer set search_path = pg_catalog, ledger, pg_temp as $$
begin
  if exists (
    select from born b
      left join ledger.touch t
        on t.subject = b.subject and t.noun = b.noun and t.version = b.version - 1
      left join ledger.entry e on e.id = t.entry
      left join ledger.entry own on own.id = b.entry
    where own.id is null or case when b.version = 1 then b.before is not null
               else e.id is null or e.id >= b.entry or e.hash is distinct from b.before end
  ) then
    raise exception using errcode = '23514', constraint = 'touch_chains',
      message = 'a touch carries the next version and the hash of the entry before';
  end if;
  return null;
end $$;
create trigger touch_chains after insert on ledger.touch
  referencing new table as born for each statement execute function ledger.touch_chains();

-- Who may see an entry, and of which instrument (0: of none).
create table ledger.entry_visibility (
  party bigint not null,
  instrument bigint not null,
  entry bigint not null,
  primary key (party, instrument, entry)
);
create index visibility_newest on ledger.entry_visibility (party, entry desc);

-- What is waited for, for whom and until when; a workflow carries it out. What of it is still open
-- is read from the claims and proposals of the command that opened it, and never copied here.
create table ledger.wait (
  id bigint primary key check (id > 0),
  kind text not null check (kind in ('confirmation', 'answer')),
  -- whose command opened it, and who is waited for
  party bigint not null,
  command text not null,
  awaited bigint not null,
  remind_on date not null,
  lapse_on date not null,
  -- a date beyond the last published calendar year
  provisional boolean not null default false,
  -- what was done about it
  reminded_on date,
  escalated_on date,
  -- the relay's own notes: the namespace it was started in, the date it was told of, its end
  started_in text,
  told_of date,
  closed boolean not null default false,
  constraint wait_is_of_one_command unique (party, command, awaited, kind, lapse_on),
  constraint wait_reminds_before_it_lapses check (remind_on <= lapse_on)
);
create index wait_open on ledger.wait (lapse_on) where not closed;
create index wait_by_awaited on ledger.wait (awaited) where not closed;

-- An offer by the entry that made it: its spans are the claims of that charge, its trade the uses
-- of invoices since that entry.
create table ledger.offer (
  charge bigint primary key references ledger.entry,
  from_party bigint not null,
  to_party bigint not null,
  lapse_on date not null
);

-- The business date (日终): rolled by a signed entry, never back.
create table ledger.business_day (
  date date primary key,
  entry bigint not null unique
);
create function ledger.business_day_guard() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then
    raise exception using errcode = '23514', constraint = 'business_day_kept',
      message = 'a business date is rolled, never rewritten';
  end if;
  if exists (select from ledger.business_day where date >= new.date) then
    raise exception using errcode = '23514', constraint = 'business_day_rolls_forward',
      message = 'a business date is rolled forward';
  end if;
  return new;
end $$;
create trigger business_day_guard before insert or update or delete on ledger.business_day
  for each row execute function ledger.business_day_guard();

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

-- Dense positions, given by one fenced sequencer after the commit; leaf index = position - 1.
create table ledger.position (
  position bigint primary key check (position > 0),
  entry bigint not null,
  previous bigint generated always as (nullif(position - 1, 0)) stored,
  constraint entry_has_one_position unique (entry),
  constraint positions_are_dense foreign key (previous) references ledger.position (position)
    deferrable initially deferred
);
-- Of an entry that is there: one look at all of a statement.
create function ledger.positions_have_entries() returns trigger language plpgsql
  security definer set search_path = pg_catalog, ledger, pg_temp as $$
begin
  if exists (
    select from born b where not exists (select from ledger.entry e where e.id = b.entry)
  ) then
    raise exception using errcode = '23503', constraint = 'position_has_entry',
      message = 'a position is that of an entry';
  end if;
  return null;
end $$;
create trigger position_has_entry after insert on ledger.position
  referencing new table as born for each statement execute function ledger.positions_have_entries();
create trigger position_kept before update or delete on ledger.position
  for each row execute function ledger.journal_kept();

-- One row. `epoch` fences an old sequencer off; every entry up to `low` has its position.
create table ledger.sequencer (
  single boolean primary key default true check (single),
  epoch bigint not null default 0,
  low bigint not null default 0
);
insert into ledger.sequencer default values;

grant usage on sequence ledger.entry_number to tallystick_ledger;
grant select on sequence ledger.entry_number to tallystick_sequencer;
grant select, insert on ledger.command, ledger.entry, ledger.touch, ledger.entry_visibility,
  ledger.wait,
  ledger.offer, ledger.business_day to tallystick_ledger;
grant select on ledger.position to tallystick_ledger;
grant select on ledger.entry, ledger.wait, ledger.offer, ledger.business_day
  to tallystick_sequencer;
grant update (reminded_on, escalated_on, started_in, told_of, closed) on ledger.wait
  to tallystick_sequencer;
grant select, insert on ledger.position to tallystick_sequencer;
grant select, update on ledger.sequencer to tallystick_sequencer;
