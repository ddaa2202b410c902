-- What was noticed in what lies behind a financing reaches the lenders that were asked, and nobody
-- else: it is read by the financing, never by the finding.
set local role tallystick_owner;

-- By an invoice that backs what is financed, or by the receivable itself.
create function trade.findings_behind(of_financing bigint) returns table (finding bigint)
  language sql stable security definer set search_path = pg_catalog, ledger, trade, pg_temp as $$
  with part as (
    select distinct p.instrument from ledger.financing_part p where p.financing = of_financing),
  backing as (
    select distinct a.invoice from part
      join trade.invoice_allocation a on a.allocated_to = part.instrument and a.allocated_to <> 0)
  select d.finding from backing b join trade.finding_document d on d.invoice = b.invoice
  union
  select f.id from backing b join trade.finding f on f.subject = b.invoice
  union
  select f.id from part p join trade.finding f on f.subject = p.instrument
$$;

create function trade.findings_shown(of_financing bigint) returns setof trade.finding
  language sql stable security definer set search_path = pg_catalog, ledger, trade, pg_temp as $$
  select f.* from trade.findings_behind(of_financing) b join trade.finding f on f.id = b.finding
   where ledger.was_asked(of_financing)
$$;
revoke execute on function trade.findings_behind, trade.findings_shown from public;
grant execute on function trade.findings_behind to tallystick_ledger;
grant execute on function trade.findings_shown to tallystick_reader;
