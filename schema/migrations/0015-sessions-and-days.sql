-- A session ends with the key that opened it; who has lost every key applies for a new one; and
-- what one person signs alone has an end each day.
set local role tallystick_owner;

-- Null: opened with a password.
alter table desk.session add key bigint references ledger.key;

-- Is this user still one who reads, with this key where a key opened the session? Asked in the
-- snapshot of the read itself, so nothing is shown beside the state that revoked it.
create function ledger.may_read(reader bigint, with_key bigint) returns boolean
  language sql stable security definer set search_path = pg_catalog, ledger, pg_temp as $$
  select exists (
    select from ledger.party_user u join ledger.party p on p.id = u.party
     where u.id = reader and u.ended_by is null and p.status = 'active'
       and (with_key is null or exists (
         select from ledger.key k
          where k.id = with_key and k.user_id = u.id and k.revoked_by is null)))
$$;
revoke execute on function ledger.may_read(bigint, bigint) from public;
grant execute on function ledger.may_read(bigint, bigint) to tallystick_reader, tallystick_desk;

alter table desk.application add kind text not null default 'enrolment'
  check (kind in ('enrolment', 'recovery'));

-- Who has said nothing of the day signs alone as much in a day as in one command.
alter table ledger.party add daily_limit_minor bigint not null default 0
  check (daily_limit_minor >= 0);
update ledger.party set daily_limit_minor = single_limit_minor where single_limit_minor > 0;
grant update (daily_limit_minor) on ledger.party to tallystick_ledger;

-- What one signature each sufficed for, added up by party and business date. Groups add to it at
-- their end and hold its row no longer than their commit; two that together pass the limit find
-- out here, and the later one is asked again.
create table ledger.single_signed (
  party bigint not null references ledger.party,
  date date not null,
  amount_minor bigint not null check (amount_minor > 0),
  primary key (party, date)
);
alter table ledger.single_signed enable row level security;
create policy writers on ledger.single_signed for all to tallystick_ledger
  using (true) with check (true);
create policy own on ledger.single_signed for select to tallystick_reader
  using (party = (select ledger.me()));
grant select, insert, update on ledger.single_signed to tallystick_ledger;
grant select on ledger.single_signed to tallystick_reader;

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

drop function ledger.my_policy();
create function ledger.my_policy()
  returns table (single_limit bigint, representative_limit bigint, daily_limit bigint)
  language sql stable security definer set search_path = pg_catalog, ledger, pg_temp as $$
  select single_limit_minor, representative_limit_minor, daily_limit_minor
    from ledger.party where id = ledger.me()
$$;
