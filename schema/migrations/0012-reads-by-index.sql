-- Reads of parties with tens of thousands of titles. Pages come off an index in their order; sums
-- are read off indexes that hold all they need, so nothing is kept beside the titles and a transfer
-- pays nothing for them.

-- Row rights hide from the planner how many rows pass: it takes a page of ten thousand for one of a
-- few, and gathers and sorts all. This role reads by keys, in the order of an index.
alter role tallystick_reader set enable_seqscan = off;
alter role tallystick_reader set enable_bitmapscan = off;
set local role tallystick_owner;

-- As title_by_holder, with the end of the span: what a party holds is summed without the table.
create index title_of_holder on ledger.title (holder, instrument, lo) include (hi)
  where holder <> 0;
drop index ledger.title_by_holder;
create index title_retired on ledger.title (instrument, lo) include (hi) where holder = 0;
create index instrument_paid on ledger.instrument (id) include (paid_p, paid_q) where paid_p > 0;
create index receivable_terms on ledger.receivable (id) include (debtor, due_on, currency);
create index receivable_owed on ledger.receivable (debtor, id)
  include (due_on, currency, amount_minor) where status = 'issued';

-- Open waits in the order of their pages.
drop index ledger.wait_by_awaited;
create index wait_of_awaited on ledger.wait (awaited, id) where not closed;
create index wait_of_party on ledger.wait (party, id) where not closed;
create index key_of_party on ledger.key (party, id);

-- What was paid on [lo, hi) when p/q of the face was, as `span.ts` reckons it.
create function ledger.paid_on(lo bigint, hi bigint, p bigint, q bigint) returns bigint
  language sql immutable parallel safe
  return (div(hi::numeric * p, q) - div(lo::numeric * p, q))::bigint;

-- What I hold, by debtor and due date. My titles are mine to see, and so are their terms. These two
-- take the ids of all titles to the next index at once: it walks its pages in order, where a nested
-- loop would go down to a leaf for each.
create function ledger.my_exposure()
  returns table (due_on date, debtor bigint, currency text, amount bigint, receivables bigint)
  language sql stable security definer set search_path = pg_catalog, ledger, pg_temp
  set enable_nestloop = off set enable_sort = off as $$
  with held as materialized (
    select t.instrument, sum(t.hi - t.lo - case when i.id is null then 0
             else ledger.paid_on(t.lo, t.hi, i.paid_p, i.paid_q) end)::bigint as amount
      from ledger.title t left join ledger.instrument i on i.id = t.instrument and i.paid_p > 0
     where t.holder = ledger.me() and t.holder <> 0
     group by t.instrument)
  select r.due_on, r.debtor, r.currency, sum(h.amount)::bigint, count(*)
    from ledger.receivable r join held h on h.instrument = r.id
   where r.id = any(array(select instrument from held))
   group by r.due_on, r.debtor, r.currency
$$;

-- What I owe on my issued receivables: each face, less what was paid of it and what is retired.
create function ledger.my_debts()
  returns table (due_on date, debtor bigint, currency text, amount bigint, receivables bigint)
  language sql stable security definer set search_path = pg_catalog, ledger, pg_temp
  set enable_nestloop = off as $$
  with face as materialized (
    select r.id, r.due_on, r.currency, r.amount_minor from ledger.receivable r
     where r.debtor = ledger.me() and r.status = 'issued'),
  paid as materialized (
    select i.id, i.paid_p, i.paid_q from ledger.instrument i
     where i.paid_p > 0 and i.id = any(array(select id from face))),
  retired as materialized (
    select t.instrument, sum(t.hi - t.lo - case when p.id is null then 0
             else ledger.paid_on(t.lo, t.hi, p.paid_p, p.paid_q) end)::bigint as amount
      from ledger.title t left join paid p on p.id = t.instrument
     where t.holder = 0 and t.instrument = any(array(select id from face))
     group by t.instrument),
  owed as (
    select f.due_on, f.currency, f.amount_minor - coalesce(t.amount, 0)
             - case when p.id is null then 0
                    else ledger.paid_on(0, f.amount_minor, p.paid_p, p.paid_q) end as amount
      from face f left join paid p on p.id = f.id left join retired t on t.instrument = f.id)
  select o.due_on, ledger.me(), o.currency, sum(o.amount)::bigint, count(*)
    from owed o where o.amount > 0 group by o.due_on, o.currency
$$;

-- The journal of one instrument: its name is written once, and only postings that pass units on are
-- taken apart.
create or replace function ledger.steps(of_instrument bigint, span_lo bigint, span_hi bigint)
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
   where t.subject = of_instrument and t.noun = 'rcv' and span_lo < span_hi
     and (e.postings like '%"post":"move"%' or e.postings like '%"post":"issue"%')
     and p.posting ->> 'post' in ('issue', 'move')
     and p.posting ->> 'instrument' = (select ledger.id_text('rcv', of_instrument))
     and s.lo < span_hi and s.hi > span_lo
   order by t.version, 6
$$;

-- The journal is read once, and its steps are cut to what I hold, have a claim on, or owe.
create or replace function ledger.chain(of_instrument bigint, span_lo bigint, span_hi bigint)
  returns table (version integer, entry bigint, act text, business_date date, holder text,
                 lo bigint, hi bigint)
  language sql stable security definer set search_path = pg_catalog, ledger, pg_temp as $$
  with mine as materialized (
    select range_agg(int8range(greatest(t.lo, span_lo), least(t.hi, span_hi))) as spans
      from ledger.title t
     where t.instrument = of_instrument and t.lo < span_hi and t.hi > span_lo
       and (t.holder = ledger.me()
            or exists (select from ledger.claim c
                        where c.id = t.claim and c.claimant = ledger.me())
            or exists (select from ledger.receivable r
                        where r.id = of_instrument and r.debtor = ledger.me())))
  select s.version, s.entry, s.act, s.business_date, s.holder, lower(part), upper(part)
    from mine
    cross join lateral ledger.steps(of_instrument, lower(spans), upper(spans)) s
    cross join lateral unnest(spans * int8multirange(int8range(s.lo, s.hi))) part
   order by s.version, 6
$$;

revoke execute on function ledger.steps(bigint, bigint, bigint) from public;

-- What a look-through cites is found once, not for every row.
create or replace function ledger.cited_titles(citing bigint)
  returns table (lo bigint, hi bigint, holder bigint)
  language sql stable security definer set search_path = pg_catalog, ledger, pg_temp as $$
  select t.lo, t.hi, t.holder from ledger.title t
   where t.instrument = (select ledger.looked_through(citing)) order by t.lo
$$;

create or replace function ledger.cited_chain(citing bigint)
  returns table (version integer, entry bigint, act text, business_date date, holder text,
                 lo bigint, hi bigint)
  language sql stable security definer set search_path = pg_catalog, ledger, pg_temp as $$
  select s.* from ledger.instrument i cross join lateral ledger.steps(i.id, 0, i.size) s
   where i.id = (select ledger.looked_through(citing))
$$;

create or replace function ledger.cited_invoices(citing bigint)
  returns table (invoice bigint, number text, seller bigint, buyer bigint, invoiced_on date,
                 since bigint, used bigint)
  language sql stable security definer set search_path = pg_catalog, ledger, trade, pg_temp as $$
  select i.id, i.number, i.seller, i.buyer, i.invoiced_on, u.since, sum(u.hi - u.lo)::bigint
    from trade.invoice_allocation u join trade.invoice i on i.id = u.invoice
   where u.allocated_to = (select ledger.looked_through(citing)) and u.allocated_to <> 0
   group by i.id, u.since order by u.since, i.id
$$;

-- Who sees what: the rules of 0009 and no other, each asked of an index for the rows that a query
-- found. As an `exists` it could be turned round, and all that a party sees was read for one row.
alter policy visible on ledger.entry
  using ((select s.entry from ledger.entry_visibility s
           where s.party = (select ledger.me()) and s.entry = entry.id limit 1) is not null);
alter policy visible on ledger.touch
  using ((select s.entry from ledger.entry_visibility s
           where s.party = (select ledger.me()) and s.entry = touch.entry limit 1) is not null);
alter policy visible on ledger.position
  using ((select s.entry from ledger.entry_visibility s
           where s.party = (select ledger.me()) and s.entry = position.entry limit 1) is not null);
alter policy visible on ledger.instrument
  using ((select s.entry from ledger.entry_visibility s
           where s.party = (select ledger.me()) and s.instrument = instrument.id limit 1)
         is not null);
alter policy visible on ledger.receivable
  using (debtor = (select ledger.me()) or supplier = (select ledger.me())
         or proposer = (select ledger.me())
         or (select s.entry from ledger.entry_visibility s
              where s.party = (select ledger.me()) and s.instrument = receivable.id limit 1)
            is not null);
alter policy concerned on ledger.title
  using (holder = (select ledger.me())
         or (select c.claimant from ledger.claim c where c.id = title.claim) = (select ledger.me())
         or (select r.debtor from ledger.receivable r where r.id = title.instrument)
            = (select ledger.me()));
alter policy concerned on ledger.hold
  using (party = (select ledger.me())
         or (select t.holder from ledger.title t
              where t.instrument = hold.instrument and t.lo = hold.lo) = (select ledger.me()));
alter policy parties on ledger.confirmation
  using ((select r.id from ledger.receivable r where r.id = receivable
            and (select ledger.me()) in (r.debtor, r.supplier)) is not null);
alter policy parties on trade.delivery
  using ((select o.id from trade.purchase_order o where o.id = purchase_order) is not null);
alter policy parties on trade.invoice_allocation
  using ((select i.id from trade.invoice i where i.id = invoice) is not null);
