-- What banks booked on an account, against the payments that were awaited on it. A booking that
-- names its payment and is of its amount needs nobody; of the rest two people of the holder say
-- what it is, part by part, and let a difference go. No title moves by it.
set local role tallystick_owner;

-- Every payment that is awaited somewhere, by its end-to-end id, on both of its accounts. Who buys
-- back may pay from any account.
create view ledger.awaited_payment with (security_invoker = true) as
  select o.end_to_end_id, o.from_account as account, 'debit' as side, o.to_number as other,
         o.currency, o.amount_minor, o.execute_on as due_on, o.status, 'fin' as noun,
         o.financing as subject, o.number
    from ledger.payout o
  union all
  select o.end_to_end_id, o.to_account, 'credit', o.from_number, o.currency, o.amount_minor,
         o.execute_on, o.status, 'fin', o.financing, o.number
    from ledger.payout o
  union all
  select l.end_to_end_id, s.from_account, 'debit', l.to_number, s.currency, l.amount_minor,
         s.execute_on, l.status, 'stl', l.settlement, l.number
    from ledger.settlement_line l join ledger.settlement s on s.id = l.settlement
  union all
  select l.end_to_end_id, l.to_account, 'credit', s.from_number, s.currency, l.amount_minor,
         s.execute_on, l.status, 'stl', l.settlement, l.number
    from ledger.settlement_line l join ledger.settlement s on s.id = l.settlement
  union all
  select b.end_to_end_id, b.to_account, 'credit', null, b.currency, b.amount_minor,
         b.pay_by, b.status, 'fin', b.financing, b.number
    from ledger.buy_back b
  union all
  select b.end_to_end_id, c.id, 'debit', b.to_number, b.currency, b.amount_minor,
         b.pay_by, b.status, 'fin', b.financing, b.number
    from ledger.buy_back b
    join ledger.account c on c.holder = b.holder and c.currency = b.currency;
create index payout_from_account on ledger.payout (from_account);
create index payout_to_account on ledger.payout (to_account);
create index settlement_from_account on ledger.settlement (from_account);
create index settlement_line_to_account on ledger.settlement_line (to_account);
create index buy_back_to_account on ledger.buy_back (to_account);

create table ledger.entry_match (
  entry bigint primary key references ledger.entry,
  account bigint not null references ledger.account,
  written_off_minor bigint not null check (written_off_minor >= 0),
  reason text not null check (length(trim(reason)) > 0)
);
create table ledger.matched_entry (
  match bigint not null references ledger.entry_match,
  told_by bigint not null,
  reference text not null,
  amount_minor bigint not null check (amount_minor > 0),
  constraint match_names_an_entry_once primary key (match, told_by, reference),
  foreign key (told_by, reference) references ledger.statement_entry (told_by, reference)
);
create index matched_entry_of_entry on ledger.matched_entry (told_by, reference);
create table ledger.matched_payment (
  match bigint not null references ledger.entry_match,
  account bigint not null references ledger.account,
  end_to_end_id text not null,
  amount_minor bigint not null check (amount_minor > 0),
  constraint match_names_a_payment_once primary key (match, end_to_end_id)
);
create index matched_payment_of_payment on ledger.matched_payment (account, end_to_end_id);

create trigger entry_match_kept before update or delete on ledger.entry_match
  for each row execute function ledger.journal_kept();
create trigger matched_entry_kept before update or delete on ledger.matched_entry
  for each row execute function ledger.journal_kept();
create trigger matched_payment_kept before update or delete on ledger.matched_payment
  for each row execute function ledger.journal_kept();

-- Whether a proven entry is its payment by its own id: the awaited amount between the awaited
-- accounts, once, and once more for each return; and a return, once for each payment.
create function ledger.is_its_payment(e ledger.statement_entry) returns boolean
  language sql stable as $$
  select e.proven_by is not null and e.end_to_end_id is not null
     and exists (
       select from ledger.awaited_payment p
        where p.end_to_end_id = e.end_to_end_id and p.account = e.account
          and (p.side = e.side) is distinct from e.returned
          and p.currency = e.currency and p.amount_minor = e.amount_minor
          and (p.other is null or e.returned or p.other = e.counterpart))
     and (select count(*) filter (where x.returned = e.returned
                                    and (x.booked_on, x.reference) < (e.booked_on, e.reference))
                 < count(*) filter (where x.returned <> e.returned)
                   + (case when e.returned then 0 else 1 end)
            from ledger.statement_entry x
           where x.account = e.account and x.end_to_end_id = e.end_to_end_id
             and x.proven_by is not null and x.amount_minor = e.amount_minor)
$$;

-- What of a proven entry nobody has matched.
create function ledger.open_of_entry(e ledger.statement_entry) returns bigint
  language sql stable as $$
  select case when e.proven_by is null or ledger.is_its_payment(e) then 0
              else e.amount_minor - coalesce((
                select sum(m.amount_minor) from ledger.matched_entry m
                 where m.told_by = e.told_by and m.reference = e.reference), 0) end::bigint
$$;

-- What of an awaited payment has not come to the account, or gone from it.
create function ledger.open_of_payment(p ledger.awaited_payment) returns bigint
  language sql stable as $$
  select p.amount_minor
         - p.amount_minor * greatest(0, (
             select count(*) filter (where not e.returned) - count(*) filter (where e.returned)
               from ledger.statement_entry e
              where e.account = p.account and e.end_to_end_id = p.end_to_end_id
                and e.proven_by is not null and ledger.is_its_payment(e)))
         - coalesce((select sum(m.amount_minor) from ledger.matched_payment m
                      where m.account = p.account and m.end_to_end_id = p.end_to_end_id), 0)::bigint
$$;

-- A match names what is proven of its account and awaited on it, no more of it than is open, all
-- going one way; the two sides differ by what is written off.
create function ledger.match_holds() returns trigger language plpgsql
  security definer set search_path = pg_catalog, ledger, pg_temp as $$
declare
  came bigint;
  asked bigint;
begin
  if exists (
    select from ledger.matched_entry m
      join ledger.statement_entry e on e.told_by = m.told_by and e.reference = m.reference
     where m.match = new.entry and (e.proven_by is null or e.account <> new.account))
     or exists (
    select from ledger.matched_payment m
     where m.match = new.entry and (m.account <> new.account or not exists (
       select from ledger.awaited_payment p
        where p.account = m.account and p.end_to_end_id = m.end_to_end_id))) then
    perform ledger.refuse_row('match_is_of_its_account',
      'a match names what is proven of its account, and what is awaited on it');
  end if;
  if exists (
    select from ledger.matched_entry m
      join ledger.statement_entry e on e.told_by = m.told_by and e.reference = m.reference
     where m.match = new.entry and ledger.open_of_entry(e) < 0)
     or exists (
    select from ledger.matched_entry m
      join ledger.statement_entry e on e.told_by = m.told_by and e.reference = m.reference
     where m.match = new.entry and ledger.is_its_payment(e)) then
    perform ledger.refuse_row('entry_is_matched_up_to_its_amount',
      'of an entry no more is matched than it is of');
  end if;
  if exists (
    select from ledger.matched_payment m
      join ledger.awaited_payment p
        on p.account = m.account and p.end_to_end_id = m.end_to_end_id
     where m.match = new.entry and ledger.open_of_payment(p) < 0) then
    perform ledger.refuse_row('payment_is_matched_up_to_its_amount',
      'of a payment no more is matched than is awaited');
  end if;
  if (select count(distinct ways.side) from (
        select e.side from ledger.matched_entry m
          join ledger.statement_entry e on e.told_by = m.told_by and e.reference = m.reference
         where m.match = new.entry
        union
        select p.side from ledger.matched_payment m
          join ledger.awaited_payment p
            on p.account = m.account and p.end_to_end_id = m.end_to_end_id
         where m.match = new.entry) ways) is distinct from 1 then
    perform ledger.refuse_row('match_goes_one_way', 'all of a match comes in, or all goes out');
  end if;
  select coalesce(sum(amount_minor), 0) into came
    from ledger.matched_entry where match = new.entry;
  select coalesce(sum(amount_minor), 0) into asked
    from ledger.matched_payment where match = new.entry;
  if abs(came - asked) <> new.written_off_minor then
    perform ledger.refuse_row('match_adds_up', 'what the two sides differ by is written off');
  end if;
  return null;
end $$;
create constraint trigger match_holds after insert on ledger.entry_match
  deferrable initially deferred for each row execute function ledger.match_holds();

create policy concerned on ledger.entry_match for select to tallystick_reader
  using ((select a.holder from ledger.account a where a.id = entry_match.account)
         = (select ledger.me()) or (select ledger.i_am('operator')));
create policy concerned on ledger.matched_entry for select to tallystick_reader
  using (exists (select from ledger.entry_match g where g.entry = matched_entry.match));
create policy concerned on ledger.matched_payment for select to tallystick_reader
  using (exists (select from ledger.entry_match g where g.entry = matched_payment.match));
alter table ledger.entry_match enable row level security;
create policy writers on ledger.entry_match to tallystick_ledger using (true) with check (true);
alter table ledger.matched_entry enable row level security;
create policy writers on ledger.matched_entry to tallystick_ledger using (true) with check (true);
alter table ledger.matched_payment enable row level security;
create policy writers on ledger.matched_payment to tallystick_ledger
  using (true) with check (true);
grant select, insert on ledger.entry_match, ledger.matched_entry, ledger.matched_payment
  to tallystick_ledger;
grant select on ledger.entry_match, ledger.matched_entry, ledger.matched_payment
  to tallystick_reader;
grant select on ledger.awaited_payment to tallystick_ledger, tallystick_reader;
revoke execute on function ledger.is_its_payment, ledger.open_of_entry, ledger.open_of_payment
  from public;
grant execute on function ledger.is_its_payment, ledger.open_of_entry, ledger.open_of_payment
  to tallystick_ledger, tallystick_reader;
