-- Runtime roles own nothing: whatever a bug or a stolen password makes them write, the constraints
-- and triggers below still hold. The owner of the tables never serves a request.
do $$
declare r text;
begin
  foreach r in array array['tallystick_owner', 'tallystick_ledger', 'tallystick_reader',
                           'tallystick_intake', 'tallystick_sequencer'] loop
    if not exists (select from pg_roles where rolname = r) then
      execute format('create role %I nologin nobypassrls', r);
    end if;
  end loop;
  -- These two read by key only. A plan made (and kept, as those of foreign keys are) while a table
  -- was still empty would scan it for ever after.
  alter role tallystick_ledger set enable_seqscan = off;
  alter role tallystick_sequencer set enable_seqscan = off;
  execute format('grant tallystick_owner to %I', current_user);
  execute format('grant create on database %I to tallystick_owner', current_database());
  -- A temporary table may not shadow a name that a definer's function uses.
  execute format('revoke temporary on database %I from public', current_database());
end $$;

set local role tallystick_owner;
create schema ledger;
create schema trade;
create schema desk;
grant usage on schema ledger, trade, desk
  to tallystick_ledger, tallystick_reader, tallystick_intake, tallystick_sequencer;
