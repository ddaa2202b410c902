-- Who a program is to the database. Runtime roles own nothing: whatever a bug or a stolen password
-- makes them write, the constraints and triggers of these files still hold. The owner of the tables
-- never serves a request.
do $$
declare r text;
begin
  foreach r in array array['tallystick_owner', 'tallystick_ledger', 'tallystick_reader',
                           'tallystick_intake', 'tallystick_sequencer', 'tallystick_desk'] loop
    if not exists (select from pg_roles where rolname = r) then
      execute format('create role %I nologin nobypassrls', r);
    end if;
  end loop;
  execute format('grant tallystick_owner to %I', current_user);
  execute format('grant create on database %I to tallystick_owner', current_database());
  -- A temporary table may not shadow a name that a function of the owner uses.
  execute format('revoke temporary on database %I from public', current_database());
end $$;

-- These two read by key only. A plan that was made while a table was still empty is kept, as those
-- of foreign keys are, and would scan the whole table for ever after.
alter role tallystick_ledger set enable_seqscan = off;
alter role tallystick_sequencer set enable_seqscan = off;

-- Row-level security hides from the planner how many rows pass it: a page of ten thousand rows is
-- taken for one of a few, and all of them are gathered and sorted. The reader therefore reads by
-- keys, in the order of an index. What it needs is in memory and found by a few keys, so an index
-- is not dearer than a scan, and no page is worth the start of a second process.
alter role tallystick_reader set enable_seqscan = off;
alter role tallystick_reader set enable_bitmapscan = off;
alter role tallystick_reader set max_parallel_workers_per_gather = 0;
alter role tallystick_reader set random_page_cost = 1.1;

set local role tallystick_owner;
create schema ledger;
create schema trade;
create schema desk;
grant usage on schema ledger, trade, desk
  to tallystick_ledger, tallystick_reader, tallystick_intake, tallystick_sequencer;
grant usage on schema ledger, desk to tallystick_desk;

-- Row-level security has two kinds of policy. Roles that write see all rows (`writers`): what they
-- may do is decided by their grants, by keys and by triggers. The role that reads says in
-- `tallystick.party` for which party it reads; where it says nothing, it sees nothing. The owner is
-- not bound by policies, so each function that runs as the owner names what it lets through.

-- The party that is read for. After set_config(…, true) a pooled connection answers '', not null.
create function ledger.me() returns bigint language sql stable parallel safe
  return nullif(current_setting('tallystick.party', true), '')::bigint;
