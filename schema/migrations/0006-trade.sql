-- Trade documents, and the use of invoices. An invoice is its seller and its normalised number, for
-- ever; its amount is a face that uses tile like titles do, so it can back no more than itself.
set local role tallystick_owner;

create table trade.import (
  id bigint primary key check (id > 0),
  party bigint not null references ledger.party,
  user_id bigint not null,
  kind text not null check (kind in ('order', 'delivery', 'invoice')),
  name text not null,
  -- of the file's bytes and of how they are read: the same again answers with the same report
  hash bytea not null check (length(hash) = 32),
  rows_read bigint not null default 0,
  accepted bigint not null default 0,
  duplicate bigint not null default 0,
  refused bigint not null default 0,
  started_at timestamptz not null default now(),
  ended_at timestamptz,
  constraint import_is_of_one_file unique (party, kind, hash)
);

create table trade.import_refusal (
  import bigint not null references trade.import,
  row_number bigint not null,
  field text not null,
  refusal text not null,
  -- what the sentences of the refusal show: a limit, an amount, a date
  details jsonb,
  primary key (import, row_number, field)
);

create table trade.purchase_order (
  id bigint primary key check (id > 0),
  seller bigint not null references ledger.party,
  buyer bigint not null references ledger.party,
  number text not null,
  ordered_on date not null,
  currency text not null,
  quantity bigint not null check (quantity > 0),
  price_minor bigint not null check (price_minor > 0),
  amount_minor bigint not null check (amount_minor > 0),
  -- the clauses that rules C2 and C3 ask for, as agreed in the contract
  term_clause text,
  certificate_clause text,
  synthetic boolean not null default false,
  import bigint references trade.import,
  constraint order_number_is_unique unique (seller, number)
);

create table trade.delivery (
  id bigint primary key check (id > 0),
  purchase_order bigint not null references trade.purchase_order,
  number text not null,
  delivered_on date not null,
  quantity bigint not null check (quantity > 0),
  synthetic boolean not null default false,
  import bigint references trade.import,
  constraint delivery_number_is_unique unique (purchase_order, number)
);

create table trade.invoice (
  id bigint primary key check (id > 0),
  seller bigint not null references ledger.party,
  number text not null,
  buyer bigint not null references ledger.party,
  delivery bigint references trade.delivery,
  currency text not null,
  amount_minor bigint not null check (amount_minor > 0 and amount_minor <= 9007199254740992),
  amount2 bigint not null generated always as (amount_minor) stored,
  quantity bigint not null check (quantity > 0),
  price_minor bigint not null check (price_minor > 0),
  invoiced_on date not null,
  due_on date not null,
  red_letter text,
  disputed boolean not null default false,
  synthetic boolean not null default false,
  import bigint references trade.import,
  constraint invoice_is_seller_and_number unique (seller, number),
  constraint invoice_is_due_after_issue check (due_on >= invoiced_on)
);
create index invoice_by_buyer on trade.invoice (buyer, invoiced_on);
-- what was charged of a delivery before
create index invoice_by_delivery on trade.invoice (delivery) where red_letter is null;

-- allocated_to 0: this part of the invoice backs nothing.
create table trade.invoice_allocation (
  invoice bigint not null,
  lo bigint not null,
  hi bigint not null,
  size bigint not null,
  allocated_to bigint not null default 0,
  since bigint not null default 0,
  prev bigint generated always as (nullif(lo, 0)) stored,
  root bigint generated always as (case when lo = 0 then invoice end) stored,
  constraint allocation_within_invoice check (lo >= 0 and lo < hi and hi <= size),
  constraint allocation_starts_once primary key (invoice, lo),
  constraint allocation_ends_once unique (invoice, hi, size),
  constraint allocation_follows_its_left foreign key (invoice, prev, size)
    references trade.invoice_allocation (invoice, hi, size) deferrable initially deferred,
  constraint allocation_first_has_invoice foreign key (root) references trade.invoice (id)
);
create index invoice_allocation_by_instrument
  on trade.invoice_allocation (allocated_to) where allocated_to <> 0;
create index invoice_allocation_by_entry
  on trade.invoice_allocation (since) where allocated_to <> 0;

alter table trade.invoice add constraint invoice_is_fully_tiled
  foreign key (id, amount_minor, amount2) references trade.invoice_allocation (invoice, hi, size)
  deferrable initially deferred;

create function trade.invoice_guard() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    raise exception using errcode = '23514', constraint = 'invoice_kept',
      message = 'an invoice is cancelled, never removed';
  end if;
  if row(new.id, new.seller, new.number, new.buyer, new.currency, new.amount_minor, new.invoiced_on,
         new.due_on)
     is distinct from
     row(old.id, old.seller, old.number, old.buyer, old.currency, old.amount_minor, old.invoiced_on,
         old.due_on)
     or (old.red_letter is not null and new.red_letter is distinct from old.red_letter) then
    raise exception using errcode = '23514', constraint = 'invoice_fixed',
      message = 'an invoice keeps what it says; a red letter is for ever';
  end if;
  return new;
end $$;
create trigger invoice_guard before update or delete on trade.invoice
  for each row execute function trade.invoice_guard();

-- The same seller and number again with another amount or party.
create table trade.finding (
  id bigint primary key generated always as identity,
  kind text not null,
  severity text not null check (severity in ('info', 'warning', 'alarm')),
  party bigint not null,
  subject bigint not null,
  evidence jsonb not null,
  found_at timestamptz not null default now()
);

grant select on all tables in schema trade to tallystick_ledger, tallystick_intake;
grant select on ledger.party, ledger.business_day to tallystick_intake;
grant insert on all tables in schema trade to tallystick_intake;
grant insert on trade.finding to tallystick_ledger;
grant update (rows_read, accepted, duplicate, refused, ended_at) on trade.import
  to tallystick_intake;
grant update (red_letter, disputed) on trade.invoice to tallystick_intake;
-- amount2 is generated: the right to update it lets the ledger lock an invoice and change nothing.
grant update (amount2) on trade.invoice to tallystick_ledger;
grant insert, delete on trade.invoice_allocation to tallystick_ledger;
grant update (lo, hi, allocated_to, since) on trade.invoice_allocation to tallystick_ledger;
