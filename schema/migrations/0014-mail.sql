-- Mail: who wants to be told that there is something to look at. Addresses are personal: they stand
-- here and nowhere else, and go when their user takes them back.
set local role tallystick_owner;

create table desk.mail_address (
  user_id bigint primary key references ledger.party_user,
  address text not null check (length(address) between 3 and 254),
  -- the day on which tasks that wait were told of last
  digest_on date
);

create table desk.application_mail (
  application bigint primary key references desk.application,
  address text not null check (length(address) between 3 and 254),
  told boolean not null default false
);
create index application_mail_due on desk.application_mail (application) where not told;

create view desk.application_decided as
  select a.id as application, a.kind, true as accepted
    from desk.application a join desk.draft d on d.id = a.draft
   where d.outcome is not null and d.outcome #> '{acts,0,refusal}' is null
  union all
  select a.id, a.kind, false from desk.application a where a.declined_at is not null;

-- What has waited for a user's party for so many days: an id tells when it was made.
create function desk.waiting_tasks(user_id bigint, days integer)
  returns table (drafts integer, waits integer)
  language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select (select count(*)::integer from desk.draft d
           where (d.party = u.party or d.awaits = u.party) and d.id < t.id
             and d.outcome is null and not d.withdrawn and d.expires_at > now()),
         (select count(*)::integer from ledger.wait w
           where w.awaited = u.party and w.id < t.id and not w.closed)
    from ledger.party_user u
   cross join lateral (
     select (extract(epoch from now() - make_interval(days => $2))::bigint - 1577836800)
              * 1000 << 22 as id) t
   where u.id = $1 and u.ended_by is null
$$;
revoke all on function desk.waiting_tasks(bigint, integer) from public;
grant execute on function desk.waiting_tasks(bigint, integer) to tallystick_desk;

alter table desk.mail_address enable row level security;
create policy writers on desk.mail_address to tallystick_desk using (true) with check (true);
alter table desk.application_mail enable row level security;
create policy writers on desk.application_mail to tallystick_desk using (true) with check (true);
grant select, insert, update, delete on desk.mail_address to tallystick_desk;
grant select, insert, update (told) on desk.application_mail to tallystick_desk;
grant select on desk.application_decided to tallystick_desk;
