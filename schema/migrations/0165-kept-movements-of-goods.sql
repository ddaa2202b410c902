-- Units of goods that are issued come from their keeper, as those of a receivable come from its
-- debtor: who promises them is who passed them on. What was kept of goods before knew no sender.
set local role tallystick_owner;

alter table ledger.moved disable trigger moved_kept;
update ledger.moved m set from_party = w.keeper
  from ledger.receipt w
 where w.id = m.instrument and m.kind = 'issue' and m.from_party is null;
alter table ledger.moved enable trigger moved_kept;
