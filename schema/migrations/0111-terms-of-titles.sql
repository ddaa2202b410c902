-- What a party holds is added up from one index. Titles carry debtor, due date and currency of what
-- they are of as one number, in the order of due dates; before, the terms of each receivable were
-- looked up for every sum, which took most of its time.
set local role tallystick_owner;

-- A party counted from 1, for the number of terms: its id takes all bits of a bigint.
alter table ledger.party add column number integer generated always as identity;
alter table ledger.party add constraint party_number_is_its_own unique (number);
grant select (number) on ledger.party to tallystick_reader;

-- Sixteen bits for the days since 1970, thirty for the party, fifteen for the three letters of the
-- currency. 0: an instrument without such terms.
create function ledger.terms_of(due_on date, debtor_number integer, currency text) returns bigint
  language sql immutable parallel safe
  return ((due_on - date '1970-01-01')::bigint << 45) | (debtor_number::bigint << 15)
       | ((ascii(currency) - 64) << 10)
       | ((ascii(right(currency, 2)) - 64) << 5)
       | (ascii(right(currency, 1)) - 64);
create function ledger.due_of(terms bigint) returns date language sql immutable parallel safe
  return date '1970-01-01' + (terms >> 45)::integer;
create function ledger.debtor_number_of(terms bigint) returns integer
  language sql immutable parallel safe
  return ((terms >> 15) & 1073741823)::integer;
create function ledger.currency_of(terms bigint) returns text language sql immutable parallel safe
  return chr(64 + ((terms >> 10) & 31)::integer) || chr(64 + ((terms >> 5) & 31)::integer)
      || chr(64 + (terms & 31)::integer);
-- The first terms of a due date: those of a period are between two of these.
create function ledger.terms_from(due_on date) returns bigint language sql immutable parallel safe
  return case when due_on = 'infinity' then 9223372036854775807
              when due_on < date '1970-01-01' then 1
              else greatest(1, (due_on - date '1970-01-01')::bigint << 45) end;

alter table ledger.instrument add column terms bigint not null default 0;
alter table ledger.title add column terms bigint not null default 0;

-- An instrument is there before the row that says what it is: it takes its terms when a receivable
-- is issued, with the titles that it has by then. A title that is cut off later is written with
-- those of its instrument.
create function ledger.issued_gives_terms() returns trigger language plpgsql
  security definer set search_path = pg_catalog, ledger, pg_temp as $$
begin
  update ledger.instrument i
     set terms = ledger.terms_of(b.due_on, p.number, b.currency)
    from born b join ledger.party p on p.id = b.debtor
   where i.id = b.id and b.status = 'issued' and i.terms = 0;
  if found then
    update ledger.title t set terms = i.terms
      from born b join ledger.instrument i on i.id = b.id
     where t.instrument = b.id and b.status = 'issued' and t.terms = 0 and t.holder <> 0;
  end if;
  return null;
end $$;
create trigger issued_gives_terms after update on ledger.receivable
  referencing new table as born
  for each statement execute function ledger.issued_gives_terms();

-- Titles that are there already; no rule of theirs is about terms.
update ledger.instrument i set terms = ledger.terms_of(r.due_on, p.number, r.currency)
  from ledger.receivable r join ledger.party p on p.id = r.debtor where r.id = i.id;
alter table ledger.title disable trigger user;
update ledger.title t set terms = i.terms
  from ledger.instrument i where i.id = t.instrument and i.terms <> 0;
alter table ledger.title enable trigger user;

drop index ledger.title_of_holder;
create index title_of_holder on ledger.title (holder, terms, instrument, lo) include (hi)
  where holder <> 0;

-- Nothing asks for these any more.
drop index ledger.receivable_terms;

-- What the reader holds, by debtor and due date. It runs as the owner and names the reader's own
-- rows. Whether anything was paid pro rata is asked once, and of each title only if so.
drop function ledger.my_exposure();
create view ledger.my_exposure as
  select ledger.due_of(h.terms) as due_on, p.id as debtor, ledger.currency_of(h.terms) as currency,
         h.amount, h.receivables, h.terms
    from (
      select t.terms, count(distinct t.instrument) as receivables,
             ledger.total(t.hi - t.lo - case
               when (select exists (select from ledger.instrument i where i.paid_p > 0))
               then coalesce((select ledger.paid_on(t.lo, t.hi, i.paid_p, i.paid_q)
                 from ledger.instrument i where i.id = t.instrument and i.paid_p > 0), 0)
               else 0 end) as amount
        from ledger.title t
       where t.holder = (select ledger.me()) and t.holder <> 0 and t.terms > 0
       group by t.terms) h
    join ledger.party p on p.number = ledger.debtor_number_of(h.terms);
grant select on ledger.my_exposure to tallystick_reader;
