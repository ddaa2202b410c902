-- Red letters, and that what they took back of an invoice backs nothing more.
set local role tallystick_owner;

-- A red letter takes an invoice back, in whole or in part: once, and for ever.
create table trade.red_letter (
  seller bigint not null,
  number trade.document_number not null,
  spelling text,
  invoice bigint not null,
  amount_minor bigint not null check (amount_minor > 0),
  -- of it, what was not unused any more when it came
  beyond_minor bigint not null,
  import bigint references trade.import,
  constraint red_letter_is_used_once primary key (seller, number),
  constraint red_letter_is_its_invoices_sellers foreign key (invoice, seller)
    references trade.invoice (id, seller),
  constraint red_letter_dilutes_at_most_itself
    check (beyond_minor >= 0 and beyond_minor <= amount_minor)
);
create index red_letter_of_invoice on trade.red_letter (invoice);

create function trade.red_letter_counts() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then
    raise exception using errcode = '23514', constraint = 'red_letter_kept',
      message = 'a red letter is for ever';
  end if;
  update trade.invoice set red_lettered_minor = red_lettered_minor + new.amount_minor
   where id = new.invoice;
  return new;
end $$;
create trigger red_letter_counts after insert or update or delete on trade.red_letter
  for each row execute function trade.red_letter_counts();

-- What red letters took backs nothing: no use begins that, with them, is more than the invoice.
create function trade.red_lettered_backs_nothing() returns trigger language plpgsql as $$
begin
  if exists (
    select from trade.invoice i
     where i.red_lettered_minor > 0
       and i.id in (select invoice from fresh where allocated_to <> 0)
       and i.red_lettered_minor + (
             select sum(a.hi - a.lo) from trade.invoice_allocation a
              where a.invoice = i.id and a.allocated_to <> 0) > i.amount_minor) then
    raise exception using errcode = '23514', constraint = 'red_lettered_backs_nothing',
      message = 'what red letters took back of an invoice backs nothing';
  end if;
  return null;
end $$;
create trigger red_lettered_backs_nothing_new after insert on trade.invoice_allocation
  referencing new table as fresh
  for each statement execute function trade.red_lettered_backs_nothing();
create trigger red_lettered_backs_nothing after update on trade.invoice_allocation
  referencing new table as fresh
  for each statement execute function trade.red_lettered_backs_nothing();

create policy parties on trade.red_letter for select to tallystick_reader
  using ((select i.id from trade.invoice i where i.id = invoice) is not null);
alter table trade.red_letter enable row level security;
create policy writers on trade.red_letter to tallystick_ledger, tallystick_intake
  using (true) with check (true);
grant select on trade.red_letter to tallystick_ledger, tallystick_intake, tallystick_reader;
grant insert on trade.red_letter to tallystick_intake;

-- By how much what backs receivables was taken back beyond what was unused of it. Its holders and
-- lenders see no invoice, and are told this sum.
create function trade.dilution(receivables bigint[])
  returns table (receivable bigint, diluted bigint) language sql stable
  security definer set search_path = pg_catalog, trade, ledger, pg_temp as $$
  select u.allocated_to, sum(least(u.used, greatest(0, i.red_lettered_minor - f.free)))::bigint
    from (select allocated_to, invoice, sum(hi - lo) as used from trade.invoice_allocation
           where allocated_to = any(receivables) and allocated_to <> 0
           group by allocated_to, invoice) u
    join ledger.receivable r on r.id = u.allocated_to
    -- invoices of later transfers concern who took them, not the debtor
    join trade.invoice i on i.id = u.invoice and i.seller = r.supplier and i.buyer = r.debtor
         and i.red_lettered_minor > 0
   cross join lateral (
     select coalesce(sum(hi - lo), 0) as free from trade.invoice_allocation
      where invoice = u.invoice and allocated_to = 0) f
   group by u.allocated_to
$$;
revoke execute on function trade.dilution(bigint[]) from public;
grant execute on function trade.dilution(bigint[]) to tallystick_reader, tallystick_ledger;
