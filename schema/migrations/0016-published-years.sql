-- Dates beyond the last published year are provisional. When two officers publish an edition of the
-- calendar, the waits that are still open are computed again; due dates are agreed and stay.
set local role tallystick_owner;

create table ledger.calendar_edition (
  edition text primary key,
  -- the last year that it has
  through integer not null unique,
  entry bigint not null unique
);
create trigger calendar_edition_kept before update or delete on ledger.calendar_edition
  for each row execute function ledger.journal_kept();
alter table ledger.calendar_edition enable row level security;
create policy writers on ledger.calendar_edition for all to tallystick_ledger
  using (true) with check (true);
create policy members on ledger.calendar_edition for select to tallystick_reader
  using ((select ledger.me()) is not null);
grant select, insert on ledger.calendar_edition to tallystick_ledger;
grant select on ledger.calendar_edition to tallystick_reader;

-- Its workflow has yet to hear of new dates.
alter table ledger.wait add moved boolean not null default false;
-- Waits of one command may change places: looked at when all have moved.
alter table ledger.wait drop constraint wait_is_of_one_command;
alter table ledger.wait add constraint wait_is_of_one_command
  unique (party, command, awaited, kind, lapse_on) deferrable initially immediate;
create index wait_provisional on ledger.wait (id) where provisional and not closed;

grant select on ledger.wait_item to tallystick_ledger;
grant update (remind_on, lapse_on, provisional, moved) on ledger.wait to tallystick_ledger;
grant update (lapse_on) on ledger.offer, ledger.receivable to tallystick_ledger;
grant update (moved) on ledger.wait to tallystick_sequencer;

-- As before, but that the date on which a proposal lapses may move while it is one.
create or replace function ledger.receivable_guard() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    raise exception using errcode = '23514', constraint = 'receivable_kept',
      message = 'a receivable ends, it is never removed';
  end if;
  if row(new.id, new.debtor, new.supplier, new.proposer, new.currency, new.amount_minor, new.due_on,
         new.proposed_by)
     is distinct from
     row(old.id, old.debtor, old.supplier, old.proposer, old.currency, old.amount_minor, old.due_on,
         old.proposed_by)
     or (new.lapse_on <> old.lapse_on and old.status <> 'proposed')
     or old.ended_by is not null
     or (old.issued_by is not null and row(new.issued_by, new.package)
         is distinct from row(old.issued_by, old.package)) then
    raise exception using errcode = '23514', constraint = 'receivable_moves_forward',
      message = 'a receivable goes from proposed to issued to its end, and keeps what was agreed';
  end if;
  return new;
end $$;
