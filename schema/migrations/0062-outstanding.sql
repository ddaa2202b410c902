-- The stock of certificates at the end of a business day, for the daily report (rule C13).
set local role tallystick_owner;

-- What of certificates was issued and not yet paid when a business day ended, by debtor: titles of
-- a holder, and those that were retired later. For those who supervise the trade.
create function ledger.outstanding_on(day date)
  returns table (debtor bigint, currency text, amount bigint, receivables bigint)
  language sql stable security definer set search_path = pg_catalog, ledger, pg_temp as $$
  with next_day as (
    select coalesce(min(d.entry), 9223372036854775807) as entry
      from ledger.business_day d where d.date > day)
  select r.debtor, r.currency, ledger.total(t.hi - t.lo), count(distinct r.id)
    from next_day n
    join ledger.receivable r on r.issued_by < n.entry
    join ledger.title t on t.instrument = r.id and (t.holder <> 0 or t.since >= n.entry)
   where (select ledger.i_am('regulator'))
   group by r.debtor, r.currency
$$;
revoke execute on function ledger.outstanding_on(date) from public;
grant execute on function ledger.outstanding_on(date) to tallystick_reader;
