-- A refused cell says in which column it stood, what was found there and what was expected, so that
-- its sender can mend the file without asking. The texts are cut short and hold no control marks.
set local role tallystick_owner;

alter table trade.import_refusal
  add column column_name text not null default '',
  add column found text not null default '',
  add column expected text not null default '';
