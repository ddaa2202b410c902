-- The statement triggers that look each new row up in another table ask once a row by the index. A
-- plan made while the tables were small would read the whole of them, and be kept while they grow;
-- a question in the select list is never turned into such a join.
set local role tallystick_owner;

create or replace function ledger.entries_have_commands() returns trigger language plpgsql
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

create or replace function ledger.positions_have_entries() returns trigger language plpgsql
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

create or replace function ledger.touch_chains() returns trigger language plpgsql
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
