-- The desk: who is logged in, what waits for a signature, who applies to be enrolled, and keys that
-- the platform keeps for its users. Nothing here moves value: the ledger verifies every signature
-- again, and a row changed here gives nobody a title.
set local role tallystick_owner;

create table desk.login (
  name text check (length(name) between 3 and 100),
  user_id bigint not null references ledger.party_user,
  -- argon2id, with its parameters and salt in the text
  password text not null,
  -- the key in whose session the password was set: with it the password ends
  key bigint not null references ledger.key,
  set_at timestamptz not null default now(),
  -- tries that strangers of all addresses together had left at an instant; they come back in time
  strangers_left real not null default 100 check (strangers_left between 0 and 100),
  strangers_at timestamptz not null default now(),
  constraint login_name_is_unique primary key (name),
  constraint user_has_one_login unique (user_id)
);

-- Limits of what may be guessed, for all gateways together: how much was taken of one, by the hash
-- of whom it is counted of, until when (milliseconds since 1970). A crash may forget them.
create unlogged table desk.rate (
  key text primary key check (length(key) between 1 and 100),
  points integer not null,
  expire double precision not null
);
create index rate_expired on desk.rate (expire);

-- A session is known by the SHA-256 of its secret: who reads this table cannot use it.
create table desk.session (
  digest bytea primary key check (length(digest) = 32),
  user_id bigint not null references ledger.party_user,
  kind text not null check (kind in ('cookie', 'bearer')),
  -- the key that opened it, or that set the password which did: with it the session ends
  key bigint not null references ledger.key,
  -- of a session opened by a key: the challenge that it answered, which answers nothing again
  challenge text,
  expires_at timestamptz not null,
  -- what it is called by those who may end it
  id bigint generated always as identity constraint session_has_an_id unique,
  opened_at timestamptz not null default now(),
  ended_at timestamptz,
  constraint challenge_is_answered_once unique (challenge)
);
create index session_of_user on desk.session (user_id, id) where ended_at is null;
create index session_expired on desk.session (expires_at);

-- A command that lacks signatures, with those it has. `outcome` is set when the ledger answered.
create table desk.draft (
  id bigint primary key check (id > 0),
  party bigint not null references ledger.party,
  user_id bigint not null references ledger.party_user,
  payload text not null,
  -- [{"protected", "signature", "user", "party"}]
  signatures jsonb not null default '[]',
  expires_at timestamptz not null,
  outcome jsonb,
  withdrawn boolean not null default false,
  -- another party that must sign the same bytes and has not, as the ledger said last
  awaits bigint references ledger.party
);
-- left a second time, it is the same draft; the digest only finds it
create unique index draft_is_left_once on desk.draft (party, md5(payload));
create index draft_of_party on desk.draft (party, id);
create index draft_open on desk.draft (party, id) where outcome is null and not withdrawn;
create index draft_awaiting on desk.draft (awaits, id)
  where outcome is null and not withdrawn and awaits is not null;

-- Private keys, sealed with a key from outside the database: nonce, ciphertext, tag.
create table desk.custody_key (
  key bigint primary key check (key > 0),
  user_id bigint not null,
  sealed bytea not null check (length(sealed) >= 60),
  -- the key in whose session it was made: with it custody ends
  made_with bigint not null references ledger.key,
  constraint user_has_one_custody_key unique (user_id)
);

-- Who asks to be enrolled, or has lost every key and asks for a new one. `body` is the application
-- as the act of enrolment takes it, with the applicant's own part only.
create table desk.application (
  id bigint primary key check (id > 0),
  kind text not null default 'enrolment' check (kind in ('enrolment', 'recovery')),
  code text not null,
  name text not null,
  body jsonb not null,
  applied_at timestamptz not null default now(),
  -- SHA-256 of the secret by which the applicant reads its status
  secret bytea not null check (length(secret) = 32),
  draft bigint references desk.draft,
  -- an officer said no, once and for good, for a reason that the applicant may read
  declined_by bigint references ledger.party_user,
  declined_at timestamptz,
  decline_reason text check (length(decline_reason) between 1 and 500),
  constraint application_is_declined_with_its_reason
    check (num_nulls(declined_by, declined_at, decline_reason) in (0, 3))
);
create index application_of_code on desk.application (code, id);
create index application_open on desk.application (id) where draft is null;

create table desk.document (
  application bigint not null references desk.application,
  digest bytea not null check (digest = sha256(content)),
  kind text not null check (kind in ('licence', 'authorisation', 'other')),
  media_type text not null,
  content bytea not null check (length(content) between 1 and 1048576),
  constraint document_is_stored_once primary key (application, digest)
);

-- Who took which list out as a file, and what went out of it: rows are added and never changed.
create table desk.export (
  id bigint primary key check (id > 0),
  party bigint not null references ledger.party,
  user_id bigint not null references ledger.party_user,
  at timestamptz not null default now(),
  list text not null check (length(list) between 1 and 100),
  -- the record on which the list stands, where it is no list of the party itself
  of_node text check (length(of_node) between 1 and 100),
  format text not null check (format in ('csv', 'xlsx', 'pdf')),
  language text not null check (language in ('zh', 'en')),
  filters jsonb not null
);
create index export_of_party on desk.export (party, id);
create table desk.export_end (
  export bigint not null references desk.export,
  at timestamptz not null default now(),
  rows bigint not null check (rows >= 0),
  -- false: it broke off
  whole boolean not null,
  constraint export_ends_once primary key (export)
);

-- Which of the identities that a number has under several keys is known: of a person, or of who
-- applies. Whoever asks has the number; identities themselves are shown to nobody.
create function desk.known_identity(candidates text[]) returns text
  language sql stable security definer set search_path = pg_catalog, desk, ledger, pg_temp as $$
  select c from unnest(candidates) with ordinality k (c, n)
   where exists (select from ledger.person p
                  where p.identity = decode(translate(c, '-_', '+/'), 'base64'))
      or exists (select from desk.application a
                  cross join lateral jsonb_array_elements(a.body -> 'users') u
                  where a.declined_at is null and u ->> 'identity' = c)
   order by n limit 1
$$;
revoke execute on function desk.known_identity(text[]) from public;
grant execute on function desk.known_identity(text[]) to tallystick_desk;

-- The login of the user who reads, and whether the key with which it ends still stands.
create function desk.my_login()
  returns table (name text, set_at timestamptz, key bigint, stands boolean)
  language sql stable security definer set search_path = pg_catalog, desk, ledger, pg_temp as $$
  select l.name, l.set_at, l.key, k.revoked_by is null
    from desk.login l join ledger.key k on k.id = l.key
   where l.user_id = nullif(current_setting('tallystick.user', true), '')::bigint
$$;
revoke execute on function desk.my_login() from public;
grant execute on function desk.my_login() to tallystick_reader;

-- Who asked for what and what came of it: ids and codes, no name, no address, no content. The
-- runtime role may only add rows; they are read, exported and at last forgotten by the owner.
create table desk.request_record (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  request text not null check (length(request) between 1 and 40),
  kind text not null check (kind in ('request', 'sign_in', 'custody', 'refusal')),
  what text not null check (length(what) between 1 and 100),
  outcome text not null check (outcome in ('done', 'refused', 'fault')),
  code text check (length(code) between 1 and 200),
  party bigint,
  user_id bigint,
  milliseconds integer check (milliseconds >= 0),
  -- of the same that were counted together
  count integer not null check (count > 0)
);
create index request_record_of_request on desk.request_record (request);

-- The open sessions of users of the reader's party, and for the operator of anybody; never what
-- would open one.
create function desk.open_sessions(users bigint[])
  returns table (id bigint, user_id bigint, kind text, key bigint, opened_at timestamptz,
                 expires_at timestamptz)
  language sql stable security definer set search_path = pg_catalog, desk, ledger, pg_temp as $$
  select s.id, s.user_id, s.kind, s.key, s.opened_at, s.expires_at
    from desk.session s join ledger.party_user u on u.id = s.user_id
    join ledger.key k on k.id = s.key
   where s.user_id = any(users) and s.ended_at is null and s.expires_at > now()
     and u.ended_by is null and k.revoked_by is null
     and (u.party = ledger.me() or ledger.i_am('operator'))
$$;
revoke execute on function desk.open_sessions from public;
grant execute on function desk.open_sessions to tallystick_reader;

create function desk.draft_guard() returns trigger language plpgsql as $$
begin
  if old.outcome is not null or old.withdrawn
     or row(new.id, new.party, new.user_id, new.payload, new.expires_at)
        is distinct from row(old.id, old.party, old.user_id, old.payload, old.expires_at)
  then
    raise exception using errcode = '23514', constraint = 'draft_fixed',
      message = 'what is to be signed never changes, and a draft ends once';
  end if;
  return new;
end $$;
create trigger draft_guard before update on desk.draft
  for each row execute function desk.draft_guard();

create function desk.application_guard() returns trigger language plpgsql as $$
begin
  if old.declined_at is not null
     or row(new.code, new.name, new.body, new.applied_at)
        is distinct from row(old.code, old.name, old.body, old.applied_at)
  then
    raise exception using errcode = '23514', constraint = 'application_fixed',
      message = 'what was applied for never changes, and is declined once';
  end if;
  return new;
end $$;
create trigger application_guard before update on desk.application
  for each row execute function desk.application_guard();

create policy own on desk.draft for select to tallystick_reader
  using (party = (select ledger.me()) or awaits = (select ledger.me()));
create policy operator on desk.application for select to tallystick_reader
  using ((select ledger.i_am('operator')));
create policy operator on desk.document for select to tallystick_reader
  using ((select ledger.i_am('operator')));
create policy own on desk.export for select to tallystick_reader
  using (party = (select ledger.me()) or (select ledger.i_am('operator')));
create policy own on desk.export_end for select to tallystick_reader
  using (exists (select from desk.export e where e.id = export));
alter table desk.export enable row level security;
create policy writers on desk.export to tallystick_ledger, tallystick_intake,
  tallystick_sequencer, tallystick_desk using (true) with check (true);
alter table desk.export_end enable row level security;
create policy writers on desk.export_end to tallystick_ledger, tallystick_intake,
  tallystick_sequencer, tallystick_desk using (true) with check (true);
alter table desk.login enable row level security;
create policy writers on desk.login to tallystick_ledger, tallystick_intake,
  tallystick_sequencer, tallystick_desk using (true) with check (true);
alter table desk.rate enable row level security;
create policy writers on desk.rate to tallystick_desk using (true) with check (true);
alter table desk.session enable row level security;
create policy writers on desk.session to tallystick_ledger, tallystick_intake,
  tallystick_sequencer, tallystick_desk using (true) with check (true);
alter table desk.draft enable row level security;
create policy writers on desk.draft to tallystick_ledger, tallystick_intake,
  tallystick_sequencer, tallystick_desk using (true) with check (true);
alter table desk.custody_key enable row level security;
create policy writers on desk.custody_key to tallystick_ledger, tallystick_intake,
  tallystick_sequencer, tallystick_desk using (true) with check (true);
alter table desk.application enable row level security;
create policy writers on desk.application to tallystick_ledger, tallystick_intake,
  tallystick_sequencer, tallystick_desk using (true) with check (true);
alter table desk.document enable row level security;
create policy writers on desk.document to tallystick_ledger, tallystick_intake,
  tallystick_sequencer, tallystick_desk using (true) with check (true);

alter table desk.request_record enable row level security;
create policy writers on desk.request_record for insert to tallystick_desk with check (true);
grant insert on desk.request_record to tallystick_desk;

-- By the newest entry of a party and the newest business date one finds that something changed.
grant select (party, entry) on ledger.entry_visibility to tallystick_desk;
grant select on ledger.business_day to tallystick_desk;

grant select, insert, update, delete on desk.login, desk.session, desk.rate to tallystick_desk;
grant select, insert on desk.draft, desk.custody_key, desk.application, desk.document,
  desk.export, desk.export_end to tallystick_desk;
grant update (key, sealed, made_with) on desk.custody_key to tallystick_desk;
grant update (signatures, outcome, withdrawn, awaits) on desk.draft to tallystick_desk;
grant update (draft, declined_by, declined_at, decline_reason) on desk.application
  to tallystick_desk;
grant select on desk.draft, desk.application, desk.document, desk.export, desk.export_end
  to tallystick_reader;
