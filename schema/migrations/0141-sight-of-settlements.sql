-- Who sees settlements of debtors, and what a debtor is shown of whom it has to pay.
set local role tallystick_owner;

-- Whether the reader owes this party something that is issued and not settled, so that it sees
-- where to pay.
create function ledger.owes_to(whom bigint, reader bigint) returns boolean language sql stable
  security definer set search_path = pg_catalog, ledger, pg_temp as $$
  select exists (select from ledger.title t join ledger.receivable r on r.id = t.instrument
                  where t.holder = whom and whom <> 0 and r.debtor = reader
                    and r.status = 'issued')
      or exists (select from ledger.claim c join ledger.receivable r on r.id = c.instrument
                  where c.claimant = whom and c.freed_by is null and c.kind = 'pledge'
                    and r.debtor = reader and r.status = 'issued')
      or exists (select from ledger.settlement_line l
                   join ledger.settlement s on s.id = l.settlement
                  where l.payee = whom and s.debtor = reader and l.status = 'returned')
$$;

-- The account to which a party is paid: of those that are confirmed and usable, the first one.
create function ledger.account_paid(of_party bigint, paid_in text) returns bigint
  language sql stable security definer set search_path = pg_catalog, ledger, pg_temp as $$
  select min(a.id) from ledger.account a
   where a.holder = of_party and a.currency = paid_in and a.status = 'confirmed'
     and a.usable_on <= (select max(date) from ledger.business_day)
$$;

-- What of a pledged span its pledgee is paid: up to the debt that is neither paid nor being paid,
-- from the first unit of what one debtor owes on one date on.
create function ledger.pledgee_part(of_instrument bigint, of_lo bigint) returns bigint
  language sql stable security definer set search_path = pg_catalog, ledger, pg_temp as $$
  with one as (
    select t.instrument, t.lo, t.hi, c.charge, r.debtor, r.due_on,
           o.secured_minor - p.paid_minor - (
             select coalesce(sum(l.amount_minor), 0) from ledger.settlement_line l
              where l.charge = c.charge and l.status = 'instructed' and l.payee <> l.holder
                and l.again_settlement is null) as owed
      from ledger.title t
      join ledger.receivable r on r.id = t.instrument
      join ledger.claim c on c.id = t.claim and c.kind = 'pledge'
      join ledger.pledge p on p.charge = c.charge
      join ledger.offer o on o.charge = p.offer
     where t.instrument = of_instrument and t.lo = of_lo)
  select greatest(0, least(one.hi - one.lo, one.owed - (
           select coalesce(sum(u.hi - u.lo), 0)
             from ledger.claim k
             join ledger.title u on u.claim = k.id and u.holds = 0
             join ledger.receivable q on q.id = k.instrument
            where k.charge = one.charge and k.freed_by is null
              and q.debtor = one.debtor and q.due_on = one.due_on
              and (u.instrument, u.lo) < (one.instrument, one.lo))))::bigint
    from one
$$;

-- Whom a debtor pays on a title, where, and what keeps it from being paid.
create function ledger.owed_on(of_instrument bigint, of_lo bigint)
  returns table (pledgee bigint, pledgee_minor bigint, holder_account bigint,
                 pledgee_account bigint, blocked_by text)
  language sql stable security definer set search_path = pg_catalog, ledger, pg_temp as $$
  select case when c.kind = 'pledge' then c.claimant end,
         coalesce(ledger.pledgee_part(t.instrument, t.lo), 0),
         ledger.account_paid(t.holder, r.currency),
         case when c.kind = 'pledge' then ledger.account_paid(c.claimant, r.currency) end,
         coalesce((select min(h.kind) from ledger.hold h
                    where h.instrument = t.instrument and h.lo = t.lo and h.lifted_by is null),
                  case when c.kind <> 'pledge' then c.kind end)
    from ledger.title t
    join ledger.receivable r on r.id = t.instrument
    left join ledger.claim c on c.id = t.claim
   where t.instrument = of_instrument and t.lo = of_lo
$$;

create function ledger.shown_settlements(acting bigint, ids bigint[])
  returns table (id bigint, record jsonb)
  language sql stable security definer set search_path = pg_catalog, ledger, pg_temp as $$
  select s.id, jsonb_build_object(
           'paidBy', d.name, 'settles', s.due_on, 'amount', s.amount_minor::text,
           'currency', s.currency, 'decimals', ledger.currency_digits(s.currency),
           'reference', s.reference)
    from ledger.settlement s join ledger.party d on d.id = s.debtor
   where s.id = any(ids) and s.debtor = ledger.shown_to(acting)
$$;
revoke execute on function ledger.owes_to, ledger.account_paid, ledger.pledgee_part,
  ledger.owed_on, ledger.shown_settlements from public;
grant execute on function ledger.owes_to, ledger.owed_on to tallystick_reader;
grant execute on function ledger.shown_settlements to tallystick_ledger, tallystick_reader;

create or replace function ledger.shown_accounts(acting bigint, ids bigint[])
  returns table (id bigint, record jsonb)
  language sql stable security definer set search_path = pg_catalog, ledger, pg_temp as $$
  select a.id, jsonb_build_object(
           'accountOf', a.name, 'accountNumber', a.number, 'bic', a.bank, 'paidIn', a.currency)
    from ledger.account a
   where a.id = any(ids)
     and (a.holder = ledger.shown_to(acting)
          or a.status = 'confirmed' and (ledger.finances(a.holder, ledger.shown_to(acting))
                                         or ledger.owes_to(a.holder, ledger.shown_to(acting)))
          or exists (select from ledger.party p
                      where p.id = ledger.shown_to(acting) and 'operator' = any(p.roles)))
$$;

create policy debtors on ledger.account for select to tallystick_reader
  using (status = 'confirmed' and ledger.owes_to(holder, (select ledger.me())));
create policy concerned on ledger.settlement for select to tallystick_reader
  using (debtor = (select ledger.me()));
create policy concerned on ledger.settlement_line for select to tallystick_reader
  using ((select ledger.me()) in (holder, payee)
         or (select s.debtor from ledger.settlement s where s.id = settlement_line.settlement)
            = (select ledger.me()));
grant select on ledger.settlement, ledger.settlement_line to tallystick_reader;
