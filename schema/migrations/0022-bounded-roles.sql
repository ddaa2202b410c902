-- PostgreSQL lets every role change its own password and its own lasting settings: neither right
-- can be revoked, and event triggers see no command on a role. So whoever has stolen the password
-- of a runtime role is bounded otherwise. Password and settings are set again at each migrate; its
-- connections are limited, which a role cannot change itself (services/platform/bound-roles.ts);
-- the settings that hold are written here, so that the audit tells of others. A later migration
-- that changes the settings of a role changes these rows with them.

-- No request of the gateway takes longer, and nobody keeps a transaction open and does nothing.
alter role tallystick_reader set statement_timeout = '10s';
alter role tallystick_desk set statement_timeout = '10s';
alter role tallystick_ledger set idle_in_transaction_session_timeout = '60s';
alter role tallystick_reader set idle_in_transaction_session_timeout = '60s';
alter role tallystick_intake set idle_in_transaction_session_timeout = '60s';
alter role tallystick_sequencer set idle_in_transaction_session_timeout = '60s';
alter role tallystick_desk set idle_in_transaction_session_timeout = '60s';

set local role tallystick_owner;

create table ledger.role_setting (
  role text not null,
  -- as `name=value`
  setting text not null,
  primary key (role, setting)
);
insert into ledger.role_setting
  select rolname, unnest(rolconfig) from pg_roles
   where rolname in ('tallystick_ledger', 'tallystick_reader', 'tallystick_intake',
                     'tallystick_sequencer', 'tallystick_desk');
alter table ledger.role_setting enable row level security;
create policy auditors on ledger.role_setting for select to tallystick_ledger using (true);
grant select on ledger.role_setting to tallystick_ledger;

-- Called at each migrate, as who migrates: a role's own settings are set again as they were.
create function ledger.restore_role_settings() returns void language plpgsql as $$
declare own record;
begin
  for own in select distinct role from ledger.role_setting loop
    execute format('alter role %I reset all', own.role);
    execute format('alter role %I in database %I reset all', own.role, current_database());
  end loop;
  for own in
    select role, split_part(setting, '=', 1) as name,
           substr(setting, strpos(setting, '=') + 1) as value
      from ledger.role_setting
  loop
    execute format('alter role %I set %I to %L', own.role, own.name, own.value);
  end loop;
end $$;
revoke execute on function ledger.restore_role_settings() from public;

-- The sequencer's role could stop positions for good by moving `low` past entries that have none:
-- the sequencer never looks below it again. An entry that was still being written then is not seen
-- here; the audit tells of it.
create function ledger.sequencer_guard() returns trigger language plpgsql
  security definer set search_path = pg_catalog, ledger, pg_temp as $$
begin
  if pg_has_role(session_user, 'tallystick_owner', 'member') then
    return new;
  end if;
  if new.epoch not between old.epoch and old.epoch + 1 or new.low < old.low then
    raise exception using errcode = '23514', constraint = 'sequencer_goes_forward',
      message = 'the sequencer goes forward, one epoch at a time';
  end if;
  if new.low > old.low and (
    new.low > (select last_value from ledger.entry_number)
    or exists (
      select from ledger.entry e
       where e.id > old.low and e.id <= new.low
         and (select p.entry from ledger.position p where p.entry = e.id) is null)) then
    raise exception using errcode = '23514', constraint = 'sequencer_low_has_positions',
      message = 'every entry up to low has its position';
  end if;
  return new;
end $$;
create trigger sequencer_guard before update on ledger.sequencer
  for each row execute function ledger.sequencer_guard();
grant select on ledger.sequencer to tallystick_ledger;

-- A wait is closed when nothing of it is open, and for good.
create function ledger.wait_closing_guard() returns trigger language plpgsql
  security definer set search_path = pg_catalog, ledger, pg_temp as $$
begin
  if pg_has_role(session_user, 'tallystick_owner', 'member') then
    return new;
  end if;
  if old.closed then
    raise exception using errcode = '23514', constraint = 'wait_stays_closed',
      message = 'a wait that was closed stays closed';
  end if;
  if exists (select from ledger.wait_item i where i.wait = new.id) then
    raise exception using errcode = '23514', constraint = 'wait_closes_when_answered',
      message = 'a wait is closed when nothing of it is open';
  end if;
  return new;
end $$;
create trigger wait_closing_guard before update of closed on ledger.wait
  for each row when (old.closed is distinct from new.closed)
  execute function ledger.wait_closing_guard();
