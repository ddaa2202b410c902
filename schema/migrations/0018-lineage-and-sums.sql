-- Reads of receivables with thousands of entries, and of parties with tens of thousands of titles:
-- the same answers to the same readers, with half the work. Nothing is kept beside the rows.

-- A reader finds what it needs by a few keys: no page is worth the start of a second process, and
-- what it reads is in memory, so that the index of its own order is not dearer than a walk over
-- the rows of everybody.
alter role tallystick_reader set max_parallel_workers_per_gather = 0;
alter role tallystick_reader set random_page_cost = 1.1;
set local role tallystick_owner;

-- A sum of bigints as a bigint; the built-in one reckons in numeric, for each group.
create aggregate ledger.total(bigint) (
  sfunc = int8pl, stype = bigint, initcond = '0', combinefunc = int8pl, parallel = safe);

-- What I hold, by debtor and due date. My titles are mine to see, and so are their terms. The ids
-- of all titles go to the next index at once: it walks its pages in order, beside the titles,
-- where a nested loop would go down to a leaf for each.
create or replace function ledger.my_exposure()
  returns table (due_on date, debtor bigint, currency text, amount bigint, receivables bigint)
  language sql stable security definer set search_path = pg_catalog, ledger, pg_temp
  set enable_nestloop = off set enable_sort = off as $$
  select r.due_on, r.debtor, r.currency, ledger.total(h.amount), count(*)
    from ledger.receivable r
    join (select t.instrument, ledger.total(t.hi - t.lo - case when i.id is null then 0
                   else ledger.paid_on(t.lo, t.hi, i.paid_p, i.paid_q) end) as amount
            from ledger.title t
            left join ledger.instrument i on i.id = t.instrument and i.paid_p > 0
           where t.holder = ledger.me() and t.holder <> 0
           group by t.instrument) h on h.instrument = r.id
   where r.id = any(array(select t.instrument from ledger.title t
                           where t.holder = ledger.me() and t.holder <> 0))
   group by r.due_on, r.debtor, r.currency
$$;

-- What I owe on my issued receivables: each face, less what was paid of it and what is retired.
create or replace function ledger.my_debts()
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
    select t.instrument, ledger.total(t.hi - t.lo - case when p.id is null then 0
             else ledger.paid_on(t.lo, t.hi, p.paid_p, p.paid_q) end) as amount
      from ledger.title t left join paid p on p.id = t.instrument
     where t.holder = 0 and t.instrument = any(array(select id from face))
     group by t.instrument),
  owed as (
    select f.due_on, f.currency, f.amount_minor - coalesce(t.amount, 0)
             - case when p.id is null then 0
                    else ledger.paid_on(0, f.amount_minor, p.paid_p, p.paid_q) end as amount
      from face f left join paid p on p.id = f.id left join retired t on t.instrument = f.id)
  select o.due_on, ledger.me(), o.currency, ledger.total(o.amount), count(*)
    from owed o where o.amount > 0 group by o.due_on, o.currency
$$;

drop function ledger.chain(bigint, bigint, bigint);
drop function ledger.cited_chain(bigint);
drop function ledger.cited_invoices(bigint);
drop function ledger.steps(bigint, bigint, bigint);

-- Each entry that gave units of a receivable to a holder. An entry's postings are canonical JSON:
-- their keys are in order and nothing in them is escaped. Cut at the name of the receivable, which
-- no other subject shares, a piece of interest begins `move","span":{"hi":"…","lo":"…"},"to":"…"`
-- or `issue","size":"…","to":"…"`. The ids of all entries go to their index at once.
create function ledger.steps(of_receivable bigint)
  returns table (entry bigint, act text, business_date date, holder text, lo bigint, hi bigint)
  language sql stable
begin atomic
  select p.id, p.act, p.business_date,
         split_part(p.told, '"', case when p.told ^@ 'move' then 15 else 9 end),
         case when p.told ^@ 'move' then split_part(p.told, '"', 11)::bigint else 0 end,
         split_part(p.told, '"', case when p.told ^@ 'move' then 7 else 5 end)::bigint
    from (select e.id, e.act, e.business_date, unnest(string_to_array(e.postings,
                   (select '{"instrument":"' || ledger.id_text('rcv', of_receivable)
                           || '","post":"'))) as told
            from ledger.entry e
           where e.id = any (array(select t.entry from ledger.touch t
                                    where t.subject = of_receivable))) p
   where p.told ^@ 'move"' or p.told ^@ 'issue"'
  offset 0;
end;
revoke execute on function ledger.steps(bigint) from public;

-- The steps behind what I hold, have a claim on, or owe, cut to exactly that; oldest first. For
-- who has no part in it nothing of the journal is read.
create function ledger.chain(of_receivable bigint, span_lo bigint, span_hi bigint)
  returns table (entry bigint, act text, business_date date, holder text, lo bigint, hi bigint)
  language sql stable security definer set search_path = pg_catalog, ledger, pg_temp as $$
  with mine as materialized (
    select range_agg(int8range(greatest(t.lo, span_lo), least(t.hi, span_hi))) as spans
      from ledger.title t
     where t.instrument = of_receivable and t.lo < span_hi and t.hi > span_lo
       and span_lo < span_hi
       and (t.holder = ledger.me()
            or (select c.claimant from ledger.claim c where c.id = t.claim) = ledger.me()
            or (select r.debtor from ledger.receivable r where r.id = of_receivable)
               = ledger.me())
    having count(*) > 0),
  cut as (
    select s.entry, s.act, s.business_date, s.holder,
           unnest(int8multirange(int8range(s.lo, s.hi)) * mine.spans) as part
      from mine cross join ledger.steps(of_receivable) s
     where int8range(s.lo, s.hi) && mine.spans)
  select entry, act, business_date, holder, lower(part), upper(part) from cut order by entry, part
$$;

-- The receivable that my own signed look-through names, the one thing that such an entry touches;
-- none for any other entry.
create or replace function ledger.looked_through(citing bigint) returns bigint
  language sql stable security definer set search_path = pg_catalog, ledger, pg_temp as $$
  select t.subject from ledger.entry e join ledger.touch t on t.entry = e.id
   where e.id = citing and e.act = 'regulator.look-through' and e.party = ledger.me()
$$;

create function ledger.cited_chain(citing bigint)
  returns table (entry bigint, act text, business_date date, holder text, lo bigint, hi bigint)
  language sql stable security definer set search_path = pg_catalog, ledger, pg_temp as $$
  select s.* from ledger.steps((select ledger.looked_through(citing))) s order by s.entry, s.lo
$$;

-- A page of the invoices that back what is looked through, in the order of the entries that used
-- them: the uses are counted off first, and only those of the page are looked up.
create function ledger.cited_invoices(citing bigint, first_row integer, rows_max integer)
  returns table (invoice bigint, number text, seller bigint, buyer bigint, invoiced_on date,
                 since bigint, used bigint)
  language sql stable security definer set search_path = pg_catalog, ledger, trade, pg_temp as $$
  with page as materialized (
    select u.since, u.invoice, ledger.total(u.hi - u.lo) as used from trade.invoice_allocation u
     where u.allocated_to = (select ledger.looked_through(citing)) and u.allocated_to <> 0
     group by u.since, u.invoice order by u.since, u.invoice limit rows_max offset first_row)
  select i.id, i.number, i.seller, i.buyer, i.invoiced_on, p.since, p.used
    from page p join trade.invoice i on i.id = p.invoice order by p.since, p.invoice
$$;

create function ledger.cited_invoice_count(citing bigint) returns bigint
  language sql stable security definer set search_path = pg_catalog, ledger, trade, pg_temp as $$
  select count(*) from (select from trade.invoice_allocation u
                         where u.allocated_to = (select ledger.looked_through(citing))
                           and u.allocated_to <> 0
                         group by u.since, u.invoice) i
$$;
