-- Trade documents, and the use of invoices. An invoice is its seller and its normalised number, for
-- ever; its amount is a face that uses tile like titles do, so it can back no more than itself.
set local role tallystick_owner;

create table trade.import (
  id bigint primary key check (id > 0),
  party bigint not null references ledger.party,
  user_id bigint not null,
  kind text not null check (kind in ('order', 'delivery', 'invoice')),
  name text not null,
  -- of the file's bytes: the same file again answers with the same report
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
  primary key (import, row_number, field)
);

-- Lines are [{item, quantity, amount}], numbers as decimal strings; quantities are whole units.
create table trade.purchase_order (
  id bigint primary key check (id > 0),
  seller bigint not null references ledger.party,
  buyer bigint not null references ledger.party,
  number text not null,
  ordered_on date not null,
  currency text not null,
  lines jsonb not null,
  -- the seller's size as declared, and the clauses that rules C2 and C3 ask for, by digest
  seller_size text not null check (seller_size in ('micro', 'small', 'medium', 'large')),
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
  lines jsonb not null,
  synthetic boolean not null default false,
  import bigint references trade.import,
  constraint delivery_number_is_unique unique (purchase_order, number)
);

-- code is empty except on older paper invoices.
create table trade.invoice (
  id bigint primary key check (id > 0),
  seller bigint not null references ledger.party,
  code text not null default '',
  number text not null,
  buyer bigint not null references ledger.party,
  purchase_order bigint not null references trade.purchase_order,
  currency text not null,
  amount_minor bigint not null check (amount_minor > 0 and amount_minor <= 9007199254740992),
  amount2 bigint not null generated always as (amount_minor) stored,
  lines jsonb not null,
  issued_on date not null,
  due_on date not null,
  -- of its last delivery
  delivered_on date not null,
  -- the number of the red-letter invoice that cancelled it
  red_letter text,
  disputed boolean not null default false,
  synthetic boolean not null default false,
  import bigint references trade.import,
  constraint invoice_is_seller_and_number unique (seller, code, number),
  constraint invoice_is_due_after_issue check (due_on >= issued_on),
  constraint invoice_follows_its_delivery check (issued_on >= delivered_on)
);
create index invoice_by_buyer on trade.invoice (buyer, issued_on);

-- A delivery is charged by one invoice.
create table trade.invoice_delivery (
  delivery bigint primary key references trade.delivery,
  invoice bigint not null references trade.invoice
);
create index invoice_delivery_by_invoice on trade.invoice_delivery (invoice);

-- used_on 0: this part of the invoice backs nothing.
create table trade.invoice_use (
  invoice bigint not null,
  lo bigint not null,
  hi bigint not null,
  size bigint not null,
  used_on bigint not null default 0,
  since bigint not null default 0,
  prev bigint generated always as (nullif(lo, 0)) stored,
  root bigint generated always as (case when lo = 0 then invoice end) stored,
  constraint use_within_invoice check (lo >= 0 and lo < hi and hi <= size),
  constraint use_starts_once primary key (invoice, lo),
  constraint use_ends_once unique (invoice, hi, size),
  constraint use_follows_its_left foreign key (invoice, prev, size)
    references trade.invoice_use (invoice, hi, size) deferrable initially deferred,
  constraint use_first_has_invoice foreign key (root) references trade.invoice (id)
);
create index invoice_use_by_instrument on trade.invoice_use (used_on) where used_on <> 0;
create index invoice_use_by_entry on trade.invoice_use (since) where used_on <> 0;

alter table trade.invoice add constraint invoice_is_fully_tiled
  foreign key (id, amount_minor, amount2) references trade.invoice_use (invoice, hi, size)
  deferrable initially deferred;

create function trade.invoice_guard() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    raise exception using errcode = '23514', constraint = 'invoice_kept',
      message = 'an invoice is cancelled, never removed';
  end if;
  if row(new.id, new.seller, new.code, new.number, new.buyer, new.purchase_order, new.currency,
         new.amount_minor, new.lines, new.issued_on, new.due_on, new.delivered_on)
     is distinct from
     row(old.id, old.seller, old.code, old.number, old.buyer, old.purchase_order, old.currency,
         old.amount_minor, old.lines, old.issued_on, old.due_on, old.delivered_on)
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
grant insert, delete on trade.invoice_use to tallystick_ledger;
grant update (lo, hi, used_on, since) on trade.invoice_use to tallystick_ledger;
