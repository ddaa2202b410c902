-- Parties, the natural persons who act for them, their keys, and how far a signature reaches.
-- Rows are written by entries of the journal only; `_by` columns name the entry.
set local role tallystick_owner;

create table ledger.party (
  id bigint primary key check (id > 0),
  code text not null unique,
  code_kind text not null check (code_kind in ('uscc', 'lei')),
  name text not null,
  roles text[] not null check (cardinality(roles) > 0),
  size_class text not null check (size_class in ('large', 'medium', 'small', 'micro', 'public')),
  status text not null default 'active' check (status in ('active', 'suspended')),
  -- up to the first one person signs alone, up to the second the representative's device checks
  single_limit_minor bigint not null default 0 check (single_limit_minor >= 0),
  representative_limit_minor bigint not null default 0 check (representative_limit_minor >= 0),
  enrolled_by bigint not null
);

-- A natural person is known once, by a keyed digest of the identity document.
create table ledger.person (
  id bigint primary key check (id > 0),
  identity bytea not null,
  constraint person_is_unique unique (identity)
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
  enrolled_by bigint not null,
  revoked_by bigint,
  constraint key_is_unique unique (public_key)
);

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
create index mandate_by_key on ledger.mandate (key) where ended_by is null;

-- A standing acceptance answers offers of a kind at once; from_party null: from anyone.
create table ledger.standing_acceptance (
  id bigint primary key check (id > 0),
  party bigint not null references ledger.party,
  from_party bigint references ledger.party,
  limit_minor bigint not null check (limit_minor > 0),
  until date not null,
  granted_by bigint not null,
  ended_by bigint
);
create index standing_acceptance_by_party on ledger.standing_acceptance (party)
  where ended_by is null;

-- What is known of a debtor against new issues (rule C12), from a date on.
create table ledger.debtor_mark (
  id bigint primary key check (id > 0),
  party bigint not null references ledger.party,
  kind text not null check (kind in ('bond_default', 'persistent_overdue')),
  since date not null,
  until date,
  marked_by bigint not null
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

-- A revocation is for ever, and a key never changes hands or bytes.
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

grant select on all tables in schema ledger to tallystick_ledger;
grant insert on ledger.party, ledger.person, ledger.party_user, ledger.key, ledger.mandate,
  ledger.standing_acceptance, ledger.debtor_mark to tallystick_ledger;
grant update (status, single_limit_minor, representative_limit_minor) on ledger.party
  to tallystick_ledger;
grant update (ended_by, duty) on ledger.party_user to tallystick_ledger;
grant update (revoked_by) on ledger.key to tallystick_ledger;
grant update (ended_by) on ledger.mandate, ledger.standing_acceptance to tallystick_ledger;
grant update (until) on ledger.debtor_mark to tallystick_ledger;
