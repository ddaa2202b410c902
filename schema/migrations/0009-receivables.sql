-- A receivable has one debtor, one first supplier and one due date, and is backed by invoices. It
-- is proposed, then confirmed by the debtor (and is an instrument from then on), or it ends.
set local role tallystick_owner;

insert into ledger.instrument_kind (kind, id_prefix, unit, paid_beyond_face)
  values ('receivable', 'rcv', 'MINOR_UNITS', false);
insert into ledger.wait_kind values ('confirmation');

create table ledger.receivable (
  id bigint primary key check (id > 0),
  debtor bigint not null references ledger.party,
  supplier bigint not null references ledger.party,
  proposer bigint not null references ledger.party,
  currency text not null,
  amount_minor bigint not null check (amount_minor > 0 and amount_minor <= 9007199254740992),
  due_on date not null,
  -- for the debtor's answer to the proposal
  wait bigint not null,
  -- Rule C15: given at issue
  package text collate "C" unique,
  status text not null check (status in
    ('proposed', 'issued', 'rejected', 'lapsed', 'cancelled', 'settled')),
  proposed_by bigint not null,
  issued_by bigint,
  ended_by bigint,
  -- when any of it was paid last, as its holders acknowledged
  paid_on date,
  constraint receivable_has_two_parties check (debtor <> supplier),
  constraint receivable_issued_has_package check ((issued_by is null) = (package is null)),
  constraint receivable_status_has_entry check (
    (status = 'proposed' and issued_by is null and ended_by is null)
    or (status = 'issued' and issued_by is not null and ended_by is null)
    or (status in ('rejected', 'lapsed') and issued_by is null and ended_by is not null)
    or (status = 'settled' and issued_by is not null and ended_by is not null)
    or (status = 'cancelled' and ended_by is not null))
);
create index receivable_open_by_debtor on ledger.receivable (debtor, due_on)
  where status = 'issued';
create index receivable_by_supplier on ledger.receivable (supplier, id);
create index receivable_by_debtor on ledger.receivable (debtor, id);
-- what a party finds its own by: the other side, the status, the due date
create index receivable_of_pair on ledger.receivable (debtor, supplier, id);
create index receivable_of_debtor_by_status on ledger.receivable (debtor, status, id);
create index receivable_of_supplier_by_status on ledger.receivable (supplier, status, id);
create index receivable_of_debtor_by_date on ledger.receivable (debtor, due_on, id);
create index receivable_of_supplier_by_date on ledger.receivable (supplier, due_on, id);
create index receivable_of_wait on ledger.receivable (wait) where status = 'proposed';
-- With the columns that sums need, so that they are read without the table.
create index receivable_terms on ledger.receivable (id) include (debtor, due_on, currency);
create index receivable_owed on ledger.receivable (debtor, id)
  include (due_on, currency, amount_minor) where status = 'issued';

-- Undertaking and waiver of defences that a debtor signed, by the digests of their texts.
create table ledger.confirmation (
  receivable bigint primary key references ledger.receivable,
  undertaking text not null,
  waiver text not null,
  entry bigint not null references ledger.entry
);

create trigger receivable_has_wait after insert on ledger.receivable
  referencing new table as born for each statement execute function ledger.asked_has_wait();

create trigger note_answered after update on ledger.receivable
  referencing new table as ended for each statement execute function ledger.note_answered();

create function ledger.receivable_guard() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    raise exception using errcode = '23514', constraint = 'receivable_kept',
      message = 'a receivable ends, it is never removed';
  end if;
  if row(new.id, new.debtor, new.supplier, new.proposer, new.currency, new.amount_minor, new.due_on,
         new.wait, new.proposed_by)
     is distinct from
     row(old.id, old.debtor, old.supplier, old.proposer, old.currency, old.amount_minor, old.due_on,
         old.wait, old.proposed_by)
     or old.ended_by is not null
     or (old.issued_by is not null and row(new.issued_by, new.package)
         is distinct from row(old.issued_by, old.package)) then
    raise exception using errcode = '23514', constraint = 'receivable_moves_forward',
      message = 'a receivable goes from proposed to issued to its end, and keeps what was agreed';
  end if;
  return new;
end $$;
create trigger receivable_guard before update or delete on ledger.receivable
  for each row execute function ledger.receivable_guard();

-- What of a wait is still open: the entry that asked it, of which instrument (with the prefix of
-- its ids), and when that falls due. It is derived, so that an answer has nothing to tick off. The
-- migration of a noun that opens waits adds its arm.
create view ledger.wait_item with (security_invoker = true) as
  select o.wait, c.charge,
         (select k.id_prefix from ledger.instrument n
            join ledger.instrument_kind k on k.kind = n.kind where n.id = c.instrument) as noun,
         c.instrument, c.lo, c.hi, r.due_on
    from ledger.offer o
    join ledger.claim c on c.charge = o.charge and c.freed_by is null and c.kind = 'offer'
    left join ledger.receivable r on r.id = c.instrument
  union all
  select r.wait, r.proposed_by, 'rcv', r.id, 0, r.amount_minor, r.due_on
    from ledger.receivable r where r.status = 'proposed';

-- How much of a wait is open, and on which business date it was opened: told to whoever sees the
-- wait, also to the operator, who sees nothing of what is waited for.
create function ledger.wait_story(ids bigint[])
  returns table (id bigint, opened_on date, open_items bigint)
  language sql stable security definer set search_path = pg_catalog, ledger, pg_temp as $$
  select w.id,
         (select e.business_date from ledger.entry e
           where e.party = w.party and e.command = w.command order by e.id limit 1),
         (select count(*) from ledger.wait_item i where i.wait = w.id)
    from ledger.wait w
   where w.id = any(ids)
     and (ledger.me() in (w.party, w.awaited) or ledger.i_am('operator'))
$$;
revoke execute on function ledger.wait_story from public;
grant execute on function ledger.wait_story to tallystick_reader;

-- A receivable is seen by its parties and by whoever an entry of it concerned.
create policy visible on ledger.receivable for select to tallystick_reader
  using (debtor = (select ledger.me()) or supplier = (select ledger.me())
         or proposer = (select ledger.me())
         or (select s.entry from ledger.entry_visibility s
              where s.party = (select ledger.me()) and s.instrument = receivable.id limit 1)
            is not null);
create policy parties on ledger.confirmation for select to tallystick_reader
  using ((select r.id from ledger.receivable r where r.id = receivable
            and (select ledger.me()) in (r.debtor, r.supplier)) is not null);
-- A title is seen by its holder, by who has a claim on it, by the debtor, who must know whom it
-- will pay, and by an authority that opened the instrument. This is one policy, and not one of each
-- noun: PostgreSQL asks several in an order of its own, and here the cheapest question must come
-- first.
create policy concerned on ledger.title for select to tallystick_reader
  using (holder = (select ledger.me())
         or (select c.claimant from ledger.claim c where c.id = title.claim) = (select ledger.me())
         or (select r.debtor from ledger.receivable r where r.id = title.instrument)
            = (select ledger.me())
         or (select ledger.is_authority())
            and (select l.entry from ledger.look_through l
                  where l.party = (select ledger.me()) and l.instrument = title.instrument
                  limit 1) is not null);
alter table ledger.receivable enable row level security;
create policy writers on ledger.receivable to tallystick_ledger, tallystick_intake,
  tallystick_sequencer, tallystick_desk using (true) with check (true);
alter table ledger.confirmation enable row level security;
create policy writers on ledger.confirmation to tallystick_ledger, tallystick_intake,
  tallystick_sequencer, tallystick_desk using (true) with check (true);

grant select, insert on ledger.receivable, ledger.confirmation to tallystick_ledger;
grant update (status, package, issued_by, ended_by, paid_on) on ledger.receivable
  to tallystick_ledger;
grant select on ledger.receivable, ledger.confirmation to tallystick_reader;
grant select on ledger.receivable to tallystick_sequencer;
grant select on ledger.wait_item to tallystick_ledger, tallystick_reader, tallystick_sequencer;
