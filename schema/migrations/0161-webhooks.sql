-- Where a party's system wants to be told of new entries. A setting of the party, as an address of
-- mail is one of a user: it moves nothing. The row holds how far it was told, so that a delivery
-- goes on after a crash, and a receiver may ask for what was told before. Each try is noted for a
-- month.
set local role tallystick_owner;

create table desk.webhook (
  party bigint primary key references ledger.party (id),
  url text not null check (length(url) between 9 and 500),
  set_by bigint not null references ledger.party_user (id),
  set_at timestamptz not null default now(),
  -- Up to here it was told; entries behind it are due.
  position bigint not null check (position >= 0),
  -- Tries that failed since the last one that did not, and when the next is due.
  failures integer not null default 0 check (failures >= 0),
  next_at timestamptz not null default now(),
  -- It is given up until somebody of the party sets it anew or asks for a replay.
  dead_at timestamptz
);
create index webhook_due on desk.webhook (next_at) where dead_at is null;
create policy own on desk.webhook for select to tallystick_reader
  using (party = (select ledger.me()));
alter table desk.webhook enable row level security;
create policy writers on desk.webhook to tallystick_desk, tallystick_ledger
  using (true) with check (true);
grant select, insert, update, delete on desk.webhook to tallystick_desk;
grant select on desk.webhook to tallystick_ledger, tallystick_reader;
grant update (position, failures, next_at, dead_at) on desk.webhook to tallystick_ledger;

create table desk.webhook_try (
  id bigint generated always as identity primary key,
  party bigint not null references ledger.party (id),
  first_position bigint not null,
  last_position bigint not null,
  entries integer not null check (entries > 0),
  tried_at timestamptz not null default now(),
  -- `delivered`, or why it was not.
  outcome text not null,
  constraint webhook_try_is_of_a_range check (first_position <= last_position)
);
create index webhook_try_of_party on desk.webhook_try (party, id desc);
create index webhook_try_old on desk.webhook_try (tried_at);
create policy own on desk.webhook_try for select to tallystick_reader
  using (party = (select ledger.me()));
alter table desk.webhook_try enable row level security;
create policy writers on desk.webhook_try to tallystick_ledger using (true) with check (true);
grant select, insert, delete on desk.webhook_try to tallystick_ledger;
grant select on desk.webhook_try to tallystick_reader;

-- Where telling begins for a new one: what was before can be asked for by a replay.
create function desk.newest_position() returns bigint
  language sql stable security definer set search_path = pg_catalog, ledger, pg_temp as $$
  select coalesce(max(position), 0) from ledger.position
$$;
revoke execute on function desk.newest_position from public;
grant execute on function desk.newest_position to tallystick_desk;

-- Whoever is told checks the signature by these: keys of the operator's machines, as they are.
create function desk.webhook_signers() returns table (id bigint, alg text, public_key bytea)
  language sql stable security definer set search_path = pg_catalog, ledger, pg_temp as $$
  select k.id, k.alg, k.public_key
    from ledger.key k
    join ledger.party_user u on u.id = k.user_id and u.ended_by is null and u.duty = 'signer'
    join ledger.party p on p.id = k.party and 'operator' = any (p.roles)
   where k.machine and k.revoked_by is null
   order by k.id
$$;
revoke execute on function desk.webhook_signers from public;
grant execute on function desk.webhook_signers to tallystick_reader;
