-- Lineage and look-through (穿透): the way of a span from the debtor to its holder, read from the
-- journal. A holder sees who held its span before and since when; it never sees a neighbour's span,
-- price or invoice. A regulator or a court sees all of one receivable, and each such reading cites
-- the entry of a signed act.
set local role tallystick_owner;

-- The text of an id, as `contracts/kernel/id.ts` writes it.
create function ledger.id_text(noun text, number bigint) returns text language sql immutable as $$
  select noun || '_' || string_agg(
    substr('0123456789ABCDEFGHJKMNPQRSTVWXYZ', ((number >> (5 * i)) & 31)::integer + 1, 1),
    '' order by i desc)
  from generate_series(0, 12) i
$$;

-- Each entry that gave units of an instrument to a holder, read from the entry's postings: `issue`
-- gives the whole size, `move` a span. These two alone name a receiver (`to`), so the postings of
-- other entries are not parsed. The ids of all entries go to their index as one array. `offset 0`
-- keeps the plan apart from that of the query that asks.
create function ledger.steps(of_instrument bigint)
  returns table (entry bigint, act text, business_date date, holder text, lo bigint, hi bigint)
  language sql stable
begin atomic
  select e.id, e.act, e.business_date, p ->> 'to',
         coalesce((p -> 'span' ->> 'lo')::bigint, 0),
         coalesce(p -> 'span' ->> 'hi', p ->> 'size')::bigint
    from ledger.entry e
    cross join lateral jsonb_array_elements(e.postings::jsonb) p
   where e.id = any (array(select t.entry from ledger.touch t where t.subject = of_instrument))
     and e.postings like '%"to":%'
     and p ->> 'post' in ('issue', 'move')
     and p ->> 'instrument' = (
       select ledger.id_text(k.id_prefix, i.id)
         from ledger.instrument i join ledger.instrument_kind k on k.kind = i.kind
        where i.id = of_instrument)
  offset 0;
end;
revoke execute on function ledger.steps(bigint) from public;
grant execute on function ledger.steps(bigint) to tallystick_sequencer, tallystick_ledger;

-- The steps behind what the reader holds, has a claim on or owes, cut to exactly that; oldest
-- first. For a reader who has no part in the receivable nothing of the journal is read.
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

-- The instrument that the reader's own signed look-through names; none for any other entry.
create function ledger.looked_through(citing bigint) returns bigint
  language sql stable security definer set search_path = pg_catalog, ledger, pg_temp as $$
  select l.instrument from ledger.look_through l where l.entry = citing and l.party = ledger.me()
$$;

-- What a look-through shows beside titles, claims and holds, which an authority reads as rows. The
-- subquery finds the instrument once, and not for every row.
create function ledger.cited_chain(citing bigint)
  returns table (entry bigint, act text, business_date date, holder text, lo bigint, hi bigint)
  language sql stable security definer set search_path = pg_catalog, ledger, pg_temp as $$
  select s.* from ledger.steps((select ledger.looked_through(citing))) s order by s.entry, s.lo
$$;

-- A page of the invoices that back what is looked through, in the order of the entries that
-- allocated them. The page is counted off first, and only its invoices are looked up.
create function ledger.cited_invoices(citing bigint, first_row integer, rows_max integer)
  returns table (invoice bigint, number text, seller bigint, buyer bigint, invoiced_on date,
                 currency text, since bigint, used bigint)
  language sql stable security definer set search_path = pg_catalog, ledger, trade, pg_temp as $$
  with page as materialized (
    select u.since, u.invoice, ledger.total(u.hi - u.lo) as used from trade.invoice_allocation u
     where u.allocated_to = (select ledger.looked_through(citing)) and u.allocated_to <> 0
     group by u.since, u.invoice order by u.since, u.invoice limit rows_max offset first_row)
  select i.id, i.number, i.seller, i.buyer, i.invoiced_on, i.currency, p.since, p.used
    from page p join trade.invoice i on i.id = p.invoice order by p.since, p.invoice
$$;

create function ledger.cited_invoice_count(citing bigint) returns bigint
  language sql stable security definer set search_path = pg_catalog, ledger, trade, pg_temp as $$
  select count(*) from (select from trade.invoice_allocation u
                         where u.allocated_to = (select ledger.looked_through(citing))
                           and u.allocated_to <> 0
                         group by u.since, u.invoice) i
$$;

-- The number in an id, as `contracts/kernel/id.ts` reads it.
create function ledger.id_number(id text) returns bigint language sql immutable parallel safe
  return (select sum((strpos('0123456789ABCDEFGHJKMNPQRSTVWXYZ', substr(right(id, 13), n, 1)) - 1)
                     ::bigint << (5 * (13 - n)))::bigint
            from generate_series(1, 13) n);

-- What each party sees of units that were issued, passed on or retired, a row for each posting,
-- with the row rights of who asks. Who passed them on is the holder of the claim that the entry
-- freed, else the party that commanded it.
create view ledger.movement with (security_invoker = true) as
  select v.party, e.id as entry, p.n as part, p.posting ->> 'post' as kind, e.act, e.business_date,
         s.instrument, s.lo, s.hi, r.currency,
         case when p.posting ->> 'post' = 'issue' then r.debtor else coalesce(
           (select c.holder from ledger.claim c
             where c.instrument = s.instrument and c.lo <= s.lo and c.hi >= s.hi
               and c.freed_by = e.id limit 1), e.party) end as from_party,
         s.to_party
    from (select distinct party, entry from ledger.entry_visibility) v
    join ledger.entry e on e.id = v.entry
    cross join lateral jsonb_array_elements(e.postings::jsonb) with ordinality p (posting, n)
    cross join lateral (
      select ledger.id_number(p.posting ->> 'instrument') as instrument,
             ledger.id_number(p.posting ->> 'to') as to_party,
             coalesce((p.posting -> 'span' ->> 'lo')::bigint, 0) as lo,
             coalesce(p.posting -> 'span' ->> 'hi', p.posting ->> 'size')::bigint as hi) s
    left join ledger.receivable r on r.id = s.instrument
   where p.posting ->> 'post' in ('issue', 'move', 'retire');
grant select on ledger.movement to tallystick_reader;

-- What a regulator supervises: that receivables are, and between whom, but not who holds them. It
-- finds there what to look through. No barrier stands around these views, which would keep their
-- order from the indexes: the question who asks is asked once, before any row is read.
create view ledger.supervised as
  select r.* from ledger.receivable r where (select ledger.i_am('regulator'));
grant select on ledger.supervised to tallystick_reader;

create function ledger.supervised_of(of_party bigint) returns setof bigint
  language sql stable security definer set search_path = pg_catalog, ledger, pg_temp as $$
  select r.id from ledger.receivable r where r.debtor = of_party and ledger.i_am('regulator')
  union
  select r.id from ledger.receivable r where r.supplier = of_party and ledger.i_am('regulator')
  union
  select t.instrument from ledger.title t
   where t.holder = of_party and t.holder <> 0 and ledger.i_am('regulator')
$$;

create function ledger.supervised_by_invoice(of_number text) returns setof bigint
  language sql stable security definer set search_path = pg_catalog, ledger, trade, pg_temp as $$
  select u.allocated_to from trade.invoice i join trade.invoice_allocation u on u.invoice = i.id
   where i.number = of_number and u.allocated_to <> 0 and ledger.i_am('regulator')
$$;
revoke execute on function ledger.supervised_of, ledger.supervised_by_invoice from public;
grant execute on function ledger.supervised_of, ledger.supervised_by_invoice to tallystick_reader;

-- The daily report (rule C13): a row for each posting that issued units, passed them on, bound
-- them, set them free of more than an offer, or paid them; for a regulator alone. Who held them is
-- read from the claim that the entry made or freed, else it is the party that commanded it.
create view ledger.reported as
  select e.id as entry, p.n as part, e.act, e.business_date, s.noun, s.instrument, r.package,
         r.debtor, r.due_on, r.currency, s.lo, s.hi,
         case s.post when 'issue' then 'issued' when 'move' then 'transferred'
                     when 'retire' then 'paid' when 'free' then 'released'
                     else case s.claim when 'pledge' then 'pledged' when 'finance' then 'financed'
                                       else 'sold' end end as kind,
         case s.post when 'issue' then r.debtor else coalesce(c.holder, e.party) end as from_party,
         case s.post when 'bind' then s.claimant when 'free' then c.claimant
                     else s.holder end as to_party
    from ledger.entry e
    cross join lateral jsonb_array_elements(e.postings::jsonb) with ordinality p (posting, n)
    cross join lateral (
      select p.posting ->> 'post' as post, p.posting ->> 'kind' as claim,
             split_part(p.posting ->> 'instrument', '_', 1) as noun,
             ledger.id_number(p.posting ->> 'instrument') as instrument,
             ledger.id_number(p.posting ->> 'to') as holder,
             ledger.id_number(p.posting ->> 'party') as claimant,
             coalesce((p.posting -> 'span' ->> 'lo')::bigint, 0) as lo,
             coalesce(p.posting -> 'span' ->> 'hi', p.posting ->> 'size')::bigint as hi) s
    left join lateral (
      select c.holder, c.claimant, c.kind from ledger.claim c
       where c.instrument = s.instrument and c.lo < s.hi and c.hi > s.lo
         and e.id = case s.post when 'bind' then c.bound_by else c.freed_by end
       limit 1) c on true
    left join ledger.receivable r on r.id = s.instrument
   where (select ledger.i_am('regulator'))
     and (s.post in ('issue', 'move', 'retire') or s.post = 'bind' and s.claim <> 'offer'
          or s.post = 'free' and c.kind <> 'offer');
grant select on ledger.reported to tallystick_reader;
