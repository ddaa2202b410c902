-- The watch on layers (C8) reads the steps of what was passed on as a reader's lineage does: cut
-- from the journal's text where it lies.
set local role tallystick_owner;

grant execute on function ledger.steps(bigint) to tallystick_sequencer;
