-- What is owed on receivables, by receivable and party: what of it was paid by the word of a bank,
-- what by the word of who was paid, and what is outstanding. Each figure has a source of its own,
-- so that they prove each other: titles, lines, the journal, and the statements of banks.
set local role tallystick_owner;

create function ledger.debt_proof(of_receivables bigint[])
  returns table (instrument bigint, party bigint, debtor bigint, currency text, due_on date,
                 owed bigint, paid bigint, acknowledged bigint, outstanding bigint,
                 owed_back bigint, told bigint)
  language sql stable security definer set search_path = pg_catalog, ledger, pg_temp as $$
  with part (instrument, party, owed, paid, acknowledged, outstanding, owed_back, told) as (
    -- what is held is owed and outstanding
    select t.instrument, t.holder, t.hi - t.lo, 0, 0, t.hi - t.lo, 0, 0
      from ledger.title t where t.instrument = any(of_receivables) and t.holder <> 0
    union all
    -- what was retired by the word of who was paid
    select t.instrument, e.party, t.hi - t.lo, 0, t.hi - t.lo, 0, 0, 0
      from ledger.title t join ledger.entry e on e.id = t.since
     where t.instrument = any(of_receivables) and t.holder = 0
       and e.act = 'receivable.acknowledge-payment'
    union all
    -- what lines say, and what the statements say that were taken as their proof
    select l.instrument, l.payee,
           case when l.again_settlement is null and l.status in ('paid', 'returned')
                then l.amount_minor else 0 end,
           case l.status when 'paid' then l.amount_minor else 0 end, 0, 0,
           case l.status when 'late' then l.amount_minor else 0 end,
           coalesce(p.amount_minor, 0) - coalesce(b.amount_minor, 0)
      from ledger.settlement_line l
      left join ledger.statement_entry p
        on p.told_by = l.paid_told_by and p.reference = l.paid_reference
      left join ledger.statement_entry b
        on b.told_by = l.returned_told_by and b.reference = l.returned_reference
     where l.instrument = any(of_receivables)
    union all
    -- what went back and is owed on no span
    select l.instrument, l.payee, 0, 0, 0, l.amount_minor, 0, 0
      from ledger.line_owed_anew l where l.instrument = any(of_receivables))
  select p.instrument, p.party, r.debtor, r.currency, r.due_on, sum(p.owed)::bigint,
         sum(p.paid)::bigint, sum(p.acknowledged)::bigint, sum(p.outstanding)::bigint,
         sum(p.owed_back)::bigint, sum(p.told)::bigint
    from part p join ledger.receivable r on r.id = p.instrument
   where r.status in ('issued', 'settled')
   group by p.instrument, p.party, r.debtor, r.currency, r.due_on
$$;

-- The receivables of which a party owes something, is owed something, or was paid something.
create function ledger.debts_of_me() returns bigint[]
  language sql stable security definer set search_path = pg_catalog, ledger, pg_temp as $$
  select coalesce(array_agg(d.id), '{}') from (
    select r.id from ledger.receivable r where r.debtor = ledger.me()
    union
    select t.instrument from ledger.title t where t.holder = ledger.me()
    union
    select l.instrument from ledger.settlement_line l where l.payee = ledger.me()
    union
    select h.subject from ledger.entry e
      join ledger.touch h on h.entry = e.id and h.noun = 'rcv'
     where e.party = ledger.me() and e.act = 'receivable.acknowledge-payment') d (id)
$$;

-- What the reader owes, and what it is or was owed.
create function ledger.debts_proven()
  returns table (instrument bigint, party bigint, debtor bigint, currency text, due_on date,
                 owed bigint, paid bigint, acknowledged bigint, outstanding bigint,
                 owed_back bigint, told bigint)
  language sql stable security definer set search_path = pg_catalog, ledger, pg_temp as $$
  select d.* from ledger.debt_proof(ledger.debts_of_me()) d
   where ledger.me() in (d.party, d.debtor)
$$;

-- What does not add up: owed is paid, acknowledged or outstanding, and in all the face; what banks
-- told is what was paid, or came too late and is owed back.
create function ledger.debt_unproven(of_receivables bigint[])
  returns table (instrument bigint, party bigint, says text)
  language sql stable security definer set search_path = pg_catalog, ledger, pg_temp as $$
  with proof as (select * from ledger.debt_proof(of_receivables))
  select d.instrument, d.party,
         concat_ws(' ', d.owed, d.paid, d.acknowledged, d.outstanding, d.owed_back, d.told)
    from proof d
   where d.owed <> d.paid + d.acknowledged + d.outstanding or d.told <> d.paid + d.owed_back
  union all
  select r.id, 0, concat_ws(' ', r.amount_minor, sum(d.owed))
    from ledger.receivable r left join proof d on d.instrument = r.id
   where r.id = any(of_receivables) and r.status in ('issued', 'settled')
   group by r.id having r.amount_minor is distinct from sum(d.owed)
$$;
revoke execute on function ledger.debt_proof, ledger.debts_of_me, ledger.debts_proven,
  ledger.debt_unproven from public;
grant execute on function ledger.debts_proven to tallystick_reader;
