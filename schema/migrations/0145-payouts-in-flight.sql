-- A payout in flight is waited for: its lender brings what its bank says. Where the bank is silent
-- beyond its date that is noted, and nothing is freed, since the money may still move. An account
-- stays open while a payout from or to it is in flight.
set local role tallystick_owner;

insert into ledger.wait_kind values ('payout_proof');

alter table ledger.payout
  -- null of payouts that were instructed before there was such a wait
  add column wait bigint,
  add column unanswered_by bigint,
  drop constraint payout_has_status,
  add constraint payout_has_status check (status in
    ('instructed', 'unanswered', 'rejected', 'abandoned', 'paid', 'late', 'returned')),
  add constraint payout_is_unanswered_by_an_entry
    check (status <> 'unanswered' or unanswered_by is not null);
create index payout_of_wait on ledger.payout (wait) where wait is not null;
create index payout_in_flight_from on ledger.payout (from_account)
  where status in ('instructed', 'unanswered');
create index payout_in_flight_to on ledger.payout (to_account)
  where status in ('instructed', 'unanswered');
create index payout_unanswered on ledger.payout (lender, financing) where status = 'unanswered';
drop index ledger.financing_has_one_payout_in_flight;
create unique index financing_has_one_payout_in_flight on ledger.payout (financing)
  where status in ('instructed', 'unanswered');
grant update (unanswered_by) on ledger.payout to tallystick_ledger;

-- What stands of two rules, with the stage more.
do $$
declare
  rule record;
  had text;
begin
  for rule in select * from (values
    ('ledger.payout_guard()', $old$(('instructed', 'rejected'),$old$,
     $new$(('instructed', 'unanswered'), ('unanswered', 'rejected'), ('unanswered', 'abandoned'),
         ('unanswered', 'paid'), ('instructed', 'rejected'),$new$),
    ('ledger.payout_guard()', $old$new.execute_on, new.instructed_by)$old$,
     $new$new.execute_on, new.instructed_by, new.wait)$new$),
    ('ledger.payout_guard()', $old$old.execute_on, old.instructed_by)$old$,
     $new$old.execute_on, old.instructed_by, old.wait)$new$),
    ('ledger.financing_is_bound()', $old$o.status = 'instructed')$old$,
     $new$o.status in ('instructed', 'unanswered'))$new$)) r (name, old, new)
  loop
    had := pg_get_functiondef(rule.name::regprocedure);
    if position(rule.old in had) = 0 then
      raise exception '% does not say %', rule.name, rule.old;
    end if;
    execute replace(had, rule.old, rule.new);
  end loop;
end $$;

create function ledger.payout_has_wait() returns trigger language plpgsql
  security definer set search_path = pg_catalog, ledger, pg_temp as $$
begin
  if exists (select from born b where b.wait is not null
                and (select w.id from ledger.wait w where w.id = b.wait) is null) then
    perform ledger.refuse_row('payout_has_wait', 'a payout has the wait that was opened for it');
  end if;
  return null;
end $$;
create trigger payout_has_wait after insert on ledger.payout
  referencing new table as born for each statement execute function ledger.payout_has_wait();

create function ledger.note_payout_answered() returns trigger language plpgsql
  security definer set search_path = pg_catalog, ledger, pg_temp as $$
begin
  insert into ledger.answered_wait (wait) select wait from ended where wait is not null;
  return null;
end $$;
create trigger note_answered after update on ledger.payout
  referencing old table as ended for each statement execute function ledger.note_payout_answered();

do $$
begin
  execute 'create or replace view ledger.wait_item with (security_invoker = true) as '
    || rtrim(pg_get_viewdef('ledger.wait_item'::regclass), ';')
    || $arm$
  union all
  select o.wait, o.instructed_by, 'fin', o.financing, 0, o.amount_minor, o.execute_on
    from ledger.payout o
   where o.status = 'instructed' and o.wait is not null$arm$;
end $$;
-- Who relays waits reads what they are about.
alter policy writers on ledger.payout to tallystick_ledger, tallystick_sequencer;
grant select on ledger.payout to tallystick_sequencer;

create function ledger.account_closes_with_nothing_in_flight() returns trigger language plpgsql
  security definer set search_path = pg_catalog, ledger, pg_temp as $$
begin
  if exists (
    select from ledger.payout o
     where new.id in (o.from_account, o.to_account)
       and o.status in ('instructed', 'unanswered')) then
    perform ledger.refuse_row('account_closes_with_nothing_in_flight',
      'an account stays open while a payout from or to it is in flight');
  end if;
  return new;
end $$;
create trigger account_closes_with_nothing_in_flight before update on ledger.account
  for each row when (old.status <> 'closed' and new.status = 'closed')
  execute function ledger.account_closes_with_nothing_in_flight();
