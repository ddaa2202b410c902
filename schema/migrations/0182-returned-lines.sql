-- A payment that went back is owed until it is made again: its receivable is not settled meanwhile,
-- and the debtor finds it among what it has to pay.
set local role tallystick_owner;

-- Of payments of one span that went back one after the other the last is made again.
drop index ledger.returned_line_is_paid_again_once;
create unique index returned_line_is_paid_again_once
  on ledger.settlement_line (again_settlement, again_number)
  where status in ('instructed', 'paid', 'returned');
create index settlement_line_returned on ledger.settlement_line (instrument)
  where status = 'returned';

create view ledger.line_owed_anew with (security_invoker = true) as
  select l.settlement, l.number, l.instrument, l.lo, l.hi, l.amount_minor, l.holder, l.payee,
         exists (select from ledger.settlement_line a
                  where a.again_settlement = l.settlement and a.again_number = l.number
                    and a.status = 'instructed') as in_flight
    from ledger.settlement_line l
   where l.status = 'returned'
     and not exists (select from ledger.settlement_line a
                      where a.again_settlement = l.settlement and a.again_number = l.number
                        and a.status in ('paid', 'returned'));

-- What of receivables was paid, went back and is owed still. Who sees a receivable may know it.
create function ledger.owed_anew(of_receivables bigint[])
  returns table (receivable bigint, amount_minor bigint)
  language sql stable security definer set search_path = pg_catalog, ledger, pg_temp as $$
  select l.instrument, ledger.total(l.amount_minor)
    from ledger.line_owed_anew l where l.instrument = any(of_receivables) group by l.instrument
$$;
revoke execute on function ledger.owed_anew from public;
grant execute on function ledger.owed_anew to tallystick_reader;

-- As before; what is settled is issued again when a payment of it went back.
create or replace function ledger.receivable_guard() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    raise exception using errcode = '23514', constraint = 'receivable_kept',
      message = 'a receivable ends, it is never removed';
  end if;
  if row(new.id, new.debtor, new.supplier, new.proposer, new.currency, new.amount_minor, new.due_on,
         new.wait, new.proposed_by)
     is distinct from
     row(old.id, old.debtor, old.supplier, old.proposer, old.currency, old.amount_minor, old.due_on,
         old.wait, old.proposed_by)
     or old.ended_by is not null and not (
       old.status = 'settled' and new.status = 'issued'
       and exists (select from ledger.line_owed_anew l where l.instrument = old.id))
     or (old.issued_by is not null and row(new.issued_by, new.package)
         is distinct from row(old.issued_by, old.package)) then
    raise exception using errcode = '23514', constraint = 'receivable_moves_forward',
      message = 'a receivable goes from proposed to issued to its end, and keeps what was agreed';
  end if;
  return new;
end $$;

create function ledger.settled_receivable_owes_nothing() returns trigger language plpgsql
  security definer set search_path = pg_catalog, ledger, pg_temp as $$
declare
  -- of a receivable itself its id, of a line its instrument
  receivable bigint := (to_jsonb(new) ->> tg_argv[0])::bigint;
begin
  if exists (select from ledger.receivable r where r.id = receivable and r.status = 'settled')
     and (exists (select from ledger.title t where t.instrument = receivable and t.holder <> 0)
          or exists (select from ledger.line_owed_anew l where l.instrument = receivable)) then
    perform ledger.refuse_row('settled_receivable_owes_nothing',
      'a receivable is settled when all of it is paid, and no payment of it went back');
  end if;
  return null;
end $$;
create constraint trigger settled_receivable_owes_nothing after update on ledger.receivable
  deferrable initially deferred for each row when (new.status = 'settled')
  execute function ledger.settled_receivable_owes_nothing('id');
create constraint trigger settled_receivable_owes_nothing after update on ledger.settlement_line
  deferrable initially deferred for each row when (new.status = 'returned')
  execute function ledger.settled_receivable_owes_nothing('instrument');

-- What a debtor has to pay: spans, and payments of them that went back.
create view ledger.line_due with (security_invoker = true) as
  select r.debtor, t.instrument, t.lo, t.hi, r.due_on, r.currency, t.holder,
         null::bigint as again_settlement, null::integer as again_number
    from ledger.title t join ledger.receivable r on r.id = t.instrument
   where r.status = 'issued' and t.holder <> 0
  union all
  select r.debtor, l.instrument, l.lo, l.hi, r.due_on, r.currency, l.payee, l.settlement, l.number
    from ledger.line_owed_anew l join ledger.receivable r on r.id = l.instrument;

create or replace function ledger.owed_on(of_instrument bigint, of_lo bigint)
  returns table (pledgee bigint, pledgee_minor bigint, holder_account bigint,
                 pledgee_account bigint, blocked_by text)
  language sql stable security definer set search_path = pg_catalog, ledger, pg_temp as $$
  select case when c.kind = 'pledge' then c.claimant end,
         coalesce(ledger.pledgee_part(t.instrument, t.lo), 0),
         ledger.account_paid(t.holder, r.currency),
         case when c.kind = 'pledge' then ledger.account_paid(c.claimant, r.currency) end,
         coalesce((select min(h.kind) from ledger.hold h
                    where h.instrument = t.instrument and h.lo = t.lo and h.lifted_by is null),
                  case when c.kind <> 'pledge' then c.kind end)
    from ledger.title t
    join ledger.receivable r on r.id = t.instrument
    left join ledger.claim c on c.id = t.claim
   where t.instrument = of_instrument and t.lo = of_lo and t.holder <> 0
  union all
  select null, 0, ledger.account_paid(l.payee, r.currency), null,
         case when l.in_flight then 'payment' end
    from ledger.line_owed_anew l join ledger.receivable r on r.id = l.instrument
   where l.instrument = of_instrument and l.lo = of_lo
$$;

grant select on ledger.line_owed_anew to tallystick_reader, tallystick_ledger;
grant select on ledger.line_due to tallystick_reader;

-- What looked settled before this rule.
update ledger.receivable r set status = 'issued', ended_by = null
 where r.status = 'settled'
   and exists (select from ledger.line_owed_anew l where l.instrument = r.id);
