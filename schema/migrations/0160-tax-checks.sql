-- What the tax authority said of an invoice, when it was asked last. It changes nothing: where it
-- says otherwise than the invoice, that is a finding. The day of the question is kept, since red
-- letters may come at any time, so what backs something is asked for again each business day.
set local role tallystick_owner;

create table trade.tax_check (
  invoice bigint primary key references trade.invoice (id),
  asked_on date not null,
  -- Null: the authority knows no such invoice.
  status text check (status in ('issued', 'certified', 'red', 'void')),
  factored boolean not null,
  -- What it says otherwise, field by field; empty: nothing.
  differs text[] not null default '{}',
  constraint tax_check_of_nothing_says_so
    check (status is not null or differs = array['existence'])
);
create index tax_check_of_day on trade.tax_check (asked_on, invoice);
-- Seller and buyer see what was said of their invoice, and whoever else may see the invoice.
create policy parties on trade.tax_check for select to tallystick_reader
  using ((select i.id from trade.invoice i where i.id = invoice) is not null);
alter table trade.tax_check enable row level security;
create policy writers on trade.tax_check to tallystick_ledger using (true) with check (true);
grant select, insert, update on trade.tax_check to tallystick_ledger;
grant select on trade.tax_check to tallystick_reader;
