-- Invitations: a debtor names a supplier that is to be enrolled, with what it knows of it. Whoever
-- has the secret reads it and applies with it, once; a digest of the secret is kept.
set local role tallystick_owner;

create table desk.invitation (
  id bigint primary key check (id > 0),
  party bigint not null references ledger.party,
  invited_by bigint not null references ledger.party_user,
  code text not null,
  name text not null check (length(name) between 1 and 200),
  contact text not null check (length(contact) between 1 and 200),
  secret bytea not null check (length(secret) = 32),
  invited_at timestamptz not null default now(),
  expires_at timestamptz not null,
  application bigint references desk.application,
  declined_at timestamptz,
  withdrawn_at timestamptz,
  constraint invitation_ends_once check (num_nonnulls(application, declined_at, withdrawn_at) <= 1),
  constraint application_has_one_invitation unique (application)
);
create index invitation_of_party on desk.invitation (party, id);

-- How an invitation stands: what has ended it comes before its date.
create function desk.invitation_state(i desk.invitation) returns text
  language sql stable set search_path = pg_catalog, pg_temp
as $$
  select case when i.application is not null then 'used'
              when i.declined_at is not null then 'declined'
              when i.withdrawn_at is not null then 'withdrawn'
              when i.expires_at <= now() then 'expired'
              else 'open' end
$$;

create function desk.invitation_guard() returns trigger language plpgsql as $$
begin
  if num_nonnulls(old.application, old.declined_at, old.withdrawn_at) > 0
     or row(new.party, new.code, new.name, new.contact, new.secret, new.expires_at)
        is distinct from row(old.party, old.code, old.name, old.contact, old.secret, old.expires_at)
  then
    raise exception using errcode = '23514', constraint = 'invitation_fixed',
      message = 'an invitation never changes, and ends once';
  end if;
  return new;
end $$;
create trigger invitation_guard before update on desk.invitation
  for each row execute function desk.invitation_guard();

alter table desk.invitation enable row level security;
create policy writers on desk.invitation to tallystick_desk using (true) with check (true);
create policy own on desk.invitation for select to tallystick_reader
  using (party = (select ledger.me()) or (select ledger.i_am('operator')));
grant select, insert, update (application, declined_at, withdrawn_at) on desk.invitation
  to tallystick_desk;
grant select on desk.invitation to tallystick_reader;
grant execute on function desk.invitation_state(desk.invitation)
  to tallystick_desk, tallystick_reader;
