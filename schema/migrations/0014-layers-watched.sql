-- Rule C8: how often a certificate has been passed on, and whether it comes back to an earlier
-- holder, is watched after the fact: a reader of placed entries writes findings, no act waits for
-- it. One row says up to which position it has read.
set local role tallystick_owner;

create table trade.watch (
  single boolean primary key default true check (single),
  position bigint not null default 0
);
insert into trade.watch default values;
alter table trade.watch enable row level security;
create policy watcher on trade.watch for all to tallystick_sequencer using (true) with check (true);

grant usage on schema trade to tallystick_sequencer;
grant select, update on trade.watch to tallystick_sequencer;
grant select on ledger.touch to tallystick_sequencer;
grant insert on trade.finding to tallystick_sequencer;

-- What is watched of splitting and passing on is for a regulator too.
create policy regulator on trade.finding for select to tallystick_reader
  using (kind in ('splitting_watched', 'tiers_watched', 'return_watched')
         and (select ledger.i_am('regulator')));
