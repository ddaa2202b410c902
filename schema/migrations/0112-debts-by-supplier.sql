-- What a core firm owes by first supplier, without reading who holds each piece of it: what is owed
-- is each face less what is retired of it, and what the first supplier has still is found by the
-- holder and the terms of the receivable. Before, every title of every receivable was read.
set local role tallystick_owner;

drop index ledger.receivable_owed;
create index receivable_owed on ledger.receivable (debtor, id)
  include (due_on, currency, amount_minor, supplier) where status = 'issued';

create or replace function ledger.my_debts_by_supplier()
  returns table (supplier bigint, currency text, amount bigint, held bigint, receivables bigint)
  language sql stable security definer set search_path = pg_catalog, ledger, pg_temp as $$
  with face as materialized (
    select r.id, r.supplier, r.currency, r.amount_minor,
           ledger.terms_of(r.due_on, p.number, r.currency) as terms
      from ledger.receivable r join ledger.party p on p.id = r.debtor
     where r.debtor = ledger.me() and r.status = 'issued'),
  paid as materialized (
    select i.id, i.paid_p, i.paid_q from ledger.instrument i
     where i.paid_p > 0 and i.id = any(array(select id from face))),
  retired as materialized (
    select t.instrument, ledger.total(t.hi - t.lo - case when p.id is null then 0
             else ledger.paid_on(t.lo, t.hi, p.paid_p, p.paid_q) end) as amount
      from ledger.title t left join paid p on p.id = t.instrument
     where t.holder = 0 and t.instrument = any(array(select id from face))
     group by t.instrument),
  owed as (
    select f.id, f.supplier, f.currency,
           f.amount_minor - coalesce(t.amount, 0)
             - case when p.id is null then 0
                    else ledger.paid_on(0, f.amount_minor, p.paid_p, p.paid_q) end as amount,
           (select ledger.total(h.hi - h.lo - case when p.id is null then 0
                     else ledger.paid_on(h.lo, h.hi, p.paid_p, p.paid_q) end)
              from ledger.title h
             where h.holder = f.supplier and h.holder <> 0 and h.terms = f.terms
               and h.instrument = f.id) as held
      from face f left join paid p on p.id = f.id left join retired t on t.instrument = f.id)
  select o.supplier, o.currency, ledger.total(o.amount), coalesce(ledger.total(o.held), 0), count(*)
    from owed o where o.amount > 0 group by o.supplier, o.currency
$$;
