/** What its migration would say. */
export const GADGET_SQL = `
  insert into ledger.instrument_kind (kind, id_prefix, unit, paid_beyond_face)
    values ('gadget', 'not', 'GRAMS', false);
  insert into ledger.wait_kind values ('inspection');
  create table ledger.gadget (
    id bigint primary key,
    maker bigint not null references ledger.party,
    inspector bigint not null references ledger.party,
    inspected_by bigint references ledger.entry,
    given_up_by bigint references ledger.entry,
    grams bigint not null,
    wait bigint not null,
    made_by bigint not null);
  create trigger note_answered after update on ledger.gadget
    referencing new table as ended for each statement execute function ledger.note_answered();
  grant select, insert, update on ledger.gadget to tallystick_ledger;
  grant select on ledger.gadget to tallystick_owner, tallystick_reader, tallystick_sequencer;
  do $$ begin
    execute 'create or replace view ledger.wait_item with (security_invoker = true) as '
      || rtrim(pg_get_viewdef('ledger.wait_item'), ';')
      || ' union all select wait, made_by, ''not'', id, 0::bigint, 0::bigint, null::date
             from ledger.gadget where inspected_by is null and given_up_by is null';
  end $$`
