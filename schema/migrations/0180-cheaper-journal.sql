-- What is written behind an act, at less cost. Nothing that a row must be changes.
set local role tallystick_owner;

-- The number of an id, from its bytes: three letters, `_`, and thirteen places of Crockford's base
-- 32, most significant first. `worth` holds what each byte is worth as a place.
create function ledger.id_number(id bytea, worth bytea) returns bigint
  language sql immutable parallel safe
  return (get_byte(worth, get_byte(id, 4))::bigint << 60)
         | (get_byte(worth, get_byte(id, 5))::bigint << 55)
         | (get_byte(worth, get_byte(id, 6))::bigint << 50)
         | (get_byte(worth, get_byte(id, 7))::bigint << 45)
         | (get_byte(worth, get_byte(id, 8))::bigint << 40)
         | (get_byte(worth, get_byte(id, 9))::bigint << 35)
         | (get_byte(worth, get_byte(id, 10))::bigint << 30)
         | (get_byte(worth, get_byte(id, 11))::bigint << 25)
         | (get_byte(worth, get_byte(id, 12))::bigint << 20)
         | (get_byte(worth, get_byte(id, 13))::bigint << 15)
         | (get_byte(worth, get_byte(id, 14))::bigint << 10)
         | (get_byte(worth, get_byte(id, 15))::bigint << 5)
         | (get_byte(worth, get_byte(id, 16))::bigint << 0);

-- As before; each id is taken out of its posting once, and made a number once, which halves what it
-- takes. Goods for which a receipt is issued come from their keeper.
create or replace function ledger.movements_in(of_entry bigint, by_party bigint, postings text)
  returns table (part integer, kind text, instrument bigint, lo bigint, hi bigint, currency text,
                 from_party bigint, to_party bigint)
  language sql stable
begin atomic
  select s.n::integer, s.kind, s.instrument, s.lo, s.hi, r.currency,
         nullif(case when s.kind = 'issue' then coalesce(r.debtor,
           (select g.keeper from ledger.receipt g where g.id = s.instrument)) else coalesce(
           (select c.holder from ledger.claim c
             where c.instrument = s.instrument and c.lo <= s.lo and c.hi >= s.hi
               and c.freed_by = of_entry limit 1), by_party) end, s.to_party),
         s.to_party
    from (
      -- `offset 0` keeps an expression from being written into each place that uses it
      select x.n, x.kind, ledger.id_number(x.instrument, x.worth) as instrument,
             ledger.id_number(x.to_party, x.worth) as to_party,
             coalesce((x.span ->> 'lo')::bigint, 0) as lo,
             coalesce(x.span ->> 'hi', x.size)::bigint as hi
        from (
          select p.n, p.posting ->> 'post' as kind,
                 decode(p.posting ->> 'instrument', 'escape') as instrument,
                 decode(p.posting ->> 'to', 'escape') as to_party,
                 p.posting -> 'span' as span, p.posting ->> 'size' as size,
                 decode(repeat('00', 48) || '00010203040506070809' || repeat('00', 7)
                        || '0a0b0c0d0e0f1011' || '00' || '1213' || '00' || '1415' || '00'
                        || '161718191a' || '00' || '1b1c1d1e1f', 'hex') as worth
            from jsonb_array_elements(postings::jsonb) with ordinality p (posting, n)
           where p.posting ->> 'post' in ('issue', 'move', 'retire')
          offset 0) x
      offset 0) s
    left join ledger.receivable r on r.id = s.instrument;
end;

-- Every entry up to `low` has its position: as many positions as entries, for each position is that
-- of one entry of its own. Two counts along two indexes instead of a search for each entry.
create or replace function ledger.sequencer_guard() returns trigger language plpgsql
  security definer set search_path = pg_catalog, ledger, pg_temp as $$
begin
  if pg_has_role(session_user, 'tallystick_owner', 'member') then
    return new;
  end if;
  if new.epoch not between old.epoch and old.epoch + 1 or new.low < old.low then
    raise exception using errcode = '23514', constraint = 'sequencer_goes_forward',
      message = 'the sequencer goes forward, one epoch at a time';
  end if;
  if new.low > old.low and (
    new.low > (select last_value from ledger.entry_number)
    or (select count(*) from ledger.entry e where e.id > old.low and e.id <= new.low)
       <> (select count(*) from ledger.position p where p.entry > old.low and p.entry <= new.low))
  then
    raise exception using errcode = '23514', constraint = 'sequencer_low_has_positions',
      message = 'every entry up to low has its position';
  end if;
  return new;
end $$;

-- That the position before is there is asked of all new positions at once. As a foreign key it was
-- asked of each, and locked the position before, which was written again for that.
alter table ledger.position drop column previous;
create or replace function ledger.positions_have_entries() returns trigger language plpgsql
  security definer set search_path = pg_catalog, ledger, pg_temp as $$
begin
  if exists (
    select from born b where (select e.id from ledger.entry e where e.id = b.entry) is null
  ) then
    raise exception using errcode = '23503', constraint = 'position_has_entry',
      message = 'a position is that of an entry';
  end if;
  if exists (
    select from born b
     where b.position > 1
       and (select p.position from ledger.position p where p.position = b.position - 1) is null
  ) then
    raise exception using errcode = '23503', constraint = 'positions_are_dense',
      message = 'a position follows the one before it';
  end if;
  return null;
end $$;

-- That the first title of an instrument, and the first allocation of an invoice, is of one that is
-- there: asked of all new rows of a statement at once. As a foreign key it was asked of each, which
-- took some three microseconds a row. What is referred to is never removed and keeps its number.
alter table ledger.title drop column root;
alter table trade.invoice_allocation drop column root;

create trigger instrument_kept before delete on ledger.instrument
  for each row execute function ledger.journal_kept();

create function ledger.first_titles_have_instruments() returns trigger language plpgsql
  security definer set search_path = pg_catalog, ledger, pg_temp as $$
begin
  if exists (
    select from born b
     where b.lo = 0 and (select i.id from ledger.instrument i where i.id = b.instrument) is null
  ) then
    raise exception using errcode = '23503', constraint = 'title_first_has_instrument',
      message = 'the first title of an instrument is of one that is there';
  end if;
  return null;
end $$;
create trigger title_first_has_instrument after insert on ledger.title
  referencing new table as born for each statement
  execute function ledger.first_titles_have_instruments();

create function trade.first_allocations_have_invoices() returns trigger language plpgsql
  security definer set search_path = pg_catalog, ledger, pg_temp as $$
begin
  if exists (
    select from born b
     where b.lo = 0 and (select i.id from trade.invoice i where i.id = b.invoice) is null
  ) then
    raise exception using errcode = '23503', constraint = 'allocation_first_has_invoice',
      message = 'the first allocation of an invoice is of one that is there';
  end if;
  return null;
end $$;
create trigger allocation_first_has_invoice after insert on trade.invoice_allocation
  referencing new table as born for each statement
  execute function trade.first_allocations_have_invoices();

-- A row that begins to be the first, or is moved to another instrument or invoice, is asked alone.
create function ledger.first_title_has_instrument() returns trigger language plpgsql
  security definer set search_path = pg_catalog, ledger, pg_temp as $$
begin
  if not exists (select from ledger.instrument i where i.id = new.instrument) then
    raise exception using errcode = '23503', constraint = 'title_first_has_instrument',
      message = 'the first title of an instrument is of one that is there';
  end if;
  return null;
end $$;
create trigger title_first_has_instrument_still after update on ledger.title for each row
  when (new.lo = 0 and (old.lo <> 0 or new.instrument <> old.instrument))
  execute function ledger.first_title_has_instrument();

create function trade.first_allocation_has_invoice() returns trigger language plpgsql
  security definer set search_path = pg_catalog, ledger, pg_temp as $$
begin
  if not exists (select from trade.invoice i where i.id = new.invoice) then
    raise exception using errcode = '23503', constraint = 'allocation_first_has_invoice',
      message = 'the first allocation of an invoice is of one that is there';
  end if;
  return null;
end $$;
create trigger allocation_first_has_invoice_still after update on trade.invoice_allocation
  for each row when (new.lo = 0 and (old.lo <> 0 or new.invoice <> old.invoice))
  execute function trade.first_allocation_has_invoice();
