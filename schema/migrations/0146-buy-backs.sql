-- With recourse who was financed answers for the debtor: its lender demands what was not paid, and
-- the titles go back by the entry that proves the payment. A payout that came back when its lender
-- had passed the titles on is owed anew, until an entry proves that too.
set local role tallystick_owner;

insert into ledger.wait_kind values ('buy_back');

alter table ledger.payout
  add column resent_by bigint,
  add column resent_told_by bigint,
  add column resent_reference text,
  drop constraint payout_has_status,
  add constraint payout_has_status check (status in
    ('instructed', 'unanswered', 'rejected', 'abandoned', 'paid', 'late', 'returned', 'owed',
     'resent')),
  drop constraint payout_is_paid_by_an_entry,
  add constraint payout_is_paid_by_an_entry check (
    num_nulls(paid_by, paid_told_by, paid_reference) in (0, 3)
    and (status in ('paid', 'late', 'returned', 'owed', 'resent')) = (paid_by is not null)),
  drop constraint payout_is_returned_by_an_entry,
  add constraint payout_is_returned_by_an_entry check (
    num_nulls(returned_by, returned_told_by, returned_reference) in (0, 3)
    and (status in ('returned', 'owed', 'resent')) = (returned_by is not null)),
  add constraint payout_is_resent_by_an_entry check (
    num_nulls(resent_by, resent_told_by, resent_reference) in (0, 3)
    and (status = 'resent') = (resent_by is not null)),
  add constraint entry_resends_one_payout unique (resent_told_by, resent_reference),
  add foreign key (resent_told_by, resent_reference) references ledger.statement_entry;
create index payout_owed on ledger.payout (lender, financing) where status = 'owed';
create index payout_late on ledger.payout (holder, financing) where status = 'late';
grant update (resent_by, resent_told_by, resent_reference) on ledger.payout to tallystick_ledger;

create table ledger.buy_back (
  financing bigint not null references ledger.financing,
  number integer not null check (number > 0),
  lender bigint not null references ledger.party,
  holder bigint not null references ledger.party,
  ground text not null constraint buy_back_has_ground check (ground in ('unpaid', 'diluted')),
  currency text not null,
  principal_minor bigint not null check (principal_minor > 0),
  -- arrears, or below zero what was not earned before the due date
  interest_minor bigint not null,
  amount_minor bigint not null check (amount_minor > 0),
  end_to_end_id text not null,
  to_account bigint not null references ledger.account,
  to_number text not null,
  pay_by date not null,
  status text not null default 'demanded' constraint buy_back_has_status check (status in
    ('demanded', 'unanswered', 'paid', 'owed_back', 'returned', 'bounced')),
  wait bigint not null,
  demanded_by bigint not null,
  unanswered_by bigint,
  -- the entry of a statement that proves it, and the journal's entry that took it as proof
  paid_by bigint,
  paid_told_by bigint,
  paid_reference text,
  returned_by bigint,
  returned_told_by bigint,
  returned_reference text,
  primary key (financing, number),
  constraint end_to_end_id_names_one_buy_back unique (end_to_end_id),
  constraint entry_proves_one_buy_back unique (paid_told_by, paid_reference),
  constraint entry_returns_one_buy_back unique (returned_told_by, returned_reference),
  constraint buy_back_costs_principal_and_interest
    check (amount_minor = principal_minor + interest_minor),
  constraint buy_back_is_unanswered_by_an_entry
    check (status <> 'unanswered' or unanswered_by is not null),
  constraint buy_back_is_paid_by_an_entry check (
    num_nulls(paid_by, paid_told_by, paid_reference) in (0, 3)
    and (status in ('paid', 'owed_back', 'returned', 'bounced')) = (paid_by is not null)),
  constraint buy_back_is_returned_by_an_entry check (
    num_nulls(returned_by, returned_told_by, returned_reference) in (0, 3)
    and (status in ('returned', 'bounced')) = (returned_by is not null)),
  foreign key (paid_told_by, paid_reference) references ledger.statement_entry,
  foreign key (returned_told_by, returned_reference) references ledger.statement_entry
);
create unique index financing_has_one_demand on ledger.buy_back (financing)
  where status = 'demanded';
create index buy_back_of_wait on ledger.buy_back (wait);
create index buy_back_of_lender on ledger.buy_back (lender, financing);
create index buy_back_of_holder on ledger.buy_back (holder, financing);

create table ledger.buy_back_part (
  financing bigint not null,
  number integer not null,
  place integer not null,
  instrument bigint not null references ledger.instrument,
  lo bigint not null check (lo >= 0),
  hi bigint not null check (hi > lo),
  amount_minor bigint not null check (amount_minor > 0 and amount_minor <= hi - lo),
  due_on date not null,
  primary key (financing, number, place),
  foreign key (financing, number) references ledger.buy_back
);
create trigger buy_back_part_kept before update or delete on ledger.buy_back_part
  for each row execute function ledger.journal_kept();

create function ledger.buy_back_guard() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    perform ledger.refuse_row('buy_back_kept', 'a demand is never removed');
  end if;
  if row(new.financing, new.number, new.lender, new.holder, new.ground, new.currency,
         new.principal_minor, new.interest_minor, new.end_to_end_id, new.to_account,
         new.to_number, new.pay_by, new.wait, new.demanded_by)
     is distinct from
     row(old.financing, old.number, old.lender, old.holder, old.ground, old.currency,
         old.principal_minor, old.interest_minor, old.end_to_end_id, old.to_account,
         old.to_number, old.pay_by, old.wait, old.demanded_by)
     or (old.status, new.status) not in
        (('demanded', 'unanswered'), ('demanded', 'paid'), ('demanded', 'owed_back'),
         ('unanswered', 'paid'), ('unanswered', 'owed_back'), ('paid', 'bounced'),
         ('owed_back', 'returned'))
     or old.paid_by is not null and (new.paid_by, new.paid_told_by, new.paid_reference)
        is distinct from (old.paid_by, old.paid_told_by, old.paid_reference) then
    perform ledger.refuse_row('buy_back_fixed',
      'a demand is paid or not, and what is proven can go back');
  end if;
  return new;
end $$;
create trigger buy_back_guard before update or delete on ledger.buy_back
  for each row execute function ledger.buy_back_guard();

-- Only with recourse, for what the lender holds of what it has paid out; what proves it was paid
-- between both; and what is paid has moved its titles back by the entry that proves it.
create function ledger.buy_back_is_proven() returns trigger language plpgsql
  security definer set search_path = pg_catalog, ledger, pg_temp as $$
begin
  if tg_op = 'INSERT' and (
    not exists (
      select from ledger.financing f
        join ledger.quote q on q.id = f.quote
        join ledger.account a on a.id = new.to_account
       where f.id = new.financing and f.status = 'paid' and q.recourse = 'with'
         and (q.lender, f.holder, f.currency) = (new.lender, new.holder, new.currency)
         and (a.holder, a.number, a.currency) = (new.lender, new.to_number, new.currency)
         and a.status = 'confirmed')
    or new.principal_minor is distinct from (
      select sum(p.amount_minor) from ledger.buy_back_part p
       where p.financing = new.financing and p.number = new.number)
    or exists (
      select from ledger.buy_back_part p
       where p.financing = new.financing and p.number = new.number
         and (not exists (
                select from ledger.financing_part f
                 where f.financing = p.financing and f.instrument = p.instrument
                   and f.lo <= p.lo and f.hi >= p.hi)
              or not exists (
                select from ledger.title t
                 where t.instrument = p.instrument and t.lo <= p.lo and t.hi >= p.hi
                   and t.holder = new.lender)))) then
    perform ledger.refuse_row('buy_back_is_of_recourse',
      'a lender with recourse demands back what it holds of what it has paid out');
  end if;
  if exists (
    select from (values (new.paid_told_by, new.paid_reference, false),
                        (new.returned_told_by, new.returned_reference, true))
           p (told_by, reference, returned)
      join ledger.statement_entry e on e.told_by = p.told_by and e.reference = p.reference
      join ledger.account a on a.id = e.account
     where e.proven_by is null or e.returned <> p.returned
        or e.end_to_end_id is distinct from new.end_to_end_id
        or e.currency <> new.currency or e.amount_minor <> new.amount_minor
        or not (
          a.holder = new.holder and e.counterpart = new.to_number
            and e.side = case when p.returned then 'credit' else 'debit' end
          or a.id = new.to_account
            and e.side = case when p.returned then 'debit' else 'credit' end
            and case when p.returned then e.counterpart = new.to_number
                     else exists (select from ledger.account h
                                   where h.holder = new.holder and h.number = e.counterpart
                                     and h.status <> 'registered') end)) then
    perform ledger.refuse_row('buy_back_is_proven_by_its_entry',
      'what proves a buy-back is a proven entry of what was demanded, between both');
  end if;
  if new.status = 'paid' and exists (
    select from ledger.buy_back_part p
     where p.financing = new.financing and p.number = new.number
       and p.hi - p.lo is distinct from (
         select sum(least(t.hi, p.hi) - greatest(t.lo, p.lo)) from ledger.title t
          where t.instrument = p.instrument and t.lo < p.hi and t.hi > p.lo
            and t.holder = new.holder and t.since = new.paid_by)) then
    perform ledger.refuse_row('title_goes_back_by_what_proves_the_payment',
      'a paid buy-back has moved its titles by the entry that proves its payment');
  end if;
  return null;
end $$;
create constraint trigger buy_back_is_proven after insert or update on ledger.buy_back
  deferrable initially deferred for each row execute function ledger.buy_back_is_proven();

-- What is resent was booked after the return, and says what was instructed.
create function ledger.payout_is_resent() returns trigger language plpgsql
  security definer set search_path = pg_catalog, ledger, pg_temp as $$
begin
  if not exists (
    select from ledger.statement_entry e
      join ledger.statement_entry r
        on r.told_by = new.returned_told_by and r.reference = new.returned_reference
     where e.told_by = new.resent_told_by and e.reference = new.resent_reference
       and e.proven_by is not null and not e.returned and e.booked_on > r.booked_on
       and (e.end_to_end_id, e.currency, e.amount_minor)
           = (new.end_to_end_id, new.currency, new.amount_minor)
       and (e.account, e.side, e.counterpart)
           in ((new.from_account, 'debit', new.to_number),
               (new.to_account, 'credit', new.from_number))) then
    perform ledger.refuse_row('payout_is_resent_by_its_entry',
      'what is paid once more is a proven entry of the payout, booked after the return');
  end if;
  return null;
end $$;
create constraint trigger payout_is_resent after update on ledger.payout
  deferrable initially deferred for each row when (new.status = 'resent')
  execute function ledger.payout_is_resent();

alter table ledger.financing
  drop constraint financing_has_status,
  add constraint financing_has_status check (status in
    ('requested', 'applied', 'approved', 'instructed', 'paid', 'refused', 'withdrawn', 'lapsed',
     'returned', 'bought_back')),
  drop constraint financing_ends_by_an_entry,
  add constraint financing_ends_by_an_entry check
    ((status in ('refused', 'withdrawn', 'lapsed', 'returned', 'bought_back'))
     = (ended_by is not null)),
  drop constraint financing_is_decided_before_it_is_paid,
  add constraint financing_is_decided_before_it_is_paid
    check ((status in ('instructed', 'paid', 'returned', 'bought_back'))
           <= (decided_by is not null));

-- What is said to be bought back was, by the entry that ended it.
create function ledger.financing_is_bought_back() returns trigger language plpgsql
  security definer set search_path = pg_catalog, ledger, pg_temp as $$
begin
  if not exists (select from ledger.buy_back b
                  where b.financing = new.id and b.status = 'paid'
                    and b.paid_by = new.ended_by) then
    perform ledger.refuse_row('financing_is_bought_back_by_a_payment',
      'a financing is bought back by the entry that proves the payment');
  end if;
  return null;
end $$;
create constraint trigger financing_is_bought_back after update on ledger.financing
  deferrable initially deferred for each row
  when (old.status <> 'bought_back' and new.status = 'bought_back')
  execute function ledger.financing_is_bought_back();

do $$
declare
  rule record;
  had text;
begin
  for rule in select * from (values
    ('ledger.payout_guard()', $old$('paid', 'returned'),$old$,
     $new$('paid', 'owed'), ('owed', 'resent'), ('paid', 'returned'),$new$),
    ('ledger.financing_guard()', $old$('paid', 'returned'))$old$,
     $new$('paid', 'returned'), ('paid', 'bought_back'))$new$)) r (name, old, new)
  loop
    had := pg_get_functiondef(rule.name::regprocedure);
    if position(rule.old in had) = 0 then
      raise exception '% does not say %', rule.name, rule.old;
    end if;
    execute replace(had, rule.old, rule.new);
  end loop;
  execute 'create or replace view ledger.wait_item with (security_invoker = true) as '
    || rtrim(pg_get_viewdef('ledger.wait_item'::regclass), ';')
    || $arm$
  union all
  select b.wait, b.demanded_by, 'fin', b.financing, 0, b.amount_minor, b.pay_by
    from ledger.buy_back b
   where b.status = 'demanded'$arm$;
end $$;

create trigger buy_back_has_wait after insert on ledger.buy_back
  referencing new table as born for each statement execute function ledger.asked_has_wait();
create trigger note_answered after update on ledger.buy_back
  referencing old table as ended for each statement execute function ledger.note_answered();

create policy concerned on ledger.buy_back for select to tallystick_reader
  using ((select ledger.me()) in (lender, holder));
alter table ledger.buy_back enable row level security;
create policy writers on ledger.buy_back to tallystick_ledger, tallystick_sequencer
  using (true) with check (true);
create policy concerned on ledger.buy_back_part for select to tallystick_reader
  using (exists (select from ledger.buy_back b
                  where b.financing = buy_back_part.financing
                    and b.number = buy_back_part.number));
alter table ledger.buy_back_part enable row level security;
create policy writers on ledger.buy_back_part to tallystick_ledger using (true) with check (true);
grant select, insert on ledger.buy_back, ledger.buy_back_part to tallystick_ledger;
grant update (status, unanswered_by, paid_by, paid_told_by, paid_reference, returned_by,
              returned_told_by, returned_reference) on ledger.buy_back to tallystick_ledger;
grant select on ledger.buy_back, ledger.buy_back_part to tallystick_reader;
grant select on ledger.buy_back to tallystick_sequencer;
