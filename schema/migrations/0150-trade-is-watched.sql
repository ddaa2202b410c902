-- The watch on trade looks at invoices together: at those of an import when it has ended, at all of
-- them once a business date. What it finds names its invoices, and stays as it was written whatever
-- becomes of them.
set local role tallystick_owner;

create table trade.finding_document (
  finding bigint not null references trade.finding,
  invoice bigint not null references trade.invoice,
  constraint finding_names_a_document_once primary key (finding, invoice)
);
create index finding_document_of_invoice on trade.finding_document (invoice, finding);
create index finding_of_subject on trade.finding (subject, id);

create function trade.finding_kept() returns trigger language plpgsql as $$
begin
  raise exception using errcode = '23514', constraint = tg_table_name || '_kept',
    message = 'a finding stays as it was written';
end $$;
create trigger finding_kept before update or delete on trade.finding
  for each row execute function trade.finding_kept();
create trigger finding_document_kept before update or delete on trade.finding_document
  for each row execute function trade.finding_kept();

-- Which imports the watch is done with, and on which business date it has looked at all trade.
alter table trade.import add column watched boolean not null default false;
create index import_to_be_watched on trade.import (id)
  where kind = 'invoice' and ended_at is not null and not watched;
alter table trade.watch add column trade_watched_on date;

-- What binds firms together, as far as the platform knows by itself: people who act for both, and
-- accounts that both have had.
create function trade.ties() returns table (party bigint, behind bigint, kind text)
  language sql stable security definer set search_path = pg_catalog, ledger, pg_temp as $$
  select u.party, u.person, 'person' from ledger.party_user u
   where u.ended_by is null
     and u.person in (select o.person from ledger.party_user o
                       where o.ended_by is null group by o.person having count(*) > 1)
  union all
  select a.holder, min(a.id) over (partition by a.bank, a.number), 'account' from ledger.account a
   where (a.bank, a.number) in (select o.bank, o.number from ledger.account o
                       group by o.bank, o.number having count(distinct o.holder) > 1)
$$;
revoke execute on function trade.ties from public;
grant execute on function trade.ties to tallystick_sequencer;

-- Of what is watched a regulator sees what rules of the trade are about.
drop policy regulator on trade.finding;
create policy regulator on trade.finding for select to tallystick_reader
  using (kind in ('splitting_watched', 'tiers_watched', 'return_watched', 'burst_watched',
                  'circular_trade', 'related_trade', 'related_through_another', 'jump_in_trade',
                  'just_under_a_watched_amount')
         and (select ledger.i_am('regulator')));
alter table trade.finding_document enable row level security;
create policy writers on trade.finding_document to tallystick_ledger, tallystick_sequencer
  using (true) with check (true);

grant select on trade.invoice, trade.import, trade.finding to tallystick_sequencer;
grant select, insert on trade.finding_document to tallystick_sequencer;
grant update (watched) on trade.import to tallystick_sequencer;
