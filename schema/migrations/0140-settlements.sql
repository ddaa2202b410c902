-- What a debtor has its bank pay at maturity, a line for each span and payee, and what came of it.
-- A span is retired by the entry that proves its own line, and each line is proven once.
set local role tallystick_owner;

insert into ledger.hold_kind values ('payment');

create table ledger.settlement (
  id bigint primary key check (id > 0),
  debtor bigint not null references ledger.party,
  due_on date not null,
  currency text not null,
  from_account bigint not null references ledger.account,
  from_number text not null,
  -- of the due date: what all of its payments say to their payees
  reference text not null,
  amount_minor bigint not null check (amount_minor > 0),
  execute_on date not null,
  instructed_by bigint not null,
  constraint settlement_is_instructed_once unique (instructed_by)
);
create index settlement_of_due_date on ledger.settlement (debtor, due_on, currency);
create index settlement_of_reference on ledger.settlement (reference);

create table ledger.settlement_line (
  settlement bigint not null references ledger.settlement,
  number integer not null check (number > 0),
  instrument bigint not null references ledger.receivable,
  lo bigint not null,
  hi bigint not null,
  amount_minor bigint not null generated always as (hi - lo) stored,
  holder bigint not null references ledger.party,
  payee bigint not null references ledger.party,
  -- the pledge on the span
  charge bigint,
  to_account bigint not null references ledger.account,
  to_number text not null,
  end_to_end_id text not null,
  -- the payment that went back and is made again
  again_settlement bigint,
  again_number integer,
  status text not null default 'instructed' constraint settlement_line_has_status
    check (status in ('instructed', 'rejected', 'abandoned', 'paid', 'late', 'returned', 'even')),
  stopped_by bigint, reasons text,
  -- the entry of a statement that proves it, and the journal's entry that took it as proof
  paid_by bigint,
  paid_told_by bigint,
  paid_reference text,
  paid_on date,
  returned_by bigint, returned_told_by bigint, returned_reference text,
  primary key (settlement, number),
  constraint settlement_line_has_a_span check (lo >= 0 and lo < hi),
  constraint end_to_end_id_names_one_line unique (end_to_end_id),
  constraint entry_proves_one_line unique (paid_told_by, paid_reference),
  constraint entry_returns_one_line unique (returned_told_by, returned_reference),
  constraint line_is_paid_by_an_entry check (
    num_nulls(paid_by, paid_told_by, paid_reference, paid_on) in (0, 4)
    and (status in ('paid', 'late', 'returned', 'even')) = (paid_by is not null)),
  constraint line_is_returned_by_an_entry check (
    num_nulls(returned_by, returned_told_by, returned_reference) in (0, 3)
    and (status in ('returned', 'even')) = (returned_by is not null)),
  constraint line_stops_by_an_entry
    check (status not in ('rejected', 'abandoned', 'late', 'even') or stopped_by is not null),
  constraint line_pays_its_holder_or_pledgee check (payee = holder or charge is not null),
  constraint line_is_made_again_of_a_line
    check (num_nulls(again_settlement, again_number) in (0, 2)),
  foreign key (again_settlement, again_number) references ledger.settlement_line,
  foreign key (paid_told_by, paid_reference) references ledger.statement_entry,
  foreign key (returned_told_by, returned_reference) references ledger.statement_entry
);
create index settlement_line_of_span on ledger.settlement_line (instrument, lo);
create index settlement_line_in_flight on ledger.settlement_line (charge)
  where status = 'instructed' and charge is not null;
create unique index proof_pays_one_line on ledger.settlement_line (paid_by);
create index settlement_line_of_payee on ledger.settlement_line (payee, settlement, number);
create unique index returned_line_is_paid_again_once
  on ledger.settlement_line (again_settlement, again_number)
  where status in ('instructed', 'paid');

create function ledger.settlement_kept() returns trigger language plpgsql as $$
begin
  perform ledger.refuse_row('settlement_kept', 'a settlement stays as it was signed');
  return null;
end $$;
create trigger settlement_kept before update or delete on ledger.settlement
  for each row execute function ledger.settlement_kept();

create function ledger.settlement_line_guard() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    perform ledger.refuse_row('settlement_line_kept', 'a line is never removed');
  end if;
  if row(new.settlement, new.number, new.instrument, new.lo, new.hi, new.holder, new.payee,
         new.charge, new.to_account, new.to_number, new.end_to_end_id, new.again_settlement,
         new.again_number)
     is distinct from
     row(old.settlement, old.number, old.instrument, old.lo, old.hi, old.holder, old.payee,
         old.charge, old.to_account, old.to_number, old.end_to_end_id, old.again_settlement,
         old.again_number)
     or (old.status, new.status) not in
        (('instructed', 'rejected'), ('instructed', 'abandoned'), ('instructed', 'paid'),
         ('rejected', 'late'), ('abandoned', 'late'), ('paid', 'returned'), ('late', 'even'))
     or old.paid_by is not null and (new.paid_by, new.paid_told_by, new.paid_reference, new.paid_on)
        is distinct from (old.paid_by, old.paid_told_by, old.paid_reference, old.paid_on) then
    perform ledger.refuse_row('settlement_line_fixed',
      'a line is rejected, given up or proven, and what is proven can be returned');
  end if;
  return new;
end $$;
create trigger settlement_line_guard before update or delete on ledger.settlement_line
  for each row execute function ledger.settlement_line_guard();

-- A settlement pays what its debtor owes on its date, from an account of the debtor, to accounts of
-- the payees; one reference is of one due date.
create function ledger.lines_are_of_settlements() returns trigger language plpgsql
  security definer set search_path = pg_catalog, ledger, pg_temp as $$
begin
  if exists (
    select from born b
      join ledger.settlement s on s.id = b.settlement
      left join ledger.receivable r on r.id = b.instrument
      left join ledger.account f on f.id = s.from_account
      left join ledger.account t on t.id = b.to_account
     where (r.debtor, r.due_on, r.currency) is distinct from (s.debtor, s.due_on, s.currency)
        or (f.holder, f.number, f.currency) is distinct from (s.debtor, s.from_number, s.currency)
        or (t.holder, t.number, t.currency) is distinct from (b.payee, b.to_number, s.currency)
        or f.status = 'registered' or t.status = 'registered') then
    perform ledger.refuse_row('line_is_of_its_settlement',
      'a line pays what the debtor owes on the date, between accounts of both sides');
  end if;
  if exists (
    select from born b left join ledger.settlement_line a
        on a.settlement = b.again_settlement and a.number = b.again_number
     where b.again_settlement is not null
       and ((a.instrument, a.lo, a.hi, a.holder, a.payee)
            is distinct from (b.instrument, b.lo, b.hi, b.holder, b.payee)
            or a.status <> 'returned')) then
    perform ledger.refuse_row('line_is_made_again_of_what_went_back',
      'a payment is made again if it went back after its span was retired');
  end if;
  return null;
end $$;
create trigger line_is_of_its_settlement after insert on ledger.settlement_line
  referencing new table as born
  for each statement execute function ledger.lines_are_of_settlements();

create function ledger.settlement_is_whole() returns trigger language plpgsql
  security definer set search_path = pg_catalog, ledger, pg_temp as $$
begin
  if new.amount_minor is distinct from (
    select sum(l.amount_minor) from ledger.settlement_line l where l.settlement = new.id) then
    perform ledger.refuse_row('settlement_is_the_sum_of_its_lines',
      'what is instructed is the sum of its lines');
  end if;
  if exists (
    select from ledger.settlement s where s.reference = new.reference
       and (s.debtor, s.due_on, s.currency) <> (new.debtor, new.due_on, new.currency))
     or exists (
    select from ledger.settlement s
     where (s.debtor, s.due_on, s.currency) = (new.debtor, new.due_on, new.currency)
       and s.reference <> new.reference) then
    perform ledger.refuse_row('reference_names_one_due_date',
      'a due date has one repayment reference, and no other date has it');
  end if;
  return null;
end $$;
create constraint trigger settlement_is_whole after insert on ledger.settlement
  deferrable initially deferred for each row execute function ledger.settlement_is_whole();

-- As long as a line is in flight its span is held by the entry that instructed it; paid, it is
-- retired by the entry that took the proof. What is made again is retired already.
create function ledger.line_has_its_span() returns trigger language plpgsql
  security definer set search_path = pg_catalog, ledger, pg_temp as $$
declare
  held bigint;
begin
  if new.again_settlement is not null then
    return null;
  end if;
  select coalesce(sum(least(h.hi, new.hi) - greatest(h.lo, new.lo)), 0) into held
    from ledger.hold h join ledger.settlement s on s.id = new.settlement
   where h.instrument = new.instrument and h.lo < new.hi and h.hi > new.lo
     and h.set_by = s.instructed_by and h.kind = 'payment' and h.lifted_by is null;
  if held <> (case new.status when 'instructed' then new.amount_minor else 0 end) then
    perform ledger.refuse_row('line_in_flight_holds_its_span',
      'a span is held as long as its line is in flight, and no longer');
  end if;
  if new.status in ('paid', 'returned') and new.amount_minor is distinct from (
    select sum(least(t.hi, new.hi) - greatest(t.lo, new.lo)) from ledger.title t
     where t.instrument = new.instrument and t.lo < new.hi and t.hi > new.lo
       and t.holder = 0 and t.since = new.paid_by) then
    perform ledger.refuse_row('span_is_retired_by_its_own_proof',
      'a paid line has retired its span by the entry that proves it');
  end if;
  return null;
end $$;
create constraint trigger line_has_its_span after insert or update on ledger.settlement_line
  deferrable initially deferred for each row execute function ledger.line_has_its_span();

-- What is taken as proof is proven, and says what was instructed; what returns it the other way
-- round.
create function ledger.line_is_proven() returns trigger language plpgsql
  security definer set search_path = pg_catalog, ledger, pg_temp as $$
begin
  if exists (
    select from (values (new.paid_told_by, new.paid_reference, false),
                        (new.returned_told_by, new.returned_reference, true))
           p (told_by, reference, returned)
      join ledger.statement_entry e on e.told_by = p.told_by and e.reference = p.reference
      join ledger.settlement s on s.id = new.settlement
     where e.proven_by is null or e.returned <> p.returned
        or e.end_to_end_id is distinct from new.end_to_end_id
        or e.currency <> s.currency or e.amount_minor <> new.amount_minor
        or not p.returned and e.booked_on <> new.paid_on
        or (e.account, e.side, e.counterpart) is distinct from
           (s.from_account, case when p.returned then 'credit' else 'debit' end, new.to_number)
           and (e.account, e.side, e.counterpart) is distinct from
           (new.to_account, case when p.returned then 'debit' else 'credit' end,
            case when p.returned then new.to_number else s.from_number end)) then
    perform ledger.refuse_row('line_is_proven_by_its_entry',
      'what proves a line is a proven entry of what was instructed');
  end if;
  return null;
end $$;
create constraint trigger line_is_proven after update on ledger.settlement_line
  deferrable initially deferred for each row
  when (new.paid_by is not null) execute function ledger.line_is_proven();

-- A unit of a receivable is retired by the proof of its line, or by the word of who was paid.
create function ledger.receivable_retires_by_proof() returns trigger language plpgsql
  security definer set search_path = pg_catalog, ledger, pg_temp as $$
begin
  if exists (select from ledger.instrument i where i.id = new.instrument and i.kind = 'receivable')
     and not exists (select from ledger.settlement_line l
                      where l.instrument = new.instrument and l.lo < new.hi and l.hi > new.lo
                        and l.paid_by = new.since)
     and not exists (select from ledger.entry e
                      where e.id = new.since and e.act in ('receivable.acknowledge-payment',
                                                           'receivable.cancel')) then
    perform ledger.refuse_row('receivable_is_retired_by_its_proof',
      'what is owed is retired by the proof of its own line, or by the word of who was paid');
  end if;
  return null;
end $$;
create constraint trigger receivable_retires_by_proof after insert or update on ledger.title
  deferrable initially deferred for each row
  when (new.holder = 0) execute function ledger.receivable_retires_by_proof();

-- A hold for a payment is of a settlement of the debtor that it names.
create function ledger.payment_hold_has_line() returns trigger language plpgsql
  security definer set search_path = pg_catalog, ledger, pg_temp as $$
begin
  if not exists (
    select from ledger.settlement s
      join ledger.settlement_line l on l.settlement = s.id and l.instrument = new.instrument
       and l.lo <= new.lo and l.hi >= new.hi
     where s.instructed_by = new.set_by and s.debtor = new.party) then
    perform ledger.refuse_row('payment_hold_is_of_a_line',
      'a span is held for payment by a line that pays it');
  end if;
  return null;
end $$;
create constraint trigger payment_hold_has_line after insert on ledger.hold
  deferrable initially deferred for each row when (new.kind = 'payment')
  execute function ledger.payment_hold_has_line();

-- Nor is it lifted while its line is in flight.
create function ledger.payment_hold_stays() returns trigger language plpgsql
  security definer set search_path = pg_catalog, ledger, pg_temp as $$
begin
  if exists (
    select from ledger.settlement s
      join ledger.settlement_line l on l.settlement = s.id and l.instrument = new.instrument
       and l.lo < new.hi and l.hi > new.lo
     where s.instructed_by = new.set_by and l.status = 'instructed'
       and l.again_settlement is null and l.amount_minor <> (
         select coalesce(sum(h.hi - h.lo), 0) from ledger.hold h
          where h.instrument = l.instrument and h.lo >= l.lo and h.hi <= l.hi
            and h.set_by = s.instructed_by and h.lifted_by is null)) then
    perform ledger.refuse_row('line_in_flight_holds_its_span',
      'a span is held as long as its line is in flight');
  end if;
  return null;
end $$;
create constraint trigger payment_hold_stays after update on ledger.hold
  deferrable initially deferred for each row when (new.kind = 'payment')
  execute function ledger.payment_hold_stays();

alter table ledger.settlement enable row level security;
create policy writers on ledger.settlement to tallystick_ledger using (true) with check (true);
alter table ledger.settlement_line enable row level security;
create policy writers on ledger.settlement_line to tallystick_ledger
  using (true) with check (true);
grant select, insert on ledger.settlement, ledger.settlement_line to tallystick_ledger;
-- the right to update it lets the ledger lock the row; a trigger keeps it as it is
grant update (execute_on) on ledger.settlement to tallystick_ledger;
grant update (status, stopped_by, reasons, paid_by, paid_told_by, paid_reference, paid_on,
              returned_by, returned_told_by, returned_reference)
  on ledger.settlement_line to tallystick_ledger;
