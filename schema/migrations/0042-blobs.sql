-- Files that belong to documents: known by the hash of their bytes, read by those who may read what
-- they belong to. The bytes themselves lie outside, in a folder or in object storage.
set local role tallystick_owner;

create table trade.blob (
  -- SHA-256, base64url, as clauses are cited
  hash text primary key constraint blob_hash_is_a_digest check (hash ~ '^[A-Za-z0-9_-]{43}$'),
  bytes bigint not null constraint blob_has_bytes check (bytes > 0 and bytes <= 104857600),
  type text not null,
  kept_at timestamptz not null default now()
);

create table trade.upload (
  hash text not null references trade.blob,
  party bigint not null references ledger.party,
  user_id bigint not null,
  uploaded_at timestamptz not null default now(),
  primary key (hash, party)
);
create index upload_of_party on trade.upload (party, uploaded_at);

create table trade.attachment (
  invoice bigint not null references trade.invoice,
  hash text not null,
  kind text not null check (kind in ('contract', 'delivery_note', 'invoice', 'other')),
  party bigint not null,
  user_id bigint not null,
  attached_at timestamptz not null default now(),
  -- who attaches a file has it: nobody gets at the file of another by its hash
  constraint attachment_was_uploaded
    foreign key (hash, party) references trade.upload (hash, party),
  constraint attachment_is_made_once primary key (invoice, hash)
);
create index attachment_by_hash on trade.attachment (hash);
create index order_by_term_clause on trade.purchase_order (term_clause)
  where term_clause is not null;
create index order_by_certificate_clause on trade.purchase_order (certificate_clause)
  where certificate_clause is not null;

-- The one rule of who reads a blob: who uploaded it; and both sides of an invoice that it is
-- attached to, or of an order that cites it as a clause, if one of the two uploaded it.
create function trade.may_read_blob(wanted text) returns boolean language sql stable
  security definer set search_path = pg_catalog, trade, ledger, pg_temp as $$
  select exists (select from trade.upload where hash = wanted and party = ledger.me())
      or exists (
        select from trade.attachment a join trade.invoice i on i.id = a.invoice
         where a.hash = wanted and ledger.me() in (i.seller, i.buyer))
      or exists (
        select from trade.purchase_order o
          join trade.upload u on u.hash = wanted and u.party in (o.seller, o.buyer)
         where (o.term_clause = wanted or o.certificate_clause = wanted)
           and ledger.me() in (o.seller, o.buyer))
$$;
revoke execute on function trade.may_read_blob(text) from public;
grant execute on function trade.may_read_blob(text) to tallystick_reader;

alter table trade.blob enable row level security;
alter table trade.upload enable row level security;
alter table trade.attachment enable row level security;
create policy writers on trade.blob to tallystick_intake using (true) with check (true);
create policy writers on trade.upload to tallystick_intake using (true) with check (true);
create policy writers on trade.attachment to tallystick_intake using (true) with check (true);
create policy readers on trade.blob for select to tallystick_reader
  using (trade.may_read_blob(hash));
create policy parties on trade.attachment for select to tallystick_reader
  using ((select i.id from trade.invoice i where i.id = invoice) is not null);
grant select, insert on trade.blob, trade.upload, trade.attachment to tallystick_intake;
grant select on trade.blob, trade.attachment to tallystick_reader;
