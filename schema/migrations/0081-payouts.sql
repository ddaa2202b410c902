-- What lenders instruct their banks to pay out, and what came of it. A title moves by the very
-- entry that proves the payment; what a payment proves, it proves once.
set local role tallystick_owner;

create table ledger.payout (
  financing bigint not null references ledger.financing,
  number integer not null check (number > 0),
  lender bigint not null references ledger.party,
  holder bigint not null references ledger.party,
  from_account bigint not null references ledger.account,
  from_number text not null,
  to_account bigint not null references ledger.account,
  to_number text not null,
  currency text not null,
  amount_minor bigint not null check (amount_minor > 0),
  end_to_end_id text not null,
  execute_on date not null,
  status text not null default 'instructed' constraint payout_has_status
    check (status in ('instructed', 'rejected', 'abandoned', 'paid', 'late', 'returned')),
  instructed_by bigint not null,
  -- by which it was rejected or given up
  stopped_by bigint,
  reasons text,
  -- the entry of a statement that proves it, and the journal's entry that took it as proof
  paid_by bigint,
  paid_told_by bigint,
  paid_reference text,
  returned_by bigint,
  returned_told_by bigint,
  returned_reference text,
  primary key (financing, number),
  constraint end_to_end_id_names_one_payout unique (end_to_end_id),
  constraint entry_proves_one_payout unique (paid_told_by, paid_reference),
  constraint entry_returns_one_payout unique (returned_told_by, returned_reference),
  constraint payout_is_paid_by_an_entry check (
    num_nulls(paid_by, paid_told_by, paid_reference) in (0, 3)
    and (status in ('paid', 'late', 'returned')) = (paid_by is not null)),
  constraint payout_is_returned_by_an_entry check (
    num_nulls(returned_by, returned_told_by, returned_reference) in (0, 3)
    and (status = 'returned') = (returned_by is not null)),
  constraint payout_stops_by_an_entry
    check (status not in ('rejected', 'abandoned') or stopped_by is not null),
  foreign key (paid_told_by, paid_reference) references ledger.statement_entry,
  foreign key (returned_told_by, returned_reference) references ledger.statement_entry
);
create unique index financing_has_one_payout_in_flight on ledger.payout (financing)
  where status = 'instructed';
create unique index financing_is_paid_out_once on ledger.payout (financing) where status = 'paid';

create function ledger.payout_guard() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    perform ledger.refuse_row('payout_kept', 'a payout is never removed');
  end if;
  if row(new.financing, new.number, new.lender, new.holder, new.from_account, new.from_number,
         new.to_account, new.to_number, new.currency, new.amount_minor, new.end_to_end_id,
         new.execute_on, new.instructed_by)
     is distinct from
     row(old.financing, old.number, old.lender, old.holder, old.from_account, old.from_number,
         old.to_account, old.to_number, old.currency, old.amount_minor, old.end_to_end_id,
         old.execute_on, old.instructed_by)
     or (old.status, new.status) not in
        (('instructed', 'rejected'), ('instructed', 'abandoned'), ('instructed', 'paid'),
         ('rejected', 'late'), ('abandoned', 'late'),
         ('paid', 'returned'), ('late', 'returned'))
     or old.paid_by is not null and (new.paid_by, new.paid_told_by, new.paid_reference)
        is distinct from (old.paid_by, old.paid_told_by, old.paid_reference) then
    perform ledger.refuse_row('payout_fixed',
      'a payout is rejected, given up or proven, and what is proven can be returned');
  end if;
  return new;
end $$;
create trigger payout_guard before update or delete on ledger.payout
  for each row execute function ledger.payout_guard();

-- What is taken as proof is proven, and says what was instructed: account, side, other account,
-- end-to-end id, currency and amount; what returns it says the same the other way round.
create function ledger.payout_is_proven() returns trigger language plpgsql
  security definer set search_path = pg_catalog, ledger, pg_temp as $$
begin
  if exists (
    select from (values (new.paid_told_by, new.paid_reference, false),
                        (new.returned_told_by, new.returned_reference, true))
           p (told_by, reference, returned)
      join ledger.statement_entry e on e.told_by = p.told_by and e.reference = p.reference
     where e.proven_by is null or e.returned <> p.returned
        or e.end_to_end_id is distinct from new.end_to_end_id
        or e.currency <> new.currency or e.amount_minor <> new.amount_minor
        or (e.account, e.side, e.counterpart) is distinct from
           (new.from_account, case when p.returned then 'credit' else 'debit' end, new.to_number)
           and (e.account, e.side, e.counterpart) is distinct from
           (new.to_account, case when p.returned then 'debit' else 'credit' end,
            case when p.returned then new.to_number else new.from_number end)) then
    perform ledger.refuse_row('payout_is_proven_by_its_entry',
      'what proves a payout is a proven entry of what was instructed');
  end if;
  if tg_op = 'INSERT' and not exists (
    select from ledger.financing f
      join ledger.quote q on q.id = f.quote
      join ledger.account a on a.id = new.from_account
      join ledger.account b on b.id = new.to_account
     where f.id = new.financing and q.lender = new.lender and f.holder = new.holder
       and q.net_minor = new.amount_minor and f.currency = new.currency
       and (a.holder, a.number, a.currency) = (new.lender, new.from_number, new.currency)
       and (b.holder, b.number, b.currency) = (new.holder, new.to_number, new.currency)
       and a.status <> 'registered' and b.status <> 'registered') then
    perform ledger.refuse_row('payout_is_of_its_quote',
      'what is paid out is the net of the quote chosen, between accounts of both sides');
  end if;
  return null;
end $$;
create constraint trigger payout_is_proven after insert or update on ledger.payout
  deferrable initially deferred for each row execute function ledger.payout_is_proven();

alter table ledger.financing
  drop constraint financing_has_status,
  add constraint financing_has_status check (status in
    ('requested', 'applied', 'approved', 'instructed', 'paid', 'refused', 'withdrawn', 'lapsed',
     'returned')),
  drop constraint financing_ends_by_an_entry,
  add constraint financing_ends_by_an_entry check
    ((status in ('refused', 'withdrawn', 'lapsed', 'returned')) = (ended_by is not null)),
  add constraint financing_is_decided_before_it_is_paid
    check ((status in ('instructed', 'paid', 'returned')) <= (decided_by is not null));

create or replace function ledger.financing_guard() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    perform ledger.refuse_row('financing_kept', 'a financing ends, it is never removed');
  end if;
  if row(new.id, new.holder, new.currency, new.face_minor, new.recourse, new.deadline,
         new.choose_by, new.first_due_on, new.wait, new.requested_by)
     is distinct from
     row(old.id, old.holder, old.currency, old.face_minor, old.recourse, old.deadline,
         old.choose_by, old.first_due_on, old.wait, old.requested_by)
     or (old.status, new.status) not in
        (('requested', 'applied'), ('requested', 'withdrawn'), ('requested', 'lapsed'),
         ('applied', 'approved'), ('applied', 'refused'), ('applied', 'withdrawn'),
         ('applied', 'lapsed'), ('approved', 'withdrawn'), ('approved', 'instructed'),
         ('instructed', 'approved'), ('instructed', 'withdrawn'), ('instructed', 'paid'),
         ('paid', 'returned'))
     or old.quote is not null and new.quote is distinct from old.quote then
    perform ledger.refuse_row('financing_fixed',
      'a financing goes from request to application to decision to payout, and out');
  end if;
  return new;
end $$;

-- As before, and: one that is paid out has moved its titles by the entry that proves the payment,
-- and uses the limits that it had reserved; nobody but a payout in flight keeps it waiting.
create or replace function ledger.financing_is_bound() returns trigger language plpgsql
  security definer set search_path = pg_catalog, ledger, pg_temp as $$
begin
  if new.status in ('applied', 'approved', 'instructed') then
    if exists (
      select from ledger.financing_part p where p.financing = new.id and p.hi - p.lo <> (
        select coalesce(sum(least(c.hi, p.hi) - greatest(c.lo, p.lo)), 0) from ledger.claim c
         where c.instrument = p.instrument and c.lo < p.hi and c.hi > p.lo
           and c.freed_by is null and c.kind = 'finance' and c.charge = new.applied_by)) then
      perform ledger.refuse_row('application_binds_its_spans',
        'an application binds all of its spans for its lender');
    end if;
  elsif exists (select from ledger.claim c
                 where c.charge = new.applied_by and c.freed_by is null) then
    perform ledger.refuse_row('ended_financing_gives_all_back', 'what ended binds nothing');
  end if;
  if new.status in ('applied', 'approved', 'instructed', 'paid') then
    if exists (
      select from (select debtor, sum(amount_minor) as owed from ledger.financing_part
                    where financing = new.id group by debtor) d
       where d.owed <> (
         select coalesce(sum(u.amount_minor), 0)
           from ledger.facility_use u join ledger.facility f on f.id = u.facility
          where u.financing = new.id and f.scope = 'debtor' and f.subject = d.debtor
            and u.status = case new.status when 'paid' then 'used' else 'reserved' end)) then
      perform ledger.refuse_row('application_reserves_what_it_takes',
        'an application reserves what is owed of the limits on its debtors, a payout uses it');
    end if;
  elsif exists (select from ledger.facility_use u
                 where u.financing = new.id and u.status <> 'returned') then
    perform ledger.refuse_row('ended_financing_gives_all_back', 'what ended reserves nothing');
  end if;
  if (new.status = 'instructed') <> exists (
    select from ledger.payout o where o.financing = new.id and o.status = 'instructed') then
    perform ledger.refuse_row('financing_waits_for_its_payout',
      'a payout is in flight as long as its financing says so');
  end if;
  if new.status = 'paid' and exists (
    select from ledger.financing_part p
      left join ledger.payout o on o.financing = p.financing and o.status = 'paid'
     where p.financing = new.id and p.hi - p.lo is distinct from (
       select sum(least(t.hi, p.hi) - greatest(t.lo, p.lo)) from ledger.title t
        where t.instrument = p.instrument and t.lo < p.hi and t.hi > p.lo
          and t.holder = o.lender and t.since = o.paid_by)) then
    perform ledger.refuse_row('title_moves_by_what_proves_the_payment',
      'a paid financing has moved its titles by the entry that proves its payment');
  end if;
  return null;
end $$;

-- Whether the reader is the lender of an application of this holder, so that it sees where to pay.
create function ledger.finances(whom bigint, reader bigint) returns boolean language sql stable
  security definer set search_path = pg_catalog, ledger, pg_temp as $$
  select exists (select from ledger.financing f join ledger.quote q on q.id = f.quote
                  where f.holder = whom and q.lender = reader
                    and f.status in ('applied', 'approved', 'instructed', 'paid'))
$$;
revoke execute on function ledger.finances from public;
grant execute on function ledger.finances to tallystick_reader;

create or replace function ledger.shown_accounts(acting bigint, ids bigint[])
  returns table (id bigint, record jsonb)
  language sql stable security definer set search_path = pg_catalog, ledger, pg_temp as $$
  select a.id, jsonb_build_object(
           'accountOf', a.name, 'accountNumber', a.number, 'bic', a.bank, 'paidIn', a.currency)
    from ledger.account a
   where a.id = any(ids)
     and (a.holder = ledger.shown_to(acting)
          or a.status = 'confirmed' and ledger.finances(a.holder, ledger.shown_to(acting))
          or exists (select from ledger.party p
                      where p.id = ledger.shown_to(acting) and 'operator' = any(p.roles)))
$$;

create policy payers on ledger.account for select to tallystick_reader
  using (status = 'confirmed' and ledger.finances(holder, (select ledger.me())));
create policy concerned on ledger.payout for select to tallystick_reader
  using ((select ledger.me()) in (lender, holder));
alter table ledger.payout enable row level security;
create policy writers on ledger.payout to tallystick_ledger using (true) with check (true);
grant select, insert on ledger.payout to tallystick_ledger;
grant update (status, stopped_by, reasons, paid_by, paid_told_by, paid_reference, returned_by,
              returned_told_by, returned_reference) on ledger.payout to tallystick_ledger;
grant select on ledger.payout to tallystick_reader;
