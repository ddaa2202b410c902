-- What a core firm owes by first supplier: what that supplier holds still, and what it has passed
-- on. Nobody further down is named.
set local role tallystick_owner;

create function ledger.my_debts_by_supplier()
  returns table (supplier bigint, currency text, amount bigint, held bigint, receivables bigint)
  language sql stable security definer set search_path = pg_catalog, ledger, pg_temp
  set enable_nestloop = off as $$
  with face as materialized (
    select r.id, r.supplier, r.currency from ledger.receivable r
     where r.debtor = ledger.me() and r.status = 'issued'),
  paid as materialized (
    select i.id, i.paid_p, i.paid_q from ledger.instrument i
     where i.paid_p > 0 and i.id = any(array(select id from face))),
  held as materialized (
    select t.instrument, t.holder, t.hi - t.lo - case when p.id is null then 0
             else ledger.paid_on(t.lo, t.hi, p.paid_p, p.paid_q) end as amount
      from ledger.title t left join paid p on p.id = t.instrument
     where t.holder <> 0 and t.instrument = any(array(select id from face)))
  select f.supplier, f.currency, ledger.total(h.amount),
         coalesce(ledger.total(h.amount) filter (where h.holder = f.supplier), 0),
         count(distinct f.id)
    from face f join held h on h.instrument = f.id
   where h.amount > 0 group by f.supplier, f.currency
$$;
