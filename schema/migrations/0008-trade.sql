-- Trade documents, and what invoices back. An invoice is its seller and its normalised number, for
-- ever; its amount is a face that allocations tile as titles do, so it backs no more than itself.
set local role tallystick_owner;

-- The normal form of a document's number, which the contracts compute: tables of Unicode differ
-- between versions and programs, so the store checks the alphabet and computes nothing.
create domain trade.document_number as text collate "C"
  constraint document_number_keeps_to_its_alphabet
  check (length(value) <= 64
         and value ~ '^[0-9A-Z\u3007\u3400-\u4DBF\u4E00-\u9FFF/-]+$'
         and value !~ '^[/-]|[/-]{2}|[/-]$');

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
create index import_of_party on trade.import (party, id);

create table trade.import_refusal (
  import bigint not null references trade.import,
  row_number bigint not null,
  field text not null,
  -- the column of the file where it stood, what was found there and what was expected, cut short
  column_name text not null,
  refusal text not null,
  found text not null,
  expected text not null,
  -- what the sentences of a rule of the trade show; null where they show nothing
  details jsonb,
  primary key (import, row_number, field)
);

create table trade.purchase_order (
  id bigint primary key check (id > 0),
  seller bigint not null references ledger.party,
  buyer bigint not null references ledger.party,
  number trade.document_number not null,
  -- as it was sent, where that is not the normal form
  spelling text,
  -- The buyer whose word alone it is; 0: the seller's own. A number is its seller's: what others
  -- say of it stands in spaces of their own until the seller says the same.
  asserted_by bigint not null default 0,
  ordered_on date not null,
  currency text not null,
  -- none in a trade that counts nothing, such as a service
  quantity bigint check (quantity > 0),
  price_minor bigint check (price_minor > 0),
  amount_minor bigint not null check (amount_minor > 0),
  -- the clauses that rules C2 and C3 ask for, as agreed in the contract
  term_clause text,
  certificate_clause text,
  synthetic boolean not null default false,
  import bigint references trade.import,
  constraint order_has_quantity_and_price_or_neither
    check ((quantity is null) = (price_minor is null)),
  constraint order_number_is_unique unique (seller, number, asserted_by),
  constraint order_is_asserted_by_its_buyer check (asserted_by in (0, buyer))
);

create table trade.delivery (
  id bigint primary key check (id > 0),
  purchase_order bigint not null references trade.purchase_order,
  number trade.document_number not null,
  spelling text,
  delivered_on date not null,
  quantity bigint check (quantity > 0),
  synthetic boolean not null default false,
  import bigint references trade.import,
  constraint delivery_number_is_unique unique (purchase_order, number)
);

-- Numbers of eight digits and less that a seller uses: all its invoices of one number give the code
-- of the paper form, or its one invoice of that number gives none. So who leaves the code out names
-- no second invoice.
create table trade.paper_number (
  seller bigint not null references ledger.party,
  asserted_by bigint not null default 0,
  number trade.document_number not null,
  coded boolean not null,
  primary key (seller, asserted_by, number),
  constraint paper_number_is_coded_or_not unique (seller, asserted_by, number, coded)
);

create table trade.invoice (
  id bigint primary key check (id > 0),
  seller bigint not null references ledger.party,
  number trade.document_number not null,
  -- without the code of the paper form, where it is or may be of paper
  paper_number trade.document_number,
  coded boolean generated always as (number <> paper_number) stored,
  spelling text,
  asserted_by bigint not null default 0,
  -- by the seller, who says that an assertion is not so: it backs nothing more
  denied boolean not null default false,
  buyer bigint not null references ledger.party,
  delivery bigint references trade.delivery,
  currency text not null,
  amount_minor bigint not null check (amount_minor > 0 and amount_minor <= 9007199254740992),
  amount2 bigint not null generated always as (amount_minor) stored,
  quantity bigint check (quantity > 0),
  price_minor bigint check (price_minor > 0),
  invoiced_on date not null,
  due_on date not null,
  -- what red letters took back of it, the sum of theirs; all of it: it backs nothing more
  red_lettered_minor bigint not null default 0,
  disputed boolean not null default false,
  synthetic boolean not null default false,
  import bigint references trade.import,
  constraint invoice_has_quantity_and_price_or_neither
    check ((quantity is null) = (price_minor is null)),
  constraint invoice_is_seller_and_number unique (seller, number, asserted_by),
  constraint invoice_is_asserted_by_its_buyer check (asserted_by in (0, buyer)),
  constraint invoice_denied_is_an_assertion check (not denied or asserted_by <> 0),
  constraint invoice_is_named_with_its_code_or_without
    foreign key (seller, asserted_by, paper_number, coded)
    references trade.paper_number (seller, asserted_by, number, coded)
    deferrable initially deferred,
  constraint red_letters_are_within_their_invoice
    check (red_lettered_minor >= 0 and red_lettered_minor <= amount_minor),
  constraint invoice_is_due_after_issue check (due_on >= invoiced_on)
);
-- what was charged of a delivery before
create index invoice_by_delivery on trade.invoice (delivery)
  where red_lettered_minor < amount_minor;
-- Pages of a party's invoices, and of those of one import. Numbers of imports grow with time, so
-- the last index is added to at its end and stays small.
create unique index invoice_of_seller on trade.invoice (seller, id);
create index invoice_of_buyer on trade.invoice (buyer, id);
-- what a party finds its own by: the other side, the two dates
create index invoice_of_pair on trade.invoice (seller, buyer, id);
create index invoice_of_seller_by_date on trade.invoice (seller, invoiced_on, id);
create index invoice_of_buyer_by_date on trade.invoice (buyer, invoiced_on, id);
create index invoice_of_seller_by_due_date on trade.invoice (seller, due_on, id);
create index invoice_of_buyer_by_due_date on trade.invoice (buyer, due_on, id);
create index invoice_of_import on trade.invoice (import, id);
-- for a regulator, who knows a number and not its seller
create index invoice_by_number on trade.invoice (number);
-- The few that red letters took a part of, asked for whenever invoices are used.
create index invoice_red_lettered on trade.invoice (id) where red_lettered_minor > 0;
create index invoice_by_paper_number on trade.invoice (seller, paper_number)
  where paper_number is not null;

-- Parts of invoices and what they back; 0: this part backs nothing.
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
-- The allocations of an entry are asked for by the entry alone. With a condition on what they back,
-- the index of instruments could be walked from end to end instead, which a plan made while it was
-- empty takes for cheaper.
create index invoice_allocation_by_entry on trade.invoice_allocation (since) where since <> 0;

alter table trade.invoice add constraint invoice_is_fully_tiled
  foreign key (id, amount_minor, amount2) references trade.invoice_allocation (invoice, hi, size)
  deferrable initially deferred;

create function trade.invoice_guard() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    raise exception using errcode = '23514', constraint = 'invoice_kept',
      message = 'an invoice is cancelled, never removed';
  end if;
  if row(new.id, new.seller, new.paper_number, new.spelling, new.buyer, new.currency,
         new.amount_minor, new.invoiced_on, new.due_on)
     is distinct from
     row(old.id, old.seller, old.paper_number, old.spelling, old.buyer, old.currency,
         old.amount_minor, old.invoiced_on, old.due_on)
     -- the code of the paper form may be added where it was left out
     or (new.number <> old.number and old.number is distinct from old.paper_number)
     or new.asserted_by not in (old.asserted_by, 0)
     or (old.delivery is not null and old.asserted_by = new.asserted_by
         and new.delivery is distinct from old.delivery)
     or new.red_lettered_minor < old.red_lettered_minor then
    raise exception using errcode = '23514', constraint = 'invoice_fixed',
      message = 'an invoice keeps what it says; a red letter is for ever';
  end if;
  return new;
end $$;
create trigger invoice_guard before update or delete on trade.invoice
  for each row execute function trade.invoice_guard();

-- What was noticed and does not stop an act: the same seller and number again with another amount
-- or party, a certificate that is passed on more often than it should be.
create table trade.finding (
  id bigint primary key generated always as identity,
  kind text not null,
  severity text not null check (severity in ('info', 'warning', 'alarm')),
  party bigint not null,
  subject bigint not null,
  evidence jsonb not null,
  found_at timestamptz not null default now()
);
create index finding_of_kind on trade.finding (kind, id);
create index finding_of_severity on trade.finding (severity, id);
create index finding_of_party on trade.finding (party, id);

-- The watch on transfers (rule C8) reads entries that have their positions, and writes findings; no
-- act waits for it. One row says up to which position it has read.
create table trade.watch (
  single boolean primary key default true check (single),
  position bigint not null default 0
);
insert into trade.watch default values;

-- Trade documents are between their two parties.
create policy parties on trade.purchase_order for select to tallystick_reader
  using (seller = (select ledger.me()) or buyer = (select ledger.me()));
create policy parties on trade.invoice for select to tallystick_reader
  using (seller = (select ledger.me()) or buyer = (select ledger.me()));
create policy parties on trade.delivery for select to tallystick_reader
  using ((select o.id from trade.purchase_order o where o.id = purchase_order) is not null);
create policy parties on trade.invoice_allocation for select to tallystick_reader
  using ((select i.id from trade.invoice i where i.id = invoice) is not null);
create policy own on trade.import for select to tallystick_reader
  using (party = (select ledger.me()));
create policy own on trade.import_refusal for select to tallystick_reader
  using (exists (select from trade.import i where i.id = import));
create policy operator on trade.finding for select to tallystick_reader
  using ((select ledger.i_am('operator')));
-- What is watched of splitting and passing on is for a regulator too.
create policy regulator on trade.finding for select to tallystick_reader
  using (kind in ('splitting_watched', 'tiers_watched', 'return_watched')
         and (select ledger.i_am('regulator')));
alter table trade.import enable row level security;
create policy writers on trade.import to tallystick_ledger, tallystick_intake,
  tallystick_sequencer, tallystick_desk using (true) with check (true);
alter table trade.import_refusal enable row level security;
create policy writers on trade.import_refusal to tallystick_ledger, tallystick_intake,
  tallystick_sequencer, tallystick_desk using (true) with check (true);
alter table trade.purchase_order enable row level security;
create policy writers on trade.purchase_order to tallystick_ledger, tallystick_intake,
  tallystick_sequencer, tallystick_desk using (true) with check (true);
alter table trade.delivery enable row level security;
create policy writers on trade.delivery to tallystick_ledger, tallystick_intake,
  tallystick_sequencer, tallystick_desk using (true) with check (true);
alter table trade.paper_number enable row level security;
create policy writers on trade.paper_number to tallystick_ledger, tallystick_intake
  using (true) with check (true);
alter table trade.invoice enable row level security;
create policy writers on trade.invoice to tallystick_ledger, tallystick_intake,
  tallystick_sequencer, tallystick_desk using (true) with check (true);
alter table trade.invoice_allocation enable row level security;
create policy writers on trade.invoice_allocation to tallystick_ledger, tallystick_intake,
  tallystick_sequencer, tallystick_desk using (true) with check (true);
alter table trade.finding enable row level security;
create policy writers on trade.finding to tallystick_ledger, tallystick_intake,
  tallystick_sequencer, tallystick_desk using (true) with check (true);
alter table trade.watch enable row level security;
create policy watcher on trade.watch for all to tallystick_sequencer using (true) with check (true);

grant select on trade.import, trade.import_refusal, trade.purchase_order, trade.delivery,
  trade.invoice, trade.invoice_allocation, trade.finding
  to tallystick_ledger, tallystick_intake, tallystick_reader;
grant select, insert, update (coded) on trade.paper_number to tallystick_intake;
grant insert on trade.import, trade.import_refusal, trade.purchase_order, trade.delivery,
  trade.invoice, trade.invoice_allocation, trade.finding to tallystick_intake;
-- what was refused for something that was not there is judged again when the file is sent again
grant delete on trade.import_refusal to tallystick_intake;
grant update (rows_read, accepted, duplicate, refused, ended_at) on trade.import
  to tallystick_intake;
grant update (red_lettered_minor, disputed, number, asserted_by, denied, delivery) on trade.invoice
  to tallystick_intake;
grant update (asserted_by, term_clause, certificate_clause) on trade.purchase_order
  to tallystick_intake;
-- amount2 is generated: the right to update it lets the ledger lock an invoice and change nothing.
grant update (amount2) on trade.invoice to tallystick_ledger;
grant insert, delete on trade.invoice_allocation to tallystick_ledger;
grant update (lo, hi, allocated_to, since) on trade.invoice_allocation to tallystick_ledger;
grant insert on trade.finding to tallystick_ledger, tallystick_sequencer;
grant select, update on trade.watch to tallystick_sequencer;
