-- What a party holds and owes, added up at each reading from indexes that hold all that is needed,
-- so that nothing is kept beside the titles and a transfer pays nothing for it. The functions run
-- as the owner and name the reader's own rows as their condition; policies would ask again for
-- each row.
set local role tallystick_owner;

-- A sum of bigints as a bigint. The built-in sum adds up in numeric, which costs more.
create aggregate ledger.total(bigint) (
  sfunc = int8pl, stype = bigint, initcond = '0', combinefunc = int8pl, parallel = safe);

-- What was paid on [lo, hi) when p/q of the face was paid, as `contracts/kernel/span.ts` has it.
create function ledger.paid_on(lo bigint, hi bigint, p bigint, q bigint) returns bigint
  language sql immutable parallel safe
  return (div(hi::numeric * p, q) - div(lo::numeric * p, q))::bigint;

-- What the reader holds, by debtor and due date. A holder may see its titles, and so their terms.
-- The ids of all titles go to the next index as one array: the index is walked page by page in
-- order, where a nested loop would descend to a leaf for each title.
create function ledger.my_exposure()
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

-- What of that is under a claim or on hold, by debtor and due date. Claims and holds are few beside
-- titles and are found from their own side; a title under both counts once in `restricted`.
create function ledger.my_restricted()
  returns table (due_on date, debtor bigint, currency text, offered bigint, financed bigint,
                 pledged bigint, sold bigint, held bigint, restricted bigint)
  language sql stable security definer set search_path = pg_catalog, ledger, pg_temp as $$
  with pieces as (
    select c.instrument, c.lo, c.hi, c.kind, false as held from ledger.claim c
     where c.holder = ledger.me() and c.freed_by is null
    union all
    select h.instrument, h.lo, h.hi, null, true from ledger.hold h
     where h.lifted_by is null
       and (select t.holder from ledger.title t
             where t.instrument = h.instrument and t.lo = h.lo) = ledger.me()),
  titles as (
    select p.instrument, max(p.kind) as kind, bool_or(p.held) as held,
           p.hi - p.lo - coalesce((select ledger.paid_on(p.lo, p.hi, i.paid_p, i.paid_q)
             from ledger.instrument i where i.id = p.instrument and i.paid_p > 0), 0) as amount
      from pieces p group by p.instrument, p.lo, p.hi)
  select r.due_on, r.debtor, r.currency,
         coalesce(ledger.total(t.amount) filter (where t.kind = 'offer'), 0),
         coalesce(ledger.total(t.amount) filter (where t.kind = 'finance'), 0),
         coalesce(ledger.total(t.amount) filter (where t.kind = 'pledge'), 0),
         coalesce(ledger.total(t.amount) filter (where t.kind = 'sale'), 0),
         coalesce(ledger.total(t.amount) filter (where t.held), 0),
         ledger.total(t.amount)
    from titles t join ledger.receivable r on r.id = t.instrument
   group by r.due_on, r.debtor, r.currency
$$;

-- What the reader owes on its issued receivables: each face, less what was paid of it and what is
-- retired.
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
