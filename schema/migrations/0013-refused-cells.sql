-- A refused cell keeps the details that its sentences show, as the refusal of an act does: a limit,
-- an amount, a date. Null where they show none.
set local role tallystick_owner;

alter table trade.import_refusal add column details jsonb;
