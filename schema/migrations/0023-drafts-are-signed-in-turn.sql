-- While one signature of a draft is with the ledger, a second one and its withdrawal wait. The turn
-- is a time in the row and no lock, so that no connection is held while the ledger is asked; it is
-- over by itself when whoever had it has died.
set local role tallystick_owner;

alter table desk.draft add signing_until timestamptz;
grant update (signing_until) on desk.draft to tallystick_desk;
