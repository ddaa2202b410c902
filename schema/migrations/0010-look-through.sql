-- Look-through (穿透): the way of a span from the debtor to its holder, read from the journal. A
-- holder sees who stood before it and when; never a neighbour's span, price or invoice. A regulator
-- or a court sees all of one receivable, and each such reading cites the entry of a signed act.
set local role tallystick_owner;

-- The text of an id, as `contracts/kernel/id.ts` writes it.
create function ledger.id_text(noun text, number bigint) returns text language sql immutable as $$
  select noun || '_' || string_agg(
    substr('0123456789ABCDEFGHJKMNPQRSTVWXYZ', ((number >> (5 * i)) & 31)::integer + 1, 1),
    '' order by i desc)
  from generate_series(0, 12) i
$$;

-- Each entry that gave units of [span_lo, span_hi) to a holder, oldest first.
create function ledger.steps(of_instrument bigint, span_lo bigint, span_hi bigint)
  returns table (version integer, entry bigint, act text, business_date date, holder text,
                 lo bigint, hi bigint)
  language sql stable set search_path = pg_catalog, ledger, pg_temp as $$
  select t.version, e.id, e.act, e.business_date, p.posting ->> 'to',
         greatest(s.lo, span_lo), least(s.hi, span_hi)
    from ledger.touch t
    join ledger.entry e on e.id = t.entry
    cross join lateral jsonb_array_elements(e.postings::jsonb) p (posting)
    cross join lateral (select
      coalesce((p.posting #>> '{span,lo}')::bigint, 0) as lo,
      coalesce((p.posting #>> '{span,hi}')::bigint, (p.posting ->> 'size')::bigint) as hi) s
   where t.subject = of_instrument and t.noun = 'rcv'
     and p.posting ->> 'post' in ('issue', 'move')
     and p.posting ->> 'instrument' = ledger.id_text('rcv', of_instrument)
     and s.lo < span_hi and s.hi > span_lo
   order by t.version, 6
$$;
revoke execute on function ledger.steps(bigint, bigint, bigint) from public;

-- The steps behind what I hold, have a claim on, or owe, cut to exactly that.
create function ledger.chain(of_instrument bigint, span_lo bigint, span_hi bigint)
  returns table (version integer, entry bigint, act text, business_date date, holder text,
                 lo bigint, hi bigint)
  language sql stable security definer set search_path = pg_catalog, ledger, pg_temp as $$
  select s.version, s.entry, s.act, s.business_date, s.holder, s.lo, s.hi
    from ledger.title t
    cross join lateral
      ledger.steps(t.instrument, greatest(t.lo, span_lo), least(t.hi, span_hi)) s
   where t.instrument = of_instrument and t.lo < span_hi and t.hi > span_lo
     and (t.holder = ledger.me()
          or exists (select from ledger.claim c
                      where c.id = t.claim and c.claimant = ledger.me())
          or exists (select from ledger.receivable r
                      where r.id = of_instrument and r.debtor = ledger.me()))
   order by s.version, s.lo
$$;

-- The receivable that my own signed look-through names; none for any other entry.
create function ledger.looked_through(citing bigint) returns bigint language sql stable
  security definer set search_path = pg_catalog, ledger, pg_temp as $$
  select t.subject from ledger.entry e join ledger.touch t on t.entry = e.id
   where e.id = citing and e.act = 'regulator.look-through' and e.party = ledger.me()
     and t.noun = 'rcv'
$$;

create function ledger.cited_chain(citing bigint)
  returns table (version integer, entry bigint, act text, business_date date, holder text,
                 lo bigint, hi bigint)
  language sql stable security definer set search_path = pg_catalog, ledger, pg_temp as $$
  select s.* from ledger.instrument i cross join lateral ledger.steps(i.id, 0, i.size) s
   where i.id = ledger.looked_through(citing)
$$;

create function ledger.cited_titles(citing bigint)
  returns table (lo bigint, hi bigint, holder bigint)
  language sql stable security definer set search_path = pg_catalog, ledger, pg_temp as $$
  select t.lo, t.hi, t.holder from ledger.title t
   where t.instrument = ledger.looked_through(citing) order by t.lo
$$;

create function ledger.cited_invoices(citing bigint)
  returns table (invoice bigint, number text, seller bigint, buyer bigint, invoiced_on date,
                 since bigint, used bigint)
  language sql stable security definer set search_path = pg_catalog, ledger, trade, pg_temp as $$
  select i.id, i.number, i.seller, i.buyer, i.invoiced_on, u.since, sum(u.hi - u.lo)::bigint
    from trade.invoice_allocation u join trade.invoice i on i.id = u.invoice
   where u.allocated_to = ledger.looked_through(citing)
   group by i.id, u.since order by u.since, i.id
$$;
