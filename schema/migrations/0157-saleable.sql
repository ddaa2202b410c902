-- What the reader could ask to have financed by a price list: titles of its own that nothing binds,
-- of which nothing has been paid, with the length of their chain and the red letters behind them.
set local role tallystick_owner;

create function ledger.my_saleable(in_currency text, at_most integer)
  returns table (instrument bigint, lo bigint, hi bigint, debtor bigint, due_on date, tier integer,
                 red_lettered bigint)
  language sql stable security definer set search_path = pg_catalog, ledger, pg_temp as $$
  select t.instrument, t.lo, t.hi, r.debtor, r.due_on,
         (select count(*)::integer from ledger.steps(t.instrument) s
           where s.lo <= t.lo and s.hi >= t.hi),
         (select coalesce(sum(i.red_lettered_minor), 0)::bigint from trade.invoice i
           where i.red_lettered_minor > 0
             and exists (select from trade.invoice_allocation a
                          where a.invoice = i.id and a.allocated_to = r.id))
    from (select q.instrument, q.lo, q.hi from ledger.title q
           join ledger.receivable d on d.id = q.instrument
           where q.holder = ledger.me() and q.holder <> 0 and q.claim is null and q.holds = 0
             and d.status = 'issued' and d.currency = in_currency
             and d.due_on > (select max(date) from ledger.business_day)
             and not exists (select from ledger.instrument p
                              where p.id = q.instrument and p.paid_p > 0)
           order by d.due_on, q.instrument, q.lo limit at_most) t
    join ledger.receivable r on r.id = t.instrument
   order by r.due_on, t.instrument, t.lo
$$;
revoke execute on function ledger.my_saleable from public;
grant execute on function ledger.my_saleable to tallystick_reader;
