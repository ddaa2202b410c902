-- What red letters dilute is held, of what the first supplier still has.
set local role tallystick_owner;

insert into ledger.hold_kind values ('dilution');

-- Units that were held since red letters dilute it, those too that were freed since.
alter table ledger.receivable add column dilution_held_minor bigint not null default 0
  constraint dilution_held_is_of_the_face
  check (dilution_held_minor between 0 and amount_minor);
grant update (dilution_held_minor) on ledger.receivable to tallystick_ledger;

-- A hold for dilution is on what the first supplier still has: to others the debtor has waived it.
create function trade.dilution_is_the_first_suppliers() returns trigger language plpgsql
  security definer set search_path = pg_catalog, trade, ledger, pg_temp as $$
begin
  if exists (
    select from born b
      join ledger.title t on t.instrument = b.instrument and t.lo = b.lo
      join ledger.receivable r on r.id = b.instrument
     where b.kind = 'dilution' and (t.holder <> r.supplier or b.party <> r.debtor)) then
    raise exception using errcode = '23514', constraint = 'dilution_is_the_first_suppliers',
      message = 'a hold for dilution is on what the first supplier holds, for the debtor';
  end if;
  return null;
end $$;
create trigger dilution_is_the_first_suppliers after insert on ledger.hold
  referencing new table as born
  for each statement execute function trade.dilution_is_the_first_suppliers();
