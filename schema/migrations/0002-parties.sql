-- Parties, the natural persons who act for them, their keys, and how far a signature reaches.
-- Entries of the journal alone write these rows; a column whose name ends in `_by` names the entry.
set local role tallystick_owner;

create table ledger.party (
  id bigint primary key check (id > 0),
  code text not null unique,
  code_kind text not null check (code_kind in ('uscc', 'lei')),
  name text not null,
  roles text[] not null check (cardinality(roles) > 0),
  size_class text not null check (size_class in ('large', 'medium', 'small', 'micro', 'public')),
  status text not null default 'active' check (status in ('active', 'suspended')),
  -- up to the first, one person signs alone; up to the second, the representative's device checks
  single_limit_minor bigint not null default 0 check (single_limit_minor >= 0),
  representative_limit_minor bigint not null default 0 check (representative_limit_minor >= 0),
  -- what all commands that one person signed alone may add up to in a business day
  daily_limit_minor bigint not null default 0 check (daily_limit_minor >= 0),
  enrolled_by bigint not null
);

-- A natural person is known once, by the number of its identity document under a key that is not
-- in this database: 48 bytes, since the 32 of a number that nobody has keyed are no identity.
create table ledger.person (
  id bigint primary key check (id > 0),
  identity bytea not null,
  constraint person_is_unique unique (identity),
  constraint person_has_a_keyed_identity check (octet_length(identity) = 48)
);

-- By what the ledger knows the keys of identities that came after the one of its genesis.
create table ledger.identity_key (
  place integer generated always as identity primary key,
  known_by text not null unique check (known_by ~ '^[A-Za-z0-9_-]{43}$'),
  since timestamptz not null default now()
);

create table ledger.party_user (
  id bigint primary key check (id > 0),
  party bigint not null references ledger.party,
  person bigint not null references ledger.person,
  duty text not null check (duty in ('maker', 'checker', 'signer', 'reader')),
  representative boolean not null default false,
  added_by bigint not null,
  ended_by bigint,
  constraint person_acts_once_for_a_party unique (party, person)
);

create table ledger.key (
  id bigint primary key check (id > 0),
  user_id bigint not null references ledger.party_user,
  party bigint not null references ledger.party,
  alg text not null check (alg in ('EdDSA', 'ES256')),
  public_key bytea not null,
  custody boolean not null,
  -- a machine signs bytes; a person signs what is shown
  machine boolean not null default false,
  enrolled_by bigint not null,
  revoked_by bigint,
  constraint key_is_unique unique (public_key)
);
create index key_of_party on ledger.key (party, id);

-- A mandate lets one key sign one kind of act alone, up to a limit, until a date.
create table ledger.mandate (
  id bigint primary key check (id > 0),
  party bigint not null references ledger.party,
  key bigint not null references ledger.key,
  act text not null,
  limit_minor bigint not null check (limit_minor > 0),
  until date not null,
  granted_by bigint not null,
  ended_by bigint
);
create index mandate_of_party on ledger.mandate (party, id);
create index mandate_by_key on ledger.mandate (key) where ended_by is null;

-- A standing acceptance answers offers of a kind at once. Without a from_party it answers anyone's.
create table ledger.standing_acceptance (
  id bigint primary key check (id > 0),
  party bigint not null references ledger.party,
  from_party bigint references ledger.party,
  limit_minor bigint not null check (limit_minor > 0),
  until date not null,
  granted_by bigint not null,
  ended_by bigint
);
create index standing_acceptance_of_party on ledger.standing_acceptance (party, id);
create index standing_acceptance_by_party on ledger.standing_acceptance (party)
  where ended_by is null;

-- What the system key carries out for a party: acts of one scope, so many units of it in all, until
-- a date. Each act names the instruction that it follows.
create table ledger.standing_instruction (
  id bigint primary key check (id > 0),
  party bigint not null references ledger.party,
  scope text not null
    constraint standing_instruction_has_scope check (scope in ('roll_business_date')),
  limit_units bigint not null check (limit_units > 0),
  until date not null,
  granted_by bigint not null,
  ended_by bigint
);
create index standing_instruction_by_party on ledger.standing_instruction (party, id);

-- What speaks against new issues of a debtor (rule C12), from a date on.
create table ledger.debtor_mark (
  id bigint primary key check (id > 0),
  party bigint not null references ledger.party,
  kind text not null check (kind in ('bond_default', 'persistent_overdue')),
  since date not null,
  until date,
  marked_by bigint not null
);
create index debtor_mark_of_party on ledger.debtor_mark (party, id);

-- What one signature each sufficed for, added up by party and business date. A group of commands
-- adds to it last and holds the row no longer than its commit. Of two groups that pass the limit
-- together, the later one is refused here and runs again.
create table ledger.single_signed (
  party bigint not null references ledger.party,
  date date not null,
  amount_minor bigint not null check (amount_minor > 0),
  primary key (party, date)
);

create function ledger.party_history_kept() returns trigger language plpgsql as $$
begin
  raise exception using errcode = '23514', constraint = tg_argv[0],
    message = 'rows of ' || tg_table_name || ' are never removed';
end $$;

create trigger party_kept before delete on ledger.party
  for each row execute function ledger.party_history_kept('party_kept');
create trigger person_kept before delete on ledger.person
  for each row execute function ledger.party_history_kept('person_kept');
create trigger party_user_kept before delete on ledger.party_user
  for each row execute function ledger.party_history_kept('party_user_kept');
create trigger key_kept before delete on ledger.key
  for each row execute function ledger.party_history_kept('key_kept');
create trigger mandate_kept before delete on ledger.mandate
  for each row execute function ledger.party_history_kept('mandate_kept');
create trigger standing_acceptance_kept before delete on ledger.standing_acceptance
  for each row execute function ledger.party_history_kept('standing_acceptance_kept');
create trigger standing_instruction_kept before delete on ledger.standing_instruction
  for each row execute function ledger.party_history_kept('standing_instruction_kept');

-- A revocation is for ever, and a key changes neither its user nor its bytes.
create function ledger.key_fixed() returns trigger language plpgsql as $$
begin
  if old.revoked_by is not null
     or row(new.id, new.user_id, new.party, new.alg, new.public_key, new.custody, new.enrolled_by)
        is distinct from
        row(old.id, old.user_id, old.party, old.alg, old.public_key, old.custody, old.enrolled_by)
  then
    raise exception using errcode = '23514', constraint = 'key_fixed',
      message = 'a key changes once: when it is revoked';
  end if;
  return new;
end $$;
create trigger key_fixed before update on ledger.key
  for each row execute function ledger.key_fixed();

create function ledger.single_signed_guard() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or tg_op = 'UPDATE' and
     (row(new.party, new.date) is distinct from row(old.party, old.date)
      or new.amount_minor <= old.amount_minor) then
    raise exception using errcode = '23514', constraint = 'single_signed_grows',
      message = 'what was signed alone on a day only grows';
  end if;
  if new.amount_minor > (select daily_limit_minor from ledger.party where id = new.party) then
    raise exception using errcode = '23514', constraint = 'single_signed_within_the_day',
      message = 'what is signed alone on a day stays within what the party allows';
  end if;
  return new;
end $$;
create trigger single_signed_guard before insert or update or delete on ledger.single_signed
  for each row execute function ledger.single_signed_guard();

-- Whether the party that is read for is active and has this role.
create function ledger.i_am(wanted text) returns boolean language sql stable
  security definer set search_path = pg_catalog, ledger, pg_temp as $$
  select exists (select from ledger.party
    where id = ledger.me() and status = 'active' and wanted = any(roles))
$$;

create function ledger.my_policy()
  returns table (single_limit bigint, representative_limit bigint, daily_limit bigint)
  language sql stable security definer set search_path = pg_catalog, ledger, pg_temp as $$
  select single_limit_minor, representative_limit_minor, daily_limit_minor
    from ledger.party where id = ledger.me()
$$;

-- Whether this user still reads, in a session that ends with this key: a party that is suspended
-- reads its own books. It is asked in the snapshot
-- of the read itself, so nothing is shown beside the state that revoked it.
create function ledger.may_read(reader bigint, with_key bigint) returns boolean
  language sql stable security definer set search_path = pg_catalog, ledger, pg_temp as $$
  select exists (
    select from ledger.party_user u
     where u.id = reader and u.ended_by is null
       and exists (select from ledger.key k
                    where k.id = with_key and k.user_id = u.id and k.revoked_by is null))
$$;
revoke execute on function ledger.may_read(bigint, bigint) from public;
grant execute on function ledger.may_read(bigint, bigint) to tallystick_reader, tallystick_desk;

-- Parties are a directory for every member. How far a party lets its people sign is its own
-- business, and so is who its people are.
create policy members on ledger.party for select to tallystick_reader
  using ((select ledger.me()) is not null);
create policy own on ledger.party_user for select to tallystick_reader
  using (party = (select ledger.me()) or (select ledger.i_am('operator')));
create policy own on ledger.key for select to tallystick_reader
  using (party = (select ledger.me()) or (select ledger.i_am('operator')));
create policy own on ledger.mandate for select to tallystick_reader
  using (party = (select ledger.me()));
create policy own on ledger.standing_acceptance for select to tallystick_reader
  using (party = (select ledger.me()));
create policy own on ledger.standing_instruction for select to tallystick_reader
  using (party = (select ledger.me()));
create policy own on ledger.single_signed for select to tallystick_reader
  using (party = (select ledger.me()));
alter table ledger.party enable row level security;
-- A debtor sees what is noted against it; what that does to others they learn in one word.
create policy concerned on ledger.debtor_mark for select to tallystick_reader
  using (party = (select ledger.me()) or (select ledger.i_am('operator'))
         or (select ledger.i_am('regulator')));
create policy writers on ledger.party to tallystick_ledger, tallystick_intake,
  tallystick_sequencer, tallystick_desk using (true) with check (true);
alter table ledger.person enable row level security;
create policy writers on ledger.person to tallystick_ledger, tallystick_intake,
  tallystick_sequencer, tallystick_desk using (true) with check (true);
alter table ledger.identity_key enable row level security;
create policy readers on ledger.identity_key for select to tallystick_ledger using (true);
grant select on ledger.identity_key to tallystick_ledger;
alter table ledger.party_user enable row level security;
create policy writers on ledger.party_user to tallystick_ledger, tallystick_intake,
  tallystick_sequencer, tallystick_desk using (true) with check (true);
alter table ledger.key enable row level security;
create policy writers on ledger.key to tallystick_ledger, tallystick_intake,
  tallystick_sequencer, tallystick_desk using (true) with check (true);
alter table ledger.mandate enable row level security;
create policy writers on ledger.mandate to tallystick_ledger, tallystick_intake,
  tallystick_sequencer, tallystick_desk using (true) with check (true);
alter table ledger.standing_acceptance enable row level security;
create policy writers on ledger.standing_acceptance to tallystick_ledger, tallystick_intake,
  tallystick_sequencer, tallystick_desk using (true) with check (true);
alter table ledger.standing_instruction enable row level security;
create policy writers on ledger.standing_instruction to tallystick_ledger, tallystick_sequencer
  using (true) with check (true);
alter table ledger.debtor_mark enable row level security;
create policy writers on ledger.debtor_mark to tallystick_ledger, tallystick_intake,
  tallystick_sequencer, tallystick_desk using (true) with check (true);
alter table ledger.single_signed enable row level security;
create policy writers on ledger.single_signed to tallystick_ledger
  using (true) with check (true);

grant select, insert on ledger.party, ledger.person, ledger.party_user, ledger.key,
  ledger.mandate, ledger.standing_acceptance, ledger.standing_instruction, ledger.debtor_mark,
  ledger.single_signed to tallystick_ledger;
grant update (status, single_limit_minor, representative_limit_minor, daily_limit_minor)
  on ledger.party to tallystick_ledger;
grant update (ended_by, duty) on ledger.party_user to tallystick_ledger;
grant update (revoked_by) on ledger.key to tallystick_ledger;
grant update (ended_by) on ledger.mandate, ledger.standing_acceptance,
  ledger.standing_instruction to tallystick_ledger;
grant update (until) on ledger.debtor_mark to tallystick_ledger;
grant update on ledger.single_signed to tallystick_ledger;
grant select (id, code, code_kind, name, roles, size_class, status, enrolled_by)
  on ledger.party to tallystick_reader;
grant select (id, party, duty, representative, added_by, ended_by)
  on ledger.party_user to tallystick_reader;
grant select on ledger.key, ledger.mandate, ledger.standing_acceptance,
  ledger.standing_instruction, ledger.single_signed, ledger.debtor_mark to tallystick_reader;
grant select on ledger.party to tallystick_intake;
grant select on ledger.party, ledger.party_user, ledger.key to tallystick_desk;
