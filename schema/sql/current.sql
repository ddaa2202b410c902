-- What the store is after all migrations, printed from the catalogues by
-- `npm run codegen`. Never edited by hand.

GRANT CONNECT ON DATABASE TO PUBLIC;
GRANT CREATE ON DATABASE TO tallystick_owner;

CREATE ROLE tallystick_desk LOGIN;
ALTER ROLE tallystick_desk SET idle_in_transaction_session_timeout=60s;
ALTER ROLE tallystick_desk SET statement_timeout=10s;

CREATE ROLE tallystick_intake LOGIN;
ALTER ROLE tallystick_intake SET idle_in_transaction_session_timeout=60s;

CREATE ROLE tallystick_ledger LOGIN;
ALTER ROLE tallystick_ledger SET enable_seqscan=off;
ALTER ROLE tallystick_ledger SET idle_in_transaction_session_timeout=60s;

CREATE ROLE tallystick_owner NOLOGIN;

CREATE ROLE tallystick_reader LOGIN;
ALTER ROLE tallystick_reader SET enable_bitmapscan=off;
ALTER ROLE tallystick_reader SET enable_seqscan=off;
ALTER ROLE tallystick_reader SET idle_in_transaction_session_timeout=60s;
ALTER ROLE tallystick_reader SET max_parallel_workers_per_gather=0;
ALTER ROLE tallystick_reader SET random_page_cost=1.1;
ALTER ROLE tallystick_reader SET statement_timeout=10s;

CREATE ROLE tallystick_sequencer LOGIN;
ALTER ROLE tallystick_sequencer SET enable_seqscan=off;
ALTER ROLE tallystick_sequencer SET idle_in_transaction_session_timeout=60s;

CREATE SCHEMA desk AUTHORIZATION tallystick_owner;
GRANT USAGE ON SCHEMA desk TO tallystick_desk, tallystick_intake, tallystick_ledger, tallystick_reader, tallystick_sequencer;

CREATE SCHEMA ledger AUTHORIZATION tallystick_owner;
GRANT USAGE ON SCHEMA ledger TO tallystick_desk, tallystick_intake, tallystick_ledger, tallystick_reader, tallystick_sequencer;

CREATE SCHEMA trade AUTHORIZATION tallystick_owner;
GRANT USAGE ON SCHEMA trade TO tallystick_intake, tallystick_ledger, tallystick_reader, tallystick_sequencer;

CREATE DOMAIN trade.document_number AS text COLLATE "C" CONSTRAINT document_number_keeps_to_its_alphabet CHECK (((length(VALUE) <= 64) AND (VALUE ~ '^[0-9A-Z\u3007\u3400-\u4DBF\u4E00-\u9FFF/-]+$'::text) AND (VALUE !~ '^[/-]|[/-]{2}|[/-]$'::text)));

CREATE SEQUENCE ledger.entry_number AS bigint START 1 INCREMENT 1 MINVALUE 1 MAXVALUE 9223372036854775807 CACHE 1;
GRANT SELECT ON SEQUENCE ledger.entry_number TO tallystick_sequencer;
GRANT USAGE ON SEQUENCE ledger.entry_number TO tallystick_ledger;

CREATE TABLE desk.application (
  id bigint NOT NULL,
  kind text NOT NULL DEFAULT 'enrolment'::text,
  code text NOT NULL,
  name text NOT NULL,
  body jsonb NOT NULL,
  applied_at timestamp with time zone NOT NULL DEFAULT now(),
  secret bytea NOT NULL,
  draft bigint,
  declined_by bigint,
  declined_at timestamp with time zone,
  decline_reason text,
  CONSTRAINT application_pkey PRIMARY KEY (id),
  CONSTRAINT application_decline_reason_check CHECK (length(decline_reason) >= 1 AND length(decline_reason) <= 500),
  CONSTRAINT application_id_check CHECK (id > 0),
  CONSTRAINT application_is_declined_with_its_reason CHECK (num_nulls(declined_by, declined_at, decline_reason) = ANY (ARRAY[0, 3])),
  CONSTRAINT application_kind_check CHECK (kind = ANY (ARRAY['enrolment'::text, 'recovery'::text])),
  CONSTRAINT application_secret_check CHECK (length(secret) = 32),
  CONSTRAINT application_declined_by_fkey FOREIGN KEY (declined_by) REFERENCES ledger.party_user(id),
  CONSTRAINT application_draft_fkey FOREIGN KEY (draft) REFERENCES desk.draft(id)
);
CREATE INDEX application_of_code ON desk.application USING btree (code, id);
CREATE INDEX application_open ON desk.application USING btree (id) WHERE (draft IS NULL);
CREATE TRIGGER application_guard BEFORE UPDATE ON desk.application FOR EACH ROW EXECUTE FUNCTION desk.application_guard();
ALTER TABLE desk.application ENABLE ROW LEVEL SECURITY;
CREATE POLICY operator ON desk.application FOR SELECT TO tallystick_reader
  USING (( SELECT ledger.i_am('operator'::text) AS i_am));
CREATE POLICY writers ON desk.application FOR ALL TO tallystick_desk, tallystick_intake, tallystick_ledger, tallystick_sequencer
  USING (true) WITH CHECK (true);
GRANT INSERT, SELECT ON desk.application TO tallystick_desk;
GRANT SELECT ON desk.application TO tallystick_reader;
GRANT UPDATE (draft, declined_by, declined_at, decline_reason) ON desk.application TO tallystick_desk;

CREATE VIEW desk.application_decided WITH () AS
 SELECT a.id AS application,
    a.kind,
    true AS accepted
   FROM desk.application a
     JOIN desk.draft d ON d.id = a.draft
  WHERE d.outcome IS NOT NULL AND (d.outcome #> '{acts,0,refusal}'::text[]) IS NULL
UNION ALL
 SELECT a.id AS application,
    a.kind,
    false AS accepted
   FROM desk.application a
  WHERE a.declined_at IS NOT NULL;
GRANT SELECT ON desk.application_decided TO tallystick_desk;

CREATE TABLE desk.application_mail (
  application bigint NOT NULL,
  address text NOT NULL,
  told boolean NOT NULL DEFAULT false,
  CONSTRAINT application_mail_pkey PRIMARY KEY (application),
  CONSTRAINT application_mail_address_check CHECK (length(address) >= 3 AND length(address) <= 254),
  CONSTRAINT application_mail_application_fkey FOREIGN KEY (application) REFERENCES desk.application(id)
);
CREATE INDEX application_mail_due ON desk.application_mail USING btree (application) WHERE (NOT told);
ALTER TABLE desk.application_mail ENABLE ROW LEVEL SECURITY;
CREATE POLICY writers ON desk.application_mail FOR ALL TO tallystick_desk
  USING (true) WITH CHECK (true);
GRANT INSERT, SELECT ON desk.application_mail TO tallystick_desk;
GRANT UPDATE (told) ON desk.application_mail TO tallystick_desk;

CREATE TABLE desk.custody_key (
  key bigint NOT NULL,
  user_id bigint NOT NULL,
  sealed bytea NOT NULL,
  made_with bigint NOT NULL,
  CONSTRAINT custody_key_pkey PRIMARY KEY (key),
  CONSTRAINT user_has_one_custody_key UNIQUE (user_id),
  CONSTRAINT custody_key_key_check CHECK (key > 0),
  CONSTRAINT custody_key_sealed_check CHECK (length(sealed) >= 60),
  CONSTRAINT custody_key_made_with_fkey FOREIGN KEY (made_with) REFERENCES ledger.key(id)
);
ALTER TABLE desk.custody_key ENABLE ROW LEVEL SECURITY;
CREATE POLICY writers ON desk.custody_key FOR ALL TO tallystick_desk, tallystick_intake, tallystick_ledger, tallystick_sequencer
  USING (true) WITH CHECK (true);
GRANT INSERT, SELECT ON desk.custody_key TO tallystick_desk;
GRANT UPDATE (key, sealed, made_with) ON desk.custody_key TO tallystick_desk;

CREATE TABLE desk.document (
  application bigint NOT NULL,
  digest bytea NOT NULL,
  kind text NOT NULL,
  media_type text NOT NULL,
  content bytea NOT NULL,
  CONSTRAINT document_is_stored_once PRIMARY KEY (application, digest),
  CONSTRAINT document_check CHECK (digest = sha256(content)),
  CONSTRAINT document_content_check CHECK (length(content) >= 1 AND length(content) <= 1048576),
  CONSTRAINT document_kind_check CHECK (kind = ANY (ARRAY['licence'::text, 'authorisation'::text, 'other'::text])),
  CONSTRAINT document_application_fkey FOREIGN KEY (application) REFERENCES desk.application(id)
);
ALTER TABLE desk.document ENABLE ROW LEVEL SECURITY;
CREATE POLICY operator ON desk.document FOR SELECT TO tallystick_reader
  USING (( SELECT ledger.i_am('operator'::text) AS i_am));
CREATE POLICY writers ON desk.document FOR ALL TO tallystick_desk, tallystick_intake, tallystick_ledger, tallystick_sequencer
  USING (true) WITH CHECK (true);
GRANT INSERT, SELECT ON desk.document TO tallystick_desk;
GRANT SELECT ON desk.document TO tallystick_reader;

CREATE TABLE desk.draft (
  id bigint NOT NULL,
  party bigint NOT NULL,
  user_id bigint NOT NULL,
  payload text NOT NULL,
  signatures jsonb NOT NULL DEFAULT '[]'::jsonb,
  expires_at timestamp with time zone NOT NULL,
  outcome jsonb,
  withdrawn boolean NOT NULL DEFAULT false,
  awaits bigint,
  signing_until timestamp with time zone,
  CONSTRAINT draft_pkey PRIMARY KEY (id),
  CONSTRAINT draft_id_check CHECK (id > 0),
  CONSTRAINT draft_awaits_fkey FOREIGN KEY (awaits) REFERENCES ledger.party(id),
  CONSTRAINT draft_party_fkey FOREIGN KEY (party) REFERENCES ledger.party(id),
  CONSTRAINT draft_user_id_fkey FOREIGN KEY (user_id) REFERENCES ledger.party_user(id)
);
CREATE INDEX draft_awaiting ON desk.draft USING btree (awaits, id) WHERE ((outcome IS NULL) AND (NOT withdrawn) AND (awaits IS NOT NULL));
CREATE UNIQUE INDEX draft_is_left_once ON desk.draft USING btree (party, md5(payload));
CREATE INDEX draft_of_party ON desk.draft USING btree (party, id);
CREATE INDEX draft_open ON desk.draft USING btree (party, id) WHERE ((outcome IS NULL) AND (NOT withdrawn));
CREATE TRIGGER draft_guard BEFORE UPDATE ON desk.draft FOR EACH ROW EXECUTE FUNCTION desk.draft_guard();
ALTER TABLE desk.draft ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON desk.draft FOR SELECT TO tallystick_reader
  USING (((party = ( SELECT ledger.me() AS me)) OR (awaits = ( SELECT ledger.me() AS me))));
CREATE POLICY writers ON desk.draft FOR ALL TO tallystick_desk, tallystick_intake, tallystick_ledger, tallystick_sequencer
  USING (true) WITH CHECK (true);
GRANT INSERT, SELECT ON desk.draft TO tallystick_desk;
GRANT SELECT ON desk.draft TO tallystick_reader;
GRANT UPDATE (signatures, outcome, withdrawn, awaits, signing_until) ON desk.draft TO tallystick_desk;

CREATE TABLE desk.export (
  id bigint NOT NULL,
  party bigint NOT NULL,
  user_id bigint NOT NULL,
  at timestamp with time zone NOT NULL DEFAULT now(),
  list text NOT NULL,
  of_node text,
  format text NOT NULL,
  language text NOT NULL,
  filters jsonb NOT NULL,
  CONSTRAINT export_pkey PRIMARY KEY (id),
  CONSTRAINT export_format_check CHECK (format = ANY (ARRAY['csv'::text, 'xlsx'::text, 'pdf'::text])),
  CONSTRAINT export_id_check CHECK (id > 0),
  CONSTRAINT export_language_check CHECK (language = ANY (ARRAY['zh'::text, 'en'::text])),
  CONSTRAINT export_list_check CHECK (length(list) >= 1 AND length(list) <= 100),
  CONSTRAINT export_of_node_check CHECK (length(of_node) >= 1 AND length(of_node) <= 100),
  CONSTRAINT export_party_fkey FOREIGN KEY (party) REFERENCES ledger.party(id),
  CONSTRAINT export_user_id_fkey FOREIGN KEY (user_id) REFERENCES ledger.party_user(id)
);
ALTER TABLE desk.export ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON desk.export FOR SELECT TO tallystick_reader
  USING (((party = ( SELECT ledger.me() AS me)) OR ( SELECT ledger.i_am('operator'::text) AS i_am)));
CREATE POLICY writers ON desk.export FOR ALL TO tallystick_desk, tallystick_intake, tallystick_ledger, tallystick_sequencer
  USING (true) WITH CHECK (true);
GRANT INSERT, SELECT ON desk.export TO tallystick_desk;
GRANT SELECT ON desk.export TO tallystick_reader;

CREATE TABLE desk.export_end (
  export bigint NOT NULL,
  at timestamp with time zone NOT NULL DEFAULT now(),
  rows bigint NOT NULL,
  whole boolean NOT NULL,
  CONSTRAINT export_ends_once PRIMARY KEY (export),
  CONSTRAINT export_end_rows_check CHECK (rows >= 0),
  CONSTRAINT export_end_export_fkey FOREIGN KEY (export) REFERENCES desk.export(id)
);
ALTER TABLE desk.export_end ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON desk.export_end FOR SELECT TO tallystick_reader
  USING ((EXISTS ( SELECT
   FROM desk.export e
  WHERE (e.id = export_end.export))));
CREATE POLICY writers ON desk.export_end FOR ALL TO tallystick_desk, tallystick_intake, tallystick_ledger, tallystick_sequencer
  USING (true) WITH CHECK (true);
GRANT INSERT, SELECT ON desk.export_end TO tallystick_desk;
GRANT SELECT ON desk.export_end TO tallystick_reader;

CREATE TABLE desk.invitation (
  id bigint NOT NULL,
  party bigint NOT NULL,
  invited_by bigint NOT NULL,
  code text NOT NULL,
  name text NOT NULL,
  contact text NOT NULL,
  secret bytea NOT NULL,
  invited_at timestamp with time zone NOT NULL DEFAULT now(),
  expires_at timestamp with time zone NOT NULL,
  application bigint,
  declined_at timestamp with time zone,
  withdrawn_at timestamp with time zone,
  CONSTRAINT invitation_pkey PRIMARY KEY (id),
  CONSTRAINT application_has_one_invitation UNIQUE (application),
  CONSTRAINT invitation_contact_check CHECK (length(contact) >= 1 AND length(contact) <= 200),
  CONSTRAINT invitation_ends_once CHECK (num_nonnulls(application, declined_at, withdrawn_at) <= 1),
  CONSTRAINT invitation_id_check CHECK (id > 0),
  CONSTRAINT invitation_name_check CHECK (length(name) >= 1 AND length(name) <= 200),
  CONSTRAINT invitation_secret_check CHECK (length(secret) = 32),
  CONSTRAINT invitation_application_fkey FOREIGN KEY (application) REFERENCES desk.application(id),
  CONSTRAINT invitation_invited_by_fkey FOREIGN KEY (invited_by) REFERENCES ledger.party_user(id),
  CONSTRAINT invitation_party_fkey FOREIGN KEY (party) REFERENCES ledger.party(id)
);
CREATE INDEX invitation_of_party ON desk.invitation USING btree (party, id);
CREATE TRIGGER invitation_guard BEFORE UPDATE ON desk.invitation FOR EACH ROW EXECUTE FUNCTION desk.invitation_guard();
ALTER TABLE desk.invitation ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON desk.invitation FOR SELECT TO tallystick_reader
  USING (((party = ( SELECT ledger.me() AS me)) OR ( SELECT ledger.i_am('operator'::text) AS i_am)));
CREATE POLICY writers ON desk.invitation FOR ALL TO tallystick_desk
  USING (true) WITH CHECK (true);
GRANT INSERT, SELECT ON desk.invitation TO tallystick_desk;
GRANT SELECT ON desk.invitation TO tallystick_reader;
GRANT UPDATE (application, declined_at, withdrawn_at) ON desk.invitation TO tallystick_desk;

CREATE TABLE desk.login (
  name text NOT NULL,
  user_id bigint NOT NULL,
  password text NOT NULL,
  key bigint NOT NULL,
  set_at timestamp with time zone NOT NULL DEFAULT now(),
  strangers_left real NOT NULL DEFAULT 100,
  strangers_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT login_name_is_unique PRIMARY KEY (name),
  CONSTRAINT user_has_one_login UNIQUE (user_id),
  CONSTRAINT login_name_check CHECK (length(name) >= 3 AND length(name) <= 100),
  CONSTRAINT login_strangers_left_check CHECK (strangers_left >= 0::double precision AND strangers_left <= 100::double precision),
  CONSTRAINT login_key_fkey FOREIGN KEY (key) REFERENCES ledger.key(id),
  CONSTRAINT login_user_id_fkey FOREIGN KEY (user_id) REFERENCES ledger.party_user(id)
);
ALTER TABLE desk.login ENABLE ROW LEVEL SECURITY;
CREATE POLICY writers ON desk.login FOR ALL TO tallystick_desk, tallystick_intake, tallystick_ledger, tallystick_sequencer
  USING (true) WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON desk.login TO tallystick_desk;

CREATE TABLE desk.mail_address (
  user_id bigint NOT NULL,
  address text NOT NULL,
  digest_on date,
  CONSTRAINT mail_address_pkey PRIMARY KEY (user_id),
  CONSTRAINT mail_address_address_check CHECK (length(address) >= 3 AND length(address) <= 254),
  CONSTRAINT mail_address_user_id_fkey FOREIGN KEY (user_id) REFERENCES ledger.party_user(id)
);
ALTER TABLE desk.mail_address ENABLE ROW LEVEL SECURITY;
CREATE POLICY writers ON desk.mail_address FOR ALL TO tallystick_desk
  USING (true) WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON desk.mail_address TO tallystick_desk;

CREATE TABLE desk.rate (
  key text NOT NULL,
  points integer NOT NULL,
  expire double precision NOT NULL,
  CONSTRAINT rate_pkey PRIMARY KEY (key),
  CONSTRAINT rate_key_check CHECK (length(key) >= 1 AND length(key) <= 100)
);
CREATE INDEX rate_expired ON desk.rate USING btree (expire);
ALTER TABLE desk.rate ENABLE ROW LEVEL SECURITY;
CREATE POLICY writers ON desk.rate FOR ALL TO tallystick_desk
  USING (true) WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON desk.rate TO tallystick_desk;

CREATE TABLE desk.request_record (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  at timestamp with time zone NOT NULL DEFAULT now(),
  request text NOT NULL,
  kind text NOT NULL,
  what text NOT NULL,
  outcome text NOT NULL,
  code text,
  party bigint,
  user_id bigint,
  milliseconds integer,
  count integer NOT NULL,
  CONSTRAINT request_record_pkey PRIMARY KEY (id),
  CONSTRAINT request_record_code_check CHECK (length(code) >= 1 AND length(code) <= 200),
  CONSTRAINT request_record_count_check CHECK (count > 0),
  CONSTRAINT request_record_kind_check CHECK (kind = ANY (ARRAY['request'::text, 'sign_in'::text, 'custody'::text, 'refusal'::text])),
  CONSTRAINT request_record_milliseconds_check CHECK (milliseconds >= 0),
  CONSTRAINT request_record_outcome_check CHECK (outcome = ANY (ARRAY['done'::text, 'refused'::text, 'fault'::text])),
  CONSTRAINT request_record_request_check CHECK (length(request) >= 1 AND length(request) <= 40),
  CONSTRAINT request_record_what_check CHECK (length(what) >= 1 AND length(what) <= 100)
);
CREATE INDEX request_record_of_request ON desk.request_record USING btree (request);
ALTER TABLE desk.request_record ENABLE ROW LEVEL SECURITY;
CREATE POLICY writers ON desk.request_record FOR INSERT TO tallystick_desk
  WITH CHECK (true);
GRANT INSERT ON desk.request_record TO tallystick_desk;

CREATE TABLE desk.session (
  digest bytea NOT NULL,
  user_id bigint NOT NULL,
  kind text NOT NULL,
  key bigint NOT NULL,
  challenge text,
  expires_at timestamp with time zone NOT NULL,
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  opened_at timestamp with time zone NOT NULL DEFAULT now(),
  ended_at timestamp with time zone,
  CONSTRAINT session_pkey PRIMARY KEY (digest),
  CONSTRAINT challenge_is_answered_once UNIQUE (challenge),
  CONSTRAINT session_has_an_id UNIQUE (id),
  CONSTRAINT session_digest_check CHECK (length(digest) = 32),
  CONSTRAINT session_kind_check CHECK (kind = ANY (ARRAY['cookie'::text, 'bearer'::text])),
  CONSTRAINT session_key_fkey FOREIGN KEY (key) REFERENCES ledger.key(id),
  CONSTRAINT session_user_id_fkey FOREIGN KEY (user_id) REFERENCES ledger.party_user(id)
);
CREATE INDEX session_expired ON desk.session USING btree (expires_at);
CREATE INDEX session_of_user ON desk.session USING btree (user_id, id) WHERE (ended_at IS NULL);
ALTER TABLE desk.session ENABLE ROW LEVEL SECURITY;
CREATE POLICY writers ON desk.session FOR ALL TO tallystick_desk, tallystick_intake, tallystick_ledger, tallystick_sequencer
  USING (true) WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON desk.session TO tallystick_desk;

CREATE TABLE desk.webhook (
  party bigint NOT NULL,
  url text NOT NULL,
  set_by bigint NOT NULL,
  set_at timestamp with time zone NOT NULL DEFAULT now(),
  "position" bigint NOT NULL,
  failures integer NOT NULL DEFAULT 0,
  next_at timestamp with time zone NOT NULL DEFAULT now(),
  dead_at timestamp with time zone,
  CONSTRAINT webhook_pkey PRIMARY KEY (party),
  CONSTRAINT webhook_failures_check CHECK (failures >= 0),
  CONSTRAINT webhook_position_check CHECK ("position" >= 0),
  CONSTRAINT webhook_url_check CHECK (length(url) >= 9 AND length(url) <= 500),
  CONSTRAINT webhook_party_fkey FOREIGN KEY (party) REFERENCES ledger.party(id),
  CONSTRAINT webhook_set_by_fkey FOREIGN KEY (set_by) REFERENCES ledger.party_user(id)
);
CREATE INDEX webhook_due ON desk.webhook USING btree (next_at) WHERE (dead_at IS NULL);
ALTER TABLE desk.webhook ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON desk.webhook FOR SELECT TO tallystick_reader
  USING ((party = ( SELECT ledger.me() AS me)));
CREATE POLICY writers ON desk.webhook FOR ALL TO tallystick_desk, tallystick_ledger
  USING (true) WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON desk.webhook TO tallystick_desk;
GRANT SELECT ON desk.webhook TO tallystick_ledger, tallystick_reader;
GRANT UPDATE ("position", failures, next_at, dead_at) ON desk.webhook TO tallystick_ledger;

CREATE TABLE desk.webhook_try (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  party bigint NOT NULL,
  first_position bigint NOT NULL,
  last_position bigint NOT NULL,
  entries integer NOT NULL,
  tried_at timestamp with time zone NOT NULL DEFAULT now(),
  outcome text NOT NULL,
  CONSTRAINT webhook_try_pkey PRIMARY KEY (id),
  CONSTRAINT webhook_try_entries_check CHECK (entries > 0),
  CONSTRAINT webhook_try_is_of_a_range CHECK (first_position <= last_position),
  CONSTRAINT webhook_try_party_fkey FOREIGN KEY (party) REFERENCES ledger.party(id)
);
CREATE INDEX webhook_try_of_party ON desk.webhook_try USING btree (party, id DESC);
CREATE INDEX webhook_try_old ON desk.webhook_try USING btree (tried_at);
ALTER TABLE desk.webhook_try ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON desk.webhook_try FOR SELECT TO tallystick_reader
  USING ((party = ( SELECT ledger.me() AS me)));
CREATE POLICY writers ON desk.webhook_try FOR ALL TO tallystick_ledger
  USING (true) WITH CHECK (true);
GRANT DELETE, INSERT, SELECT ON desk.webhook_try TO tallystick_ledger;
GRANT SELECT ON desk.webhook_try TO tallystick_reader;

CREATE TABLE ledger."position" (
  "position" bigint NOT NULL,
  entry bigint NOT NULL,
  CONSTRAINT position_pkey PRIMARY KEY ("position"),
  CONSTRAINT entry_has_one_position UNIQUE (entry),
  CONSTRAINT position_position_check CHECK ("position" > 0)
);
CREATE TRIGGER position_has_entry AFTER INSERT ON ledger."position" REFERENCING NEW TABLE AS born FOR EACH STATEMENT EXECUTE FUNCTION ledger.positions_have_entries();
CREATE TRIGGER position_kept BEFORE DELETE OR UPDATE ON ledger."position" FOR EACH ROW EXECUTE FUNCTION ledger.journal_kept();
ALTER TABLE ledger."position" ENABLE ROW LEVEL SECURITY;
CREATE POLICY visible ON ledger."position" FOR SELECT TO tallystick_reader
  USING ((( SELECT s.entry
   FROM ledger.entry_visibility s
  WHERE ((s.party = ( SELECT ledger.me() AS me)) AND (s.entry = "position".entry))
 LIMIT 1) IS NOT NULL));
CREATE POLICY writers ON ledger."position" FOR ALL TO tallystick_desk, tallystick_intake, tallystick_ledger, tallystick_sequencer
  USING (true) WITH CHECK (true);
GRANT INSERT, SELECT ON ledger."position" TO tallystick_sequencer;
GRANT SELECT ON ledger."position" TO tallystick_ledger, tallystick_reader;

CREATE TABLE ledger.account (
  id bigint NOT NULL,
  holder bigint NOT NULL,
  number text NOT NULL,
  bank text NOT NULL,
  name text NOT NULL,
  town text NOT NULL,
  country text NOT NULL,
  currency text NOT NULL,
  key_alg text NOT NULL,
  statement_key bytea NOT NULL,
  status text NOT NULL DEFAULT 'registered'::text,
  registered_by bigint NOT NULL,
  confirmed_by bigint,
  usable_on date,
  closed_by bigint,
  last_number bigint,
  last_closing_minor bigint,
  CONSTRAINT account_pkey PRIMARY KEY (id),
  CONSTRAINT account_closes_by_an_entry CHECK ((status = 'closed'::text) = (closed_by IS NOT NULL)),
  CONSTRAINT account_counts_what_was_proven CHECK (last_number IS NULL OR last_closing_minor IS NOT NULL),
  CONSTRAINT account_has_status CHECK (status = ANY (ARRAY['registered'::text, 'confirmed'::text, 'closed'::text])),
  CONSTRAINT account_id_check CHECK (id > 0),
  CONSTRAINT account_is_usable_once_confirmed CHECK ((confirmed_by IS NULL) = (usable_on IS NULL) AND (status <> 'confirmed'::text OR confirmed_by IS NOT NULL) AND (status <> 'registered'::text OR confirmed_by IS NULL)),
  CONSTRAINT account_key_alg_check CHECK (key_alg = ANY (ARRAY['EdDSA'::text, 'ES256'::text])),
  CONSTRAINT account_holder_fkey FOREIGN KEY (holder) REFERENCES ledger.party(id)
);
CREATE UNIQUE INDEX account_is_registered_once ON ledger.account USING btree (bank, number) WHERE (status <> 'closed'::text);
CREATE INDEX account_of_holder ON ledger.account USING btree (holder, id);
CREATE INDEX account_to_confirm ON ledger.account USING btree (id) WHERE (status = 'registered'::text);
CREATE TRIGGER account_closes_with_nothing_in_flight BEFORE UPDATE ON ledger.account FOR EACH ROW WHEN (((old.status <> 'closed'::text) AND (new.status = 'closed'::text))) EXECUTE FUNCTION ledger.account_closes_with_nothing_in_flight();
CREATE TRIGGER account_guard BEFORE DELETE OR UPDATE ON ledger.account FOR EACH ROW EXECUTE FUNCTION ledger.account_guard();
ALTER TABLE ledger.account ENABLE ROW LEVEL SECURITY;
CREATE POLICY concerned ON ledger.account FOR SELECT TO tallystick_reader
  USING (((holder = ( SELECT ledger.me() AS me)) OR ( SELECT ledger.i_am('operator'::text) AS i_am)));
CREATE POLICY debtors ON ledger.account FOR SELECT TO tallystick_reader
  USING (((status = 'confirmed'::text) AND ledger.owes_to(holder, ( SELECT ledger.me() AS me))));
CREATE POLICY payers ON ledger.account FOR SELECT TO tallystick_reader
  USING (((status = 'confirmed'::text) AND ledger.finances(holder, ( SELECT ledger.me() AS me))));
CREATE POLICY writers ON ledger.account FOR ALL TO tallystick_ledger
  USING (true) WITH CHECK (true);
GRANT INSERT, SELECT ON ledger.account TO tallystick_ledger;
GRANT SELECT ON ledger.account TO tallystick_reader;
GRANT UPDATE (status, confirmed_by, usable_on, closed_by, last_number, last_closing_minor) ON ledger.account TO tallystick_ledger;

CREATE TABLE ledger.answered_wait (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  wait bigint NOT NULL,
  CONSTRAINT answered_wait_pkey PRIMARY KEY (id)
);
ALTER TABLE ledger.answered_wait ENABLE ROW LEVEL SECURITY;
CREATE POLICY writers ON ledger.answered_wait FOR ALL TO tallystick_sequencer
  USING (true) WITH CHECK (true);
GRANT DELETE, SELECT ON ledger.answered_wait TO tallystick_sequencer;

CREATE VIEW ledger.awaited_payment WITH (security_invoker=true) AS
 SELECT o.end_to_end_id,
    o.from_account AS account,
    'debit'::text AS side,
    o.to_number AS other,
    o.currency,
    o.amount_minor,
    o.execute_on AS due_on,
    o.status,
    'fin'::text AS noun,
    o.financing AS subject,
    o.number
   FROM ledger.payout o
UNION ALL
 SELECT o.end_to_end_id,
    o.to_account AS account,
    'credit'::text AS side,
    o.from_number AS other,
    o.currency,
    o.amount_minor,
    o.execute_on AS due_on,
    o.status,
    'fin'::text AS noun,
    o.financing AS subject,
    o.number
   FROM ledger.payout o
UNION ALL
 SELECT l.end_to_end_id,
    s.from_account AS account,
    'debit'::text AS side,
    l.to_number AS other,
    s.currency,
    l.amount_minor,
    s.execute_on AS due_on,
    l.status,
    'stl'::text AS noun,
    l.settlement AS subject,
    l.number
   FROM ledger.settlement_line l
     JOIN ledger.settlement s ON s.id = l.settlement
UNION ALL
 SELECT l.end_to_end_id,
    l.to_account AS account,
    'credit'::text AS side,
    s.from_number AS other,
    s.currency,
    l.amount_minor,
    s.execute_on AS due_on,
    l.status,
    'stl'::text AS noun,
    l.settlement AS subject,
    l.number
   FROM ledger.settlement_line l
     JOIN ledger.settlement s ON s.id = l.settlement
UNION ALL
 SELECT b.end_to_end_id,
    b.to_account AS account,
    'credit'::text AS side,
    NULL::text AS other,
    b.currency,
    b.amount_minor,
    b.pay_by AS due_on,
    b.status,
    'fin'::text AS noun,
    b.financing AS subject,
    b.number
   FROM ledger.buy_back b
UNION ALL
 SELECT b.end_to_end_id,
    c.id AS account,
    'debit'::text AS side,
    b.to_number AS other,
    b.currency,
    b.amount_minor,
    b.pay_by AS due_on,
    b.status,
    'fin'::text AS noun,
    b.financing AS subject,
    b.number
   FROM ledger.buy_back b
     JOIN ledger.account c ON c.holder = b.holder AND c.currency = b.currency;
GRANT SELECT ON ledger.awaited_payment TO tallystick_ledger, tallystick_reader;

CREATE TABLE ledger.business_day (
  date date NOT NULL,
  entry bigint NOT NULL,
  instruction bigint,
  CONSTRAINT business_day_pkey PRIMARY KEY (date),
  CONSTRAINT business_day_entry_key UNIQUE (entry),
  CONSTRAINT business_day_instruction_fkey FOREIGN KEY (instruction) REFERENCES ledger.standing_instruction(id)
);
CREATE INDEX business_day_of_instruction ON ledger.business_day USING btree (instruction) WHERE (instruction IS NOT NULL);
CREATE TRIGGER business_day_guard BEFORE INSERT OR DELETE OR UPDATE ON ledger.business_day FOR EACH ROW EXECUTE FUNCTION ledger.business_day_guard();
ALTER TABLE ledger.business_day ENABLE ROW LEVEL SECURITY;
CREATE POLICY members ON ledger.business_day FOR SELECT TO tallystick_reader
  USING ((( SELECT ledger.me() AS me) IS NOT NULL));
CREATE POLICY writers ON ledger.business_day FOR ALL TO tallystick_desk, tallystick_intake, tallystick_ledger, tallystick_sequencer
  USING (true) WITH CHECK (true);
GRANT INSERT, SELECT ON ledger.business_day TO tallystick_ledger;
GRANT SELECT ON ledger.business_day TO tallystick_desk, tallystick_intake, tallystick_reader, tallystick_sequencer;

CREATE TABLE ledger.buy_back (
  financing bigint NOT NULL,
  number integer NOT NULL,
  lender bigint NOT NULL,
  holder bigint NOT NULL,
  ground text NOT NULL,
  currency text NOT NULL,
  principal_minor bigint NOT NULL,
  interest_minor bigint NOT NULL,
  amount_minor bigint NOT NULL,
  end_to_end_id text NOT NULL,
  to_account bigint NOT NULL,
  to_number text NOT NULL,
  pay_by date NOT NULL,
  status text NOT NULL DEFAULT 'demanded'::text,
  wait bigint NOT NULL,
  demanded_by bigint NOT NULL,
  unanswered_by bigint,
  paid_by bigint,
  paid_told_by bigint,
  paid_reference text,
  returned_by bigint,
  returned_told_by bigint,
  returned_reference text,
  CONSTRAINT buy_back_pkey PRIMARY KEY (financing, number),
  CONSTRAINT end_to_end_id_names_one_buy_back UNIQUE (end_to_end_id),
  CONSTRAINT entry_proves_one_buy_back UNIQUE (paid_told_by, paid_reference),
  CONSTRAINT entry_returns_one_buy_back UNIQUE (returned_told_by, returned_reference),
  CONSTRAINT buy_back_amount_minor_check CHECK (amount_minor > 0),
  CONSTRAINT buy_back_costs_principal_and_interest CHECK (amount_minor = (principal_minor + interest_minor)),
  CONSTRAINT buy_back_has_ground CHECK (ground = ANY (ARRAY['unpaid'::text, 'diluted'::text])),
  CONSTRAINT buy_back_has_status CHECK (status = ANY (ARRAY['demanded'::text, 'unanswered'::text, 'paid'::text, 'owed_back'::text, 'returned'::text, 'bounced'::text])),
  CONSTRAINT buy_back_is_paid_by_an_entry CHECK ((num_nulls(paid_by, paid_told_by, paid_reference) = ANY (ARRAY[0, 3])) AND (status = ANY (ARRAY['paid'::text, 'owed_back'::text, 'returned'::text, 'bounced'::text])) = (paid_by IS NOT NULL)),
  CONSTRAINT buy_back_is_returned_by_an_entry CHECK ((num_nulls(returned_by, returned_told_by, returned_reference) = ANY (ARRAY[0, 3])) AND (status = ANY (ARRAY['returned'::text, 'bounced'::text])) = (returned_by IS NOT NULL)),
  CONSTRAINT buy_back_is_unanswered_by_an_entry CHECK (status <> 'unanswered'::text OR unanswered_by IS NOT NULL),
  CONSTRAINT buy_back_number_check CHECK (number > 0),
  CONSTRAINT buy_back_principal_minor_check CHECK (principal_minor > 0),
  CONSTRAINT buy_back_financing_fkey FOREIGN KEY (financing) REFERENCES ledger.financing(id),
  CONSTRAINT buy_back_holder_fkey FOREIGN KEY (holder) REFERENCES ledger.party(id),
  CONSTRAINT buy_back_lender_fkey FOREIGN KEY (lender) REFERENCES ledger.party(id),
  CONSTRAINT buy_back_paid_told_by_paid_reference_fkey FOREIGN KEY (paid_told_by, paid_reference) REFERENCES ledger.statement_entry(told_by, reference),
  CONSTRAINT buy_back_returned_told_by_returned_reference_fkey FOREIGN KEY (returned_told_by, returned_reference) REFERENCES ledger.statement_entry(told_by, reference),
  CONSTRAINT buy_back_to_account_fkey FOREIGN KEY (to_account) REFERENCES ledger.account(id)
);
CREATE INDEX buy_back_of_holder ON ledger.buy_back USING btree (holder, financing);
CREATE INDEX buy_back_of_lender ON ledger.buy_back USING btree (lender, financing);
CREATE INDEX buy_back_of_wait ON ledger.buy_back USING btree (wait);
CREATE INDEX buy_back_to_account ON ledger.buy_back USING btree (to_account);
CREATE UNIQUE INDEX financing_has_one_demand ON ledger.buy_back USING btree (financing) WHERE (status = 'demanded'::text);
CREATE TRIGGER buy_back_guard BEFORE DELETE OR UPDATE ON ledger.buy_back FOR EACH ROW EXECUTE FUNCTION ledger.buy_back_guard();
CREATE TRIGGER buy_back_has_wait AFTER INSERT ON ledger.buy_back REFERENCING NEW TABLE AS born FOR EACH STATEMENT EXECUTE FUNCTION ledger.asked_has_wait();
CREATE CONSTRAINT TRIGGER buy_back_is_proven AFTER INSERT OR UPDATE ON ledger.buy_back DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger.buy_back_is_proven();
CREATE TRIGGER note_answered AFTER UPDATE ON ledger.buy_back REFERENCING OLD TABLE AS ended FOR EACH STATEMENT EXECUTE FUNCTION ledger.note_answered();
ALTER TABLE ledger.buy_back ENABLE ROW LEVEL SECURITY;
CREATE POLICY concerned ON ledger.buy_back FOR SELECT TO tallystick_reader
  USING (((( SELECT ledger.me() AS me) = lender) OR (( SELECT ledger.me() AS me) = holder)));
CREATE POLICY writers ON ledger.buy_back FOR ALL TO tallystick_ledger, tallystick_sequencer
  USING (true) WITH CHECK (true);
GRANT INSERT, SELECT ON ledger.buy_back TO tallystick_ledger;
GRANT SELECT ON ledger.buy_back TO tallystick_reader, tallystick_sequencer;
GRANT UPDATE (status, unanswered_by, paid_by, paid_told_by, paid_reference, returned_by, returned_told_by, returned_reference) ON ledger.buy_back TO tallystick_ledger;

CREATE TABLE ledger.buy_back_part (
  financing bigint NOT NULL,
  number integer NOT NULL,
  place integer NOT NULL,
  instrument bigint NOT NULL,
  lo bigint NOT NULL,
  hi bigint NOT NULL,
  amount_minor bigint NOT NULL,
  due_on date NOT NULL,
  CONSTRAINT buy_back_part_pkey PRIMARY KEY (financing, number, place),
  CONSTRAINT buy_back_part_check CHECK (hi > lo),
  CONSTRAINT buy_back_part_check1 CHECK (amount_minor > 0 AND amount_minor <= (hi - lo)),
  CONSTRAINT buy_back_part_lo_check CHECK (lo >= 0),
  CONSTRAINT buy_back_part_financing_number_fkey FOREIGN KEY (financing, number) REFERENCES ledger.buy_back(financing, number),
  CONSTRAINT buy_back_part_instrument_fkey FOREIGN KEY (instrument) REFERENCES ledger.instrument(id)
);
CREATE TRIGGER buy_back_part_kept BEFORE DELETE OR UPDATE ON ledger.buy_back_part FOR EACH ROW EXECUTE FUNCTION ledger.journal_kept();
ALTER TABLE ledger.buy_back_part ENABLE ROW LEVEL SECURITY;
CREATE POLICY concerned ON ledger.buy_back_part FOR SELECT TO tallystick_reader
  USING ((EXISTS ( SELECT
   FROM ledger.buy_back b
  WHERE ((b.financing = buy_back_part.financing) AND (b.number = buy_back_part.number)))));
CREATE POLICY writers ON ledger.buy_back_part FOR ALL TO tallystick_ledger
  USING (true) WITH CHECK (true);
GRANT INSERT, SELECT ON ledger.buy_back_part TO tallystick_ledger;
GRANT SELECT ON ledger.buy_back_part TO tallystick_reader;

CREATE TABLE ledger.calendar_edition (
  edition text NOT NULL,
  through integer NOT NULL,
  entry bigint NOT NULL,
  CONSTRAINT calendar_edition_pkey PRIMARY KEY (edition),
  CONSTRAINT calendar_edition_entry_key UNIQUE (entry),
  CONSTRAINT calendar_edition_through_key UNIQUE (through)
);
CREATE TRIGGER calendar_edition_kept BEFORE DELETE OR UPDATE ON ledger.calendar_edition FOR EACH ROW EXECUTE FUNCTION ledger.journal_kept();
ALTER TABLE ledger.calendar_edition ENABLE ROW LEVEL SECURITY;
CREATE POLICY members ON ledger.calendar_edition FOR SELECT TO tallystick_reader
  USING ((( SELECT ledger.me() AS me) IS NOT NULL));
CREATE POLICY writers ON ledger.calendar_edition FOR ALL TO tallystick_ledger
  USING (true) WITH CHECK (true);
GRANT INSERT, SELECT ON ledger.calendar_edition TO tallystick_ledger;
GRANT SELECT ON ledger.calendar_edition TO tallystick_reader;

CREATE TABLE ledger.claim (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  instrument bigint NOT NULL,
  lo bigint NOT NULL,
  hi bigint NOT NULL,
  holder bigint NOT NULL,
  kind text NOT NULL,
  claimant bigint NOT NULL,
  charge bigint NOT NULL,
  bound_by bigint NOT NULL,
  freed_by bigint,
  succeeds bigint,
  CONSTRAINT claim_pkey PRIMARY KEY (id),
  CONSTRAINT claim_succeeds_once UNIQUE (succeeds),
  CONSTRAINT claim_not_empty CHECK (lo >= 0 AND lo < hi),
  CONSTRAINT claim_passes_to_its_successor FOREIGN KEY (succeeds, claimant) REFERENCES ledger.successor(live, party)
);
CREATE INDEX claim_by_charge ON ledger.claim USING btree (charge) WHERE (freed_by IS NULL);
CREATE INDEX claim_by_claimant ON ledger.claim USING btree (claimant, instrument, lo) WHERE (freed_by IS NULL);
CREATE INDEX claim_by_holder ON ledger.claim USING btree (holder, instrument, lo) WHERE (freed_by IS NULL);
CREATE INDEX claim_by_span ON ledger.claim USING btree (instrument, lo, hi);
CREATE UNIQUE INDEX title_has_one_claim ON ledger.claim USING btree (instrument, lo) WHERE (freed_by IS NULL);
CREATE TRIGGER claim_binds AFTER INSERT ON ledger.claim REFERENCING NEW TABLE AS born FOR EACH STATEMENT EXECUTE FUNCTION ledger.claim_binds();
CREATE TRIGGER claim_frees AFTER UPDATE ON ledger.claim REFERENCING NEW TABLE AS ended FOR EACH STATEMENT EXECUTE FUNCTION ledger.claim_frees();
CREATE TRIGGER claim_guard BEFORE DELETE OR UPDATE ON ledger.claim FOR EACH ROW EXECUTE FUNCTION ledger.claim_guard();
CREATE TRIGGER claim_has_kind AFTER INSERT ON ledger.claim REFERENCING NEW TABLE AS born FOR EACH STATEMENT EXECUTE FUNCTION ledger.claims_have_kinds();
CREATE TRIGGER note_ended_offers AFTER UPDATE ON ledger.claim REFERENCING NEW TABLE AS ended FOR EACH STATEMENT EXECUTE FUNCTION ledger.note_ended_offers();
ALTER TABLE ledger.claim ENABLE ROW LEVEL SECURITY;
CREATE POLICY concerned ON ledger.claim FOR SELECT TO tallystick_reader
  USING (((holder = ( SELECT ledger.me() AS me)) OR (claimant = ( SELECT ledger.me() AS me)) OR (( SELECT ledger.is_authority() AS is_authority) AND (( SELECT l.entry
   FROM ledger.look_through l
  WHERE ((l.party = ( SELECT ledger.me() AS me)) AND (l.instrument = claim.instrument))
 LIMIT 1) IS NOT NULL)) OR (( SELECT ledger.i_am('keeper'::text) AS i_am) AND ledger.i_keep(instrument))));
CREATE POLICY writers ON ledger.claim FOR ALL TO tallystick_desk, tallystick_intake, tallystick_ledger, tallystick_sequencer
  USING (true) WITH CHECK (true);
GRANT INSERT, SELECT ON ledger.claim TO tallystick_ledger;
GRANT SELECT ON ledger.claim TO tallystick_reader, tallystick_sequencer;
GRANT UPDATE (freed_by) ON ledger.claim TO tallystick_ledger;

CREATE TABLE ledger.claim_kind (
  kind text NOT NULL,
  CONSTRAINT claim_kind_pkey PRIMARY KEY (kind)
);
CREATE TRIGGER claim_kind_kept BEFORE DELETE OR UPDATE ON ledger.claim_kind FOR EACH ROW EXECUTE FUNCTION ledger.kind_kept();
ALTER TABLE ledger.claim_kind ENABLE ROW LEVEL SECURITY;
CREATE POLICY members ON ledger.claim_kind FOR SELECT TO tallystick_reader
  USING ((( SELECT ledger.me() AS me) IS NOT NULL));
CREATE POLICY writers ON ledger.claim_kind FOR ALL TO tallystick_desk, tallystick_intake, tallystick_ledger, tallystick_sequencer
  USING (true) WITH CHECK (true);
GRANT SELECT ON ledger.claim_kind TO tallystick_ledger, tallystick_reader;
INSERT INTO ledger.claim_kind (kind) VALUES ('delivery');
INSERT INTO ledger.claim_kind (kind) VALUES ('finance');
INSERT INTO ledger.claim_kind (kind) VALUES ('offer');
INSERT INTO ledger.claim_kind (kind) VALUES ('pledge');
INSERT INTO ledger.claim_kind (kind) VALUES ('sale');

CREATE TABLE ledger.command (
  party bigint NOT NULL,
  id text NOT NULL,
  payload_hash bytea NOT NULL,
  jws text NOT NULL,
  outcome jsonb NOT NULL,
  received_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT command_id_is_used_once PRIMARY KEY (party, id),
  CONSTRAINT command_id_check CHECK (length(id) >= 1 AND length(id) <= 64),
  CONSTRAINT command_payload_hash_check CHECK (length(payload_hash) = 32)
);
CREATE TRIGGER command_kept BEFORE DELETE OR UPDATE ON ledger.command FOR EACH ROW EXECUTE FUNCTION ledger.journal_kept();
ALTER TABLE ledger.command ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON ledger.command FOR SELECT TO tallystick_reader
  USING ((party = ( SELECT ledger.me() AS me)));
CREATE POLICY writers ON ledger.command FOR ALL TO tallystick_desk, tallystick_intake, tallystick_ledger, tallystick_sequencer
  USING (true) WITH CHECK (true);
GRANT INSERT, SELECT ON ledger.command TO tallystick_ledger;
GRANT SELECT ON ledger.command TO tallystick_reader;

CREATE TABLE ledger.commodity (
  id bigint NOT NULL,
  name text NOT NULL,
  standard text NOT NULL,
  unit text NOT NULL,
  tolerance_ppm integer NOT NULL,
  listed_by bigint NOT NULL,
  CONSTRAINT commodity_pkey PRIMARY KEY (id),
  CONSTRAINT commodity_is_listed_once UNIQUE (name, standard),
  CONSTRAINT commodity_id_check CHECK (id > 0),
  CONSTRAINT commodity_is_of_goods CHECK (unit = ANY (ARRAY['GRAMS'::text, 'PIECES'::text])),
  CONSTRAINT commodity_tolerates_ordinary_loss CHECK (tolerance_ppm >= 0 AND tolerance_ppm <= 50000)
);
CREATE TRIGGER commodity_kept BEFORE DELETE OR UPDATE ON ledger.commodity FOR EACH ROW EXECUTE FUNCTION ledger.warehouse_kept();
ALTER TABLE ledger.commodity ENABLE ROW LEVEL SECURITY;
CREATE POLICY members ON ledger.commodity FOR SELECT TO tallystick_reader
  USING ((( SELECT ledger.me() AS me) IS NOT NULL));
CREATE POLICY writers ON ledger.commodity FOR ALL TO tallystick_ledger
  USING (true) WITH CHECK (true);
GRANT INSERT, SELECT ON ledger.commodity TO tallystick_ledger;
GRANT SELECT ON ledger.commodity TO tallystick_reader;

CREATE TABLE ledger.confirmation (
  receivable bigint NOT NULL,
  undertaking text NOT NULL,
  waiver text NOT NULL,
  entry bigint NOT NULL,
  CONSTRAINT confirmation_pkey PRIMARY KEY (receivable),
  CONSTRAINT confirmation_entry_fkey FOREIGN KEY (entry) REFERENCES ledger.entry(id),
  CONSTRAINT confirmation_receivable_fkey FOREIGN KEY (receivable) REFERENCES ledger.receivable(id)
);
ALTER TABLE ledger.confirmation ENABLE ROW LEVEL SECURITY;
CREATE POLICY parties ON ledger.confirmation FOR SELECT TO tallystick_reader
  USING ((( SELECT r.id
   FROM ledger.receivable r
  WHERE ((r.id = confirmation.receivable) AND ((( SELECT ledger.me() AS me) = r.debtor) OR (( SELECT ledger.me() AS me) = r.supplier)))) IS NOT NULL));
CREATE POLICY writers ON ledger.confirmation FOR ALL TO tallystick_desk, tallystick_intake, tallystick_ledger, tallystick_sequencer
  USING (true) WITH CHECK (true);
GRANT INSERT, SELECT ON ledger.confirmation TO tallystick_ledger;
GRANT SELECT ON ledger.confirmation TO tallystick_reader;

CREATE TABLE ledger.debtor_mark (
  id bigint NOT NULL,
  party bigint NOT NULL,
  kind text NOT NULL,
  since date NOT NULL,
  until date,
  marked_by bigint NOT NULL,
  CONSTRAINT debtor_mark_pkey PRIMARY KEY (id),
  CONSTRAINT debtor_mark_id_check CHECK (id > 0),
  CONSTRAINT debtor_mark_kind_check CHECK (kind = ANY (ARRAY['bond_default'::text, 'persistent_overdue'::text])),
  CONSTRAINT debtor_mark_party_fkey FOREIGN KEY (party) REFERENCES ledger.party(id)
);
CREATE INDEX debtor_mark_of_party ON ledger.debtor_mark USING btree (party, id);
ALTER TABLE ledger.debtor_mark ENABLE ROW LEVEL SECURITY;
CREATE POLICY concerned ON ledger.debtor_mark FOR SELECT TO tallystick_reader
  USING (((party = ( SELECT ledger.me() AS me)) OR ( SELECT ledger.i_am('operator'::text) AS i_am) OR ( SELECT ledger.i_am('regulator'::text) AS i_am)));
CREATE POLICY writers ON ledger.debtor_mark FOR ALL TO tallystick_desk, tallystick_intake, tallystick_ledger, tallystick_sequencer
  USING (true) WITH CHECK (true);
GRANT INSERT, SELECT ON ledger.debtor_mark TO tallystick_ledger;
GRANT SELECT ON ledger.debtor_mark TO tallystick_reader;
GRANT UPDATE (until) ON ledger.debtor_mark TO tallystick_ledger;

CREATE TABLE ledger.delivery_order (
  id bigint NOT NULL,
  receipt bigint NOT NULL,
  lot bigint NOT NULL,
  holder bigint NOT NULL,
  units bigint NOT NULL,
  collector text NOT NULL,
  until date NOT NULL,
  status text NOT NULL DEFAULT 'open'::text,
  weighed_units bigint,
  surrendered_by bigint NOT NULL,
  ended_by bigint,
  CONSTRAINT delivery_order_pkey PRIMARY KEY (id),
  CONSTRAINT delivery_order_surrenders_once UNIQUE (surrendered_by),
  CONSTRAINT delivery_order_ends_by_an_entry CHECK ((status = 'open'::text) = (ended_by IS NULL)),
  CONSTRAINT delivery_order_has_status CHECK (status = ANY (ARRAY['open'::text, 'delivered'::text, 'ended'::text])),
  CONSTRAINT delivery_order_id_check CHECK (id > 0),
  CONSTRAINT delivery_order_units_check CHECK (units > 0),
  CONSTRAINT what_is_delivered_was_weighed CHECK ((status = 'delivered'::text) = (weighed_units IS NOT NULL)),
  CONSTRAINT delivery_order_holder_fkey FOREIGN KEY (holder) REFERENCES ledger.party(id),
  CONSTRAINT delivery_order_lot_fkey FOREIGN KEY (lot) REFERENCES ledger.lot(id),
  CONSTRAINT delivery_order_receipt_fkey FOREIGN KEY (receipt) REFERENCES ledger.receipt(id)
);
CREATE INDEX delivery_order_of_holder ON ledger.delivery_order USING btree (holder, id);
CREATE INDEX delivery_order_of_receipt ON ledger.delivery_order USING btree (receipt, id);
CREATE TRIGGER delivery_counts AFTER UPDATE ON ledger.delivery_order FOR EACH ROW WHEN (((old.status = 'open'::text) AND (new.status = 'delivered'::text))) EXECUTE FUNCTION ledger.delivery_counts();
CREATE TRIGGER delivery_order_guard BEFORE INSERT OR DELETE OR UPDATE ON ledger.delivery_order FOR EACH ROW EXECUTE FUNCTION ledger.delivery_order_guard();
CREATE TRIGGER dues_are_paid BEFORE UPDATE ON ledger.delivery_order FOR EACH ROW WHEN (((old.status = 'open'::text) AND (new.status = 'delivered'::text))) EXECUTE FUNCTION ledger.dues_are_paid();
ALTER TABLE ledger.delivery_order ENABLE ROW LEVEL SECURITY;
CREATE POLICY concerned ON ledger.delivery_order FOR SELECT TO tallystick_reader
  USING (((holder = ( SELECT ledger.me() AS me)) OR ledger.i_keep(receipt)));
CREATE POLICY writers ON ledger.delivery_order FOR ALL TO tallystick_ledger
  USING (true) WITH CHECK (true);
GRANT INSERT, SELECT ON ledger.delivery_order TO tallystick_ledger;
GRANT SELECT ON ledger.delivery_order TO tallystick_reader;
GRANT UPDATE (status, weighed_units, ended_by) ON ledger.delivery_order TO tallystick_ledger;

CREATE TABLE ledger.disclosure (
  entry bigint NOT NULL,
  offer bigint NOT NULL,
  until date NOT NULL,
  CONSTRAINT disclosure_pkey PRIMARY KEY (entry),
  CONSTRAINT disclosure_entry_fkey FOREIGN KEY (entry) REFERENCES ledger.entry(id),
  CONSTRAINT disclosure_offer_fkey FOREIGN KEY (offer) REFERENCES ledger.offer(charge)
);
CREATE INDEX disclosure_of_offer ON ledger.disclosure USING btree (offer);
CREATE TRIGGER disclosure_kept BEFORE DELETE OR UPDATE ON ledger.disclosure FOR EACH ROW EXECUTE FUNCTION ledger.journal_kept();
ALTER TABLE ledger.disclosure ENABLE ROW LEVEL SECURITY;
CREATE POLICY concerned ON ledger.disclosure FOR SELECT TO tallystick_reader
  USING ((( SELECT o.charge
   FROM ledger.offer o
  WHERE (o.charge = disclosure.offer)) IS NOT NULL));
CREATE POLICY writers ON ledger.disclosure FOR ALL TO tallystick_desk, tallystick_intake, tallystick_ledger, tallystick_sequencer
  USING (true) WITH CHECK (true);
GRANT INSERT, SELECT ON ledger.disclosure TO tallystick_ledger;
GRANT SELECT ON ledger.disclosure TO tallystick_reader;

CREATE TABLE ledger.dues_payment (
  receipt bigint NOT NULL,
  number integer NOT NULL,
  account bigint NOT NULL,
  reference text NOT NULL,
  amount_minor bigint NOT NULL,
  proven_by bigint NOT NULL,
  CONSTRAINT dues_payment_pkey PRIMARY KEY (receipt, number),
  CONSTRAINT entry_pays_dues_once UNIQUE (account, reference),
  CONSTRAINT dues_payment_amount_minor_check CHECK (amount_minor > 0),
  CONSTRAINT dues_payment_receipt_fkey FOREIGN KEY (receipt) REFERENCES ledger.receipt_tariff(receipt)
);
CREATE TRIGGER dues_payment_counts AFTER INSERT ON ledger.dues_payment FOR EACH ROW EXECUTE FUNCTION ledger.dues_payment_counts();
CREATE TRIGGER dues_payment_guard BEFORE INSERT OR DELETE OR UPDATE ON ledger.dues_payment FOR EACH ROW EXECUTE FUNCTION ledger.dues_payment_guard();
ALTER TABLE ledger.dues_payment ENABLE ROW LEVEL SECURITY;
CREATE POLICY writers ON ledger.dues_payment FOR ALL TO tallystick_ledger
  USING (true) WITH CHECK (true);
GRANT INSERT, SELECT ON ledger.dues_payment TO tallystick_ledger;

CREATE TABLE ledger.entry (
  id bigint NOT NULL,
  act text NOT NULL,
  party bigint NOT NULL,
  command text NOT NULL,
  part integer NOT NULL,
  postings text NOT NULL,
  leaf text NOT NULL,
  hash bytea NOT NULL GENERATED ALWAYS AS (sha256((leaf)::bytea)) STORED,
  business_date date NOT NULL,
  written_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT entry_pkey PRIMARY KEY (id),
  CONSTRAINT entry_is_one_act UNIQUE (party, command, part),
  CONSTRAINT entry_id_check CHECK (id > 0),
  CONSTRAINT entry_part_check CHECK (part >= 0)
);
CREATE INDEX entry_of_act ON ledger.entry USING btree (act, id);
CREATE TRIGGER entry_has_command AFTER INSERT ON ledger.entry REFERENCING NEW TABLE AS born FOR EACH STATEMENT EXECUTE FUNCTION ledger.entries_have_commands();
CREATE TRIGGER entry_kept BEFORE DELETE OR UPDATE ON ledger.entry FOR EACH ROW EXECUTE FUNCTION ledger.journal_kept();
ALTER TABLE ledger.entry ENABLE ROW LEVEL SECURITY;
CREATE POLICY visible ON ledger.entry FOR SELECT TO tallystick_reader
  USING ((( SELECT s.entry
   FROM ledger.entry_visibility s
  WHERE ((s.party = ( SELECT ledger.me() AS me)) AND (s.entry = entry.id))
 LIMIT 1) IS NOT NULL));
CREATE POLICY writers ON ledger.entry FOR ALL TO tallystick_desk, tallystick_intake, tallystick_ledger, tallystick_sequencer
  USING (true) WITH CHECK (true);
GRANT INSERT, SELECT ON ledger.entry TO tallystick_ledger;
GRANT SELECT ON ledger.entry TO tallystick_reader, tallystick_sequencer;

CREATE TABLE ledger.entry_match (
  entry bigint NOT NULL,
  account bigint NOT NULL,
  written_off_minor bigint NOT NULL,
  reason text NOT NULL,
  CONSTRAINT entry_match_pkey PRIMARY KEY (entry),
  CONSTRAINT entry_match_reason_check CHECK (length(TRIM(BOTH FROM reason)) > 0),
  CONSTRAINT entry_match_written_off_minor_check CHECK (written_off_minor >= 0),
  CONSTRAINT entry_match_account_fkey FOREIGN KEY (account) REFERENCES ledger.account(id),
  CONSTRAINT entry_match_entry_fkey FOREIGN KEY (entry) REFERENCES ledger.entry(id)
);
CREATE TRIGGER entry_match_kept BEFORE DELETE OR UPDATE ON ledger.entry_match FOR EACH ROW EXECUTE FUNCTION ledger.journal_kept();
CREATE CONSTRAINT TRIGGER match_holds AFTER INSERT ON ledger.entry_match DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger.match_holds();
ALTER TABLE ledger.entry_match ENABLE ROW LEVEL SECURITY;
CREATE POLICY concerned ON ledger.entry_match FOR SELECT TO tallystick_reader
  USING (((( SELECT a.holder
   FROM ledger.account a
  WHERE (a.id = entry_match.account)) = ( SELECT ledger.me() AS me)) OR ( SELECT ledger.i_am('operator'::text) AS i_am)));
CREATE POLICY writers ON ledger.entry_match FOR ALL TO tallystick_ledger
  USING (true) WITH CHECK (true);
GRANT INSERT, SELECT ON ledger.entry_match TO tallystick_ledger;
GRANT SELECT ON ledger.entry_match TO tallystick_reader;

CREATE TABLE ledger.entry_visibility (
  party bigint NOT NULL,
  instrument bigint NOT NULL,
  entry bigint NOT NULL,
  CONSTRAINT entry_visibility_pkey PRIMARY KEY (party, instrument, entry)
);
CREATE INDEX visibility_newest ON ledger.entry_visibility USING btree (party, entry DESC);
CREATE TRIGGER visibility_kept BEFORE DELETE OR UPDATE ON ledger.entry_visibility FOR EACH ROW EXECUTE FUNCTION ledger.journal_kept();
ALTER TABLE ledger.entry_visibility ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON ledger.entry_visibility FOR SELECT TO tallystick_reader
  USING ((party = ( SELECT ledger.me() AS me)));
CREATE POLICY writers ON ledger.entry_visibility FOR ALL TO tallystick_desk, tallystick_intake, tallystick_ledger, tallystick_sequencer
  USING (true) WITH CHECK (true);
GRANT INSERT, SELECT ON ledger.entry_visibility TO tallystick_ledger;
GRANT SELECT ON ledger.entry_visibility TO tallystick_reader;
GRANT SELECT (party, entry) ON ledger.entry_visibility TO tallystick_desk;

CREATE TABLE ledger.facility (
  id bigint NOT NULL,
  lender bigint NOT NULL,
  scope text NOT NULL,
  subject bigint,
  within bigint,
  currency text NOT NULL,
  limit_minor bigint NOT NULL,
  begins_on date NOT NULL,
  until date NOT NULL,
  status text NOT NULL DEFAULT 'live'::text,
  reserved_minor bigint NOT NULL DEFAULT 0,
  used_minor bigint NOT NULL DEFAULT 0,
  granted_by bigint NOT NULL,
  cap_share numeric,
  cap_at_least_minor bigint,
  CONSTRAINT facility_pkey PRIMARY KEY (id),
  CONSTRAINT cap_is_a_part_of_the_book CHECK ((cap_share IS NULL) = (cap_at_least_minor IS NULL) AND cap_share > 0::numeric AND cap_share <= 1::numeric AND cap_at_least_minor >= 0),
  CONSTRAINT cap_is_on_a_debtor_or_a_group CHECK (cap_share IS NULL OR (scope = ANY (ARRAY['debtor'::text, 'group'::text]))),
  CONSTRAINT facility_bears_what_is_taken CHECK ((reserved_minor + used_minor) <= limit_minor),
  CONSTRAINT facility_begins_before_it_ends CHECK (begins_on < until),
  CONSTRAINT facility_has_scope CHECK (scope = ANY (ARRAY['debtor'::text, 'supplier'::text, 'platform'::text, 'group'::text])),
  CONSTRAINT facility_has_status CHECK (status = ANY (ARRAY['live'::text, 'paused'::text, 'ended'::text])),
  CONSTRAINT facility_id_check CHECK (id > 0),
  CONSTRAINT facility_is_on_another_party CHECK (subject <> lender),
  CONSTRAINT facility_limit_minor_check CHECK (limit_minor > 0),
  CONSTRAINT facility_names_whom_its_kind_is_for CHECK ((subject IS NULL) = (scope = 'platform'::text)),
  CONSTRAINT facility_reserved_minor_check CHECK (reserved_minor >= 0),
  CONSTRAINT facility_used_minor_check CHECK (used_minor >= 0),
  CONSTRAINT quota_is_on_a_debtor CHECK (within IS NULL OR scope = 'debtor'::text),
  CONSTRAINT facility_lender_fkey FOREIGN KEY (lender) REFERENCES ledger.party(id),
  CONSTRAINT facility_subject_fkey FOREIGN KEY (subject) REFERENCES ledger.party(id),
  CONSTRAINT facility_within_fkey FOREIGN KEY (within) REFERENCES ledger.facility(id)
);
CREATE UNIQUE INDEX facility_is_the_only_one_of_its_kind ON ledger.facility USING btree (lender, scope, COALESCE(subject, (0)::bigint), currency) WHERE (status <> 'ended'::text);
CREATE INDEX facility_of_group ON ledger.facility USING btree (within) WHERE (within IS NOT NULL);
CREATE INDEX facility_of_lender ON ledger.facility USING btree (lender, id);
CREATE INDEX facility_on_subject ON ledger.facility USING btree (subject, id) WHERE (subject IS NOT NULL);
CREATE TRIGGER facility_guard BEFORE INSERT OR DELETE OR UPDATE ON ledger.facility FOR EACH ROW EXECUTE FUNCTION ledger.facility_guard();
ALTER TABLE ledger.facility ENABLE ROW LEVEL SECURITY;
CREATE POLICY concerned ON ledger.facility FOR SELECT TO tallystick_reader
  USING (((lender = ( SELECT ledger.me() AS me)) OR ((scope = 'group'::text) AND (subject = ( SELECT ledger.me() AS me)))));
CREATE POLICY writers ON ledger.facility FOR ALL TO tallystick_ledger
  USING (true) WITH CHECK (true);
GRANT INSERT, SELECT ON ledger.facility TO tallystick_ledger;
GRANT SELECT ON ledger.facility TO tallystick_reader;
GRANT UPDATE (limit_minor, until, status, cap_share, cap_at_least_minor) ON ledger.facility TO tallystick_ledger;

CREATE TABLE ledger.facility_use (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  facility bigint NOT NULL,
  financing bigint NOT NULL,
  amount_minor bigint NOT NULL,
  status text NOT NULL DEFAULT 'reserved'::text,
  reserved_by bigint NOT NULL,
  used_by bigint,
  returned_by bigint,
  CONSTRAINT facility_use_pkey PRIMARY KEY (id),
  CONSTRAINT application_takes_of_a_facility_once UNIQUE (facility, financing),
  CONSTRAINT facility_use_amount_minor_check CHECK (amount_minor > 0),
  CONSTRAINT facility_use_financing_check CHECK (financing > 0),
  CONSTRAINT facility_use_has_status CHECK (status = ANY (ARRAY['reserved'::text, 'used'::text, 'returned'::text])),
  CONSTRAINT facility_use_is_by_entries CHECK ((status = 'reserved'::text) = (used_by IS NULL AND returned_by IS NULL) AND (status = 'returned'::text) = (returned_by IS NOT NULL)),
  CONSTRAINT facility_use_facility_fkey FOREIGN KEY (facility) REFERENCES ledger.facility(id),
  CONSTRAINT facility_use_is_of_a_financing FOREIGN KEY (financing) REFERENCES ledger.financing(id)
);
CREATE INDEX facility_use_of_financing ON ledger.facility_use USING btree (financing);
CREATE TRIGGER facility_use_counts AFTER INSERT ON ledger.facility_use REFERENCING NEW TABLE AS born FOR EACH STATEMENT EXECUTE FUNCTION ledger.facility_use_counts();
CREATE TRIGGER facility_use_guard BEFORE INSERT OR DELETE OR UPDATE ON ledger.facility_use FOR EACH ROW EXECUTE FUNCTION ledger.facility_use_guard();
CREATE TRIGGER facility_use_keeps_to_shares AFTER INSERT ON ledger.facility_use REFERENCING NEW TABLE AS born FOR EACH STATEMENT EXECUTE FUNCTION ledger.facility_use_keeps_to_shares();
CREATE TRIGGER facility_use_recounts AFTER UPDATE ON ledger.facility_use REFERENCING OLD TABLE AS was NEW TABLE AS became FOR EACH STATEMENT EXECUTE FUNCTION ledger.facility_use_recounts();
ALTER TABLE ledger.facility_use ENABLE ROW LEVEL SECURITY;
CREATE POLICY concerned ON ledger.facility_use FOR SELECT TO tallystick_reader
  USING ((( SELECT f.lender
   FROM ledger.facility f
  WHERE (f.id = facility_use.facility)) = ( SELECT ledger.me() AS me)));
CREATE POLICY writers ON ledger.facility_use FOR ALL TO tallystick_ledger
  USING (true) WITH CHECK (true);
GRANT INSERT, SELECT ON ledger.facility_use TO tallystick_ledger;
GRANT SELECT ON ledger.facility_use TO tallystick_reader;
GRANT UPDATE (status, used_by, returned_by) ON ledger.facility_use TO tallystick_ledger;

CREATE TABLE ledger.financing (
  id bigint NOT NULL,
  holder bigint NOT NULL,
  status text NOT NULL DEFAULT 'requested'::text,
  currency text NOT NULL,
  face_minor bigint NOT NULL,
  recourse text NOT NULL,
  deadline timestamp with time zone NOT NULL,
  choose_by timestamp with time zone NOT NULL,
  first_due_on date NOT NULL,
  wait bigint NOT NULL,
  requested_by bigint NOT NULL,
  quote bigint,
  approval_wait bigint,
  applied_by bigint,
  decided_by bigint,
  words text,
  ended_by bigint,
  registration_wait bigint,
  CONSTRAINT financing_pkey PRIMARY KEY (id),
  CONSTRAINT application_is_to_a_quote CHECK (num_nulls(quote, approval_wait, applied_by) = ANY (ARRAY[0, 3])),
  CONSTRAINT choice_comes_after_the_deadline CHECK (deadline < choose_by),
  CONSTRAINT financing_applies_before_it_is_decided CHECK ((status = 'requested'::text) <= (applied_by IS NULL) AND (status = ANY (ARRAY['applied'::text, 'approved'::text, 'refused'::text])) <= (applied_by IS NOT NULL) AND (status = ANY (ARRAY['approved'::text, 'refused'::text])) <= (decided_by IS NOT NULL)),
  CONSTRAINT financing_ends_by_an_entry CHECK ((status = ANY (ARRAY['refused'::text, 'withdrawn'::text, 'lapsed'::text, 'returned'::text, 'bought_back'::text])) = (ended_by IS NOT NULL)),
  CONSTRAINT financing_face_minor_check CHECK (face_minor > 0),
  CONSTRAINT financing_has_status CHECK (status = ANY (ARRAY['requested'::text, 'applied'::text, 'approved'::text, 'instructed'::text, 'paid'::text, 'refused'::text, 'withdrawn'::text, 'lapsed'::text, 'returned'::text, 'bought_back'::text])),
  CONSTRAINT financing_id_check CHECK (id > 0),
  CONSTRAINT financing_is_decided_before_it_is_paid CHECK ((status = ANY (ARRAY['instructed'::text, 'paid'::text, 'returned'::text, 'bought_back'::text])) <= (decided_by IS NOT NULL)),
  CONSTRAINT financing_recourse_check CHECK (recourse = ANY (ARRAY['with'::text, 'without'::text, 'either'::text])),
  CONSTRAINT refusal_has_its_reason CHECK (status <> 'refused'::text OR words IS NOT NULL),
  CONSTRAINT financing_chooses_its_own_quote FOREIGN KEY (id, quote) REFERENCES ledger.quote(financing, id),
  CONSTRAINT financing_holder_fkey FOREIGN KEY (holder) REFERENCES ledger.party(id)
);
CREATE INDEX financing_of_approval ON ledger.financing USING btree (approval_wait) WHERE (approval_wait IS NOT NULL);
CREATE INDEX financing_of_holder ON ledger.financing USING btree (holder, id);
CREATE INDEX financing_of_registration_wait ON ledger.financing USING btree (registration_wait) WHERE (registration_wait IS NOT NULL);
CREATE INDEX financing_of_wait ON ledger.financing USING btree (wait);
CREATE INDEX financing_open_to_quotes ON ledger.financing USING btree (id) WHERE (status = 'requested'::text);
CREATE TRIGGER approval_guard BEFORE UPDATE OF status ON ledger.financing FOR EACH ROW WHEN (((old.status = 'applied'::text) AND (new.status = 'approved'::text))) EXECUTE FUNCTION ledger.approval_guard();
CREATE TRIGGER financing_guard BEFORE DELETE OR UPDATE ON ledger.financing FOR EACH ROW EXECUTE FUNCTION ledger.financing_guard();
CREATE TRIGGER financing_has_wait AFTER INSERT ON ledger.financing REFERENCING NEW TABLE AS born FOR EACH STATEMENT EXECUTE FUNCTION ledger.asked_has_wait();
CREATE CONSTRAINT TRIGGER financing_is_bought_back AFTER UPDATE ON ledger.financing DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (((old.status <> 'bought_back'::text) AND (new.status = 'bought_back'::text))) EXECUTE FUNCTION ledger.financing_is_bought_back();
CREATE CONSTRAINT TRIGGER financing_is_bound AFTER INSERT OR UPDATE ON ledger.financing DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger.financing_is_bound();
CREATE TRIGGER note_answered AFTER UPDATE ON ledger.financing REFERENCING NEW TABLE AS ended FOR EACH STATEMENT EXECUTE FUNCTION ledger.note_financings();
CREATE TRIGGER note_unregistered AFTER UPDATE ON ledger.financing REFERENCING NEW TABLE AS ended FOR EACH STATEMENT EXECUTE FUNCTION ledger.note_unregistered();
CREATE TRIGGER payout_follows_registration BEFORE UPDATE ON ledger.financing FOR EACH ROW WHEN (((old.status = 'approved'::text) AND (new.status <> ALL (ARRAY['approved'::text, 'refused'::text, 'withdrawn'::text, 'lapsed'::text])))) EXECUTE FUNCTION ledger.payout_follows_registration();
ALTER TABLE ledger.financing ENABLE ROW LEVEL SECURITY;
CREATE POLICY concerned ON ledger.financing FOR SELECT TO tallystick_reader
  USING (((holder = ( SELECT ledger.me() AS me)) OR ledger.was_asked(id)));
CREATE POLICY writers ON ledger.financing FOR ALL TO tallystick_ledger, tallystick_sequencer
  USING (true) WITH CHECK (true);
GRANT INSERT, SELECT ON ledger.financing TO tallystick_ledger;
GRANT SELECT ON ledger.financing TO tallystick_reader, tallystick_sequencer;
GRANT UPDATE (status, quote, approval_wait, applied_by, decided_by, words, ended_by, registration_wait) ON ledger.financing TO tallystick_ledger;

CREATE TABLE ledger.financing_asked (
  financing bigint NOT NULL,
  lender bigint NOT NULL,
  declined_by bigint,
  reason text,
  CONSTRAINT lender_is_asked_once PRIMARY KEY (financing, lender),
  CONSTRAINT lender_declines_with_a_reason CHECK ((declined_by IS NULL) = (reason IS NULL)),
  CONSTRAINT financing_asked_financing_fkey FOREIGN KEY (financing) REFERENCES ledger.financing(id),
  CONSTRAINT financing_asked_lender_fkey FOREIGN KEY (lender) REFERENCES ledger.party(id)
);
CREATE INDEX financing_asked_of_lender ON ledger.financing_asked USING btree (lender, financing);
ALTER TABLE ledger.financing_asked ENABLE ROW LEVEL SECURITY;
CREATE POLICY concerned ON ledger.financing_asked FOR SELECT TO tallystick_reader
  USING (((lender = ( SELECT ledger.me() AS me)) OR ledger.has_asked(financing)));
CREATE POLICY writers ON ledger.financing_asked FOR ALL TO tallystick_ledger
  USING (true) WITH CHECK (true);
GRANT INSERT, SELECT ON ledger.financing_asked TO tallystick_ledger;
GRANT SELECT ON ledger.financing_asked TO tallystick_reader;
GRANT UPDATE (declined_by, reason) ON ledger.financing_asked TO tallystick_ledger;

CREATE TABLE ledger.financing_look (
  entry bigint NOT NULL,
  financing bigint NOT NULL,
  lender bigint NOT NULL,
  content text NOT NULL,
  digest text NOT NULL GENERATED ALWAYS AS (rtrim(translate(encode(sha256((replace(content, '\'::text, '\\'::text))::bytea), 'base64'::text), '+/'::text, '-_'::text), '='::text)) STORED,
  CONSTRAINT financing_look_pkey PRIMARY KEY (entry),
  CONSTRAINT financing_look_entry_fkey FOREIGN KEY (entry) REFERENCES ledger.entry(id),
  CONSTRAINT financing_look_financing_lender_fkey FOREIGN KEY (financing, lender) REFERENCES ledger.financing_asked(financing, lender)
);
CREATE INDEX financing_look_of_lender ON ledger.financing_look USING btree (financing, lender, entry DESC);
CREATE TRIGGER financing_look_guard AFTER INSERT ON ledger.financing_look FOR EACH ROW EXECUTE FUNCTION ledger.financing_look_guard();
CREATE TRIGGER financing_look_kept BEFORE DELETE OR UPDATE ON ledger.financing_look FOR EACH ROW EXECUTE FUNCTION ledger.journal_kept();
ALTER TABLE ledger.financing_look ENABLE ROW LEVEL SECURITY;
CREATE POLICY concerned ON ledger.financing_look FOR SELECT TO tallystick_reader
  USING (((lender = ( SELECT ledger.me() AS me)) OR ledger.has_asked(financing)));
CREATE POLICY writers ON ledger.financing_look FOR ALL TO tallystick_ledger
  USING (true) WITH CHECK (true);
GRANT INSERT, SELECT ON ledger.financing_look TO tallystick_ledger;
GRANT SELECT ON ledger.financing_look TO tallystick_reader;

CREATE TABLE ledger.financing_part (
  financing bigint NOT NULL,
  place integer NOT NULL,
  instrument bigint NOT NULL,
  lo bigint NOT NULL,
  hi bigint NOT NULL,
  debtor bigint NOT NULL,
  amount_minor bigint NOT NULL,
  due_on date NOT NULL,
  paid_on date NOT NULL,
  CONSTRAINT financing_part_pkey PRIMARY KEY (financing, place),
  CONSTRAINT financing_part_amount_minor_check CHECK (amount_minor > 0),
  CONSTRAINT financing_part_is_paid_when_due CHECK (paid_on >= due_on),
  CONSTRAINT financing_part_not_empty CHECK (lo >= 0 AND lo < hi),
  CONSTRAINT financing_part_place_check CHECK (place >= 0),
  CONSTRAINT financing_part_financing_fkey FOREIGN KEY (financing) REFERENCES ledger.financing(id)
);
CREATE TRIGGER financing_part_kept BEFORE DELETE OR UPDATE ON ledger.financing_part FOR EACH ROW EXECUTE FUNCTION ledger.journal_kept();
ALTER TABLE ledger.financing_part ENABLE ROW LEVEL SECURITY;
CREATE POLICY concerned ON ledger.financing_part FOR SELECT TO tallystick_reader
  USING ((ledger.was_asked(financing) OR ledger.has_asked(financing)));
CREATE POLICY writers ON ledger.financing_part FOR ALL TO tallystick_ledger
  USING (true) WITH CHECK (true);
GRANT INSERT, SELECT ON ledger.financing_part TO tallystick_ledger;
GRANT SELECT ON ledger.financing_part TO tallystick_reader;

CREATE TABLE ledger.finding_weighing (
  entry bigint NOT NULL,
  financing bigint NOT NULL,
  lender bigint NOT NULL,
  reason text NOT NULL,
  content text NOT NULL,
  digest text NOT NULL GENERATED ALWAYS AS (rtrim(translate(encode(sha256((replace(content, '\'::text, '\\'::text))::bytea), 'base64'::text), '+/'::text, '-_'::text), '='::text)) STORED,
  CONSTRAINT finding_weighing_pkey PRIMARY KEY (entry),
  CONSTRAINT finding_weighing_is_of_one_lender UNIQUE (entry, financing, lender),
  CONSTRAINT finding_weighing_reason_check CHECK (length(TRIM(BOTH FROM reason)) > 0),
  CONSTRAINT finding_is_weighed_by_who_was_asked FOREIGN KEY (financing, lender) REFERENCES ledger.financing_asked(financing, lender),
  CONSTRAINT finding_weighing_entry_fkey FOREIGN KEY (entry) REFERENCES ledger.entry(id)
);
CREATE TRIGGER finding_weighing_kept BEFORE DELETE OR UPDATE ON ledger.finding_weighing FOR EACH ROW EXECUTE FUNCTION ledger.journal_kept();
CREATE TRIGGER finding_weighing_proved AFTER INSERT ON ledger.finding_weighing FOR EACH ROW EXECUTE FUNCTION ledger.financing_look_guard();
ALTER TABLE ledger.finding_weighing ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON ledger.finding_weighing FOR SELECT TO tallystick_reader
  USING ((lender = ( SELECT ledger.me() AS me)));
CREATE POLICY writers ON ledger.finding_weighing FOR ALL TO tallystick_ledger
  USING (true) WITH CHECK (true);
GRANT INSERT, SELECT ON ledger.finding_weighing TO tallystick_ledger;
GRANT SELECT ON ledger.finding_weighing TO tallystick_reader;

CREATE TABLE ledger.guarantee (
  entry bigint NOT NULL,
  facility bigint NOT NULL,
  guarantor bigint NOT NULL,
  amount_minor bigint NOT NULL,
  until date NOT NULL,
  undertaking text NOT NULL,
  CONSTRAINT guarantee_pkey PRIMARY KEY (entry),
  CONSTRAINT guarantee_amount_minor_check CHECK (amount_minor > 0),
  CONSTRAINT guarantee_entry_fkey FOREIGN KEY (entry) REFERENCES ledger.entry(id),
  CONSTRAINT guarantee_facility_fkey FOREIGN KEY (facility) REFERENCES ledger.facility(id),
  CONSTRAINT guarantee_guarantor_fkey FOREIGN KEY (guarantor) REFERENCES ledger.party(id)
);
CREATE INDEX guarantee_of_facility ON ledger.guarantee USING btree (facility, entry);
CREATE TRIGGER guarantee_guard BEFORE INSERT ON ledger.guarantee FOR EACH ROW EXECUTE FUNCTION ledger.guarantee_guard();
CREATE TRIGGER guarantee_kept BEFORE DELETE OR UPDATE ON ledger.guarantee FOR EACH ROW EXECUTE FUNCTION ledger.journal_kept();
ALTER TABLE ledger.guarantee ENABLE ROW LEVEL SECURITY;
CREATE POLICY concerned ON ledger.guarantee FOR SELECT TO tallystick_reader
  USING (((guarantor = ( SELECT ledger.me() AS me)) OR (( SELECT f.lender
   FROM ledger.facility f
  WHERE (f.id = guarantee.facility)) = ( SELECT ledger.me() AS me))));
CREATE POLICY writers ON ledger.guarantee FOR ALL TO tallystick_ledger
  USING (true) WITH CHECK (true);
GRANT INSERT, SELECT ON ledger.guarantee TO tallystick_ledger;
GRANT SELECT ON ledger.guarantee TO tallystick_reader;

CREATE TABLE ledger.hold (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  instrument bigint NOT NULL,
  lo bigint NOT NULL,
  hi bigint NOT NULL,
  kind text NOT NULL,
  party bigint NOT NULL,
  set_by bigint NOT NULL,
  lifted_by bigint,
  CONSTRAINT hold_pkey PRIMARY KEY (id),
  CONSTRAINT hold_not_empty CHECK (lo >= 0 AND lo < hi),
  CONSTRAINT hold_has_kind FOREIGN KEY (kind) REFERENCES ledger.hold_kind(kind)
);
CREATE INDEX hold_by_span ON ledger.hold USING btree (instrument, lo);
CREATE INDEX hold_of_party ON ledger.hold USING btree (party, id) WHERE (lifted_by IS NULL);
CREATE TRIGGER dilution_is_the_first_suppliers AFTER INSERT ON ledger.hold REFERENCING NEW TABLE AS born FOR EACH STATEMENT EXECUTE FUNCTION trade.dilution_is_the_first_suppliers();
CREATE TRIGGER hold_guard BEFORE DELETE OR UPDATE ON ledger.hold FOR EACH ROW EXECUTE FUNCTION ledger.hold_guard();
CREATE TRIGGER hold_lifts AFTER UPDATE ON ledger.hold REFERENCING NEW TABLE AS ended FOR EACH STATEMENT EXECUTE FUNCTION ledger.hold_lifts();
CREATE TRIGGER hold_sets AFTER INSERT ON ledger.hold REFERENCING NEW TABLE AS born FOR EACH STATEMENT EXECUTE FUNCTION ledger.hold_sets();
CREATE CONSTRAINT TRIGGER payment_hold_has_line AFTER INSERT ON ledger.hold DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((new.kind = 'payment'::text)) EXECUTE FUNCTION ledger.payment_hold_has_line();
CREATE CONSTRAINT TRIGGER payment_hold_stays AFTER UPDATE ON ledger.hold DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((new.kind = 'payment'::text)) EXECUTE FUNCTION ledger.payment_hold_stays();
ALTER TABLE ledger.hold ENABLE ROW LEVEL SECURITY;
CREATE POLICY concerned ON ledger.hold FOR SELECT TO tallystick_reader
  USING (((party = ( SELECT ledger.me() AS me)) OR (( SELECT t.holder
   FROM ledger.title t
  WHERE ((t.instrument = hold.instrument) AND (t.lo = hold.lo))) = ( SELECT ledger.me() AS me)) OR (( SELECT ledger.is_authority() AS is_authority) AND (( SELECT l.entry
   FROM ledger.look_through l
  WHERE ((l.party = ( SELECT ledger.me() AS me)) AND (l.instrument = hold.instrument))
 LIMIT 1) IS NOT NULL)) OR (( SELECT ledger.i_am('keeper'::text) AS i_am) AND ledger.i_keep(instrument))));
CREATE POLICY writers ON ledger.hold FOR ALL TO tallystick_desk, tallystick_intake, tallystick_ledger, tallystick_sequencer
  USING (true) WITH CHECK (true);
GRANT INSERT, SELECT ON ledger.hold TO tallystick_ledger;
GRANT SELECT ON ledger.hold TO tallystick_reader;
GRANT UPDATE (lifted_by) ON ledger.hold TO tallystick_ledger;

CREATE TABLE ledger.hold_kind (
  kind text NOT NULL,
  CONSTRAINT hold_kind_pkey PRIMARY KEY (kind)
);
CREATE TRIGGER hold_kind_kept BEFORE DELETE OR UPDATE ON ledger.hold_kind FOR EACH ROW EXECUTE FUNCTION ledger.kind_kept();
ALTER TABLE ledger.hold_kind ENABLE ROW LEVEL SECURITY;
CREATE POLICY members ON ledger.hold_kind FOR SELECT TO tallystick_reader
  USING ((( SELECT ledger.me() AS me) IS NOT NULL));
CREATE POLICY writers ON ledger.hold_kind FOR ALL TO tallystick_desk, tallystick_intake, tallystick_ledger, tallystick_sequencer
  USING (true) WITH CHECK (true);
GRANT SELECT ON ledger.hold_kind TO tallystick_ledger, tallystick_reader;
INSERT INTO ledger.hold_kind (kind) VALUES ('court');
INSERT INTO ledger.hold_kind (kind) VALUES ('dilution');
INSERT INTO ledger.hold_kind (kind) VALUES ('dispute');
INSERT INTO ledger.hold_kind (kind) VALUES ('insurance');
INSERT INTO ledger.hold_kind (kind) VALUES ('payment');
INSERT INTO ledger.hold_kind (kind) VALUES ('sensor');
INSERT INTO ledger.hold_kind (kind) VALUES ('term_end');

CREATE TABLE ledger.identity_key (
  place integer NOT NULL GENERATED ALWAYS AS IDENTITY,
  known_by text NOT NULL,
  since timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT identity_key_pkey PRIMARY KEY (place),
  CONSTRAINT identity_key_known_by_key UNIQUE (known_by),
  CONSTRAINT identity_key_known_by_check CHECK (known_by ~ '^[A-Za-z0-9_-]{43}$'::text)
);
ALTER TABLE ledger.identity_key ENABLE ROW LEVEL SECURITY;
CREATE POLICY readers ON ledger.identity_key FOR SELECT TO tallystick_ledger
  USING (true);
GRANT SELECT ON ledger.identity_key TO tallystick_ledger;

CREATE TABLE ledger.instrument (
  id bigint NOT NULL,
  kind text NOT NULL,
  size bigint NOT NULL,
  size2 bigint NOT NULL GENERATED ALWAYS AS (size) STORED,
  paid_p bigint NOT NULL DEFAULT 0,
  paid_q bigint NOT NULL DEFAULT 1,
  issued_by bigint NOT NULL,
  terms bigint NOT NULL DEFAULT 0,
  CONSTRAINT instrument_pkey PRIMARY KEY (id),
  CONSTRAINT instrument_id_check CHECK (id > 0),
  CONSTRAINT instrument_paid_is_a_fraction CHECK (paid_q > 0 AND paid_p >= 0),
  CONSTRAINT instrument_size_check CHECK (size > 0),
  CONSTRAINT instrument_is_fully_tiled FOREIGN KEY (id, size, size2) REFERENCES ledger.title(instrument, hi, size) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX instrument_paid ON ledger.instrument USING btree (id) INCLUDE (paid_p, paid_q) WHERE (paid_p > 0);
CREATE CONSTRAINT TRIGGER goods_have_their_receipt AFTER INSERT ON ledger.instrument DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((new.kind = 'receipt'::text)) EXECUTE FUNCTION ledger.instrument_has_its_receipt();
CREATE TRIGGER instrument_fixed BEFORE UPDATE ON ledger.instrument FOR EACH ROW EXECUTE FUNCTION ledger.instrument_fixed();
CREATE TRIGGER instrument_has_kind AFTER INSERT ON ledger.instrument REFERENCING NEW TABLE AS born FOR EACH STATEMENT EXECUTE FUNCTION ledger.instruments_have_kinds();
CREATE TRIGGER instrument_kept BEFORE DELETE ON ledger.instrument FOR EACH ROW EXECUTE FUNCTION ledger.journal_kept();
CREATE TRIGGER instrument_paid_within_face BEFORE INSERT OR UPDATE ON ledger.instrument FOR EACH ROW WHEN ((new.paid_p > new.paid_q)) EXECUTE FUNCTION ledger.instrument_paid_within_face();
ALTER TABLE ledger.instrument ENABLE ROW LEVEL SECURITY;
CREATE POLICY visible ON ledger.instrument FOR SELECT TO tallystick_reader
  USING ((( SELECT s.entry
   FROM ledger.entry_visibility s
  WHERE ((s.party = ( SELECT ledger.me() AS me)) AND (s.instrument = instrument.id))
 LIMIT 1) IS NOT NULL));
CREATE POLICY writers ON ledger.instrument FOR ALL TO tallystick_desk, tallystick_intake, tallystick_ledger, tallystick_sequencer
  USING (true) WITH CHECK (true);
GRANT INSERT, SELECT ON ledger.instrument TO tallystick_ledger;
GRANT SELECT ON ledger.instrument TO tallystick_reader, tallystick_sequencer;
GRANT UPDATE (size2, paid_p, paid_q) ON ledger.instrument TO tallystick_ledger;

CREATE TABLE ledger.instrument_kind (
  kind text NOT NULL,
  id_prefix text NOT NULL,
  unit text,
  paid_beyond_face boolean NOT NULL,
  CONSTRAINT instrument_kind_pkey PRIMARY KEY (kind),
  CONSTRAINT instrument_kind_has_its_own_prefix UNIQUE (id_prefix),
  CONSTRAINT instrument_kind_has_a_unit CHECK (unit = ANY (ARRAY['MINOR_UNITS'::text, 'GRAMS'::text, 'PIECES'::text, 'NOTE_UNITS'::text]))
);
CREATE TRIGGER instrument_kind_kept BEFORE DELETE OR UPDATE ON ledger.instrument_kind FOR EACH ROW EXECUTE FUNCTION ledger.kind_kept();
ALTER TABLE ledger.instrument_kind ENABLE ROW LEVEL SECURITY;
CREATE POLICY members ON ledger.instrument_kind FOR SELECT TO tallystick_reader
  USING ((( SELECT ledger.me() AS me) IS NOT NULL));
CREATE POLICY writers ON ledger.instrument_kind FOR ALL TO tallystick_desk, tallystick_intake, tallystick_ledger, tallystick_sequencer
  USING (true) WITH CHECK (true);
GRANT SELECT ON ledger.instrument_kind TO tallystick_ledger, tallystick_reader, tallystick_sequencer;
INSERT INTO ledger.instrument_kind (kind, id_prefix, unit, paid_beyond_face) VALUES ('receipt', 'wrc', NULL, 'false');
INSERT INTO ledger.instrument_kind (kind, id_prefix, unit, paid_beyond_face) VALUES ('receivable', 'rcv', 'MINOR_UNITS', 'false');

CREATE TABLE ledger.key (
  id bigint NOT NULL,
  user_id bigint NOT NULL,
  party bigint NOT NULL,
  alg text NOT NULL,
  public_key bytea NOT NULL,
  custody boolean NOT NULL,
  machine boolean NOT NULL DEFAULT false,
  enrolled_by bigint NOT NULL,
  revoked_by bigint,
  CONSTRAINT key_pkey PRIMARY KEY (id),
  CONSTRAINT key_is_unique UNIQUE (public_key),
  CONSTRAINT key_alg_check CHECK (alg = ANY (ARRAY['EdDSA'::text, 'ES256'::text])),
  CONSTRAINT key_id_check CHECK (id > 0),
  CONSTRAINT key_party_fkey FOREIGN KEY (party) REFERENCES ledger.party(id),
  CONSTRAINT key_user_id_fkey FOREIGN KEY (user_id) REFERENCES ledger.party_user(id)
);
CREATE INDEX key_of_party ON ledger.key USING btree (party, id);
CREATE TRIGGER key_fixed BEFORE UPDATE ON ledger.key FOR EACH ROW EXECUTE FUNCTION ledger.key_fixed();
CREATE TRIGGER key_kept BEFORE DELETE ON ledger.key FOR EACH ROW EXECUTE FUNCTION ledger.party_history_kept('key_kept');
ALTER TABLE ledger.key ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON ledger.key FOR SELECT TO tallystick_reader
  USING (((party = ( SELECT ledger.me() AS me)) OR ( SELECT ledger.i_am('operator'::text) AS i_am)));
CREATE POLICY writers ON ledger.key FOR ALL TO tallystick_desk, tallystick_intake, tallystick_ledger, tallystick_sequencer
  USING (true) WITH CHECK (true);
GRANT INSERT, SELECT ON ledger.key TO tallystick_ledger;
GRANT SELECT ON ledger.key TO tallystick_desk, tallystick_reader;
GRANT UPDATE (revoked_by) ON ledger.key TO tallystick_ledger;

CREATE VIEW ledger.line_due WITH (security_invoker=true) AS
 SELECT r.debtor,
    t.instrument,
    t.lo,
    t.hi,
    r.due_on,
    r.currency,
    t.holder,
    NULL::bigint AS again_settlement,
    NULL::integer AS again_number
   FROM ledger.title t
     JOIN ledger.receivable r ON r.id = t.instrument
  WHERE r.status = 'issued'::text AND t.holder <> 0
UNION ALL
 SELECT r.debtor,
    l.instrument,
    l.lo,
    l.hi,
    r.due_on,
    r.currency,
    l.payee AS holder,
    l.settlement AS again_settlement,
    l.number AS again_number
   FROM ledger.line_owed_anew l
     JOIN ledger.receivable r ON r.id = l.instrument;
GRANT SELECT ON ledger.line_due TO tallystick_reader;

CREATE VIEW ledger.line_owed_anew WITH (security_invoker=true) AS
 SELECT settlement,
    number,
    instrument,
    lo,
    hi,
    amount_minor,
    holder,
    payee,
    (EXISTS ( SELECT
           FROM ledger.settlement_line a
          WHERE a.again_settlement = l.settlement AND a.again_number = l.number AND a.status = 'instructed'::text)) AS in_flight
   FROM ledger.settlement_line l
  WHERE status = 'returned'::text AND NOT (EXISTS ( SELECT
           FROM ledger.settlement_line a
          WHERE a.again_settlement = l.settlement AND a.again_number = l.number AND (a.status = ANY (ARRAY['paid'::text, 'returned'::text]))));
GRANT SELECT ON ledger.line_owed_anew TO tallystick_ledger, tallystick_reader;

CREATE TABLE ledger.look (
  entry bigint NOT NULL,
  offer bigint NOT NULL,
  content text NOT NULL,
  digest text NOT NULL GENERATED ALWAYS AS (rtrim(translate(encode(sha256((replace(content, '\'::text, '\\'::text))::bytea), 'base64'::text), '+/'::text, '-_'::text), '='::text)) STORED,
  CONSTRAINT look_pkey PRIMARY KEY (entry),
  CONSTRAINT look_entry_fkey FOREIGN KEY (entry) REFERENCES ledger.entry(id),
  CONSTRAINT look_offer_fkey FOREIGN KEY (offer) REFERENCES ledger.offer(charge)
);
CREATE INDEX look_of_offer ON ledger.look USING btree (offer, entry DESC);
CREATE TRIGGER look_guard AFTER INSERT ON ledger.look FOR EACH ROW EXECUTE FUNCTION ledger.look_guard();
CREATE TRIGGER look_kept BEFORE DELETE OR UPDATE ON ledger.look FOR EACH ROW EXECUTE FUNCTION ledger.journal_kept();
ALTER TABLE ledger.look ENABLE ROW LEVEL SECURITY;
CREATE POLICY concerned ON ledger.look FOR SELECT TO tallystick_reader
  USING ((( SELECT o.charge
   FROM ledger.offer o
  WHERE (o.charge = look.offer)) IS NOT NULL));
CREATE POLICY writers ON ledger.look FOR ALL TO tallystick_desk, tallystick_intake, tallystick_ledger, tallystick_sequencer
  USING (true) WITH CHECK (true);
GRANT INSERT, SELECT ON ledger.look TO tallystick_ledger;
GRANT SELECT ON ledger.look TO tallystick_reader;

CREATE TABLE ledger.look_through (
  entry bigint NOT NULL,
  party bigint NOT NULL,
  instrument bigint NOT NULL,
  purpose text NOT NULL,
  told boolean NOT NULL,
  business_date date NOT NULL,
  written_at timestamp with time zone NOT NULL,
  CONSTRAINT look_through_pkey PRIMARY KEY (entry),
  CONSTRAINT look_through_has_a_purpose CHECK (purpose ~ '\S'::text),
  CONSTRAINT look_through_entry_fkey FOREIGN KEY (entry) REFERENCES ledger.entry(id)
);
CREATE INDEX look_through_by_party ON ledger.look_through USING btree (party, entry);
CREATE INDEX look_through_of_instrument ON ledger.look_through USING btree (instrument, party);
ALTER TABLE ledger.look_through ENABLE ROW LEVEL SECURITY;
CREATE POLICY seen ON ledger.look_through FOR SELECT TO tallystick_reader
  USING (((party = ( SELECT ledger.me() AS me)) OR (told AND (( SELECT s.entry
   FROM ledger.entry_visibility s
  WHERE ((s.party = ( SELECT ledger.me() AS me)) AND (s.instrument = look_through.instrument))
 LIMIT 1) IS NOT NULL))));
CREATE POLICY writers ON ledger.look_through FOR ALL TO tallystick_desk, tallystick_intake, tallystick_ledger, tallystick_sequencer
  USING (true) WITH CHECK (true);
GRANT INSERT, SELECT ON ledger.look_through TO tallystick_ledger;
GRANT SELECT ON ledger.look_through TO tallystick_reader;

CREATE TABLE ledger.lot (
  id bigint NOT NULL,
  keeper bigint NOT NULL,
  depositor bigint NOT NULL,
  commodity bigint NOT NULL,
  declared_units bigint NOT NULL,
  packing text NOT NULL,
  marks text NOT NULL,
  ownership_kind text NOT NULL,
  ownership_issuer text NOT NULL,
  ownership_number text NOT NULL,
  ownership_name text NOT NULL,
  authority text NOT NULL,
  claims text NOT NULL,
  status text NOT NULL DEFAULT 'requested'::text,
  place bigint,
  exclusive boolean,
  inspector bigint,
  weighed_units bigint,
  accepted_units bigint,
  grade text,
  certificate text,
  issued_units bigint NOT NULL DEFAULT 0,
  delivered_units bigint NOT NULL DEFAULT 0,
  counted_units bigint,
  counted_at timestamp with time zone,
  requested_by bigint NOT NULL,
  received_by bigint,
  withdrawn_by bigint,
  good_until date,
  CONSTRAINT lot_pkey PRIMARY KEY (id),
  CONSTRAINT lot_accepted_units_check CHECK (accepted_units > 0),
  CONSTRAINT lot_declared_units_check CHECK (declared_units > 0),
  CONSTRAINT lot_delivered_units_check CHECK (delivered_units >= 0),
  CONSTRAINT lot_has_status CHECK (status = ANY (ARRAY['requested'::text, 'received'::text, 'withdrawn'::text])),
  CONSTRAINT lot_has_two_parties CHECK (keeper <> depositor),
  CONSTRAINT lot_id_check CHECK (id > 0),
  CONSTRAINT lot_is_counted_at_a_time CHECK ((counted_units IS NULL) = (counted_at IS NULL)),
  CONSTRAINT lot_is_inspected_by_a_third_party CHECK (inspector <> keeper AND inspector <> depositor),
  CONSTRAINT lot_is_received_as_a_whole CHECK (num_nulls(place, exclusive, inspector, weighed_units, accepted_units, grade, certificate, received_by) =
CASE status
    WHEN 'received'::text THEN 0
    ELSE 8
END),
  CONSTRAINT lot_is_shown_to_be_owned CHECK (ownership_kind = ANY (ARRAY['invoice'::text, 'bill_of_lading'::text, 'customs_declaration'::text, 'release_order'::text, 'certificate'::text])),
  CONSTRAINT lot_is_withdrawn_by_an_entry CHECK ((status = 'withdrawn'::text) = (withdrawn_by IS NOT NULL)),
  CONSTRAINT receipts_are_over_accepted_stock CHECK (issued_units >= 0 AND issued_units <= COALESCE(accepted_units, 0::bigint)),
  CONSTRAINT what_is_delivered_was_issued CHECK (delivered_units <= issued_units),
  CONSTRAINT lot_commodity_fkey FOREIGN KEY (commodity) REFERENCES ledger.commodity(id),
  CONSTRAINT lot_depositor_fkey FOREIGN KEY (depositor) REFERENCES ledger.party(id),
  CONSTRAINT lot_inspector_fkey FOREIGN KEY (inspector) REFERENCES ledger.party(id),
  CONSTRAINT lot_keeper_fkey FOREIGN KEY (keeper) REFERENCES ledger.party(id),
  CONSTRAINT lot_place_fkey FOREIGN KEY (place) REFERENCES ledger.storage_place(id)
);
CREATE UNIQUE INDEX exclusive_place_has_one_lot ON ledger.lot USING btree (place) WHERE (exclusive AND (delivered_units < accepted_units));
CREATE INDEX lot_of_depositor ON ledger.lot USING btree (depositor, id);
CREATE INDEX lot_of_keeper ON ledger.lot USING btree (keeper, id);
CREATE INDEX lot_of_place ON ledger.lot USING btree (place) WHERE (status = 'received'::text);
CREATE UNIQUE INDEX ownership_document_brings_goods_in_once ON ledger.lot USING btree (ownership_name) WHERE (status <> 'withdrawn'::text);
CREATE TRIGGER life_of_lot_fixed BEFORE UPDATE ON ledger.lot FOR EACH ROW WHEN (((old.status <> 'requested'::text) AND (old.good_until IS DISTINCT FROM new.good_until))) EXECUTE FUNCTION ledger.life_of_lot_fixed();
CREATE TRIGGER lot_guard BEFORE INSERT OR DELETE OR UPDATE ON ledger.lot FOR EACH ROW EXECUTE FUNCTION ledger.lot_guard();
CREATE TRIGGER lot_is_stored AFTER UPDATE ON ledger.lot FOR EACH ROW WHEN (((old.status IS DISTINCT FROM new.status) OR (old.delivered_units IS DISTINCT FROM new.delivered_units))) EXECUTE FUNCTION ledger.lot_is_stored();
ALTER TABLE ledger.lot ENABLE ROW LEVEL SECURITY;
CREATE POLICY concerned ON ledger.lot FOR SELECT TO tallystick_reader
  USING (((((( SELECT ledger.me() AS me) = keeper) OR (( SELECT ledger.me() AS me) = depositor)) OR (( SELECT ledger.me() AS me) = inspector)) OR ledger.sees_lot(id)));
CREATE POLICY writers ON ledger.lot FOR ALL TO tallystick_ledger
  USING (true) WITH CHECK (true);
GRANT INSERT, SELECT ON ledger.lot TO tallystick_ledger;
GRANT SELECT ON ledger.lot TO tallystick_reader;
GRANT UPDATE (status, place, exclusive, inspector, weighed_units, accepted_units, grade, certificate, received_by, withdrawn_by, good_until) ON ledger.lot TO tallystick_ledger;

CREATE TABLE ledger.mandate (
  id bigint NOT NULL,
  party bigint NOT NULL,
  key bigint NOT NULL,
  act text NOT NULL,
  limit_minor bigint NOT NULL,
  until date NOT NULL,
  granted_by bigint NOT NULL,
  ended_by bigint,
  CONSTRAINT mandate_pkey PRIMARY KEY (id),
  CONSTRAINT mandate_id_check CHECK (id > 0),
  CONSTRAINT mandate_limit_minor_check CHECK (limit_minor > 0),
  CONSTRAINT mandate_key_fkey FOREIGN KEY (key) REFERENCES ledger.key(id),
  CONSTRAINT mandate_party_fkey FOREIGN KEY (party) REFERENCES ledger.party(id)
);
CREATE INDEX mandate_by_key ON ledger.mandate USING btree (key) WHERE (ended_by IS NULL);
CREATE INDEX mandate_of_party ON ledger.mandate USING btree (party, id);
CREATE TRIGGER mandate_kept BEFORE DELETE ON ledger.mandate FOR EACH ROW EXECUTE FUNCTION ledger.party_history_kept('mandate_kept');
ALTER TABLE ledger.mandate ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON ledger.mandate FOR SELECT TO tallystick_reader
  USING ((party = ( SELECT ledger.me() AS me)));
CREATE POLICY writers ON ledger.mandate FOR ALL TO tallystick_desk, tallystick_intake, tallystick_ledger, tallystick_sequencer
  USING (true) WITH CHECK (true);
GRANT INSERT, SELECT ON ledger.mandate TO tallystick_ledger;
GRANT SELECT ON ledger.mandate TO tallystick_reader;
GRANT UPDATE (ended_by) ON ledger.mandate TO tallystick_ledger;

CREATE TABLE ledger.matched_entry (
  match bigint NOT NULL,
  told_by bigint NOT NULL,
  reference text NOT NULL,
  amount_minor bigint NOT NULL,
  CONSTRAINT match_names_an_entry_once PRIMARY KEY (match, told_by, reference),
  CONSTRAINT matched_entry_amount_minor_check CHECK (amount_minor > 0),
  CONSTRAINT matched_entry_match_fkey FOREIGN KEY (match) REFERENCES ledger.entry_match(entry),
  CONSTRAINT matched_entry_told_by_reference_fkey FOREIGN KEY (told_by, reference) REFERENCES ledger.statement_entry(told_by, reference)
);
CREATE INDEX matched_entry_of_entry ON ledger.matched_entry USING btree (told_by, reference);
CREATE TRIGGER matched_entry_kept BEFORE DELETE OR UPDATE ON ledger.matched_entry FOR EACH ROW EXECUTE FUNCTION ledger.journal_kept();
ALTER TABLE ledger.matched_entry ENABLE ROW LEVEL SECURITY;
CREATE POLICY concerned ON ledger.matched_entry FOR SELECT TO tallystick_reader
  USING ((EXISTS ( SELECT
   FROM ledger.entry_match g
  WHERE (g.entry = matched_entry.match))));
CREATE POLICY writers ON ledger.matched_entry FOR ALL TO tallystick_ledger
  USING (true) WITH CHECK (true);
GRANT INSERT, SELECT ON ledger.matched_entry TO tallystick_ledger;
GRANT SELECT ON ledger.matched_entry TO tallystick_reader;

CREATE TABLE ledger.matched_payment (
  match bigint NOT NULL,
  account bigint NOT NULL,
  end_to_end_id text NOT NULL,
  amount_minor bigint NOT NULL,
  CONSTRAINT match_names_a_payment_once PRIMARY KEY (match, end_to_end_id),
  CONSTRAINT matched_payment_amount_minor_check CHECK (amount_minor > 0),
  CONSTRAINT matched_payment_account_fkey FOREIGN KEY (account) REFERENCES ledger.account(id),
  CONSTRAINT matched_payment_match_fkey FOREIGN KEY (match) REFERENCES ledger.entry_match(entry)
);
CREATE INDEX matched_payment_of_payment ON ledger.matched_payment USING btree (account, end_to_end_id);
CREATE TRIGGER matched_payment_kept BEFORE DELETE OR UPDATE ON ledger.matched_payment FOR EACH ROW EXECUTE FUNCTION ledger.journal_kept();
ALTER TABLE ledger.matched_payment ENABLE ROW LEVEL SECURITY;
CREATE POLICY concerned ON ledger.matched_payment FOR SELECT TO tallystick_reader
  USING ((EXISTS ( SELECT
   FROM ledger.entry_match g
  WHERE (g.entry = matched_payment.match))));
CREATE POLICY writers ON ledger.matched_payment FOR ALL TO tallystick_ledger
  USING (true) WITH CHECK (true);
GRANT INSERT, SELECT ON ledger.matched_payment TO tallystick_ledger;
GRANT SELECT ON ledger.matched_payment TO tallystick_reader;

CREATE TABLE ledger.maturity (
  debtor bigint NOT NULL,
  due_on date NOT NULL,
  wait bigint NOT NULL,
  opened_by bigint NOT NULL,
  closed_by bigint,
  unpaid integer,
  CONSTRAINT maturity_is_told_once PRIMARY KEY (debtor, due_on),
  CONSTRAINT maturity_is_closed_by_an_entry CHECK (num_nulls(closed_by, unpaid) = ANY (ARRAY[0, 2])),
  CONSTRAINT maturity_debtor_fkey FOREIGN KEY (debtor) REFERENCES ledger.party(id)
);
CREATE INDEX maturity_of_wait ON ledger.maturity USING btree (wait);
CREATE TRIGGER maturity_guard BEFORE INSERT OR DELETE OR UPDATE ON ledger.maturity FOR EACH ROW EXECUTE FUNCTION ledger.maturity_guard();
CREATE TRIGGER maturity_has_wait AFTER INSERT ON ledger.maturity REFERENCING NEW TABLE AS born FOR EACH STATEMENT EXECUTE FUNCTION ledger.asked_has_wait();
CREATE TRIGGER note_answered AFTER UPDATE ON ledger.maturity REFERENCING OLD TABLE AS ended FOR EACH STATEMENT EXECUTE FUNCTION ledger.note_answered();
ALTER TABLE ledger.maturity ENABLE ROW LEVEL SECURITY;
CREATE POLICY concerned ON ledger.maturity FOR SELECT TO tallystick_reader
  USING (((debtor = ( SELECT ledger.me() AS me)) OR ( SELECT ledger.i_am('operator'::text) AS i_am)));
CREATE POLICY writers ON ledger.maturity FOR ALL TO tallystick_ledger, tallystick_sequencer
  USING (true) WITH CHECK (true);
GRANT INSERT, SELECT ON ledger.maturity TO tallystick_ledger;
GRANT SELECT ON ledger.maturity TO tallystick_reader, tallystick_sequencer;
GRANT UPDATE (closed_by, unpaid) ON ledger.maturity TO tallystick_ledger;

CREATE TABLE ledger.measurement (
  id bigint NOT NULL,
  lot bigint NOT NULL,
  purpose text NOT NULL,
  unit text NOT NULL,
  gross_units bigint NOT NULL,
  tare_units bigint NOT NULL,
  net_units bigint NOT NULL GENERATED ALWAYS AS ((gross_units - tare_units)) STORED,
  device text NOT NULL,
  calibration text NOT NULL,
  taken_at timestamp with time zone NOT NULL,
  party bigint NOT NULL,
  entry bigint NOT NULL,
  counted_by bigint,
  CONSTRAINT measurement_pkey PRIMARY KEY (id),
  CONSTRAINT measurement_has_purpose CHECK (purpose = ANY (ARRAY['inbound'::text, 'stock'::text, 'outbound'::text])),
  CONSTRAINT measurement_id_check CHECK (id > 0),
  CONSTRAINT measurement_nets_no_less_than_nothing CHECK (tare_units >= 0 AND gross_units >= tare_units),
  CONSTRAINT measurement_entry_fkey FOREIGN KEY (entry) REFERENCES ledger.entry(id),
  CONSTRAINT measurement_lot_fkey FOREIGN KEY (lot) REFERENCES ledger.lot(id)
);
CREATE INDEX measurement_counted ON ledger.measurement USING btree (counted_by) WHERE (counted_by IS NOT NULL);
CREATE INDEX measurement_of_lot ON ledger.measurement USING btree (lot, id);
CREATE TRIGGER measurement_counts AFTER INSERT ON ledger.measurement REFERENCING NEW TABLE AS born FOR EACH STATEMENT EXECUTE FUNCTION ledger.measurement_counts();
CREATE TRIGGER measurement_guard BEFORE INSERT OR DELETE OR UPDATE ON ledger.measurement FOR EACH ROW EXECUTE FUNCTION ledger.measurement_guard();
ALTER TABLE ledger.measurement ENABLE ROW LEVEL SECURITY;
CREATE POLICY concerned ON ledger.measurement FOR SELECT TO tallystick_reader
  USING (ledger.sees_lot(lot));
CREATE POLICY writers ON ledger.measurement FOR ALL TO tallystick_ledger
  USING (true) WITH CHECK (true);
GRANT INSERT, SELECT ON ledger.measurement TO tallystick_ledger;
GRANT SELECT ON ledger.measurement TO tallystick_reader;
GRANT UPDATE (counted_by) ON ledger.measurement TO tallystick_ledger;

CREATE TABLE ledger.moved (
  instrument bigint NOT NULL,
  entry bigint NOT NULL,
  part integer NOT NULL,
  kind text NOT NULL,
  act text NOT NULL,
  business_date date NOT NULL,
  lo bigint NOT NULL,
  hi bigint NOT NULL,
  currency text,
  from_party bigint,
  to_party bigint,
  CONSTRAINT moved_pkey PRIMARY KEY (instrument, entry, part),
  CONSTRAINT moved_between_two CHECK (from_party <> to_party)
);
CREATE INDEX moved_from ON ledger.moved USING btree (from_party, entry, part) INCLUDE (currency, kind, lo, hi, to_party) WHERE (from_party IS NOT NULL);
CREATE INDEX moved_to ON ledger.moved USING btree (to_party, entry, part) INCLUDE (currency, kind, lo, hi, from_party) WHERE (to_party IS NOT NULL);
CREATE TRIGGER moved_kept BEFORE DELETE OR UPDATE ON ledger.moved FOR EACH ROW EXECUTE FUNCTION ledger.journal_kept();
ALTER TABLE ledger.moved ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON ledger.moved FOR SELECT TO tallystick_reader
  USING (((from_party = ( SELECT ledger.me() AS me)) OR (to_party = ( SELECT ledger.me() AS me))));
CREATE POLICY writers ON ledger.moved FOR ALL TO tallystick_desk, tallystick_intake, tallystick_ledger, tallystick_sequencer
  USING (true) WITH CHECK (true);
GRANT SELECT ON ledger.moved TO tallystick_ledger, tallystick_reader, tallystick_sequencer;

CREATE TABLE ledger.moved_until (
  single boolean NOT NULL DEFAULT true,
  entry bigint NOT NULL,
  CONSTRAINT moved_until_pkey PRIMARY KEY (single),
  CONSTRAINT moved_until_single_check CHECK (single)
);
ALTER TABLE ledger.moved_until ENABLE ROW LEVEL SECURITY;
CREATE POLICY members ON ledger.moved_until FOR SELECT TO tallystick_reader
  USING ((( SELECT ledger.me() AS me) IS NOT NULL));
CREATE POLICY writers ON ledger.moved_until FOR ALL TO tallystick_desk, tallystick_intake, tallystick_ledger, tallystick_sequencer
  USING (true) WITH CHECK (true);
GRANT SELECT ON ledger.moved_until TO tallystick_ledger, tallystick_reader, tallystick_sequencer;
INSERT INTO ledger.moved_until (single, entry) VALUES ('true', '0');

CREATE VIEW ledger.movement WITH (security_invoker=true) AS
 SELECT m.from_party AS party,
    m.entry,
    m.part,
    m.kind,
    m.act,
    m.business_date,
    m.instrument,
    m.lo,
    m.hi,
    m.currency,
    m.from_party,
    m.to_party
   FROM ledger.moved m
UNION ALL
 SELECT m.to_party AS party,
    m.entry,
    m.part,
    m.kind,
    m.act,
    m.business_date,
    m.instrument,
    m.lo,
    m.hi,
    m.currency,
    m.from_party,
    m.to_party
   FROM ledger.moved m
UNION ALL
 SELECT y.party,
    y.entry,
    y.part,
    y.kind,
    y.act,
    y.business_date,
    y.instrument,
    y.lo,
    y.hi,
    y.currency,
    y.from_party,
    y.to_party
   FROM ledger.young_movements() y(party, entry, part, kind, act, business_date, instrument, lo, hi, currency, from_party, to_party);
GRANT SELECT ON ledger.movement TO tallystick_reader;

CREATE VIEW ledger.my_exposure WITH () AS
 SELECT ledger.due_of(h.terms) AS due_on,
    p.id AS debtor,
    ledger.currency_of(h.terms) AS currency,
    h.amount,
    h.receivables,
    h.terms
   FROM ( SELECT t.terms,
            count(DISTINCT t.instrument) AS receivables,
            ledger.total(t.hi - t.lo -
                CASE
                    WHEN ( SELECT (EXISTS ( SELECT
                               FROM ledger.instrument i
                              WHERE i.paid_p > 0)) AS "exists") THEN COALESCE(( SELECT ledger.paid_on(t.lo, t.hi, i.paid_p, i.paid_q) AS paid_on
                       FROM ledger.instrument i
                      WHERE i.id = t.instrument AND i.paid_p > 0), 0::bigint)
                    ELSE 0::bigint
                END) AS amount
           FROM ledger.title t
          WHERE t.holder = (( SELECT ledger.me() AS me)) AND t.holder <> 0 AND t.terms > 0
          GROUP BY t.terms) h
     JOIN ledger.party p ON p.number = ledger.debtor_number_of(h.terms);
GRANT SELECT ON ledger.my_exposure TO tallystick_reader;

CREATE TABLE ledger.offer (
  charge bigint NOT NULL,
  from_party bigint NOT NULL,
  to_party bigint NOT NULL,
  wait bigint NOT NULL,
  secured_minor bigint,
  currency text,
  reference text,
  debt_due_on date,
  CONSTRAINT offer_pkey PRIMARY KEY (charge),
  CONSTRAINT offer_secured_minor_check CHECK (secured_minor > 0),
  CONSTRAINT offered_pledge_has_its_debt CHECK (num_nulls(secured_minor, currency, reference, debt_due_on) = ANY (ARRAY[0, 4])),
  CONSTRAINT offer_charge_fkey FOREIGN KEY (charge) REFERENCES ledger.entry(id)
);
CREATE INDEX offer_of_wait ON ledger.offer USING btree (wait);
CREATE TRIGGER offer_has_wait AFTER INSERT ON ledger.offer REFERENCING NEW TABLE AS born FOR EACH STATEMENT EXECUTE FUNCTION ledger.asked_has_wait();
ALTER TABLE ledger.offer ENABLE ROW LEVEL SECURITY;
CREATE POLICY concerned ON ledger.offer FOR SELECT TO tallystick_reader
  USING (((from_party = ( SELECT ledger.me() AS me)) OR (to_party = ( SELECT ledger.me() AS me)) OR (( SELECT ledger.is_authority() AS is_authority) AND ledger.opened_offer(charge))));
CREATE POLICY writers ON ledger.offer FOR ALL TO tallystick_desk, tallystick_intake, tallystick_ledger, tallystick_sequencer
  USING (true) WITH CHECK (true);
GRANT INSERT, SELECT ON ledger.offer TO tallystick_ledger;
GRANT SELECT ON ledger.offer TO tallystick_reader, tallystick_sequencer;

CREATE TABLE ledger.overdue (
  receivable bigint NOT NULL,
  amount_minor bigint NOT NULL,
  wait bigint NOT NULL,
  noted_by bigint NOT NULL,
  unpaid_by bigint,
  CONSTRAINT overdue_pkey PRIMARY KEY (receivable),
  CONSTRAINT overdue_amount_minor_check CHECK (amount_minor > 0),
  CONSTRAINT overdue_receivable_fkey FOREIGN KEY (receivable) REFERENCES ledger.receivable(id)
);
CREATE INDEX overdue_of_wait ON ledger.overdue USING btree (wait);
CREATE TRIGGER note_answered AFTER UPDATE ON ledger.overdue REFERENCING OLD TABLE AS ended FOR EACH STATEMENT EXECUTE FUNCTION ledger.note_answered();
CREATE TRIGGER overdue_guard BEFORE INSERT OR DELETE OR UPDATE ON ledger.overdue FOR EACH ROW EXECUTE FUNCTION ledger.overdue_guard();
CREATE TRIGGER overdue_has_wait AFTER INSERT ON ledger.overdue REFERENCING NEW TABLE AS born FOR EACH STATEMENT EXECUTE FUNCTION ledger.asked_has_wait();
ALTER TABLE ledger.overdue ENABLE ROW LEVEL SECURITY;
CREATE POLICY concerned ON ledger.overdue FOR SELECT TO tallystick_reader
  USING ((( SELECT r.id
   FROM ledger.receivable r
  WHERE (r.id = overdue.receivable)) IS NOT NULL));
CREATE POLICY writers ON ledger.overdue FOR ALL TO tallystick_ledger, tallystick_sequencer
  USING (true) WITH CHECK (true);
GRANT INSERT, SELECT ON ledger.overdue TO tallystick_ledger;
GRANT SELECT ON ledger.overdue TO tallystick_reader, tallystick_sequencer;
GRANT UPDATE (unpaid_by) ON ledger.overdue TO tallystick_ledger;

CREATE TABLE ledger.party (
  id bigint NOT NULL,
  code text NOT NULL,
  code_kind text NOT NULL,
  name text NOT NULL,
  roles text[] NOT NULL,
  size_class text NOT NULL,
  status text NOT NULL DEFAULT 'active'::text,
  single_limit_minor bigint NOT NULL DEFAULT 0,
  representative_limit_minor bigint NOT NULL DEFAULT 0,
  daily_limit_minor bigint NOT NULL DEFAULT 0,
  enrolled_by bigint NOT NULL,
  number integer NOT NULL GENERATED ALWAYS AS IDENTITY,
  CONSTRAINT party_pkey PRIMARY KEY (id),
  CONSTRAINT party_code_key UNIQUE (code),
  CONSTRAINT party_number_is_its_own UNIQUE (number),
  CONSTRAINT party_code_kind_check CHECK (code_kind = ANY (ARRAY['uscc'::text, 'lei'::text])),
  CONSTRAINT party_daily_limit_minor_check CHECK (daily_limit_minor >= 0),
  CONSTRAINT party_id_check CHECK (id > 0),
  CONSTRAINT party_representative_limit_minor_check CHECK (representative_limit_minor >= 0),
  CONSTRAINT party_roles_check CHECK (cardinality(roles) > 0),
  CONSTRAINT party_single_limit_minor_check CHECK (single_limit_minor >= 0),
  CONSTRAINT party_size_class_check CHECK (size_class = ANY (ARRAY['large'::text, 'medium'::text, 'small'::text, 'micro'::text, 'public'::text])),
  CONSTRAINT party_status_check CHECK (status = ANY (ARRAY['active'::text, 'suspended'::text]))
);
CREATE TRIGGER party_kept BEFORE DELETE ON ledger.party FOR EACH ROW EXECUTE FUNCTION ledger.party_history_kept('party_kept');
ALTER TABLE ledger.party ENABLE ROW LEVEL SECURITY;
CREATE POLICY members ON ledger.party FOR SELECT TO tallystick_reader
  USING ((( SELECT ledger.me() AS me) IS NOT NULL));
CREATE POLICY writers ON ledger.party FOR ALL TO tallystick_desk, tallystick_intake, tallystick_ledger, tallystick_sequencer
  USING (true) WITH CHECK (true);
GRANT INSERT, SELECT ON ledger.party TO tallystick_ledger;
GRANT SELECT ON ledger.party TO tallystick_desk, tallystick_intake;
GRANT SELECT (id, code, code_kind, name, roles, size_class, status, enrolled_by, number) ON ledger.party TO tallystick_reader;
GRANT UPDATE (status, single_limit_minor, representative_limit_minor, daily_limit_minor) ON ledger.party TO tallystick_ledger;

CREATE TABLE ledger.party_user (
  id bigint NOT NULL,
  party bigint NOT NULL,
  person bigint NOT NULL,
  duty text NOT NULL,
  representative boolean NOT NULL DEFAULT false,
  added_by bigint NOT NULL,
  ended_by bigint,
  CONSTRAINT party_user_pkey PRIMARY KEY (id),
  CONSTRAINT person_acts_once_for_a_party UNIQUE (party, person),
  CONSTRAINT party_user_duty_check CHECK (duty = ANY (ARRAY['maker'::text, 'checker'::text, 'signer'::text, 'reader'::text])),
  CONSTRAINT party_user_id_check CHECK (id > 0),
  CONSTRAINT party_user_party_fkey FOREIGN KEY (party) REFERENCES ledger.party(id),
  CONSTRAINT party_user_person_fkey FOREIGN KEY (person) REFERENCES ledger.person(id)
);
CREATE TRIGGER party_user_kept BEFORE DELETE ON ledger.party_user FOR EACH ROW EXECUTE FUNCTION ledger.party_history_kept('party_user_kept');
ALTER TABLE ledger.party_user ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON ledger.party_user FOR SELECT TO tallystick_reader
  USING (((party = ( SELECT ledger.me() AS me)) OR ( SELECT ledger.i_am('operator'::text) AS i_am)));
CREATE POLICY writers ON ledger.party_user FOR ALL TO tallystick_desk, tallystick_intake, tallystick_ledger, tallystick_sequencer
  USING (true) WITH CHECK (true);
GRANT INSERT, SELECT ON ledger.party_user TO tallystick_ledger;
GRANT SELECT ON ledger.party_user TO tallystick_desk;
GRANT SELECT (id, party, duty, representative, added_by, ended_by) ON ledger.party_user TO tallystick_reader;
GRANT UPDATE (duty, ended_by) ON ledger.party_user TO tallystick_ledger;

CREATE TABLE ledger.payout (
  financing bigint NOT NULL,
  number integer NOT NULL,
  lender bigint NOT NULL,
  holder bigint NOT NULL,
  from_account bigint NOT NULL,
  from_number text NOT NULL,
  to_account bigint NOT NULL,
  to_number text NOT NULL,
  currency text NOT NULL,
  amount_minor bigint NOT NULL,
  end_to_end_id text NOT NULL,
  execute_on date NOT NULL,
  status text NOT NULL DEFAULT 'instructed'::text,
  instructed_by bigint NOT NULL,
  stopped_by bigint,
  reasons text,
  paid_by bigint,
  paid_told_by bigint,
  paid_reference text,
  returned_by bigint,
  returned_told_by bigint,
  returned_reference text,
  wait bigint,
  unanswered_by bigint,
  resent_by bigint,
  resent_told_by bigint,
  resent_reference text,
  CONSTRAINT payout_pkey PRIMARY KEY (financing, number),
  CONSTRAINT end_to_end_id_names_one_payout UNIQUE (end_to_end_id),
  CONSTRAINT entry_proves_one_payout UNIQUE (paid_told_by, paid_reference),
  CONSTRAINT entry_resends_one_payout UNIQUE (resent_told_by, resent_reference),
  CONSTRAINT entry_returns_one_payout UNIQUE (returned_told_by, returned_reference),
  CONSTRAINT payout_amount_minor_check CHECK (amount_minor > 0),
  CONSTRAINT payout_has_status CHECK (status = ANY (ARRAY['instructed'::text, 'unanswered'::text, 'rejected'::text, 'abandoned'::text, 'paid'::text, 'late'::text, 'returned'::text, 'owed'::text, 'resent'::text])),
  CONSTRAINT payout_is_paid_by_an_entry CHECK ((num_nulls(paid_by, paid_told_by, paid_reference) = ANY (ARRAY[0, 3])) AND (status = ANY (ARRAY['paid'::text, 'late'::text, 'returned'::text, 'owed'::text, 'resent'::text])) = (paid_by IS NOT NULL)),
  CONSTRAINT payout_is_resent_by_an_entry CHECK ((num_nulls(resent_by, resent_told_by, resent_reference) = ANY (ARRAY[0, 3])) AND (status = 'resent'::text) = (resent_by IS NOT NULL)),
  CONSTRAINT payout_is_returned_by_an_entry CHECK ((num_nulls(returned_by, returned_told_by, returned_reference) = ANY (ARRAY[0, 3])) AND (status = ANY (ARRAY['returned'::text, 'owed'::text, 'resent'::text])) = (returned_by IS NOT NULL)),
  CONSTRAINT payout_is_unanswered_by_an_entry CHECK (status <> 'unanswered'::text OR unanswered_by IS NOT NULL),
  CONSTRAINT payout_number_check CHECK (number > 0),
  CONSTRAINT payout_stops_by_an_entry CHECK ((status <> ALL (ARRAY['rejected'::text, 'abandoned'::text])) OR stopped_by IS NOT NULL),
  CONSTRAINT payout_financing_fkey FOREIGN KEY (financing) REFERENCES ledger.financing(id),
  CONSTRAINT payout_from_account_fkey FOREIGN KEY (from_account) REFERENCES ledger.account(id),
  CONSTRAINT payout_holder_fkey FOREIGN KEY (holder) REFERENCES ledger.party(id),
  CONSTRAINT payout_lender_fkey FOREIGN KEY (lender) REFERENCES ledger.party(id),
  CONSTRAINT payout_paid_told_by_paid_reference_fkey FOREIGN KEY (paid_told_by, paid_reference) REFERENCES ledger.statement_entry(told_by, reference),
  CONSTRAINT payout_resent_told_by_resent_reference_fkey FOREIGN KEY (resent_told_by, resent_reference) REFERENCES ledger.statement_entry(told_by, reference),
  CONSTRAINT payout_returned_told_by_returned_reference_fkey FOREIGN KEY (returned_told_by, returned_reference) REFERENCES ledger.statement_entry(told_by, reference),
  CONSTRAINT payout_to_account_fkey FOREIGN KEY (to_account) REFERENCES ledger.account(id)
);
CREATE UNIQUE INDEX financing_has_one_payout_in_flight ON ledger.payout USING btree (financing) WHERE (status = ANY (ARRAY['instructed'::text, 'unanswered'::text]));
CREATE UNIQUE INDEX financing_is_paid_out_once ON ledger.payout USING btree (financing) WHERE (status = 'paid'::text);
CREATE INDEX payout_from_account ON ledger.payout USING btree (from_account);
CREATE INDEX payout_in_flight_from ON ledger.payout USING btree (from_account) WHERE (status = ANY (ARRAY['instructed'::text, 'unanswered'::text]));
CREATE INDEX payout_in_flight_to ON ledger.payout USING btree (to_account) WHERE (status = ANY (ARRAY['instructed'::text, 'unanswered'::text]));
CREATE INDEX payout_late ON ledger.payout USING btree (holder, financing) WHERE (status = 'late'::text);
CREATE INDEX payout_of_wait ON ledger.payout USING btree (wait) WHERE (wait IS NOT NULL);
CREATE INDEX payout_owed ON ledger.payout USING btree (lender, financing) WHERE (status = 'owed'::text);
CREATE INDEX payout_to_account ON ledger.payout USING btree (to_account);
CREATE INDEX payout_unanswered ON ledger.payout USING btree (lender, financing) WHERE (status = 'unanswered'::text);
CREATE TRIGGER note_answered AFTER UPDATE ON ledger.payout REFERENCING OLD TABLE AS ended FOR EACH STATEMENT EXECUTE FUNCTION ledger.note_payout_answered();
CREATE TRIGGER payout_guard BEFORE DELETE OR UPDATE ON ledger.payout FOR EACH ROW EXECUTE FUNCTION ledger.payout_guard();
CREATE TRIGGER payout_has_wait AFTER INSERT ON ledger.payout REFERENCING NEW TABLE AS born FOR EACH STATEMENT EXECUTE FUNCTION ledger.payout_has_wait();
CREATE CONSTRAINT TRIGGER payout_is_proven AFTER INSERT OR UPDATE ON ledger.payout DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger.payout_is_proven();
CREATE CONSTRAINT TRIGGER payout_is_resent AFTER UPDATE ON ledger.payout DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((new.status = 'resent'::text)) EXECUTE FUNCTION ledger.payout_is_resent();
ALTER TABLE ledger.payout ENABLE ROW LEVEL SECURITY;
CREATE POLICY concerned ON ledger.payout FOR SELECT TO tallystick_reader
  USING (((( SELECT ledger.me() AS me) = lender) OR (( SELECT ledger.me() AS me) = holder)));
CREATE POLICY writers ON ledger.payout FOR ALL TO tallystick_ledger, tallystick_sequencer
  USING (true) WITH CHECK (true);
GRANT INSERT, SELECT ON ledger.payout TO tallystick_ledger;
GRANT SELECT ON ledger.payout TO tallystick_reader, tallystick_sequencer;
GRANT UPDATE (status, stopped_by, reasons, paid_by, paid_told_by, paid_reference, returned_by, returned_told_by, returned_reference, unanswered_by, resent_by, resent_told_by, resent_reference) ON ledger.payout TO tallystick_ledger;

CREATE TABLE ledger.person (
  id bigint NOT NULL,
  identity bytea NOT NULL,
  CONSTRAINT person_pkey PRIMARY KEY (id),
  CONSTRAINT person_is_unique UNIQUE (identity),
  CONSTRAINT person_has_a_keyed_identity CHECK (octet_length(identity) = 48),
  CONSTRAINT person_id_check CHECK (id > 0)
);
CREATE TRIGGER person_kept BEFORE DELETE ON ledger.person FOR EACH ROW EXECUTE FUNCTION ledger.party_history_kept('person_kept');
ALTER TABLE ledger.person ENABLE ROW LEVEL SECURITY;
CREATE POLICY writers ON ledger.person FOR ALL TO tallystick_desk, tallystick_intake, tallystick_ledger, tallystick_sequencer
  USING (true) WITH CHECK (true);
GRANT INSERT, SELECT ON ledger.person TO tallystick_ledger;

CREATE TABLE ledger.pledge (
  charge bigint NOT NULL,
  offer bigint NOT NULL,
  secured_minor bigint NOT NULL,
  paid_minor bigint NOT NULL DEFAULT 0,
  CONSTRAINT pledge_pkey PRIMARY KEY (charge),
  CONSTRAINT offer_is_accepted_once UNIQUE (offer),
  CONSTRAINT pledgee_is_paid_up_to_its_debt CHECK (paid_minor >= 0 AND paid_minor <= secured_minor),
  CONSTRAINT pledge_charge_fkey FOREIGN KEY (charge) REFERENCES ledger.entry(id),
  CONSTRAINT pledge_offer_fkey FOREIGN KEY (offer) REFERENCES ledger.offer(charge)
);
CREATE TRIGGER pledge_guard BEFORE INSERT OR DELETE OR UPDATE ON ledger.pledge FOR EACH ROW EXECUTE FUNCTION ledger.pledge_guard();
ALTER TABLE ledger.pledge ENABLE ROW LEVEL SECURITY;
CREATE POLICY concerned ON ledger.pledge FOR SELECT TO tallystick_reader
  USING ((( SELECT o.charge
   FROM ledger.offer o
  WHERE (o.charge = pledge.offer)) IS NOT NULL));
CREATE POLICY writers ON ledger.pledge FOR ALL TO tallystick_desk, tallystick_intake, tallystick_ledger, tallystick_sequencer
  USING (true) WITH CHECK (true);
GRANT INSERT, SELECT ON ledger.pledge TO tallystick_ledger;
GRANT SELECT ON ledger.pledge TO tallystick_reader;
GRANT UPDATE (paid_minor) ON ledger.pledge TO tallystick_ledger;

CREATE TABLE ledger.price_list (
  id bigint NOT NULL,
  lender bigint NOT NULL,
  replaces bigint,
  currency text NOT NULL,
  recourse text NOT NULL,
  day_count text NOT NULL,
  value_days integer NOT NULL,
  firm_days integer NOT NULL,
  draw_max_minor bigint NOT NULL,
  drawn_minor bigint NOT NULL DEFAULT 0,
  begins_on date NOT NULL,
  until date NOT NULL,
  status text NOT NULL DEFAULT 'standing'::text,
  published_by bigint NOT NULL,
  ended_by bigint,
  CONSTRAINT price_list_pkey PRIMARY KEY (id),
  CONSTRAINT price_list_is_replaced_once UNIQUE (replaces),
  CONSTRAINT price_list_begins_before_it_ends CHECK (begins_on < until),
  CONSTRAINT price_list_day_count_check CHECK (day_count = ANY (ARRAY['A/360'::text, 'A/365F'::text])),
  CONSTRAINT price_list_draw_max_minor_check CHECK (draw_max_minor > 0),
  CONSTRAINT price_list_drawn_minor_check CHECK (drawn_minor >= 0),
  CONSTRAINT price_list_ends_by_an_entry CHECK ((status = 'ended'::text) = (ended_by IS NOT NULL)),
  CONSTRAINT price_list_firm_days_check CHECK (firm_days > 0),
  CONSTRAINT price_list_has_status CHECK (status = ANY (ARRAY['standing'::text, 'ended'::text])),
  CONSTRAINT price_list_id_check CHECK (id > 0),
  CONSTRAINT price_list_is_drawn_within_its_limit CHECK (drawn_minor <= draw_max_minor),
  CONSTRAINT price_list_recourse_check CHECK (recourse = ANY (ARRAY['with'::text, 'without'::text])),
  CONSTRAINT price_list_value_days_check CHECK (value_days >= 0),
  CONSTRAINT price_list_lender_fkey FOREIGN KEY (lender) REFERENCES ledger.party(id),
  CONSTRAINT price_list_replaces_fkey FOREIGN KEY (replaces) REFERENCES ledger.price_list(id)
);
CREATE INDEX price_list_by_status ON ledger.price_list USING btree (status, id);
CREATE INDEX price_list_of_lender ON ledger.price_list USING btree (lender, id);
CREATE TRIGGER price_list_guard BEFORE INSERT OR DELETE OR UPDATE ON ledger.price_list FOR EACH ROW EXECUTE FUNCTION ledger.price_list_guard();
ALTER TABLE ledger.price_list ENABLE ROW LEVEL SECURITY;
CREATE POLICY concerned ON ledger.price_list FOR SELECT TO tallystick_reader
  USING (((lender = ( SELECT ledger.me() AS me)) OR ((( SELECT ledger.me() AS me) IS NOT NULL) AND (NOT ( SELECT ledger.i_am('lender'::text) AS i_am)))));
CREATE POLICY writers ON ledger.price_list FOR ALL TO tallystick_ledger
  USING (true) WITH CHECK (true);
GRANT INSERT, SELECT ON ledger.price_list TO tallystick_ledger;
GRANT SELECT ON ledger.price_list TO tallystick_reader;
GRANT UPDATE (status, ended_by) ON ledger.price_list TO tallystick_ledger;

CREATE TABLE ledger.price_row (
  price_list bigint NOT NULL,
  place integer NOT NULL,
  debtor bigint,
  days_max integer NOT NULL,
  amount_max_minor bigint NOT NULL,
  tier_max integer NOT NULL,
  rate numeric NOT NULL,
  fee_minor bigint NOT NULL,
  CONSTRAINT price_row_pkey PRIMARY KEY (price_list, place),
  CONSTRAINT price_row_amount_max_minor_check CHECK (amount_max_minor > 0),
  CONSTRAINT price_row_days_max_check CHECK (days_max > 0),
  CONSTRAINT price_row_fee_minor_check CHECK (fee_minor >= 0),
  CONSTRAINT price_row_place_check CHECK (place >= 0),
  CONSTRAINT price_row_rate_check CHECK (rate >= 0::numeric AND rate < 1::numeric),
  CONSTRAINT price_row_tier_max_check CHECK (tier_max > 0),
  CONSTRAINT price_row_debtor_fkey FOREIGN KEY (debtor) REFERENCES ledger.party(id),
  CONSTRAINT price_row_price_list_fkey FOREIGN KEY (price_list) REFERENCES ledger.price_list(id)
);
CREATE INDEX price_row_of_debtor ON ledger.price_row USING btree (debtor) WHERE (debtor IS NOT NULL);
CREATE TRIGGER price_row_kept BEFORE DELETE OR UPDATE ON ledger.price_row FOR EACH ROW EXECUTE FUNCTION ledger.journal_kept();
ALTER TABLE ledger.price_row ENABLE ROW LEVEL SECURITY;
CREATE POLICY concerned ON ledger.price_row FOR SELECT TO tallystick_reader
  USING ((EXISTS ( SELECT
   FROM ledger.price_list p
  WHERE (p.id = price_row.price_list))));
CREATE POLICY writers ON ledger.price_row FOR ALL TO tallystick_ledger
  USING (true) WITH CHECK (true);
GRANT INSERT, SELECT ON ledger.price_row TO tallystick_ledger;
GRANT SELECT ON ledger.price_row TO tallystick_reader;

CREATE TABLE ledger.quote (
  id bigint NOT NULL,
  financing bigint NOT NULL,
  lender bigint NOT NULL,
  rate numeric NOT NULL,
  day_count text NOT NULL,
  fee_minor bigint NOT NULL,
  value_date date NOT NULL,
  recourse text NOT NULL,
  firm_until timestamp with time zone NOT NULL,
  discount_minor bigint NOT NULL,
  net_minor bigint NOT NULL,
  apr numeric NOT NULL,
  status text NOT NULL DEFAULT 'standing'::text,
  quoted_by bigint NOT NULL,
  ended_by bigint,
  price_list bigint,
  CONSTRAINT quote_pkey PRIMARY KEY (id),
  CONSTRAINT quote_is_of_its_financing UNIQUE (financing, id),
  CONSTRAINT quote_day_count_check CHECK (day_count = ANY (ARRAY['A/360'::text, 'A/365F'::text])),
  CONSTRAINT quote_discount_minor_check CHECK (discount_minor >= 0),
  CONSTRAINT quote_ends_by_an_entry CHECK ((status = 'ended'::text) = (ended_by IS NOT NULL)),
  CONSTRAINT quote_fee_minor_check CHECK (fee_minor >= 0),
  CONSTRAINT quote_has_status CHECK (status = ANY (ARRAY['standing'::text, 'chosen'::text, 'ended'::text])),
  CONSTRAINT quote_id_check CHECK (id > 0),
  CONSTRAINT quote_net_minor_check CHECK (net_minor > 0),
  CONSTRAINT quote_rate_check CHECK (rate >= 0::numeric AND rate < 1::numeric),
  CONSTRAINT quote_recourse_check CHECK (recourse = ANY (ARRAY['with'::text, 'without'::text])),
  CONSTRAINT quote_is_asked_for FOREIGN KEY (financing, lender) REFERENCES ledger.financing_asked(financing, lender),
  CONSTRAINT quote_price_list_fkey FOREIGN KEY (price_list) REFERENCES ledger.price_list(id)
);
CREATE UNIQUE INDEX financing_chooses_one_quote ON ledger.quote USING btree (financing) WHERE (status = 'chosen'::text);
CREATE UNIQUE INDEX lender_has_one_standing_quote ON ledger.quote USING btree (financing, lender) WHERE (status = 'standing'::text);
CREATE INDEX quote_of_price_list ON ledger.quote USING btree (price_list) WHERE (price_list IS NOT NULL);
CREATE TRIGGER quote_guard BEFORE DELETE OR UPDATE ON ledger.quote FOR EACH ROW EXECUTE FUNCTION ledger.quote_guard();
CREATE TRIGGER quote_has_its_facility BEFORE INSERT ON ledger.quote FOR EACH ROW EXECUTE FUNCTION ledger.quote_has_its_facility();
CREATE TRIGGER quote_is_drawn_as_listed BEFORE INSERT OR UPDATE ON ledger.quote FOR EACH ROW EXECUTE FUNCTION ledger.quote_is_drawn_as_listed();
ALTER TABLE ledger.quote ENABLE ROW LEVEL SECURITY;
CREATE POLICY concerned ON ledger.quote FOR SELECT TO tallystick_reader
  USING (((lender = ( SELECT ledger.me() AS me)) OR ledger.has_asked(financing)));
CREATE POLICY writers ON ledger.quote FOR ALL TO tallystick_ledger
  USING (true) WITH CHECK (true);
GRANT INSERT, SELECT ON ledger.quote TO tallystick_ledger;
GRANT SELECT ON ledger.quote TO tallystick_reader;
GRANT UPDATE (status, ended_by) ON ledger.quote TO tallystick_ledger;

CREATE TABLE ledger.receipt (
  id bigint NOT NULL,
  lot bigint NOT NULL,
  keeper bigint NOT NULL,
  depositor bigint NOT NULL,
  place bigint NOT NULL,
  exclusive boolean NOT NULL,
  number integer NOT NULL,
  unit text NOT NULL,
  quantity bigint NOT NULL,
  stored_until date NOT NULL,
  fee text NOT NULL,
  insurer text,
  policy text,
  insured_minor bigint,
  insurance_currency text,
  insured_until date,
  status text NOT NULL DEFAULT 'issued'::text,
  issued_by bigint NOT NULL,
  ended_by bigint,
  delivered_units bigint NOT NULL DEFAULT 0,
  CONSTRAINT receipt_pkey PRIMARY KEY (id),
  CONSTRAINT receipt_numbers_are_the_keepers UNIQUE (keeper, number),
  CONSTRAINT receipt_ends_by_an_entry CHECK ((status = 'issued'::text) = (ended_by IS NULL)),
  CONSTRAINT receipt_has_status CHECK (status = ANY (ARRAY['issued'::text, 'delivered'::text, 'cancelled'::text])),
  CONSTRAINT receipt_is_delivered_to_its_end CHECK (delivered_units >= 0 AND delivered_units <= quantity AND (status = 'delivered'::text) = (delivered_units = quantity) AND (status <> 'cancelled'::text OR delivered_units = 0)),
  CONSTRAINT receipt_is_insured_by_a_whole_policy CHECK (num_nulls(insurer, policy, insured_minor, insurance_currency, insured_until) = ANY (ARRAY[0, 5])),
  CONSTRAINT receipt_number_check CHECK (number > 0),
  CONSTRAINT receipt_quantity_check CHECK (quantity > 0),
  CONSTRAINT receipt_depositor_fkey FOREIGN KEY (depositor) REFERENCES ledger.party(id),
  CONSTRAINT receipt_id_fkey FOREIGN KEY (id) REFERENCES ledger.instrument(id),
  CONSTRAINT receipt_keeper_fkey FOREIGN KEY (keeper) REFERENCES ledger.party(id),
  CONSTRAINT receipt_lot_fkey FOREIGN KEY (lot) REFERENCES ledger.lot(id),
  CONSTRAINT receipt_place_fkey FOREIGN KEY (place) REFERENCES ledger.storage_place(id)
);
CREATE UNIQUE INDEX exclusive_place_has_one_live_receipt ON ledger.receipt USING btree (place) WHERE (exclusive AND (status = 'issued'::text));
CREATE INDEX receipt_by_term ON ledger.receipt USING btree (stored_until) WHERE (status = 'issued'::text);
CREATE INDEX receipt_of_depositor ON ledger.receipt USING btree (depositor, id);
CREATE INDEX receipt_of_keeper ON ledger.receipt USING btree (keeper, id);
CREATE INDEX receipt_of_lot ON ledger.receipt USING btree (lot, id);
CREATE TRIGGER delivery_counts_days AFTER UPDATE ON ledger.receipt FOR EACH ROW WHEN ((old.delivered_units <> new.delivered_units)) EXECUTE FUNCTION ledger.delivery_counts_days();
CREATE TRIGGER note_receipt_ended AFTER UPDATE ON ledger.receipt REFERENCING NEW TABLE AS ended FOR EACH STATEMENT EXECUTE FUNCTION ledger.note_receipt_ended();
CREATE TRIGGER receipt_counts AFTER INSERT OR UPDATE ON ledger.receipt FOR EACH ROW EXECUTE FUNCTION ledger.receipt_counts();
CREATE TRIGGER receipt_guard BEFORE INSERT OR DELETE OR UPDATE ON ledger.receipt FOR EACH ROW EXECUTE FUNCTION ledger.receipt_guard();
CREATE CONSTRAINT TRIGGER what_left_is_retired AFTER UPDATE ON ledger.receipt DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger.receipt_is_retired();
ALTER TABLE ledger.receipt ENABLE ROW LEVEL SECURITY;
CREATE POLICY visible ON ledger.receipt FOR SELECT TO tallystick_reader
  USING (((keeper = ( SELECT ledger.me() AS me)) OR (depositor = ( SELECT ledger.me() AS me)) OR (( SELECT s.entry
   FROM ledger.entry_visibility s
  WHERE ((s.party = ( SELECT ledger.me() AS me)) AND (s.instrument = receipt.id))
 LIMIT 1) IS NOT NULL)));
CREATE POLICY writers ON ledger.receipt FOR ALL TO tallystick_ledger, tallystick_sequencer
  USING (true) WITH CHECK (true);
GRANT INSERT, SELECT ON ledger.receipt TO tallystick_ledger;
GRANT SELECT ON ledger.receipt TO tallystick_reader, tallystick_sequencer;
GRANT UPDATE (status, ended_by) ON ledger.receipt TO tallystick_ledger;

CREATE TABLE ledger.receipt_policy (
  entry bigint NOT NULL,
  receipt bigint NOT NULL,
  insurer text NOT NULL,
  policy text NOT NULL,
  insured_minor bigint NOT NULL,
  insurance_currency text NOT NULL,
  insured_until date NOT NULL,
  perils text,
  loss_payee text,
  status text NOT NULL DEFAULT 'running'::text,
  wait bigint,
  lapsed_by bigint,
  CONSTRAINT receipt_policy_pkey PRIMARY KEY (entry),
  CONSTRAINT policy_has_status CHECK (status = ANY (ARRAY['running'::text, 'replaced'::text, 'lapsed'::text])),
  CONSTRAINT policy_lapses_by_an_entry CHECK (
CASE status
    WHEN 'running'::text THEN lapsed_by IS NULL
    WHEN 'lapsed'::text THEN lapsed_by IS NOT NULL
    ELSE true
END),
  CONSTRAINT receipt_policy_insured_minor_check CHECK (insured_minor > 0),
  CONSTRAINT receipt_policy_receipt_fkey FOREIGN KEY (receipt) REFERENCES ledger.receipt(id)
);
CREATE UNIQUE INDEX receipt_has_one_policy ON ledger.receipt_policy USING btree (receipt) WHERE (status <> 'replaced'::text);
CREATE INDEX receipt_policy_of_receipt ON ledger.receipt_policy USING btree (receipt, entry);
CREATE INDEX receipt_policy_of_wait ON ledger.receipt_policy USING btree (wait);
CREATE TRIGGER note_answered AFTER UPDATE ON ledger.receipt_policy REFERENCING OLD TABLE AS ended FOR EACH STATEMENT EXECUTE FUNCTION ledger.note_term_answered();
CREATE TRIGGER receipt_policy_counts AFTER INSERT ON ledger.receipt_policy FOR EACH ROW EXECUTE FUNCTION ledger.receipt_policy_counts();
CREATE TRIGGER receipt_policy_guard BEFORE INSERT OR DELETE OR UPDATE ON ledger.receipt_policy FOR EACH ROW EXECUTE FUNCTION ledger.receipt_policy_guard();
CREATE TRIGGER receipt_policy_has_wait AFTER INSERT ON ledger.receipt_policy REFERENCING NEW TABLE AS born FOR EACH STATEMENT EXECUTE FUNCTION ledger.asked_has_wait();
CREATE TRIGGER receipt_policy_replaces BEFORE INSERT ON ledger.receipt_policy FOR EACH ROW EXECUTE FUNCTION ledger.receipt_policy_replaces();
ALTER TABLE ledger.receipt_policy ENABLE ROW LEVEL SECURITY;
CREATE POLICY concerned ON ledger.receipt_policy FOR SELECT TO tallystick_reader
  USING ((( SELECT r.id
   FROM ledger.receipt r
  WHERE (r.id = receipt_policy.receipt)) IS NOT NULL));
CREATE POLICY writers ON ledger.receipt_policy FOR ALL TO tallystick_ledger, tallystick_sequencer
  USING (true) WITH CHECK (true);
GRANT INSERT, SELECT ON ledger.receipt_policy TO tallystick_ledger;
GRANT SELECT ON ledger.receipt_policy TO tallystick_reader, tallystick_sequencer;
GRANT UPDATE (status, lapsed_by) ON ledger.receipt_policy TO tallystick_ledger;

CREATE TABLE ledger.receipt_tariff (
  receipt bigint NOT NULL,
  currency text NOT NULL,
  per_units bigint NOT NULL,
  storage_minor bigint NOT NULL,
  handling_minor bigint NOT NULL,
  least_minor bigint NOT NULL,
  account bigint NOT NULL,
  account_number text NOT NULL,
  since date NOT NULL,
  unit_days bigint NOT NULL DEFAULT 0,
  counted_to date NOT NULL,
  payments integer NOT NULL DEFAULT 0,
  paid_minor bigint NOT NULL DEFAULT 0,
  agreed_by bigint NOT NULL,
  CONSTRAINT receipt_tariff_pkey PRIMARY KEY (receipt),
  CONSTRAINT receipt_tariff_unit_days_check CHECK (unit_days >= 0),
  CONSTRAINT tariff_is_of_whole_amounts CHECK (per_units > 0 AND storage_minor >= 0 AND storage_minor <= '1000000000000'::bigint AND handling_minor >= 0 AND handling_minor <= '1000000000000'::bigint AND least_minor >= 0 AND least_minor <= '1000000000000'::bigint),
  CONSTRAINT receipt_tariff_account_fkey FOREIGN KEY (account) REFERENCES ledger.account(id),
  CONSTRAINT receipt_tariff_receipt_fkey FOREIGN KEY (receipt) REFERENCES ledger.receipt(id)
);
CREATE TRIGGER receipt_tariff_guard BEFORE INSERT OR DELETE OR UPDATE ON ledger.receipt_tariff FOR EACH ROW EXECUTE FUNCTION ledger.receipt_tariff_guard();
ALTER TABLE ledger.receipt_tariff ENABLE ROW LEVEL SECURITY;
CREATE POLICY concerned ON ledger.receipt_tariff FOR SELECT TO tallystick_reader
  USING ((( SELECT r.id
   FROM ledger.receipt r
  WHERE (r.id = receipt_tariff.receipt)) IS NOT NULL));
CREATE POLICY writers ON ledger.receipt_tariff FOR ALL TO tallystick_ledger
  USING (true) WITH CHECK (true);
GRANT INSERT, SELECT ON ledger.receipt_tariff TO tallystick_ledger;
GRANT SELECT ON ledger.receipt_tariff TO tallystick_reader;

CREATE TABLE ledger.receipt_term (
  entry bigint NOT NULL,
  receipt bigint NOT NULL,
  stored_until date NOT NULL,
  fee text NOT NULL,
  status text NOT NULL DEFAULT 'running'::text,
  wait bigint,
  ended_by bigint,
  CONSTRAINT receipt_term_pkey PRIMARY KEY (entry),
  CONSTRAINT term_ends_by_an_entry CHECK (
CASE status
    WHEN 'running'::text THEN ended_by IS NULL
    WHEN 'ended'::text THEN ended_by IS NOT NULL
    ELSE true
END),
  CONSTRAINT term_has_status CHECK (status = ANY (ARRAY['running'::text, 'renewed'::text, 'ended'::text])),
  CONSTRAINT receipt_term_receipt_fkey FOREIGN KEY (receipt) REFERENCES ledger.receipt(id)
);
CREATE UNIQUE INDEX receipt_has_one_term ON ledger.receipt_term USING btree (receipt) WHERE (status <> 'renewed'::text);
CREATE INDEX receipt_term_of_receipt ON ledger.receipt_term USING btree (receipt, entry);
CREATE INDEX receipt_term_of_wait ON ledger.receipt_term USING btree (wait);
CREATE TRIGGER note_answered AFTER UPDATE ON ledger.receipt_term REFERENCING OLD TABLE AS ended FOR EACH STATEMENT EXECUTE FUNCTION ledger.note_term_answered();
CREATE TRIGGER receipt_term_counts AFTER INSERT ON ledger.receipt_term FOR EACH ROW EXECUTE FUNCTION ledger.receipt_term_counts();
CREATE TRIGGER receipt_term_guard BEFORE INSERT OR DELETE OR UPDATE ON ledger.receipt_term FOR EACH ROW EXECUTE FUNCTION ledger.receipt_term_guard();
CREATE TRIGGER receipt_term_has_wait AFTER INSERT ON ledger.receipt_term REFERENCING NEW TABLE AS born FOR EACH STATEMENT EXECUTE FUNCTION ledger.asked_has_wait();
CREATE TRIGGER receipt_term_renews BEFORE INSERT ON ledger.receipt_term FOR EACH ROW EXECUTE FUNCTION ledger.receipt_term_renews();
ALTER TABLE ledger.receipt_term ENABLE ROW LEVEL SECURITY;
CREATE POLICY concerned ON ledger.receipt_term FOR SELECT TO tallystick_reader
  USING ((( SELECT r.id
   FROM ledger.receipt r
  WHERE (r.id = receipt_term.receipt)) IS NOT NULL));
CREATE POLICY writers ON ledger.receipt_term FOR ALL TO tallystick_ledger, tallystick_sequencer
  USING (true) WITH CHECK (true);
GRANT INSERT, SELECT ON ledger.receipt_term TO tallystick_ledger;
GRANT SELECT ON ledger.receipt_term TO tallystick_reader, tallystick_sequencer;
GRANT UPDATE (status, ended_by) ON ledger.receipt_term TO tallystick_ledger;

CREATE TABLE ledger.receivable (
  id bigint NOT NULL,
  debtor bigint NOT NULL,
  supplier bigint NOT NULL,
  proposer bigint NOT NULL,
  currency text NOT NULL,
  amount_minor bigint NOT NULL,
  due_on date NOT NULL,
  wait bigint NOT NULL,
  package text COLLATE "C",
  status text NOT NULL,
  proposed_by bigint NOT NULL,
  issued_by bigint,
  ended_by bigint,
  paid_on date,
  dilution_held_minor bigint NOT NULL DEFAULT 0,
  CONSTRAINT receivable_pkey PRIMARY KEY (id),
  CONSTRAINT receivable_package_key UNIQUE (package),
  CONSTRAINT dilution_held_is_of_the_face CHECK (dilution_held_minor >= 0 AND dilution_held_minor <= amount_minor),
  CONSTRAINT receivable_amount_minor_check CHECK (amount_minor > 0 AND amount_minor <= '9007199254740992'::bigint),
  CONSTRAINT receivable_has_two_parties CHECK (debtor <> supplier),
  CONSTRAINT receivable_id_check CHECK (id > 0),
  CONSTRAINT receivable_issued_has_package CHECK ((issued_by IS NULL) = (package IS NULL)),
  CONSTRAINT receivable_status_check CHECK (status = ANY (ARRAY['proposed'::text, 'issued'::text, 'rejected'::text, 'lapsed'::text, 'cancelled'::text, 'settled'::text])),
  CONSTRAINT receivable_status_has_entry CHECK (status = 'proposed'::text AND issued_by IS NULL AND ended_by IS NULL OR status = 'issued'::text AND issued_by IS NOT NULL AND ended_by IS NULL OR (status = ANY (ARRAY['rejected'::text, 'lapsed'::text])) AND issued_by IS NULL AND ended_by IS NOT NULL OR status = 'settled'::text AND issued_by IS NOT NULL AND ended_by IS NOT NULL OR status = 'cancelled'::text AND ended_by IS NOT NULL),
  CONSTRAINT receivable_debtor_fkey FOREIGN KEY (debtor) REFERENCES ledger.party(id),
  CONSTRAINT receivable_proposer_fkey FOREIGN KEY (proposer) REFERENCES ledger.party(id),
  CONSTRAINT receivable_supplier_fkey FOREIGN KEY (supplier) REFERENCES ledger.party(id)
);
CREATE INDEX receivable_by_debtor ON ledger.receivable USING btree (debtor, id);
CREATE INDEX receivable_by_supplier ON ledger.receivable USING btree (supplier, id);
CREATE INDEX receivable_issued_by_date ON ledger.receivable USING btree (due_on, debtor) WHERE (status = 'issued'::text);
CREATE INDEX receivable_of_debtor_by_date ON ledger.receivable USING btree (debtor, due_on, id);
CREATE INDEX receivable_of_debtor_by_status ON ledger.receivable USING btree (debtor, status, id);
CREATE INDEX receivable_of_pair ON ledger.receivable USING btree (debtor, supplier, id);
CREATE INDEX receivable_of_supplier_by_date ON ledger.receivable USING btree (supplier, due_on, id);
CREATE INDEX receivable_of_supplier_by_status ON ledger.receivable USING btree (supplier, status, id);
CREATE INDEX receivable_of_wait ON ledger.receivable USING btree (wait) WHERE (status = 'proposed'::text);
CREATE INDEX receivable_open_by_debtor ON ledger.receivable USING btree (debtor, due_on) WHERE (status = 'issued'::text);
CREATE INDEX receivable_owed ON ledger.receivable USING btree (debtor, id) INCLUDE (due_on, currency, amount_minor, supplier) WHERE (status = 'issued'::text);
CREATE TRIGGER issue_needs_good_standing AFTER UPDATE ON ledger.receivable REFERENCING OLD TABLE AS was NEW TABLE AS issued FOR EACH STATEMENT EXECUTE FUNCTION ledger.issue_needs_good_standing();
CREATE TRIGGER issued_gives_terms AFTER UPDATE ON ledger.receivable REFERENCING NEW TABLE AS born FOR EACH STATEMENT EXECUTE FUNCTION ledger.issued_gives_terms();
CREATE TRIGGER note_answered AFTER UPDATE ON ledger.receivable REFERENCING NEW TABLE AS ended FOR EACH STATEMENT EXECUTE FUNCTION ledger.note_answered();
CREATE TRIGGER note_matured AFTER UPDATE ON ledger.receivable REFERENCING NEW TABLE AS ended FOR EACH STATEMENT EXECUTE FUNCTION ledger.note_matured();
CREATE TRIGGER note_overdue_paid AFTER UPDATE ON ledger.receivable REFERENCING NEW TABLE AS ended FOR EACH STATEMENT EXECUTE FUNCTION ledger.note_overdue_paid();
CREATE TRIGGER receivable_guard BEFORE DELETE OR UPDATE ON ledger.receivable FOR EACH ROW EXECUTE FUNCTION ledger.receivable_guard();
CREATE TRIGGER receivable_has_wait AFTER INSERT ON ledger.receivable REFERENCING NEW TABLE AS born FOR EACH STATEMENT EXECUTE FUNCTION ledger.asked_has_wait();
CREATE CONSTRAINT TRIGGER settled_receivable_owes_nothing AFTER UPDATE ON ledger.receivable DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((new.status = 'settled'::text)) EXECUTE FUNCTION ledger.settled_receivable_owes_nothing('id');
ALTER TABLE ledger.receivable ENABLE ROW LEVEL SECURITY;
CREATE POLICY visible ON ledger.receivable FOR SELECT TO tallystick_reader
  USING (((debtor = ( SELECT ledger.me() AS me)) OR (supplier = ( SELECT ledger.me() AS me)) OR (proposer = ( SELECT ledger.me() AS me)) OR (( SELECT s.entry
   FROM ledger.entry_visibility s
  WHERE ((s.party = ( SELECT ledger.me() AS me)) AND (s.instrument = receivable.id))
 LIMIT 1) IS NOT NULL)));
CREATE POLICY writers ON ledger.receivable FOR ALL TO tallystick_desk, tallystick_intake, tallystick_ledger, tallystick_sequencer
  USING (true) WITH CHECK (true);
GRANT INSERT, SELECT ON ledger.receivable TO tallystick_ledger;
GRANT SELECT ON ledger.receivable TO tallystick_reader, tallystick_sequencer;
GRANT UPDATE (package, status, issued_by, ended_by, paid_on, dilution_held_minor) ON ledger.receivable TO tallystick_ledger;

CREATE TABLE ledger.register_hit (
  search bigint NOT NULL,
  place integer NOT NULL,
  number text NOT NULL,
  secured_party text NOT NULL,
  registered_at timestamp with time zone NOT NULL,
  CONSTRAINT register_hit_pkey PRIMARY KEY (search, place),
  CONSTRAINT register_hit_place_check CHECK (place >= 0),
  CONSTRAINT register_hit_search_fkey FOREIGN KEY (search) REFERENCES ledger.register_search(id)
);
CREATE TRIGGER register_hit_kept BEFORE DELETE OR UPDATE ON ledger.register_hit FOR EACH ROW EXECUTE FUNCTION ledger.journal_kept();
ALTER TABLE ledger.register_hit ENABLE ROW LEVEL SECURITY;
CREATE POLICY concerned ON ledger.register_hit FOR SELECT TO tallystick_reader
  USING ((( SELECT s.id
   FROM ledger.register_search s
  WHERE (s.id = register_hit.search)) IS NOT NULL));
CREATE POLICY writers ON ledger.register_hit FOR ALL TO tallystick_ledger
  USING (true) WITH CHECK (true);
GRANT INSERT, SELECT ON ledger.register_hit TO tallystick_ledger;
GRANT SELECT ON ledger.register_hit TO tallystick_reader;

CREATE TABLE ledger.register_search (
  id bigint NOT NULL,
  financing bigint NOT NULL,
  lender bigint NOT NULL,
  searched_at timestamp with time zone NOT NULL,
  certificate text NOT NULL,
  recorded_by bigint NOT NULL,
  verdict text,
  reason text,
  judged_by bigint,
  CONSTRAINT register_search_pkey PRIMARY KEY (id),
  CONSTRAINT hits_are_judged_with_a_reason CHECK (num_nulls(verdict, reason, judged_by) = ANY (ARRAY[0, 3])),
  CONSTRAINT register_search_id_check CHECK (id > 0),
  CONSTRAINT verdict_is_a_word CHECK (verdict = ANY (ARRAY['proceed'::text, 'stop'::text])),
  CONSTRAINT register_search_financing_fkey FOREIGN KEY (financing) REFERENCES ledger.financing(id),
  CONSTRAINT register_search_lender_fkey FOREIGN KEY (lender) REFERENCES ledger.party(id),
  CONSTRAINT search_has_its_file FOREIGN KEY (certificate, lender) REFERENCES trade.upload(hash, party)
);
CREATE INDEX register_search_of_financing ON ledger.register_search USING btree (financing, recorded_by);
CREATE TRIGGER register_search_guard BEFORE INSERT OR DELETE OR UPDATE ON ledger.register_search FOR EACH ROW EXECUTE FUNCTION ledger.register_search_guard();
ALTER TABLE ledger.register_search ENABLE ROW LEVEL SECURITY;
CREATE POLICY concerned ON ledger.register_search FOR SELECT TO tallystick_reader
  USING (((lender = ( SELECT ledger.me() AS me)) OR ledger.has_asked(financing)));
CREATE POLICY writers ON ledger.register_search FOR ALL TO tallystick_ledger
  USING (true) WITH CHECK (true);
GRANT INSERT, SELECT ON ledger.register_search TO tallystick_ledger;
GRANT SELECT ON ledger.register_search TO tallystick_reader;
GRANT UPDATE (verdict, reason, judged_by) ON ledger.register_search TO tallystick_ledger;

CREATE TABLE ledger.registration (
  id bigint NOT NULL,
  financing bigint NOT NULL,
  lender bigint NOT NULL,
  number text NOT NULL,
  registered_at timestamp with time zone NOT NULL,
  until date NOT NULL,
  certificate text NOT NULL,
  status text NOT NULL DEFAULT 'live'::text,
  wait bigint NOT NULL,
  registered_by bigint NOT NULL,
  ended_by bigint,
  CONSTRAINT registration_pkey PRIMARY KEY (id),
  CONSTRAINT registration_is_of_its_lender UNIQUE (id, lender),
  CONSTRAINT registration_number_is_used_once UNIQUE (number),
  CONSTRAINT registration_ends_by_an_entry CHECK ((status = 'live'::text) = (ended_by IS NULL)),
  CONSTRAINT registration_has_its_number CHECK (number ~ '^[0-9A-Z]{8,30}$'::text),
  CONSTRAINT registration_has_status CHECK (status = ANY (ARRAY['live'::text, 'discharged'::text, 'expired'::text])),
  CONSTRAINT registration_id_check CHECK (id > 0),
  CONSTRAINT registration_financing_fkey FOREIGN KEY (financing) REFERENCES ledger.financing(id),
  CONSTRAINT registration_has_its_file FOREIGN KEY (certificate, lender) REFERENCES trade.upload(hash, party),
  CONSTRAINT registration_lender_fkey FOREIGN KEY (lender) REFERENCES ledger.party(id)
);
CREATE UNIQUE INDEX financing_is_registered_once ON ledger.registration USING btree (financing) WHERE (status = 'live'::text);
CREATE INDEX registration_of_financing ON ledger.registration USING btree (financing, id);
CREATE INDEX registration_of_lender ON ledger.registration USING btree (lender, id);
CREATE INDEX registration_of_wait ON ledger.registration USING btree (wait);
CREATE TRIGGER note_answered AFTER UPDATE ON ledger.registration REFERENCING OLD TABLE AS ended FOR EACH STATEMENT EXECUTE FUNCTION ledger.note_answered();
CREATE TRIGGER note_registered AFTER INSERT ON ledger.registration REFERENCING NEW TABLE AS born FOR EACH STATEMENT EXECUTE FUNCTION ledger.note_registered();
CREATE TRIGGER registration_guard BEFORE INSERT OR DELETE OR UPDATE ON ledger.registration FOR EACH ROW EXECUTE FUNCTION ledger.registration_guard();
CREATE TRIGGER registration_has_wait AFTER INSERT ON ledger.registration REFERENCING NEW TABLE AS born FOR EACH STATEMENT EXECUTE FUNCTION ledger.asked_has_wait();
ALTER TABLE ledger.registration ENABLE ROW LEVEL SECURITY;
CREATE POLICY concerned ON ledger.registration FOR SELECT TO tallystick_reader
  USING (((lender = ( SELECT ledger.me() AS me)) OR ledger.has_asked(financing)));
CREATE POLICY writers ON ledger.registration FOR ALL TO tallystick_ledger, tallystick_sequencer
  USING (true) WITH CHECK (true);
GRANT INSERT, SELECT ON ledger.registration TO tallystick_ledger;
GRANT SELECT ON ledger.registration TO tallystick_reader, tallystick_sequencer;
GRANT UPDATE (until, status, wait, ended_by) ON ledger.registration TO tallystick_ledger;

CREATE TABLE ledger.registration_change (
  entry bigint NOT NULL,
  registration bigint NOT NULL,
  lender bigint NOT NULL,
  kind text NOT NULL,
  done_at timestamp with time zone NOT NULL,
  until date,
  words text,
  certificate text NOT NULL,
  CONSTRAINT registration_change_pkey PRIMARY KEY (entry),
  CONSTRAINT change_says_what_it_is CHECK ((kind = 'extended'::text) = (until IS NOT NULL) AND (kind = 'extended'::text) = (words IS NULL)),
  CONSTRAINT registration_change_kind_check CHECK (kind = ANY (ARRAY['extended'::text, 'changed'::text, 'discharged'::text])),
  CONSTRAINT change_has_its_file FOREIGN KEY (certificate, lender) REFERENCES trade.upload(hash, party),
  CONSTRAINT change_is_of_its_lender FOREIGN KEY (registration, lender) REFERENCES ledger.registration(id, lender),
  CONSTRAINT registration_change_entry_fkey FOREIGN KEY (entry) REFERENCES ledger.entry(id)
);
CREATE INDEX registration_change_of ON ledger.registration_change USING btree (registration, entry);
CREATE TRIGGER registration_change_kept BEFORE DELETE OR UPDATE ON ledger.registration_change FOR EACH ROW EXECUTE FUNCTION ledger.journal_kept();
ALTER TABLE ledger.registration_change ENABLE ROW LEVEL SECURITY;
CREATE POLICY concerned ON ledger.registration_change FOR SELECT TO tallystick_reader
  USING ((( SELECT r.id
   FROM ledger.registration r
  WHERE (r.id = registration_change.registration)) IS NOT NULL));
CREATE POLICY writers ON ledger.registration_change FOR ALL TO tallystick_ledger
  USING (true) WITH CHECK (true);
GRANT INSERT, SELECT ON ledger.registration_change TO tallystick_ledger;
GRANT SELECT ON ledger.registration_change TO tallystick_reader;

CREATE VIEW ledger.reported WITH () AS
 SELECT e.id AS entry,
    p.n AS part,
    e.act,
    e.business_date,
    s.noun,
    s.instrument,
    r.package,
    r.debtor,
    r.due_on,
    r.currency,
    s.lo,
    s.hi,
        CASE s.post
            WHEN 'issue'::text THEN 'issued'::text
            WHEN 'move'::text THEN 'transferred'::text
            WHEN 'retire'::text THEN 'paid'::text
            WHEN 'free'::text THEN 'released'::text
            ELSE
            CASE s.claim
                WHEN 'pledge'::text THEN 'pledged'::text
                WHEN 'finance'::text THEN 'financed'::text
                ELSE 'sold'::text
            END
        END AS kind,
        CASE s.post
            WHEN 'issue'::text THEN r.debtor
            ELSE COALESCE(c.holder, e.party)
        END AS from_party,
        CASE s.post
            WHEN 'bind'::text THEN s.claimant
            WHEN 'free'::text THEN c.claimant
            ELSE s.holder
        END AS to_party
   FROM ledger.entry e
     CROSS JOIN LATERAL jsonb_array_elements(e.postings::jsonb) WITH ORDINALITY p(posting, n)
     CROSS JOIN LATERAL ( SELECT p.posting ->> 'post'::text AS post,
            p.posting ->> 'kind'::text AS claim,
            split_part(p.posting ->> 'instrument'::text, '_'::text, 1) AS noun,
            ledger.id_number(p.posting ->> 'instrument'::text) AS instrument,
            ledger.id_number(p.posting ->> 'to'::text) AS holder,
            ledger.id_number(p.posting ->> 'party'::text) AS claimant,
            COALESCE(((p.posting -> 'span'::text) ->> 'lo'::text)::bigint, 0::bigint) AS lo,
            COALESCE((p.posting -> 'span'::text) ->> 'hi'::text, p.posting ->> 'size'::text)::bigint AS hi) s
     LEFT JOIN LATERAL ( SELECT c_1.holder,
            c_1.claimant,
            c_1.kind
           FROM ledger.claim c_1
          WHERE c_1.instrument = s.instrument AND c_1.lo < s.hi AND c_1.hi > s.lo AND e.id =
                CASE s.post
                    WHEN 'bind'::text THEN c_1.bound_by
                    ELSE c_1.freed_by
                END
         LIMIT 1) c ON true
     LEFT JOIN ledger.receivable r ON r.id = s.instrument
  WHERE ( SELECT ledger.i_am('regulator'::text) AS i_am) AND ((s.post = ANY (ARRAY['issue'::text, 'move'::text, 'retire'::text])) OR s.post = 'bind'::text AND s.claim <> 'offer'::text OR s.post = 'free'::text AND c.kind <> 'offer'::text);
GRANT SELECT ON ledger.reported TO tallystick_reader;

CREATE TABLE ledger.role_setting (
  role text NOT NULL,
  setting text NOT NULL,
  CONSTRAINT role_setting_pkey PRIMARY KEY (role, setting)
);
ALTER TABLE ledger.role_setting ENABLE ROW LEVEL SECURITY;
CREATE POLICY auditors ON ledger.role_setting FOR SELECT TO tallystick_ledger
  USING (true);
GRANT SELECT ON ledger.role_setting TO tallystick_ledger;
INSERT INTO ledger.role_setting (role, setting) VALUES ('tallystick_desk', 'idle_in_transaction_session_timeout=60s');
INSERT INTO ledger.role_setting (role, setting) VALUES ('tallystick_desk', 'statement_timeout=10s');
INSERT INTO ledger.role_setting (role, setting) VALUES ('tallystick_intake', 'idle_in_transaction_session_timeout=60s');
INSERT INTO ledger.role_setting (role, setting) VALUES ('tallystick_ledger', 'enable_seqscan=off');
INSERT INTO ledger.role_setting (role, setting) VALUES ('tallystick_ledger', 'idle_in_transaction_session_timeout=60s');
INSERT INTO ledger.role_setting (role, setting) VALUES ('tallystick_reader', 'enable_bitmapscan=off');
INSERT INTO ledger.role_setting (role, setting) VALUES ('tallystick_reader', 'enable_seqscan=off');
INSERT INTO ledger.role_setting (role, setting) VALUES ('tallystick_reader', 'idle_in_transaction_session_timeout=60s');
INSERT INTO ledger.role_setting (role, setting) VALUES ('tallystick_reader', 'max_parallel_workers_per_gather=0');
INSERT INTO ledger.role_setting (role, setting) VALUES ('tallystick_reader', 'random_page_cost=1.1');
INSERT INTO ledger.role_setting (role, setting) VALUES ('tallystick_reader', 'statement_timeout=10s');
INSERT INTO ledger.role_setting (role, setting) VALUES ('tallystick_sequencer', 'enable_seqscan=off');
INSERT INTO ledger.role_setting (role, setting) VALUES ('tallystick_sequencer', 'idle_in_transaction_session_timeout=60s');

CREATE TABLE ledger.sequencer (
  single boolean NOT NULL DEFAULT true,
  epoch bigint NOT NULL DEFAULT 0,
  low bigint NOT NULL DEFAULT 0,
  CONSTRAINT sequencer_pkey PRIMARY KEY (single),
  CONSTRAINT sequencer_single_check CHECK (single)
);
CREATE TRIGGER sequencer_guard BEFORE UPDATE ON ledger.sequencer FOR EACH ROW EXECUTE FUNCTION ledger.sequencer_guard();
ALTER TABLE ledger.sequencer ENABLE ROW LEVEL SECURITY;
CREATE POLICY writers ON ledger.sequencer FOR ALL TO tallystick_desk, tallystick_intake, tallystick_ledger, tallystick_sequencer
  USING (true) WITH CHECK (true);
GRANT SELECT ON ledger.sequencer TO tallystick_ledger;
GRANT SELECT, UPDATE ON ledger.sequencer TO tallystick_sequencer;
INSERT INTO ledger.sequencer (single, epoch, low) VALUES ('true', '0', '0');

CREATE TABLE ledger.settlement (
  id bigint NOT NULL,
  debtor bigint NOT NULL,
  due_on date NOT NULL,
  currency text NOT NULL,
  from_account bigint NOT NULL,
  from_number text NOT NULL,
  reference text NOT NULL,
  amount_minor bigint NOT NULL,
  execute_on date NOT NULL,
  instructed_by bigint NOT NULL,
  CONSTRAINT settlement_pkey PRIMARY KEY (id),
  CONSTRAINT settlement_is_instructed_once UNIQUE (instructed_by),
  CONSTRAINT settlement_amount_minor_check CHECK (amount_minor > 0),
  CONSTRAINT settlement_id_check CHECK (id > 0),
  CONSTRAINT settlement_debtor_fkey FOREIGN KEY (debtor) REFERENCES ledger.party(id),
  CONSTRAINT settlement_from_account_fkey FOREIGN KEY (from_account) REFERENCES ledger.account(id)
);
CREATE INDEX settlement_from_account ON ledger.settlement USING btree (from_account);
CREATE INDEX settlement_of_due_date ON ledger.settlement USING btree (debtor, due_on, currency);
CREATE INDEX settlement_of_reference ON ledger.settlement USING btree (reference);
CREATE CONSTRAINT TRIGGER settlement_is_whole AFTER INSERT ON ledger.settlement DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger.settlement_is_whole();
CREATE TRIGGER settlement_kept BEFORE DELETE OR UPDATE ON ledger.settlement FOR EACH ROW EXECUTE FUNCTION ledger.settlement_kept();
ALTER TABLE ledger.settlement ENABLE ROW LEVEL SECURITY;
CREATE POLICY concerned ON ledger.settlement FOR SELECT TO tallystick_reader
  USING ((debtor = ( SELECT ledger.me() AS me)));
CREATE POLICY writers ON ledger.settlement FOR ALL TO tallystick_ledger
  USING (true) WITH CHECK (true);
GRANT INSERT, SELECT ON ledger.settlement TO tallystick_ledger;
GRANT SELECT ON ledger.settlement TO tallystick_reader;
GRANT UPDATE (execute_on) ON ledger.settlement TO tallystick_ledger;

CREATE TABLE ledger.settlement_line (
  settlement bigint NOT NULL,
  number integer NOT NULL,
  instrument bigint NOT NULL,
  lo bigint NOT NULL,
  hi bigint NOT NULL,
  amount_minor bigint NOT NULL GENERATED ALWAYS AS ((hi - lo)) STORED,
  holder bigint NOT NULL,
  payee bigint NOT NULL,
  charge bigint,
  to_account bigint NOT NULL,
  to_number text NOT NULL,
  end_to_end_id text NOT NULL,
  again_settlement bigint,
  again_number integer,
  status text NOT NULL DEFAULT 'instructed'::text,
  stopped_by bigint,
  reasons text,
  paid_by bigint,
  paid_told_by bigint,
  paid_reference text,
  paid_on date,
  returned_by bigint,
  returned_told_by bigint,
  returned_reference text,
  CONSTRAINT settlement_line_pkey PRIMARY KEY (settlement, number),
  CONSTRAINT end_to_end_id_names_one_line UNIQUE (end_to_end_id),
  CONSTRAINT entry_proves_one_line UNIQUE (paid_told_by, paid_reference),
  CONSTRAINT entry_returns_one_line UNIQUE (returned_told_by, returned_reference),
  CONSTRAINT line_is_made_again_of_a_line CHECK (num_nulls(again_settlement, again_number) = ANY (ARRAY[0, 2])),
  CONSTRAINT line_is_paid_by_an_entry CHECK ((num_nulls(paid_by, paid_told_by, paid_reference, paid_on) = ANY (ARRAY[0, 4])) AND (status = ANY (ARRAY['paid'::text, 'late'::text, 'returned'::text, 'even'::text])) = (paid_by IS NOT NULL)),
  CONSTRAINT line_is_returned_by_an_entry CHECK ((num_nulls(returned_by, returned_told_by, returned_reference) = ANY (ARRAY[0, 3])) AND (status = ANY (ARRAY['returned'::text, 'even'::text])) = (returned_by IS NOT NULL)),
  CONSTRAINT line_pays_its_holder_or_pledgee CHECK (payee = holder OR charge IS NOT NULL),
  CONSTRAINT line_stops_by_an_entry CHECK ((status <> ALL (ARRAY['rejected'::text, 'abandoned'::text, 'late'::text, 'even'::text])) OR stopped_by IS NOT NULL),
  CONSTRAINT settlement_line_has_a_span CHECK (lo >= 0 AND lo < hi),
  CONSTRAINT settlement_line_has_status CHECK (status = ANY (ARRAY['instructed'::text, 'rejected'::text, 'abandoned'::text, 'paid'::text, 'late'::text, 'returned'::text, 'even'::text])),
  CONSTRAINT settlement_line_number_check CHECK (number > 0),
  CONSTRAINT settlement_line_again_settlement_again_number_fkey FOREIGN KEY (again_settlement, again_number) REFERENCES ledger.settlement_line(settlement, number),
  CONSTRAINT settlement_line_holder_fkey FOREIGN KEY (holder) REFERENCES ledger.party(id),
  CONSTRAINT settlement_line_instrument_fkey FOREIGN KEY (instrument) REFERENCES ledger.receivable(id),
  CONSTRAINT settlement_line_paid_told_by_paid_reference_fkey FOREIGN KEY (paid_told_by, paid_reference) REFERENCES ledger.statement_entry(told_by, reference),
  CONSTRAINT settlement_line_payee_fkey FOREIGN KEY (payee) REFERENCES ledger.party(id),
  CONSTRAINT settlement_line_returned_told_by_returned_reference_fkey FOREIGN KEY (returned_told_by, returned_reference) REFERENCES ledger.statement_entry(told_by, reference),
  CONSTRAINT settlement_line_settlement_fkey FOREIGN KEY (settlement) REFERENCES ledger.settlement(id),
  CONSTRAINT settlement_line_to_account_fkey FOREIGN KEY (to_account) REFERENCES ledger.account(id)
);
CREATE UNIQUE INDEX proof_pays_one_line ON ledger.settlement_line USING btree (paid_by);
CREATE UNIQUE INDEX returned_line_is_paid_again_once ON ledger.settlement_line USING btree (again_settlement, again_number) WHERE (status = ANY (ARRAY['instructed'::text, 'paid'::text, 'returned'::text]));
CREATE INDEX settlement_line_in_flight ON ledger.settlement_line USING btree (charge) WHERE ((status = 'instructed'::text) AND (charge IS NOT NULL));
CREATE INDEX settlement_line_of_payee ON ledger.settlement_line USING btree (payee, settlement, number);
CREATE INDEX settlement_line_of_span ON ledger.settlement_line USING btree (instrument, lo);
CREATE INDEX settlement_line_returned ON ledger.settlement_line USING btree (instrument) WHERE (status = 'returned'::text);
CREATE INDEX settlement_line_to_account ON ledger.settlement_line USING btree (to_account);
CREATE CONSTRAINT TRIGGER line_has_its_span AFTER INSERT OR UPDATE ON ledger.settlement_line DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger.line_has_its_span();
CREATE TRIGGER line_is_of_its_settlement AFTER INSERT ON ledger.settlement_line REFERENCING NEW TABLE AS born FOR EACH STATEMENT EXECUTE FUNCTION ledger.lines_are_of_settlements();
CREATE CONSTRAINT TRIGGER line_is_proven AFTER UPDATE ON ledger.settlement_line DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((new.paid_by IS NOT NULL)) EXECUTE FUNCTION ledger.line_is_proven();
CREATE CONSTRAINT TRIGGER settled_receivable_owes_nothing AFTER UPDATE ON ledger.settlement_line DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((new.status = 'returned'::text)) EXECUTE FUNCTION ledger.settled_receivable_owes_nothing('instrument');
CREATE TRIGGER settlement_line_guard BEFORE DELETE OR UPDATE ON ledger.settlement_line FOR EACH ROW EXECUTE FUNCTION ledger.settlement_line_guard();
ALTER TABLE ledger.settlement_line ENABLE ROW LEVEL SECURITY;
CREATE POLICY concerned ON ledger.settlement_line FOR SELECT TO tallystick_reader
  USING ((((( SELECT ledger.me() AS me) = holder) OR (( SELECT ledger.me() AS me) = payee)) OR (( SELECT s.debtor
   FROM ledger.settlement s
  WHERE (s.id = settlement_line.settlement)) = ( SELECT ledger.me() AS me))));
CREATE POLICY writers ON ledger.settlement_line FOR ALL TO tallystick_ledger
  USING (true) WITH CHECK (true);
GRANT INSERT, SELECT ON ledger.settlement_line TO tallystick_ledger;
GRANT SELECT ON ledger.settlement_line TO tallystick_reader;
GRANT UPDATE (status, stopped_by, reasons, paid_by, paid_told_by, paid_reference, paid_on, returned_by, returned_told_by, returned_reference) ON ledger.settlement_line TO tallystick_ledger;

CREATE TABLE ledger.shortfall (
  measurement bigint NOT NULL,
  lot bigint NOT NULL,
  booked_units bigint NOT NULL,
  counted_units bigint NOT NULL,
  entry bigint NOT NULL,
  CONSTRAINT shortfall_pkey PRIMARY KEY (measurement),
  CONSTRAINT shortfall_is_short CHECK (counted_units < booked_units),
  CONSTRAINT shortfall_entry_fkey FOREIGN KEY (entry) REFERENCES ledger.entry(id),
  CONSTRAINT shortfall_lot_fkey FOREIGN KEY (lot) REFERENCES ledger.lot(id),
  CONSTRAINT shortfall_measurement_fkey FOREIGN KEY (measurement) REFERENCES ledger.measurement(id)
);
CREATE INDEX shortfall_of_lot ON ledger.shortfall USING btree (lot, measurement);
CREATE TRIGGER shortfall_kept BEFORE DELETE OR UPDATE ON ledger.shortfall FOR EACH ROW EXECUTE FUNCTION ledger.journal_kept();
ALTER TABLE ledger.shortfall ENABLE ROW LEVEL SECURITY;
CREATE POLICY concerned ON ledger.shortfall FOR SELECT TO tallystick_reader
  USING (ledger.sees_lot(lot));
CREATE POLICY writers ON ledger.shortfall FOR ALL TO tallystick_ledger
  USING (true) WITH CHECK (true);
GRANT INSERT, SELECT ON ledger.shortfall TO tallystick_ledger;
GRANT SELECT ON ledger.shortfall TO tallystick_reader;

CREATE TABLE ledger.single_signed (
  party bigint NOT NULL,
  date date NOT NULL,
  amount_minor bigint NOT NULL,
  CONSTRAINT single_signed_pkey PRIMARY KEY (party, date),
  CONSTRAINT single_signed_amount_minor_check CHECK (amount_minor > 0),
  CONSTRAINT single_signed_party_fkey FOREIGN KEY (party) REFERENCES ledger.party(id)
);
CREATE TRIGGER single_signed_guard BEFORE INSERT OR DELETE OR UPDATE ON ledger.single_signed FOR EACH ROW EXECUTE FUNCTION ledger.single_signed_guard();
ALTER TABLE ledger.single_signed ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON ledger.single_signed FOR SELECT TO tallystick_reader
  USING ((party = ( SELECT ledger.me() AS me)));
CREATE POLICY writers ON ledger.single_signed FOR ALL TO tallystick_ledger
  USING (true) WITH CHECK (true);
GRANT INSERT, SELECT, UPDATE ON ledger.single_signed TO tallystick_ledger;
GRANT SELECT ON ledger.single_signed TO tallystick_reader;

CREATE TABLE ledger.standing_acceptance (
  id bigint NOT NULL,
  party bigint NOT NULL,
  from_party bigint,
  limit_minor bigint NOT NULL,
  until date NOT NULL,
  granted_by bigint NOT NULL,
  ended_by bigint,
  CONSTRAINT standing_acceptance_pkey PRIMARY KEY (id),
  CONSTRAINT standing_acceptance_id_check CHECK (id > 0),
  CONSTRAINT standing_acceptance_limit_minor_check CHECK (limit_minor > 0),
  CONSTRAINT standing_acceptance_from_party_fkey FOREIGN KEY (from_party) REFERENCES ledger.party(id),
  CONSTRAINT standing_acceptance_party_fkey FOREIGN KEY (party) REFERENCES ledger.party(id)
);
CREATE INDEX standing_acceptance_by_party ON ledger.standing_acceptance USING btree (party) WHERE (ended_by IS NULL);
CREATE INDEX standing_acceptance_of_party ON ledger.standing_acceptance USING btree (party, id);
CREATE TRIGGER standing_acceptance_kept BEFORE DELETE ON ledger.standing_acceptance FOR EACH ROW EXECUTE FUNCTION ledger.party_history_kept('standing_acceptance_kept');
ALTER TABLE ledger.standing_acceptance ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON ledger.standing_acceptance FOR SELECT TO tallystick_reader
  USING ((party = ( SELECT ledger.me() AS me)));
CREATE POLICY writers ON ledger.standing_acceptance FOR ALL TO tallystick_desk, tallystick_intake, tallystick_ledger, tallystick_sequencer
  USING (true) WITH CHECK (true);
GRANT INSERT, SELECT ON ledger.standing_acceptance TO tallystick_ledger;
GRANT SELECT ON ledger.standing_acceptance TO tallystick_reader;
GRANT UPDATE (ended_by) ON ledger.standing_acceptance TO tallystick_ledger;

CREATE TABLE ledger.standing_instruction (
  id bigint NOT NULL,
  party bigint NOT NULL,
  scope text NOT NULL,
  limit_units bigint NOT NULL,
  until date NOT NULL,
  granted_by bigint NOT NULL,
  ended_by bigint,
  CONSTRAINT standing_instruction_pkey PRIMARY KEY (id),
  CONSTRAINT standing_instruction_has_scope CHECK (scope = 'roll_business_date'::text),
  CONSTRAINT standing_instruction_id_check CHECK (id > 0),
  CONSTRAINT standing_instruction_limit_units_check CHECK (limit_units > 0),
  CONSTRAINT standing_instruction_party_fkey FOREIGN KEY (party) REFERENCES ledger.party(id)
);
CREATE INDEX standing_instruction_by_party ON ledger.standing_instruction USING btree (party, id);
CREATE TRIGGER standing_instruction_kept BEFORE DELETE ON ledger.standing_instruction FOR EACH ROW EXECUTE FUNCTION ledger.party_history_kept('standing_instruction_kept');
ALTER TABLE ledger.standing_instruction ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON ledger.standing_instruction FOR SELECT TO tallystick_reader
  USING ((party = ( SELECT ledger.me() AS me)));
CREATE POLICY writers ON ledger.standing_instruction FOR ALL TO tallystick_ledger, tallystick_sequencer
  USING (true) WITH CHECK (true);
GRANT INSERT, SELECT ON ledger.standing_instruction TO tallystick_ledger;
GRANT SELECT ON ledger.standing_instruction TO tallystick_reader;
GRANT UPDATE (ended_by) ON ledger.standing_instruction TO tallystick_ledger;

CREATE TABLE ledger.statement (
  entry bigint NOT NULL,
  account bigint NOT NULL,
  digest text NOT NULL,
  kind text NOT NULL,
  named text NOT NULL,
  number bigint,
  opening_minor bigint,
  closing_minor bigint,
  signed boolean NOT NULL,
  proven_by bigint,
  CONSTRAINT statement_pkey PRIMARY KEY (entry),
  CONSTRAINT statement_is_proven_by_its_bank_or_by_officers CHECK (
CASE
    WHEN signed THEN proven_by = entry
    ELSE proven_by <> entry
END),
  CONSTRAINT statement_kind_check CHECK (kind = ANY (ARRAY['statement'::text, 'notification'::text])),
  CONSTRAINT statement_account_fkey FOREIGN KEY (account) REFERENCES ledger.account(id),
  CONSTRAINT statement_entry_fkey FOREIGN KEY (entry) REFERENCES ledger.entry(id)
);
CREATE UNIQUE INDEX statement_has_its_number ON ledger.statement USING btree (account, number) WHERE ((proven_by IS NOT NULL) AND (kind = 'statement'::text));
CREATE UNIQUE INDEX statement_is_proven_once ON ledger.statement USING btree (account, digest) WHERE (proven_by IS NOT NULL);
CREATE INDEX statement_of_account ON ledger.statement USING btree (account, entry);
CREATE CONSTRAINT TRIGGER statement_follows AFTER INSERT OR UPDATE ON ledger.statement DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger.statement_follows();
CREATE TRIGGER statement_guard BEFORE DELETE OR UPDATE ON ledger.statement FOR EACH ROW EXECUTE FUNCTION ledger.statement_guard();
ALTER TABLE ledger.statement ENABLE ROW LEVEL SECURITY;
CREATE POLICY concerned ON ledger.statement FOR SELECT TO tallystick_reader
  USING (((( SELECT a.holder
   FROM ledger.account a
  WHERE (a.id = statement.account)) = ( SELECT ledger.me() AS me)) OR ( SELECT ledger.i_am('operator'::text) AS i_am)));
CREATE POLICY writers ON ledger.statement FOR ALL TO tallystick_ledger
  USING (true) WITH CHECK (true);
GRANT INSERT, SELECT ON ledger.statement TO tallystick_ledger;
GRANT SELECT ON ledger.statement TO tallystick_reader;
GRANT UPDATE (proven_by) ON ledger.statement TO tallystick_ledger;

CREATE TABLE ledger.statement_entry (
  told_by bigint NOT NULL,
  reference text NOT NULL,
  account bigint NOT NULL,
  side text NOT NULL,
  currency text NOT NULL,
  amount_minor bigint NOT NULL,
  booked_on date NOT NULL,
  end_to_end_id text,
  remittance text,
  counterpart text,
  returned boolean NOT NULL,
  proven_by bigint,
  CONSTRAINT statement_entry_pkey PRIMARY KEY (told_by, reference),
  CONSTRAINT statement_entry_amount_minor_check CHECK (amount_minor > 0),
  CONSTRAINT statement_entry_side_check CHECK (side = ANY (ARRAY['credit'::text, 'debit'::text])),
  CONSTRAINT statement_entry_account_fkey FOREIGN KEY (account) REFERENCES ledger.account(id),
  CONSTRAINT statement_entry_told_by_fkey FOREIGN KEY (told_by) REFERENCES ledger.statement(entry)
);
CREATE INDEX statement_entry_by_end_to_end_id ON ledger.statement_entry USING btree (account, end_to_end_id) WHERE (proven_by IS NOT NULL);
CREATE UNIQUE INDEX statement_entry_is_proven_once ON ledger.statement_entry USING btree (account, reference) WHERE (proven_by IS NOT NULL);
CREATE TRIGGER statement_entry_guard BEFORE DELETE OR UPDATE ON ledger.statement_entry FOR EACH ROW EXECUTE FUNCTION ledger.statement_entry_guard();
CREATE CONSTRAINT TRIGGER statement_entry_is_proven AFTER INSERT OR UPDATE ON ledger.statement_entry DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger.statement_entry_is_proven();
ALTER TABLE ledger.statement_entry ENABLE ROW LEVEL SECURITY;
CREATE POLICY concerned ON ledger.statement_entry FOR SELECT TO tallystick_reader
  USING (((( SELECT a.holder
   FROM ledger.account a
  WHERE (a.id = statement_entry.account)) = ( SELECT ledger.me() AS me)) OR ( SELECT ledger.i_am('operator'::text) AS i_am)));
CREATE POLICY writers ON ledger.statement_entry FOR ALL TO tallystick_ledger
  USING (true) WITH CHECK (true);
GRANT INSERT, SELECT ON ledger.statement_entry TO tallystick_ledger;
GRANT SELECT ON ledger.statement_entry TO tallystick_reader;
GRANT UPDATE (proven_by) ON ledger.statement_entry TO tallystick_ledger;

CREATE TABLE ledger.storage_place (
  id bigint NOT NULL,
  site bigint NOT NULL,
  keeper bigint NOT NULL,
  code text NOT NULL,
  exclusive boolean NOT NULL,
  unit text NOT NULL,
  capacity_units bigint NOT NULL,
  stored_units bigint NOT NULL DEFAULT 0,
  room_units bigint NOT NULL GENERATED ALWAYS AS ((capacity_units - stored_units)) STORED,
  opened_by bigint NOT NULL,
  CONSTRAINT storage_place_pkey PRIMARY KEY (id),
  CONSTRAINT place_is_opened_once UNIQUE (site, code),
  CONSTRAINT place_holds_no_more_than_its_capacity CHECK (stored_units >= 0 AND stored_units <= capacity_units),
  CONSTRAINT place_is_of_goods CHECK (unit = ANY (ARRAY['GRAMS'::text, 'PIECES'::text])),
  CONSTRAINT storage_place_capacity_units_check CHECK (capacity_units > 0),
  CONSTRAINT storage_place_id_check CHECK (id > 0),
  CONSTRAINT place_is_in_a_site_of_its_keeper FOREIGN KEY (site, keeper) REFERENCES ledger.warehouse_site(id, keeper)
);
CREATE INDEX place_of_site ON ledger.storage_place USING btree (site, id);
CREATE TRIGGER storage_place_guard BEFORE INSERT OR UPDATE ON ledger.storage_place FOR EACH ROW EXECUTE FUNCTION ledger.storage_place_guard();
CREATE TRIGGER storage_place_removed BEFORE DELETE ON ledger.storage_place FOR EACH ROW EXECUTE FUNCTION ledger.warehouse_kept();
ALTER TABLE ledger.storage_place ENABLE ROW LEVEL SECURITY;
CREATE POLICY members ON ledger.storage_place FOR SELECT TO tallystick_reader
  USING ((( SELECT ledger.me() AS me) IS NOT NULL));
CREATE POLICY writers ON ledger.storage_place FOR ALL TO tallystick_ledger
  USING (true) WITH CHECK (true);
GRANT INSERT, SELECT ON ledger.storage_place TO tallystick_ledger;
GRANT SELECT (id, site, keeper, code, exclusive, unit, capacity_units, opened_by) ON ledger.storage_place TO tallystick_reader;
GRANT UPDATE (room_units) ON ledger.storage_place TO tallystick_ledger;

CREATE TABLE ledger.successor (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  claim bigint NOT NULL,
  party bigint NOT NULL,
  act text NOT NULL,
  expires date NOT NULL,
  named_by bigint NOT NULL,
  ended_by bigint,
  live bigint GENERATED ALWAYS AS (
CASE
    WHEN (ended_by IS NULL) THEN claim
    ELSE NULL::bigint
END) STORED,
  CONSTRAINT successor_pkey PRIMARY KEY (id),
  CONSTRAINT claim_has_one_successor UNIQUE (live, party),
  CONSTRAINT successor_claim_fkey FOREIGN KEY (claim) REFERENCES ledger.claim(id)
);
CREATE UNIQUE INDEX successor_is_one ON ledger.successor USING btree (live) WHERE (live IS NOT NULL);
CREATE TRIGGER successor_guard BEFORE DELETE OR UPDATE ON ledger.successor FOR EACH ROW EXECUTE FUNCTION ledger.successor_guard();
ALTER TABLE ledger.successor ENABLE ROW LEVEL SECURITY;
CREATE POLICY writers ON ledger.successor FOR ALL TO tallystick_desk, tallystick_intake, tallystick_ledger, tallystick_sequencer
  USING (true) WITH CHECK (true);
GRANT INSERT, SELECT ON ledger.successor TO tallystick_ledger;
GRANT UPDATE (ended_by) ON ledger.successor TO tallystick_ledger;

CREATE VIEW ledger.supervised WITH () AS
 SELECT id,
    debtor,
    supplier,
    proposer,
    currency,
    amount_minor,
    due_on,
    wait,
    package,
    status,
    proposed_by,
    issued_by,
    ended_by,
    paid_on
   FROM ledger.receivable r
  WHERE ( SELECT ledger.i_am('regulator'::text) AS i_am);
GRANT SELECT ON ledger.supervised TO tallystick_reader;

CREATE TABLE ledger.title (
  instrument bigint NOT NULL,
  lo bigint NOT NULL,
  hi bigint NOT NULL,
  size bigint NOT NULL,
  holder bigint NOT NULL,
  since bigint NOT NULL,
  origin bigint NOT NULL,
  claim bigint,
  holds integer NOT NULL DEFAULT 0,
  prev bigint GENERATED ALWAYS AS (NULLIF(lo, 0)) STORED,
  terms bigint NOT NULL DEFAULT 0,
  CONSTRAINT title_starts_once PRIMARY KEY (instrument, lo),
  CONSTRAINT title_ends_once UNIQUE (instrument, hi, size),
  CONSTRAINT title_begins_at_its_origin CHECK (origin >= 0 AND origin <= lo),
  CONSTRAINT title_holds_counted CHECK (holds >= 0),
  CONSTRAINT title_within_face CHECK (lo >= 0 AND lo < hi AND hi <= size),
  CONSTRAINT title_follows_its_left FOREIGN KEY (instrument, prev, size) REFERENCES ledger.title(instrument, hi, size) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX title_of_holder ON ledger.title USING btree (holder, terms, instrument, lo) INCLUDE (hi) WHERE (holder <> 0);
CREATE INDEX title_retired ON ledger.title USING btree (instrument, lo) INCLUDE (hi) WHERE (holder = 0);
CREATE CONSTRAINT TRIGGER receivable_retires_by_proof AFTER INSERT OR UPDATE ON ledger.title DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((new.holder = 0)) EXECUTE FUNCTION ledger.receivable_retires_by_proof();
CREATE TRIGGER title_first_has_instrument AFTER INSERT ON ledger.title REFERENCING NEW TABLE AS born FOR EACH STATEMENT EXECUTE FUNCTION ledger.first_titles_have_instruments();
CREATE TRIGGER title_first_has_instrument_still AFTER UPDATE ON ledger.title FOR EACH ROW WHEN (((new.lo = 0) AND ((old.lo <> 0) OR (new.instrument <> old.instrument)))) EXECUTE FUNCTION ledger.first_title_has_instrument();
CREATE TRIGGER title_guard_delete BEFORE DELETE ON ledger.title FOR EACH ROW WHEN (((old.holder = 0) OR (old.claim IS NOT NULL) OR (old.holds <> 0))) EXECUTE FUNCTION ledger.title_guard();
CREATE TRIGGER title_guard_insert BEFORE INSERT ON ledger.title FOR EACH ROW WHEN (((new.claim IS NOT NULL) OR (new.holds <> 0))) EXECUTE FUNCTION ledger.title_guard();
CREATE TRIGGER title_guard_update BEFORE UPDATE ON ledger.title FOR EACH ROW WHEN (((old.holder = 0) OR (old.claim IS NOT NULL) OR (old.holds <> 0) OR (new.claim IS NOT NULL) OR (new.holds <> 0))) EXECUTE FUNCTION ledger.title_guard();
CREATE TRIGGER title_origin_kept BEFORE UPDATE ON ledger.title FOR EACH ROW WHEN (((new.since = old.since) AND (new.origin <> old.origin))) EXECUTE FUNCTION ledger.title_origin_kept();
ALTER TABLE ledger.title ENABLE ROW LEVEL SECURITY;
CREATE POLICY concerned ON ledger.title FOR SELECT TO tallystick_reader
  USING (((holder = ( SELECT ledger.me() AS me)) OR (( SELECT c.claimant
   FROM ledger.claim c
  WHERE (c.id = title.claim)) = ( SELECT ledger.me() AS me)) OR (( SELECT r.debtor
   FROM ledger.receivable r
  WHERE (r.id = title.instrument)) = ( SELECT ledger.me() AS me)) OR (( SELECT ledger.is_authority() AS is_authority) AND (( SELECT l.entry
   FROM ledger.look_through l
  WHERE ((l.party = ( SELECT ledger.me() AS me)) AND (l.instrument = title.instrument))
 LIMIT 1) IS NOT NULL)) OR (( SELECT ledger.i_am('keeper'::text) AS i_am) AND ledger.i_keep(instrument))));
CREATE POLICY writers ON ledger.title FOR ALL TO tallystick_desk, tallystick_intake, tallystick_ledger, tallystick_sequencer
  USING (true) WITH CHECK (true);
GRANT DELETE, INSERT, SELECT ON ledger.title TO tallystick_ledger;
GRANT SELECT ON ledger.title TO tallystick_reader;
GRANT UPDATE (lo, hi, holder, since, origin) ON ledger.title TO tallystick_ledger;

CREATE TABLE ledger.touch (
  noun text NOT NULL,
  subject bigint NOT NULL,
  version integer NOT NULL,
  entry bigint NOT NULL,
  before bytea,
  CONSTRAINT touch_versions_are_dense PRIMARY KEY (subject, noun, version),
  CONSTRAINT touch_before_check CHECK (length(before) = 32),
  CONSTRAINT touch_version_check CHECK (version > 0)
);
CREATE INDEX touch_by_entry ON ledger.touch USING btree (entry);
CREATE TRIGGER touch_chains AFTER INSERT ON ledger.touch REFERENCING NEW TABLE AS born FOR EACH STATEMENT EXECUTE FUNCTION ledger.touch_chains();
CREATE TRIGGER touch_kept BEFORE DELETE OR UPDATE ON ledger.touch FOR EACH ROW EXECUTE FUNCTION ledger.journal_kept();
ALTER TABLE ledger.touch ENABLE ROW LEVEL SECURITY;
CREATE POLICY visible ON ledger.touch FOR SELECT TO tallystick_reader
  USING ((( SELECT s.entry
   FROM ledger.entry_visibility s
  WHERE ((s.party = ( SELECT ledger.me() AS me)) AND (s.entry = touch.entry))
 LIMIT 1) IS NOT NULL));
CREATE POLICY writers ON ledger.touch FOR ALL TO tallystick_desk, tallystick_intake, tallystick_ledger, tallystick_sequencer
  USING (true) WITH CHECK (true);
GRANT INSERT, SELECT ON ledger.touch TO tallystick_ledger;
GRANT SELECT ON ledger.touch TO tallystick_reader, tallystick_sequencer;

CREATE TABLE ledger.wait (
  id bigint NOT NULL,
  kind text NOT NULL,
  party bigint NOT NULL,
  command text NOT NULL,
  awaited bigint NOT NULL,
  remind_on date,
  lapse_on date,
  remind_at timestamp with time zone,
  lapse_at timestamp with time zone,
  provisional boolean NOT NULL DEFAULT false,
  opened_at timestamp with time zone NOT NULL DEFAULT now(),
  reminded_on date,
  escalated_on date,
  refused jsonb,
  refused_at timestamp with time zone,
  gone_at timestamp with time zone,
  started_in text,
  told_of date,
  told_at timestamp with time zone,
  moved boolean NOT NULL DEFAULT false,
  closed boolean NOT NULL DEFAULT false,
  wake_on date GENERATED ALWAYS AS (
CASE
    WHEN (remind_on IS NOT NULL) THEN GREATEST(remind_on, (told_of + 1))
    ELSE NULL::date
END) STORED,
  wake_at timestamp with time zone GENERATED ALWAYS AS (
CASE
    WHEN (remind_at IS NULL) THEN NULL::timestamp with time zone
    WHEN ((told_at IS NULL) OR (told_at < remind_at)) THEN remind_at
    WHEN (told_at < lapse_at) THEN lapse_at
    ELSE (((told_at AT TIME ZONE 'UTC'::text) + '01:00:00'::interval) AT TIME ZONE 'UTC'::text)
END) STORED,
  CONSTRAINT wait_pkey PRIMARY KEY (id),
  CONSTRAINT wait_goes_by_dates_or_instants CHECK (num_nulls(remind_on, lapse_on) = 0 AND num_nonnulls(remind_at, lapse_at) = 0 OR num_nulls(remind_at, lapse_at) = 0 AND num_nonnulls(remind_on, lapse_on) = 0),
  CONSTRAINT wait_id_check CHECK (id > 0),
  CONSTRAINT wait_is_refused_at_a_time CHECK (num_nulls(refused, refused_at) = ANY (ARRAY[0, 2])),
  CONSTRAINT wait_reminds_at_or_before_its_end CHECK (remind_at <= lapse_at),
  CONSTRAINT wait_reminds_before_it_lapses CHECK (remind_on <= lapse_on),
  CONSTRAINT wait_has_kind FOREIGN KEY (kind) REFERENCES ledger.wait_kind(kind)
);
CREATE INDEX wait_moved ON ledger.wait USING btree (id) WHERE (moved AND (NOT closed));
CREATE INDEX wait_of_awaited ON ledger.wait USING btree (awaited, id) WHERE (NOT closed);
CREATE INDEX wait_of_party ON ledger.wait USING btree (party, id) WHERE (NOT closed);
CREATE INDEX wait_open ON ledger.wait USING btree (id) WHERE (NOT closed);
CREATE INDEX wait_provisional ON ledger.wait USING btree (id) WHERE (provisional AND (NOT closed));
CREATE INDEX wait_started ON ledger.wait USING btree (started_in, id) WHERE (NOT closed);
CREATE INDEX wait_waking ON ledger.wait USING btree (wake_on) WHERE ((NOT closed) AND (started_in IS NOT NULL));
CREATE INDEX wait_waking_at ON ledger.wait USING btree (wake_at) WHERE ((NOT closed) AND (started_in IS NOT NULL));
CREATE TRIGGER wait_closing_guard BEFORE UPDATE OF closed ON ledger.wait FOR EACH ROW WHEN ((old.closed IS DISTINCT FROM new.closed)) EXECUTE FUNCTION ledger.wait_closing_guard();
ALTER TABLE ledger.wait ENABLE ROW LEVEL SECURITY;
CREATE POLICY concerned ON ledger.wait FOR SELECT TO tallystick_reader
  USING (((party = ( SELECT ledger.me() AS me)) OR (awaited = ( SELECT ledger.me() AS me)) OR ( SELECT ledger.i_am('operator'::text) AS i_am)));
CREATE POLICY writers ON ledger.wait FOR ALL TO tallystick_desk, tallystick_intake, tallystick_ledger, tallystick_sequencer
  USING (true) WITH CHECK (true);
GRANT INSERT, SELECT ON ledger.wait TO tallystick_ledger;
GRANT SELECT ON ledger.wait TO tallystick_reader, tallystick_sequencer;
GRANT UPDATE (remind_on, lapse_on, provisional, moved) ON ledger.wait TO tallystick_ledger;
GRANT UPDATE (reminded_on, escalated_on, refused, refused_at, gone_at, started_in, told_of, told_at, moved, closed) ON ledger.wait TO tallystick_sequencer;

CREATE VIEW ledger.wait_item WITH (security_invoker=true) AS
 SELECT o.wait,
    c.charge,
    ( SELECT k.id_prefix
           FROM ledger.instrument n
             JOIN ledger.instrument_kind k ON k.kind = n.kind
          WHERE n.id = c.instrument) AS noun,
    c.instrument,
    c.lo,
    c.hi,
    r.due_on
   FROM ledger.offer o
     JOIN ledger.claim c ON c.charge = o.charge AND c.freed_by IS NULL AND c.kind = 'offer'::text
     LEFT JOIN ledger.receivable r ON r.id = c.instrument
UNION ALL
 SELECT r.wait,
    r.proposed_by AS charge,
    'rcv'::text AS noun,
    r.id AS instrument,
    0 AS lo,
    r.amount_minor AS hi,
    r.due_on
   FROM ledger.receivable r
  WHERE r.status = 'proposed'::text
UNION ALL
 SELECT f.wait,
    f.requested_by AS charge,
    'fin'::text AS noun,
    f.id AS instrument,
    0 AS lo,
    f.face_minor AS hi,
    f.first_due_on AS due_on
   FROM ledger.financing f
  WHERE f.status = 'requested'::text
UNION ALL
 SELECT f.approval_wait AS wait,
    f.applied_by AS charge,
    'fin'::text AS noun,
    f.id AS instrument,
    0 AS lo,
    f.face_minor AS hi,
    f.first_due_on AS due_on
   FROM ledger.financing f
  WHERE f.status = 'applied'::text
UNION ALL
 SELECT f.registration_wait AS wait,
    f.decided_by AS charge,
    'fin'::text AS noun,
    f.id AS instrument,
    0 AS lo,
    f.face_minor AS hi,
    f.first_due_on AS due_on
   FROM ledger.financing f
  WHERE f.status = 'approved'::text AND NOT (EXISTS ( SELECT
           FROM ledger.registration r
          WHERE r.financing = f.id))
UNION ALL
 SELECT r.wait,
    r.registered_by AS charge,
    'fin'::text AS noun,
    r.financing AS instrument,
    0 AS lo,
    f.face_minor AS hi,
    r.until AS due_on
   FROM ledger.registration r
     JOIN ledger.financing f ON f.id = r.financing
  WHERE r.status = 'live'::text
UNION ALL
 SELECT o.wait,
    o.instructed_by AS charge,
    'fin'::text AS noun,
    o.financing AS instrument,
    0 AS lo,
    o.amount_minor AS hi,
    o.execute_on AS due_on
   FROM ledger.payout o
  WHERE o.status = 'instructed'::text AND o.wait IS NOT NULL
UNION ALL
 SELECT b.wait,
    b.demanded_by AS charge,
    'fin'::text AS noun,
    b.financing AS instrument,
    0 AS lo,
    b.amount_minor AS hi,
    b.pay_by AS due_on
   FROM ledger.buy_back b
  WHERE b.status = 'demanded'::text
UNION ALL
 SELECT o.wait,
    o.noted_by AS charge,
    'rcv'::text AS noun,
    r.id AS instrument,
    0 AS lo,
    r.amount_minor AS hi,
    r.due_on
   FROM ledger.overdue o
     JOIN ledger.receivable r ON r.id = o.receivable
  WHERE r.status = 'issued'::text AND o.unpaid_by IS NULL
UNION ALL
 SELECT m.wait,
    m.opened_by AS charge,
    'rcv'::text AS noun,
    r.id AS instrument,
    0 AS lo,
    r.amount_minor AS hi,
    m.due_on
   FROM ledger.maturity m
     JOIN ledger.receivable r ON r.debtor = m.debtor AND r.due_on = m.due_on
  WHERE m.closed_by IS NULL AND r.status = 'issued'::text
UNION ALL
 SELECT t.wait,
    t.entry AS charge,
    'wrc'::text AS noun,
    r.id AS instrument,
    0 AS lo,
    r.quantity AS hi,
    t.stored_until AS due_on
   FROM ledger.receipt_term t
     JOIN ledger.receipt r ON r.id = t.receipt
  WHERE t.status = 'running'::text AND r.status = 'issued'::text AND t.wait IS NOT NULL
UNION ALL
 SELECT p.wait,
    p.entry AS charge,
    'wrc'::text AS noun,
    r.id AS instrument,
    0 AS lo,
    r.quantity AS hi,
    p.insured_until AS due_on
   FROM ledger.receipt_policy p
     JOIN ledger.receipt r ON r.id = p.receipt
  WHERE p.status = 'running'::text AND r.status = 'issued'::text AND p.wait IS NOT NULL;
GRANT SELECT ON ledger.wait_item TO tallystick_ledger, tallystick_reader, tallystick_sequencer;

CREATE TABLE ledger.wait_kind (
  kind text NOT NULL,
  CONSTRAINT wait_kind_pkey PRIMARY KEY (kind)
);
CREATE TRIGGER wait_kind_kept BEFORE DELETE OR UPDATE ON ledger.wait_kind FOR EACH ROW EXECUTE FUNCTION ledger.kind_kept();
ALTER TABLE ledger.wait_kind ENABLE ROW LEVEL SECURITY;
CREATE POLICY members ON ledger.wait_kind FOR SELECT TO tallystick_reader
  USING ((( SELECT ledger.me() AS me) IS NOT NULL));
CREATE POLICY writers ON ledger.wait_kind FOR ALL TO tallystick_desk, tallystick_intake, tallystick_ledger, tallystick_sequencer
  USING (true) WITH CHECK (true);
GRANT SELECT ON ledger.wait_kind TO tallystick_ledger, tallystick_reader, tallystick_sequencer;
INSERT INTO ledger.wait_kind (kind) VALUES ('answer');
INSERT INTO ledger.wait_kind (kind) VALUES ('approval');
INSERT INTO ledger.wait_kind (kind) VALUES ('buy_back');
INSERT INTO ledger.wait_kind (kind) VALUES ('choice');
INSERT INTO ledger.wait_kind (kind) VALUES ('confirmation');
INSERT INTO ledger.wait_kind (kind) VALUES ('due_date');
INSERT INTO ledger.wait_kind (kind) VALUES ('expiry');
INSERT INTO ledger.wait_kind (kind) VALUES ('overdue_payment');
INSERT INTO ledger.wait_kind (kind) VALUES ('payout_proof');
INSERT INTO ledger.wait_kind (kind) VALUES ('policy_end');
INSERT INTO ledger.wait_kind (kind) VALUES ('registering');
INSERT INTO ledger.wait_kind (kind) VALUES ('storage_term');

CREATE TABLE ledger.warehouse_site (
  id bigint NOT NULL,
  keeper bigint NOT NULL,
  name text NOT NULL,
  address text NOT NULL,
  opened_by bigint NOT NULL,
  CONSTRAINT warehouse_site_pkey PRIMARY KEY (id),
  CONSTRAINT site_is_its_keepers UNIQUE (id, keeper),
  CONSTRAINT site_is_opened_once UNIQUE (keeper, name),
  CONSTRAINT warehouse_site_id_check CHECK (id > 0),
  CONSTRAINT warehouse_site_keeper_fkey FOREIGN KEY (keeper) REFERENCES ledger.party(id)
);
CREATE TRIGGER warehouse_site_kept BEFORE DELETE OR UPDATE ON ledger.warehouse_site FOR EACH ROW EXECUTE FUNCTION ledger.warehouse_kept();
ALTER TABLE ledger.warehouse_site ENABLE ROW LEVEL SECURITY;
CREATE POLICY members ON ledger.warehouse_site FOR SELECT TO tallystick_reader
  USING ((( SELECT ledger.me() AS me) IS NOT NULL));
CREATE POLICY writers ON ledger.warehouse_site FOR ALL TO tallystick_ledger
  USING (true) WITH CHECK (true);
GRANT INSERT, SELECT ON ledger.warehouse_site TO tallystick_ledger;
GRANT SELECT ON ledger.warehouse_site TO tallystick_reader;

CREATE TABLE ledger.weighed_finding (
  financing bigint NOT NULL,
  lender bigint NOT NULL,
  finding bigint NOT NULL,
  entry bigint NOT NULL,
  CONSTRAINT finding_is_weighed_once PRIMARY KEY (financing, lender, finding),
  CONSTRAINT weighed_finding_finding_fkey FOREIGN KEY (finding) REFERENCES trade.finding(id),
  CONSTRAINT weighed_finding_has_its_reason FOREIGN KEY (entry, financing, lender) REFERENCES ledger.finding_weighing(entry, financing, lender)
);
CREATE TRIGGER weighed_finding_guard BEFORE INSERT ON ledger.weighed_finding FOR EACH ROW EXECUTE FUNCTION ledger.weighed_finding_guard();
CREATE TRIGGER weighed_finding_kept BEFORE DELETE OR UPDATE ON ledger.weighed_finding FOR EACH ROW EXECUTE FUNCTION ledger.journal_kept();
ALTER TABLE ledger.weighed_finding ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON ledger.weighed_finding FOR SELECT TO tallystick_reader
  USING ((lender = ( SELECT ledger.me() AS me)));
CREATE POLICY writers ON ledger.weighed_finding FOR ALL TO tallystick_ledger
  USING (true) WITH CHECK (true);
GRANT INSERT, SELECT ON ledger.weighed_finding TO tallystick_ledger;
GRANT SELECT ON ledger.weighed_finding TO tallystick_reader;

CREATE TABLE trade.attachment (
  invoice bigint NOT NULL,
  hash text NOT NULL,
  kind text NOT NULL,
  party bigint NOT NULL,
  user_id bigint NOT NULL,
  attached_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT attachment_is_made_once PRIMARY KEY (invoice, hash),
  CONSTRAINT attachment_kind_check CHECK (kind = ANY (ARRAY['contract'::text, 'delivery_note'::text, 'invoice'::text, 'other'::text])),
  CONSTRAINT attachment_invoice_fkey FOREIGN KEY (invoice) REFERENCES trade.invoice(id),
  CONSTRAINT attachment_was_uploaded FOREIGN KEY (hash, party) REFERENCES trade.upload(hash, party)
);
CREATE INDEX attachment_by_hash ON trade.attachment USING btree (hash);
ALTER TABLE trade.attachment ENABLE ROW LEVEL SECURITY;
CREATE POLICY parties ON trade.attachment FOR SELECT TO tallystick_reader
  USING ((( SELECT i.id
   FROM trade.invoice i
  WHERE (i.id = attachment.invoice)) IS NOT NULL));
CREATE POLICY writers ON trade.attachment FOR ALL TO tallystick_intake
  USING (true) WITH CHECK (true);
GRANT INSERT, SELECT ON trade.attachment TO tallystick_intake;
GRANT SELECT ON trade.attachment TO tallystick_reader;

CREATE TABLE trade.blob (
  hash text NOT NULL,
  bytes bigint NOT NULL,
  type text NOT NULL,
  kept_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT blob_pkey PRIMARY KEY (hash),
  CONSTRAINT blob_has_bytes CHECK (bytes > 0 AND bytes <= 104857600),
  CONSTRAINT blob_hash_is_a_digest CHECK (hash ~ '^[A-Za-z0-9_-]{43}$'::text)
);
ALTER TABLE trade.blob ENABLE ROW LEVEL SECURITY;
CREATE POLICY readers ON trade.blob FOR SELECT TO tallystick_reader
  USING (trade.may_read_blob(hash));
CREATE POLICY writers ON trade.blob FOR ALL TO tallystick_intake
  USING (true) WITH CHECK (true);
GRANT INSERT, SELECT ON trade.blob TO tallystick_intake;
GRANT SELECT ON trade.blob TO tallystick_reader;

CREATE TABLE trade.delivery (
  id bigint NOT NULL,
  purchase_order bigint NOT NULL,
  number trade.document_number NOT NULL,
  spelling text,
  delivered_on date NOT NULL,
  quantity bigint,
  synthetic boolean NOT NULL DEFAULT false,
  import bigint,
  CONSTRAINT delivery_pkey PRIMARY KEY (id),
  CONSTRAINT delivery_number_is_unique UNIQUE (purchase_order, number),
  CONSTRAINT delivery_id_check CHECK (id > 0),
  CONSTRAINT delivery_quantity_check CHECK (quantity > 0),
  CONSTRAINT delivery_import_fkey FOREIGN KEY (import) REFERENCES trade.import(id),
  CONSTRAINT delivery_purchase_order_fkey FOREIGN KEY (purchase_order) REFERENCES trade.purchase_order(id)
);
ALTER TABLE trade.delivery ENABLE ROW LEVEL SECURITY;
CREATE POLICY parties ON trade.delivery FOR SELECT TO tallystick_reader
  USING ((( SELECT o.id
   FROM trade.purchase_order o
  WHERE (o.id = delivery.purchase_order)) IS NOT NULL));
CREATE POLICY writers ON trade.delivery FOR ALL TO tallystick_desk, tallystick_intake, tallystick_ledger, tallystick_sequencer
  USING (true) WITH CHECK (true);
GRANT INSERT, SELECT ON trade.delivery TO tallystick_intake;
GRANT SELECT ON trade.delivery TO tallystick_ledger, tallystick_reader;

CREATE TABLE trade.finding (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  kind text NOT NULL,
  severity text NOT NULL,
  party bigint NOT NULL,
  subject bigint NOT NULL,
  evidence jsonb NOT NULL,
  found_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT finding_pkey PRIMARY KEY (id),
  CONSTRAINT finding_severity_check CHECK (severity = ANY (ARRAY['info'::text, 'warning'::text, 'alarm'::text]))
);
CREATE INDEX finding_of_kind ON trade.finding USING btree (kind, id);
CREATE INDEX finding_of_party ON trade.finding USING btree (party, id);
CREATE INDEX finding_of_severity ON trade.finding USING btree (severity, id);
CREATE INDEX finding_of_subject ON trade.finding USING btree (subject, id);
CREATE TRIGGER finding_kept BEFORE DELETE OR UPDATE ON trade.finding FOR EACH ROW EXECUTE FUNCTION trade.finding_kept();
ALTER TABLE trade.finding ENABLE ROW LEVEL SECURITY;
CREATE POLICY operator ON trade.finding FOR SELECT TO tallystick_reader
  USING (( SELECT ledger.i_am('operator'::text) AS i_am));
CREATE POLICY regulator ON trade.finding FOR SELECT TO tallystick_reader
  USING (((kind = ANY (ARRAY['splitting_watched'::text, 'tiers_watched'::text, 'return_watched'::text, 'burst_watched'::text, 'circular_trade'::text, 'related_trade'::text, 'related_through_another'::text, 'jump_in_trade'::text, 'just_under_a_watched_amount'::text])) AND ( SELECT ledger.i_am('regulator'::text) AS i_am)));
CREATE POLICY writers ON trade.finding FOR ALL TO tallystick_desk, tallystick_intake, tallystick_ledger, tallystick_sequencer
  USING (true) WITH CHECK (true);
GRANT INSERT, SELECT ON trade.finding TO tallystick_intake, tallystick_ledger, tallystick_sequencer;
GRANT SELECT ON trade.finding TO tallystick_reader;

CREATE TABLE trade.finding_document (
  finding bigint NOT NULL,
  invoice bigint NOT NULL,
  CONSTRAINT finding_names_a_document_once PRIMARY KEY (finding, invoice),
  CONSTRAINT finding_document_finding_fkey FOREIGN KEY (finding) REFERENCES trade.finding(id),
  CONSTRAINT finding_document_invoice_fkey FOREIGN KEY (invoice) REFERENCES trade.invoice(id)
);
CREATE INDEX finding_document_of_invoice ON trade.finding_document USING btree (invoice, finding);
CREATE TRIGGER finding_document_kept BEFORE DELETE OR UPDATE ON trade.finding_document FOR EACH ROW EXECUTE FUNCTION trade.finding_kept();
ALTER TABLE trade.finding_document ENABLE ROW LEVEL SECURITY;
CREATE POLICY writers ON trade.finding_document FOR ALL TO tallystick_ledger, tallystick_sequencer
  USING (true) WITH CHECK (true);
GRANT INSERT, SELECT ON trade.finding_document TO tallystick_sequencer;

CREATE TABLE trade.import (
  id bigint NOT NULL,
  party bigint NOT NULL,
  user_id bigint NOT NULL,
  kind text NOT NULL,
  name text NOT NULL,
  hash bytea NOT NULL,
  rows_read bigint NOT NULL DEFAULT 0,
  accepted bigint NOT NULL DEFAULT 0,
  duplicate bigint NOT NULL DEFAULT 0,
  refused bigint NOT NULL DEFAULT 0,
  started_at timestamp with time zone NOT NULL DEFAULT now(),
  ended_at timestamp with time zone,
  watched boolean NOT NULL DEFAULT false,
  CONSTRAINT import_pkey PRIMARY KEY (id),
  CONSTRAINT import_is_of_one_file UNIQUE (party, kind, hash),
  CONSTRAINT import_hash_check CHECK (length(hash) = 32),
  CONSTRAINT import_id_check CHECK (id > 0),
  CONSTRAINT import_kind_check CHECK (kind = ANY (ARRAY['order'::text, 'delivery'::text, 'invoice'::text])),
  CONSTRAINT import_party_fkey FOREIGN KEY (party) REFERENCES ledger.party(id)
);
CREATE INDEX import_of_party ON trade.import USING btree (party, id);
CREATE INDEX import_to_be_watched ON trade.import USING btree (id) WHERE ((kind = 'invoice'::text) AND (ended_at IS NOT NULL) AND (NOT watched));
ALTER TABLE trade.import ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON trade.import FOR SELECT TO tallystick_reader
  USING ((party = ( SELECT ledger.me() AS me)));
CREATE POLICY writers ON trade.import FOR ALL TO tallystick_desk, tallystick_intake, tallystick_ledger, tallystick_sequencer
  USING (true) WITH CHECK (true);
GRANT INSERT, SELECT ON trade.import TO tallystick_intake;
GRANT SELECT ON trade.import TO tallystick_ledger, tallystick_reader, tallystick_sequencer;
GRANT UPDATE (rows_read, accepted, duplicate, refused, ended_at) ON trade.import TO tallystick_intake;
GRANT UPDATE (watched) ON trade.import TO tallystick_sequencer;

CREATE TABLE trade.import_refusal (
  import bigint NOT NULL,
  row_number bigint NOT NULL,
  field text NOT NULL,
  column_name text NOT NULL,
  refusal text NOT NULL,
  found text NOT NULL,
  expected text NOT NULL,
  details jsonb,
  CONSTRAINT import_refusal_pkey PRIMARY KEY (import, row_number, field),
  CONSTRAINT import_refusal_import_fkey FOREIGN KEY (import) REFERENCES trade.import(id)
);
ALTER TABLE trade.import_refusal ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON trade.import_refusal FOR SELECT TO tallystick_reader
  USING ((EXISTS ( SELECT
   FROM trade.import i
  WHERE (i.id = import_refusal.import))));
CREATE POLICY writers ON trade.import_refusal FOR ALL TO tallystick_desk, tallystick_intake, tallystick_ledger, tallystick_sequencer
  USING (true) WITH CHECK (true);
GRANT DELETE, INSERT, SELECT ON trade.import_refusal TO tallystick_intake;
GRANT SELECT ON trade.import_refusal TO tallystick_ledger, tallystick_reader;

CREATE TABLE trade.import_sum (
  import bigint NOT NULL,
  currency text NOT NULL,
  red_letters boolean NOT NULL,
  recorded_minor numeric NOT NULL,
  known_minor numeric NOT NULL,
  refused_minor numeric NOT NULL,
  CONSTRAINT import_sum_pkey PRIMARY KEY (import, currency, red_letters),
  CONSTRAINT import_sum_is_whole_and_not_below_zero CHECK (recorded_minor >= 0::numeric AND known_minor >= 0::numeric AND refused_minor >= 0::numeric AND (recorded_minor % 1::numeric) = 0::numeric AND (known_minor % 1::numeric) = 0::numeric AND (refused_minor % 1::numeric) = 0::numeric),
  CONSTRAINT import_sum_import_fkey FOREIGN KEY (import) REFERENCES trade.import(id)
);
ALTER TABLE trade.import_sum ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON trade.import_sum FOR SELECT TO tallystick_reader
  USING ((EXISTS ( SELECT
   FROM trade.import i
  WHERE (i.id = import_sum.import))));
CREATE POLICY writers ON trade.import_sum FOR ALL TO tallystick_intake, tallystick_ledger
  USING (true) WITH CHECK (true);
GRANT INSERT, SELECT ON trade.import_sum TO tallystick_intake;
GRANT SELECT ON trade.import_sum TO tallystick_reader;
GRANT UPDATE (recorded_minor, known_minor, refused_minor) ON trade.import_sum TO tallystick_intake;

CREATE TABLE trade.invoice (
  id bigint NOT NULL,
  seller bigint NOT NULL,
  number trade.document_number NOT NULL,
  paper_number trade.document_number,
  coded boolean GENERATED ALWAYS AS (((number)::text <> (paper_number)::text)) STORED,
  spelling text,
  asserted_by bigint NOT NULL DEFAULT 0,
  denied boolean NOT NULL DEFAULT false,
  buyer bigint NOT NULL,
  delivery bigint,
  currency text NOT NULL,
  amount_minor bigint NOT NULL,
  amount2 bigint NOT NULL GENERATED ALWAYS AS (amount_minor) STORED,
  quantity bigint,
  price_minor bigint,
  invoiced_on date NOT NULL,
  due_on date NOT NULL,
  red_lettered_minor bigint NOT NULL DEFAULT 0,
  disputed boolean NOT NULL DEFAULT false,
  synthetic boolean NOT NULL DEFAULT false,
  import bigint,
  likeness text COLLATE "C",
  alike bigint,
  told_apart_by bigint,
  CONSTRAINT invoice_pkey PRIMARY KEY (id),
  CONSTRAINT invoice_is_seller_and_number UNIQUE (seller, number, asserted_by),
  CONSTRAINT invoice_amount_minor_check CHECK (amount_minor > 0 AND amount_minor <= '9007199254740992'::bigint),
  CONSTRAINT invoice_denied_is_an_assertion CHECK (NOT denied OR asserted_by <> 0),
  CONSTRAINT invoice_has_quantity_and_price_or_neither CHECK ((quantity IS NULL) = (price_minor IS NULL)),
  CONSTRAINT invoice_id_check CHECK (id > 0),
  CONSTRAINT invoice_is_asserted_by_its_buyer CHECK (asserted_by = 0 OR asserted_by = buyer),
  CONSTRAINT invoice_is_due_after_issue CHECK (due_on >= invoiced_on),
  CONSTRAINT invoice_is_told_apart_from_another CHECK (alike <> id AND (told_apart_by IS NULL OR alike IS NOT NULL)),
  CONSTRAINT invoice_price_minor_check CHECK (price_minor > 0),
  CONSTRAINT invoice_quantity_check CHECK (quantity > 0),
  CONSTRAINT red_letters_are_within_their_invoice CHECK (red_lettered_minor >= 0 AND red_lettered_minor <= amount_minor),
  CONSTRAINT invoice_alike_fkey FOREIGN KEY (alike) REFERENCES trade.invoice(id),
  CONSTRAINT invoice_buyer_fkey FOREIGN KEY (buyer) REFERENCES ledger.party(id),
  CONSTRAINT invoice_delivery_fkey FOREIGN KEY (delivery) REFERENCES trade.delivery(id),
  CONSTRAINT invoice_import_fkey FOREIGN KEY (import) REFERENCES trade.import(id),
  CONSTRAINT invoice_is_fully_tiled FOREIGN KEY (id, amount_minor, amount2) REFERENCES trade.invoice_allocation(invoice, hi, size) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT invoice_is_named_with_its_code_or_without FOREIGN KEY (seller, asserted_by, paper_number, coded) REFERENCES trade.paper_number(seller, asserted_by, number, coded) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT invoice_seller_fkey FOREIGN KEY (seller) REFERENCES ledger.party(id),
  CONSTRAINT invoice_told_apart_by_fkey FOREIGN KEY (told_apart_by) REFERENCES ledger.entry(id)
);
CREATE INDEX invoice_by_delivery ON trade.invoice USING btree (delivery) WHERE (red_lettered_minor < amount_minor);
CREATE INDEX invoice_by_likeness ON trade.invoice USING btree (seller, likeness, id) WHERE (likeness IS NOT NULL);
CREATE INDEX invoice_by_number ON trade.invoice USING btree (number);
CREATE INDEX invoice_by_paper_number ON trade.invoice USING btree (seller, paper_number) WHERE (paper_number IS NOT NULL);
CREATE INDEX invoice_of_buyer ON trade.invoice USING btree (buyer, id);
CREATE INDEX invoice_of_buyer_by_date ON trade.invoice USING btree (buyer, invoiced_on, id);
CREATE INDEX invoice_of_buyer_by_due_date ON trade.invoice USING btree (buyer, due_on, id);
CREATE INDEX invoice_of_import ON trade.invoice USING btree (import, id);
CREATE INDEX invoice_of_pair ON trade.invoice USING btree (seller, buyer, id);
CREATE UNIQUE INDEX invoice_of_seller ON trade.invoice USING btree (seller, id);
CREATE INDEX invoice_of_seller_by_date ON trade.invoice USING btree (seller, invoiced_on, id);
CREATE INDEX invoice_of_seller_by_due_date ON trade.invoice USING btree (seller, due_on, id);
CREATE INDEX invoice_red_lettered ON trade.invoice USING btree (id) WHERE (red_lettered_minor > 0);
CREATE INDEX invoice_to_be_told_apart ON trade.invoice USING btree (id) WHERE ((alike IS NOT NULL) AND (told_apart_by IS NULL));
CREATE INDEX invoice_to_tell_apart ON trade.invoice USING btree (buyer) WHERE ((alike IS NOT NULL) AND (told_apart_by IS NULL));
CREATE TRIGGER alike_is_kept BEFORE UPDATE ON trade.invoice FOR EACH ROW EXECUTE FUNCTION trade.alike_is_kept();
CREATE TRIGGER invoice_guard BEFORE DELETE OR UPDATE ON trade.invoice FOR EACH ROW EXECUTE FUNCTION trade.invoice_guard();
ALTER TABLE trade.invoice ENABLE ROW LEVEL SECURITY;
CREATE POLICY parties ON trade.invoice FOR SELECT TO tallystick_reader
  USING (((seller = ( SELECT ledger.me() AS me)) OR (buyer = ( SELECT ledger.me() AS me))));
CREATE POLICY writers ON trade.invoice FOR ALL TO tallystick_desk, tallystick_intake, tallystick_ledger, tallystick_sequencer
  USING (true) WITH CHECK (true);
GRANT INSERT, SELECT ON trade.invoice TO tallystick_intake;
GRANT SELECT ON trade.invoice TO tallystick_ledger, tallystick_reader, tallystick_sequencer;
GRANT UPDATE (amount2, told_apart_by) ON trade.invoice TO tallystick_ledger;
GRANT UPDATE (number, asserted_by, denied, delivery, red_lettered_minor, disputed) ON trade.invoice TO tallystick_intake;

CREATE TABLE trade.invoice_allocation (
  invoice bigint NOT NULL,
  lo bigint NOT NULL,
  hi bigint NOT NULL,
  size bigint NOT NULL,
  allocated_to bigint NOT NULL DEFAULT 0,
  since bigint NOT NULL DEFAULT 0,
  prev bigint GENERATED ALWAYS AS (NULLIF(lo, 0)) STORED,
  CONSTRAINT allocation_starts_once PRIMARY KEY (invoice, lo),
  CONSTRAINT allocation_ends_once UNIQUE (invoice, hi, size),
  CONSTRAINT allocation_within_invoice CHECK (lo >= 0 AND lo < hi AND hi <= size),
  CONSTRAINT allocation_follows_its_left FOREIGN KEY (invoice, prev, size) REFERENCES trade.invoice_allocation(invoice, hi, size) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX invoice_allocation_by_entry ON trade.invoice_allocation USING btree (since) WHERE (since <> 0);
CREATE INDEX invoice_allocation_by_instrument ON trade.invoice_allocation USING btree (allocated_to) WHERE (allocated_to <> 0);
CREATE TRIGGER alike_backs_nothing AFTER UPDATE ON trade.invoice_allocation REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION trade.alike_backs_nothing();
CREATE TRIGGER alike_backs_nothing_new AFTER INSERT ON trade.invoice_allocation REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION trade.alike_backs_nothing();
CREATE TRIGGER allocation_first_has_invoice AFTER INSERT ON trade.invoice_allocation REFERENCING NEW TABLE AS born FOR EACH STATEMENT EXECUTE FUNCTION trade.first_allocations_have_invoices();
CREATE TRIGGER allocation_first_has_invoice_still AFTER UPDATE ON trade.invoice_allocation FOR EACH ROW WHEN (((new.lo = 0) AND ((old.lo <> 0) OR (new.invoice <> old.invoice)))) EXECUTE FUNCTION trade.first_allocation_has_invoice();
CREATE TRIGGER red_lettered_backs_nothing AFTER UPDATE ON trade.invoice_allocation REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION trade.red_lettered_backs_nothing();
CREATE TRIGGER red_lettered_backs_nothing_new AFTER INSERT ON trade.invoice_allocation REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION trade.red_lettered_backs_nothing();
ALTER TABLE trade.invoice_allocation ENABLE ROW LEVEL SECURITY;
CREATE POLICY parties ON trade.invoice_allocation FOR SELECT TO tallystick_reader
  USING ((( SELECT i.id
   FROM trade.invoice i
  WHERE (i.id = invoice_allocation.invoice)) IS NOT NULL));
CREATE POLICY writers ON trade.invoice_allocation FOR ALL TO tallystick_desk, tallystick_intake, tallystick_ledger, tallystick_sequencer
  USING (true) WITH CHECK (true);
GRANT DELETE, INSERT, SELECT ON trade.invoice_allocation TO tallystick_ledger;
GRANT INSERT, SELECT ON trade.invoice_allocation TO tallystick_intake;
GRANT SELECT ON trade.invoice_allocation TO tallystick_reader;
GRANT UPDATE (lo, hi, allocated_to, since) ON trade.invoice_allocation TO tallystick_ledger;

CREATE TABLE trade.paper_number (
  seller bigint NOT NULL,
  asserted_by bigint NOT NULL DEFAULT 0,
  number trade.document_number NOT NULL,
  coded boolean NOT NULL,
  CONSTRAINT paper_number_pkey PRIMARY KEY (seller, asserted_by, number),
  CONSTRAINT paper_number_is_coded_or_not UNIQUE (seller, asserted_by, number, coded),
  CONSTRAINT paper_number_seller_fkey FOREIGN KEY (seller) REFERENCES ledger.party(id)
);
ALTER TABLE trade.paper_number ENABLE ROW LEVEL SECURITY;
CREATE POLICY writers ON trade.paper_number FOR ALL TO tallystick_intake, tallystick_ledger
  USING (true) WITH CHECK (true);
GRANT INSERT, SELECT ON trade.paper_number TO tallystick_intake;
GRANT UPDATE (coded) ON trade.paper_number TO tallystick_intake;

CREATE TABLE trade.purchase_order (
  id bigint NOT NULL,
  seller bigint NOT NULL,
  buyer bigint NOT NULL,
  number trade.document_number NOT NULL,
  spelling text,
  asserted_by bigint NOT NULL DEFAULT 0,
  ordered_on date NOT NULL,
  currency text NOT NULL,
  quantity bigint,
  price_minor bigint,
  amount_minor bigint NOT NULL,
  term_clause text,
  certificate_clause text,
  synthetic boolean NOT NULL DEFAULT false,
  import bigint,
  CONSTRAINT purchase_order_pkey PRIMARY KEY (id),
  CONSTRAINT order_number_is_unique UNIQUE (seller, number, asserted_by),
  CONSTRAINT order_has_quantity_and_price_or_neither CHECK ((quantity IS NULL) = (price_minor IS NULL)),
  CONSTRAINT order_is_asserted_by_its_buyer CHECK (asserted_by = 0 OR asserted_by = buyer),
  CONSTRAINT purchase_order_amount_minor_check CHECK (amount_minor > 0),
  CONSTRAINT purchase_order_id_check CHECK (id > 0),
  CONSTRAINT purchase_order_price_minor_check CHECK (price_minor > 0),
  CONSTRAINT purchase_order_quantity_check CHECK (quantity > 0),
  CONSTRAINT purchase_order_buyer_fkey FOREIGN KEY (buyer) REFERENCES ledger.party(id),
  CONSTRAINT purchase_order_import_fkey FOREIGN KEY (import) REFERENCES trade.import(id),
  CONSTRAINT purchase_order_seller_fkey FOREIGN KEY (seller) REFERENCES ledger.party(id)
);
CREATE INDEX order_by_certificate_clause ON trade.purchase_order USING btree (certificate_clause) WHERE (certificate_clause IS NOT NULL);
CREATE INDEX order_by_term_clause ON trade.purchase_order USING btree (term_clause) WHERE (term_clause IS NOT NULL);
ALTER TABLE trade.purchase_order ENABLE ROW LEVEL SECURITY;
CREATE POLICY parties ON trade.purchase_order FOR SELECT TO tallystick_reader
  USING (((seller = ( SELECT ledger.me() AS me)) OR (buyer = ( SELECT ledger.me() AS me))));
CREATE POLICY writers ON trade.purchase_order FOR ALL TO tallystick_desk, tallystick_intake, tallystick_ledger, tallystick_sequencer
  USING (true) WITH CHECK (true);
GRANT INSERT, SELECT ON trade.purchase_order TO tallystick_intake;
GRANT SELECT ON trade.purchase_order TO tallystick_ledger, tallystick_reader;
GRANT UPDATE (asserted_by, term_clause, certificate_clause) ON trade.purchase_order TO tallystick_intake;

CREATE TABLE trade.red_letter (
  seller bigint NOT NULL,
  number trade.document_number NOT NULL,
  spelling text,
  invoice bigint NOT NULL,
  amount_minor bigint NOT NULL,
  beyond_minor bigint NOT NULL,
  import bigint,
  CONSTRAINT red_letter_is_used_once PRIMARY KEY (seller, number),
  CONSTRAINT red_letter_amount_minor_check CHECK (amount_minor > 0),
  CONSTRAINT red_letter_dilutes_at_most_itself CHECK (beyond_minor >= 0 AND beyond_minor <= amount_minor),
  CONSTRAINT red_letter_import_fkey FOREIGN KEY (import) REFERENCES trade.import(id),
  CONSTRAINT red_letter_is_its_invoices_sellers FOREIGN KEY (invoice, seller) REFERENCES trade.invoice(id, seller)
);
CREATE INDEX red_letter_of_invoice ON trade.red_letter USING btree (invoice);
CREATE TRIGGER red_letter_counts AFTER INSERT OR DELETE OR UPDATE ON trade.red_letter FOR EACH ROW EXECUTE FUNCTION trade.red_letter_counts();
ALTER TABLE trade.red_letter ENABLE ROW LEVEL SECURITY;
CREATE POLICY parties ON trade.red_letter FOR SELECT TO tallystick_reader
  USING ((( SELECT i.id
   FROM trade.invoice i
  WHERE (i.id = red_letter.invoice)) IS NOT NULL));
CREATE POLICY writers ON trade.red_letter FOR ALL TO tallystick_intake, tallystick_ledger
  USING (true) WITH CHECK (true);
GRANT INSERT, SELECT ON trade.red_letter TO tallystick_intake;
GRANT SELECT ON trade.red_letter TO tallystick_ledger, tallystick_reader;

CREATE TABLE trade.tax_check (
  invoice bigint NOT NULL,
  asked_on date NOT NULL,
  status text,
  factored boolean NOT NULL,
  differs text[] NOT NULL DEFAULT '{}'::text[],
  CONSTRAINT tax_check_pkey PRIMARY KEY (invoice),
  CONSTRAINT tax_check_of_nothing_says_so CHECK (status IS NOT NULL OR differs = ARRAY['existence'::text]),
  CONSTRAINT tax_check_status_check CHECK (status = ANY (ARRAY['issued'::text, 'certified'::text, 'red'::text, 'void'::text])),
  CONSTRAINT tax_check_invoice_fkey FOREIGN KEY (invoice) REFERENCES trade.invoice(id)
);
CREATE INDEX tax_check_of_day ON trade.tax_check USING btree (asked_on, invoice);
ALTER TABLE trade.tax_check ENABLE ROW LEVEL SECURITY;
CREATE POLICY parties ON trade.tax_check FOR SELECT TO tallystick_reader
  USING ((( SELECT i.id
   FROM trade.invoice i
  WHERE (i.id = tax_check.invoice)) IS NOT NULL));
CREATE POLICY writers ON trade.tax_check FOR ALL TO tallystick_ledger
  USING (true) WITH CHECK (true);
GRANT INSERT, SELECT, UPDATE ON trade.tax_check TO tallystick_ledger;
GRANT SELECT ON trade.tax_check TO tallystick_reader;

CREATE TABLE trade.upload (
  hash text NOT NULL,
  party bigint NOT NULL,
  user_id bigint NOT NULL,
  uploaded_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT upload_pkey PRIMARY KEY (hash, party),
  CONSTRAINT upload_hash_fkey FOREIGN KEY (hash) REFERENCES trade.blob(hash),
  CONSTRAINT upload_party_fkey FOREIGN KEY (party) REFERENCES ledger.party(id)
);
CREATE INDEX upload_of_party ON trade.upload USING btree (party, uploaded_at);
ALTER TABLE trade.upload ENABLE ROW LEVEL SECURITY;
CREATE POLICY ledger_reads ON trade.upload FOR SELECT TO tallystick_ledger
  USING (true);
CREATE POLICY writers ON trade.upload FOR ALL TO tallystick_intake
  USING (true) WITH CHECK (true);
GRANT INSERT, SELECT ON trade.upload TO tallystick_intake;
GRANT SELECT ON trade.upload TO tallystick_ledger;

CREATE TABLE trade.watch (
  single boolean NOT NULL DEFAULT true,
  "position" bigint NOT NULL DEFAULT 0,
  trade_watched_on date,
  CONSTRAINT watch_pkey PRIMARY KEY (single),
  CONSTRAINT watch_single_check CHECK (single)
);
ALTER TABLE trade.watch ENABLE ROW LEVEL SECURITY;
CREATE POLICY watcher ON trade.watch FOR ALL TO tallystick_sequencer
  USING (true) WITH CHECK (true);
GRANT SELECT, UPDATE ON trade.watch TO tallystick_sequencer;
INSERT INTO trade.watch (single, "position", trade_watched_on) VALUES ('true', '0', NULL);

CREATE TABLE trade.weighed_kind (
  kind text NOT NULL,
  CONSTRAINT weighed_kind_pkey PRIMARY KEY (kind)
);
ALTER TABLE trade.weighed_kind ENABLE ROW LEVEL SECURITY;
CREATE POLICY writers ON trade.weighed_kind FOR ALL TO tallystick_ledger
  USING (true) WITH CHECK (true);
GRANT SELECT ON trade.weighed_kind TO tallystick_ledger;
INSERT INTO trade.weighed_kind (kind) VALUES ('circular_trade');
INSERT INTO trade.weighed_kind (kind) VALUES ('invoice_says_another_thing');
INSERT INTO trade.weighed_kind (kind) VALUES ('red_letter_on_used_invoice');
INSERT INTO trade.weighed_kind (kind) VALUES ('related_through_another');
INSERT INTO trade.weighed_kind (kind) VALUES ('tax_authority_says_otherwise');

CREATE OR REPLACE FUNCTION desk.application_guard()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if old.declined_at is not null
     or row(new.code, new.name, new.body, new.applied_at)
        is distinct from row(old.code, old.name, old.body, old.applied_at)
  then
    raise exception using errcode = '23514', constraint = 'application_fixed',
      message = 'what was applied for never changes, and is declined once';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION desk.draft_guard()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if old.outcome is not null or old.withdrawn
     or row(new.id, new.party, new.user_id, new.payload, new.expires_at)
        is distinct from row(old.id, old.party, old.user_id, old.payload, old.expires_at)
  then
    raise exception using errcode = '23514', constraint = 'draft_fixed',
      message = 'what is to be signed never changes, and a draft ends once';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION desk.invitation_guard()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if num_nonnulls(old.application, old.declined_at, old.withdrawn_at) > 0
     or row(new.party, new.code, new.name, new.contact, new.secret, new.expires_at)
        is distinct from row(old.party, old.code, old.name, old.contact, old.secret, old.expires_at)
  then
    raise exception using errcode = '23514', constraint = 'invitation_fixed',
      message = 'an invitation never changes, and ends once';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION desk.invitation_state(i desk.invitation)
 RETURNS text
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select case when i.application is not null then 'used'
              when i.declined_at is not null then 'declined'
              when i.withdrawn_at is not null then 'withdrawn'
              when i.expires_at <= now() then 'expired'
              else 'open' end
$function$;
GRANT EXECUTE ON FUNCTION desk.invitation_state(desk.invitation) TO PUBLIC, tallystick_desk, tallystick_reader;

CREATE OR REPLACE FUNCTION desk.known_identity(candidates text[])
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'desk', 'ledger', 'pg_temp'
AS $function$
  select c from unnest(candidates) with ordinality k (c, n)
   where exists (select from ledger.person p
                  where p.identity = decode(translate(c, '-_', '+/'), 'base64'))
      or exists (select from desk.application a
                  cross join lateral jsonb_array_elements(a.body -> 'users') u
                  where a.declined_at is null and u ->> 'identity' = c)
   order by n limit 1
$function$;
REVOKE ALL ON FUNCTION desk.known_identity(text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION desk.known_identity(text[]) TO tallystick_desk;

CREATE OR REPLACE FUNCTION desk.my_login()
 RETURNS TABLE(name text, set_at timestamp with time zone, key bigint, stands boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'desk', 'ledger', 'pg_temp'
AS $function$
  select l.name, l.set_at, l.key, k.revoked_by is null
    from desk.login l join ledger.key k on k.id = l.key
   where l.user_id = nullif(current_setting('tallystick.user', true), '')::bigint
$function$;
REVOKE ALL ON FUNCTION desk.my_login() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION desk.my_login() TO tallystick_reader;

CREATE OR REPLACE FUNCTION desk.newest_position()
 RETURNS bigint
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
  select coalesce(max(position), 0) from ledger.position
$function$;
REVOKE ALL ON FUNCTION desk.newest_position() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION desk.newest_position() TO tallystick_desk;

CREATE OR REPLACE FUNCTION desk.open_sessions(users bigint[])
 RETURNS TABLE(id bigint, user_id bigint, kind text, key bigint, opened_at timestamp with time zone, expires_at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'desk', 'ledger', 'pg_temp'
AS $function$
  select s.id, s.user_id, s.kind, s.key, s.opened_at, s.expires_at
    from desk.session s join ledger.party_user u on u.id = s.user_id
    join ledger.key k on k.id = s.key
   where s.user_id = any(users) and s.ended_at is null and s.expires_at > now()
     and u.ended_by is null and k.revoked_by is null
     and (u.party = ledger.me() or ledger.i_am('operator'))
$function$;
REVOKE ALL ON FUNCTION desk.open_sessions(bigint[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION desk.open_sessions(bigint[]) TO tallystick_reader;

CREATE OR REPLACE FUNCTION desk.waiting_tasks(user_id bigint, days integer)
 RETURNS TABLE(drafts integer, waits integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select (select count(*)::integer from desk.draft d
           where (d.party = u.party or d.awaits = u.party) and d.id < t.id
             and d.outcome is null and not d.withdrawn and d.expires_at > now()),
         (select count(*)::integer from ledger.wait w
           where w.awaited = u.party and w.id < t.id and not w.closed)
    from ledger.party_user u
   cross join lateral (
     select (extract(epoch from now() - make_interval(days => $2))::bigint - 1577836800)
              * 1000 << 22 as id) t
   where u.id = $1 and u.ended_by is null
$function$;
REVOKE ALL ON FUNCTION desk.waiting_tasks(bigint,integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION desk.waiting_tasks(bigint,integer) TO tallystick_desk;

CREATE OR REPLACE FUNCTION desk.webhook_signers()
 RETURNS TABLE(id bigint, alg text, public_key bytea)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
  select k.id, k.alg, k.public_key
    from ledger.key k
    join ledger.party_user u on u.id = k.user_id and u.ended_by is null and u.duty = 'signer'
    join ledger.party p on p.id = k.party and 'operator' = any (p.roles)
   where k.machine and k.revoked_by is null
   order by k.id
$function$;
REVOKE ALL ON FUNCTION desk.webhook_signers() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION desk.webhook_signers() TO tallystick_reader;

CREATE OR REPLACE FUNCTION ledger.account_closes_with_nothing_in_flight()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
begin
  if exists (
    select from ledger.payout o
     where new.id in (o.from_account, o.to_account)
       and o.status in ('instructed', 'unanswered')) then
    perform ledger.refuse_row('account_closes_with_nothing_in_flight',
      'an account stays open while a payout from or to it is in flight');
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION ledger.account_guard()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'DELETE' then
    perform ledger.refuse_row('account_kept', 'an account is closed, never removed');
  end if;
  if row(new.id, new.holder, new.number, new.bank, new.name, new.town, new.country, new.currency,
         new.key_alg, new.statement_key, new.registered_by)
     is distinct from
     row(old.id, old.holder, old.number, old.bank, old.name, old.town, old.country, old.currency,
         old.key_alg, old.statement_key, old.registered_by)
     or (old.status, new.status) not in
        (('registered', 'confirmed'), ('registered', 'closed'), ('confirmed', 'confirmed'),
         ('confirmed', 'closed'), ('closed', 'closed'))
     or old.confirmed_by is not null and (new.confirmed_by, new.usable_on)
        is distinct from (old.confirmed_by, old.usable_on)
     or old.last_number is not null and new.last_number is distinct from old.last_number
        and new.last_number is distinct from old.last_number + 1 then
    perform ledger.refuse_row('account_fixed',
      'an account is confirmed, counts its statements one by one, and is closed');
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION ledger.account_paid(of_party bigint, paid_in text)
 RETURNS bigint
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
  select min(a.id) from ledger.account a
   where a.holder = of_party and a.currency = paid_in and a.status = 'confirmed'
     and a.usable_on <= (select max(date) from ledger.business_day)
$function$;
REVOKE ALL ON FUNCTION ledger.account_paid(bigint,text) FROM PUBLIC;

CREATE OR REPLACE FUNCTION ledger.approval_guard()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if exists (
    select from trade.findings_behind(new.id) b
      join trade.finding f on f.id = b.finding
      join trade.weighed_kind k on k.kind = f.kind
      join ledger.quote q on q.id = new.quote
     where not exists (
       select from ledger.weighed_finding w
        where w.financing = new.id and w.lender = q.lender and w.finding = f.id)) then
    perform ledger.refuse_row('approval_follows_the_weighing_of_findings',
      'two people of the lender have weighed what stops it');
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION ledger.asked_has_wait()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
begin
  if exists (
    select from born b where (select w.id from ledger.wait w where w.id = b.wait) is null
  ) then
    raise exception using errcode = '23503', constraint = tg_table_name || '_has_wait',
      message = 'what is asked has the wait that was opened for it';
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION ledger.business_day_guard()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op <> 'INSERT' then
    raise exception using errcode = '23514', constraint = 'business_day_kept',
      message = 'a business date is rolled, never rewritten';
  end if;
  if exists (select from ledger.business_day where date >= new.date) then
    raise exception using errcode = '23514', constraint = 'business_day_rolls_forward',
      message = 'a business date is rolled forward';
  end if;
  if new.instruction is not null and not exists (
    select from ledger.standing_instruction i
     where i.id = new.instruction and i.ended_by is null and i.scope = 'roll_business_date'
       and i.until > (select max(d.date) from ledger.business_day d)
       and i.limit_units > (select count(*) from ledger.business_day d where d.instruction = i.id)
  ) then
    raise exception using errcode = '23514', constraint = 'business_day_follows_its_instruction',
      message = 'a date is rolled by an instruction that stands and is not used up';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION ledger.buy_back_guard()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'DELETE' then
    perform ledger.refuse_row('buy_back_kept', 'a demand is never removed');
  end if;
  if row(new.financing, new.number, new.lender, new.holder, new.ground, new.currency,
         new.principal_minor, new.interest_minor, new.end_to_end_id, new.to_account,
         new.to_number, new.pay_by, new.wait, new.demanded_by)
     is distinct from
     row(old.financing, old.number, old.lender, old.holder, old.ground, old.currency,
         old.principal_minor, old.interest_minor, old.end_to_end_id, old.to_account,
         old.to_number, old.pay_by, old.wait, old.demanded_by)
     or (old.status, new.status) not in
        (('demanded', 'unanswered'), ('demanded', 'paid'), ('demanded', 'owed_back'),
         ('unanswered', 'paid'), ('unanswered', 'owed_back'), ('paid', 'bounced'),
         ('owed_back', 'returned'))
     or old.paid_by is not null and (new.paid_by, new.paid_told_by, new.paid_reference)
        is distinct from (old.paid_by, old.paid_told_by, old.paid_reference) then
    perform ledger.refuse_row('buy_back_fixed',
      'a demand is paid or not, and what is proven can go back');
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION ledger.buy_back_is_proven()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
begin
  if tg_op = 'INSERT' and (
    not exists (
      select from ledger.financing f
        join ledger.quote q on q.id = f.quote
        join ledger.account a on a.id = new.to_account
       where f.id = new.financing and f.status = 'paid' and q.recourse = 'with'
         and (q.lender, f.holder, f.currency) = (new.lender, new.holder, new.currency)
         and (a.holder, a.number, a.currency) = (new.lender, new.to_number, new.currency)
         and a.status = 'confirmed')
    or new.principal_minor is distinct from (
      select sum(p.amount_minor) from ledger.buy_back_part p
       where p.financing = new.financing and p.number = new.number)
    or exists (
      select from ledger.buy_back_part p
       where p.financing = new.financing and p.number = new.number
         and (not exists (
                select from ledger.financing_part f
                 where f.financing = p.financing and f.instrument = p.instrument
                   and f.lo <= p.lo and f.hi >= p.hi)
              or not exists (
                select from ledger.title t
                 where t.instrument = p.instrument and t.lo <= p.lo and t.hi >= p.hi
                   and t.holder = new.lender)))) then
    perform ledger.refuse_row('buy_back_is_of_recourse',
      'a lender with recourse demands back what it holds of what it has paid out');
  end if;
  if exists (
    select from (values (new.paid_told_by, new.paid_reference, false),
                        (new.returned_told_by, new.returned_reference, true))
           p (told_by, reference, returned)
      join ledger.statement_entry e on e.told_by = p.told_by and e.reference = p.reference
      join ledger.account a on a.id = e.account
     where e.proven_by is null or e.returned <> p.returned
        or e.end_to_end_id is distinct from new.end_to_end_id
        or e.currency <> new.currency or e.amount_minor <> new.amount_minor
        or not (
          a.holder = new.holder and e.counterpart = new.to_number
            and e.side = case when p.returned then 'credit' else 'debit' end
          or a.id = new.to_account
            and e.side = case when p.returned then 'debit' else 'credit' end
            and case when p.returned then e.counterpart = new.to_number
                     else exists (select from ledger.account h
                                   where h.holder = new.holder and h.number = e.counterpart
                                     and h.status <> 'registered') end)) then
    perform ledger.refuse_row('buy_back_is_proven_by_its_entry',
      'what proves a buy-back is a proven entry of what was demanded, between both');
  end if;
  if new.status = 'paid' and exists (
    select from ledger.buy_back_part p
     where p.financing = new.financing and p.number = new.number
       and p.hi - p.lo is distinct from (
         select sum(least(t.hi, p.hi) - greatest(t.lo, p.lo)) from ledger.title t
          where t.instrument = p.instrument and t.lo < p.hi and t.hi > p.lo
            and t.holder = new.holder and t.since = new.paid_by)) then
    perform ledger.refuse_row('title_goes_back_by_what_proves_the_payment',
      'a paid buy-back has moved its titles by the entry that proves its payment');
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION ledger.chain(of_receivable bigint, span_lo bigint, span_hi bigint)
 RETURNS TABLE(entry bigint, act text, business_date date, holder bigint, lo bigint, hi bigint)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
  with mine as materialized (
    select range_agg(int8range(greatest(t.lo, span_lo), least(t.hi, span_hi))) as spans
      from ledger.title t
     where t.instrument = of_receivable and t.lo < span_hi and t.hi > span_lo
       and span_lo < span_hi
       and (t.holder = ledger.me()
            or (select c.claimant from ledger.claim c where c.id = t.claim) = ledger.me()
            or (select r.debtor from ledger.receivable r where r.id = of_receivable)
               = ledger.me())
    having count(*) > 0),
  cut as (
    select s.entry, s.act, s.business_date, s.holder,
           unnest(int8multirange(int8range(s.lo, s.hi)) * mine.spans) as part
      from mine cross join ledger.steps(of_receivable) s
     where int8range(s.lo, s.hi) && mine.spans)
  select entry, act, business_date, holder, lower(part), upper(part) from cut order by entry, part
$function$;

CREATE OR REPLACE FUNCTION ledger.cited_chain(citing bigint)
 RETURNS TABLE(entry bigint, act text, business_date date, holder bigint, lo bigint, hi bigint)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
  select s.* from ledger.steps((select ledger.looked_through(citing))) s order by s.entry, s.lo
$function$;

CREATE OR REPLACE FUNCTION ledger.cited_invoice_count(citing bigint)
 RETURNS bigint
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'trade', 'pg_temp'
AS $function$
  select count(*) from (select from trade.invoice_allocation u
                         where u.allocated_to = (select ledger.looked_through(citing))
                           and u.allocated_to <> 0
                         group by u.since, u.invoice) i
$function$;

CREATE OR REPLACE FUNCTION ledger.cited_invoices(citing bigint, first_row integer, rows_max integer)
 RETURNS TABLE(invoice bigint, number text, seller bigint, buyer bigint, invoiced_on date, currency text, since bigint, used bigint)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'trade', 'pg_temp'
AS $function$
  with page as materialized (
    select u.since, u.invoice, ledger.total(u.hi - u.lo) as used from trade.invoice_allocation u
     where u.allocated_to = (select ledger.looked_through(citing)) and u.allocated_to <> 0
     group by u.since, u.invoice order by u.since, u.invoice limit rows_max offset first_row)
  select i.id, i.number, i.seller, i.buyer, i.invoiced_on, i.currency, p.since, p.used
    from page p join trade.invoice i on i.id = p.invoice order by p.since, p.invoice
$function$;

CREATE OR REPLACE FUNCTION ledger.claim_binds()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
declare wanted bigint; tied bigint;
begin
  select count(*) into wanted from born where freed_by is null;
  update ledger.title t set claim = c.id from born c
    where c.freed_by is null and t.instrument = c.instrument and t.lo = c.lo and t.hi = c.hi
      and t.holder = c.holder and t.claim is null and t.holds = 0 and t.holder <> 0;
  get diagnostics tied = row_count;
  if tied <> wanted then
    perform ledger.refuse_row('claim_needs_free_title',
      'a claim binds one free title of exactly its span and holder');
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION ledger.claim_frees()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
declare wanted bigint; freed bigint;
begin
  select count(*) into wanted from ended where freed_by is not null;
  update ledger.title t set claim = null from ended e
    where e.freed_by is not null and t.instrument = e.instrument and t.lo = e.lo and t.claim = e.id;
  get diagnostics freed = row_count;
  if freed <> wanted then
    perform ledger.refuse_row('claim_on_title', 'a freed claim was on its title');
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION ledger.claim_guard()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'DELETE' then
    perform ledger.refuse_row('claim_kept', 'a claim is freed, never removed');
  end if;
  if old.freed_by is not null
     or row(new.id, new.instrument, new.lo, new.hi, new.holder, new.kind, new.claimant, new.charge,
            new.bound_by, new.succeeds)
        is distinct from
        row(old.id, old.instrument, old.lo, old.hi, old.holder, old.kind, old.claimant, old.charge,
            old.bound_by, old.succeeds) then
    perform ledger.refuse_row('claim_fixed', 'a claim changes once: when it is freed');
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION ledger.claims_have_kinds()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
begin
  if exists (
    select from born b where (select k.kind from ledger.claim_kind k where k.kind = b.kind) is null
  ) then
    raise exception using errcode = '23503', constraint = 'claim_has_kind',
      message = 'a claim is of a kind that a noun has added';
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION ledger.currency_digits(currency text)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE
RETURN CASE currency WHEN 'JPY'::text THEN 0 ELSE 2 END;

CREATE OR REPLACE FUNCTION ledger.currency_of(terms bigint)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN ((chr((64 + (((terms >> 10) & (31)::bigint))::integer)) || chr((64 + (((terms >> 5) & (31)::bigint))::integer))) || chr((64 + ((terms & (31)::bigint))::integer)));

CREATE OR REPLACE FUNCTION ledger.debt_proof(of_receivables bigint[])
 RETURNS TABLE(instrument bigint, party bigint, debtor bigint, currency text, due_on date, owed bigint, paid bigint, acknowledged bigint, outstanding bigint, owed_back bigint, told bigint)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
  with part (instrument, party, owed, paid, acknowledged, outstanding, owed_back, told) as (
    -- what is held is owed and outstanding
    select t.instrument, t.holder, t.hi - t.lo, 0, 0, t.hi - t.lo, 0, 0
      from ledger.title t where t.instrument = any(of_receivables) and t.holder <> 0
    union all
    -- what was retired by the word of who was paid
    select t.instrument, e.party, t.hi - t.lo, 0, t.hi - t.lo, 0, 0, 0
      from ledger.title t join ledger.entry e on e.id = t.since
     where t.instrument = any(of_receivables) and t.holder = 0
       and e.act = 'receivable.acknowledge-payment'
    union all
    -- what lines say, and what the statements say that were taken as their proof
    select l.instrument, l.payee,
           case when l.again_settlement is null and l.status in ('paid', 'returned')
                then l.amount_minor else 0 end,
           case l.status when 'paid' then l.amount_minor else 0 end, 0, 0,
           case l.status when 'late' then l.amount_minor else 0 end,
           coalesce(p.amount_minor, 0) - coalesce(b.amount_minor, 0)
      from ledger.settlement_line l
      left join ledger.statement_entry p
        on p.told_by = l.paid_told_by and p.reference = l.paid_reference
      left join ledger.statement_entry b
        on b.told_by = l.returned_told_by and b.reference = l.returned_reference
     where l.instrument = any(of_receivables)
    union all
    -- what went back and is owed on no span
    select l.instrument, l.payee, 0, 0, 0, l.amount_minor, 0, 0
      from ledger.line_owed_anew l where l.instrument = any(of_receivables))
  select p.instrument, p.party, r.debtor, r.currency, r.due_on, sum(p.owed)::bigint,
         sum(p.paid)::bigint, sum(p.acknowledged)::bigint, sum(p.outstanding)::bigint,
         sum(p.owed_back)::bigint, sum(p.told)::bigint
    from part p join ledger.receivable r on r.id = p.instrument
   where r.status in ('issued', 'settled')
   group by p.instrument, p.party, r.debtor, r.currency, r.due_on
$function$;
REVOKE ALL ON FUNCTION ledger.debt_proof(bigint[]) FROM PUBLIC;

CREATE OR REPLACE FUNCTION ledger.debt_unproven(of_receivables bigint[])
 RETURNS TABLE(instrument bigint, party bigint, says text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
  with proof as (select * from ledger.debt_proof(of_receivables))
  select d.instrument, d.party,
         concat_ws(' ', d.owed, d.paid, d.acknowledged, d.outstanding, d.owed_back, d.told)
    from proof d
   where d.owed <> d.paid + d.acknowledged + d.outstanding or d.told <> d.paid + d.owed_back
  union all
  select r.id, 0, concat_ws(' ', r.amount_minor, sum(d.owed))
    from ledger.receivable r left join proof d on d.instrument = r.id
   where r.id = any(of_receivables) and r.status in ('issued', 'settled')
   group by r.id having r.amount_minor is distinct from sum(d.owed)
$function$;
REVOKE ALL ON FUNCTION ledger.debt_unproven(bigint[]) FROM PUBLIC;

CREATE OR REPLACE FUNCTION ledger.debtor_number_of(terms bigint)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN (((terms >> 15) & (1073741823)::bigint))::integer;

CREATE OR REPLACE FUNCTION ledger.debts_of_me()
 RETURNS bigint[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
  select coalesce(array_agg(d.id), '{}') from (
    select r.id from ledger.receivable r where r.debtor = ledger.me()
    union
    select t.instrument from ledger.title t where t.holder = ledger.me()
    union
    select l.instrument from ledger.settlement_line l where l.payee = ledger.me()
    union
    select h.subject from ledger.entry e
      join ledger.touch h on h.entry = e.id and h.noun = 'rcv'
     where e.party = ledger.me() and e.act = 'receivable.acknowledge-payment') d (id)
$function$;
REVOKE ALL ON FUNCTION ledger.debts_of_me() FROM PUBLIC;

CREATE OR REPLACE FUNCTION ledger.debts_proven()
 RETURNS TABLE(instrument bigint, party bigint, debtor bigint, currency text, due_on date, owed bigint, paid bigint, acknowledged bigint, outstanding bigint, owed_back bigint, told bigint)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
  select d.* from ledger.debt_proof(ledger.debts_of_me()) d
   where ledger.me() in (d.party, d.debtor)
$function$;
REVOKE ALL ON FUNCTION ledger.debts_proven() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ledger.debts_proven() TO tallystick_reader;

CREATE OR REPLACE FUNCTION ledger.delivery_counts()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
begin
  update ledger.receipt r
     set delivered_units = r.delivered_units + new.units,
         status = case when r.delivered_units + new.units = r.quantity
                       then 'delivered' else r.status end,
         ended_by = case when r.delivered_units + new.units = r.quantity
                         then new.ended_by else r.ended_by end
   where r.id = new.receipt;
  update ledger.lot l set delivered_units = l.delivered_units + new.units where l.id = new.lot;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION ledger.delivery_counts_days()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
declare today date := (select max(d.date) from ledger.business_day d);
begin
  update ledger.receipt_tariff t
     set unit_days = t.unit_days + (old.quantity - old.delivered_units) * (today - t.counted_to),
         counted_to = today
   where t.receipt = new.id;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION ledger.delivery_order_guard()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare tolerance integer;
begin
  if tg_op = 'DELETE' then
    perform ledger.refuse_row('delivery_order_kept', 'a delivery order ends, it is never removed');
  end if;
  if tg_op = 'INSERT' then
    if new.status <> 'open' or not exists (
      select from ledger.receipt r
       where r.id = new.receipt and r.lot = new.lot and r.status = 'issued')
       or new.units is distinct from (
         select sum(c.hi - c.lo) from ledger.claim c
          where c.charge = new.surrendered_by and c.instrument = new.receipt
            and c.kind = 'delivery' and c.holder = new.holder) then
      perform ledger.refuse_row('delivery_order_has_what_was_surrendered',
        'an order is for the spans of one live receipt that its holder surrendered');
    end if;
    return new;
  end if;
  if row(new.id, new.receipt, new.lot, new.holder, new.units, new.collector, new.until,
         new.surrendered_by)
     is distinct from
     row(old.id, old.receipt, old.lot, old.holder, old.units, old.collector, old.until,
         old.surrendered_by)
     or old.status <> 'open' then
    perform ledger.refuse_row('delivery_order_fixed',
      'a delivery order changes once: when it ends');
  end if;
  if new.status = 'delivered' then
    select c.tolerance_ppm into tolerance
      from ledger.lot l join ledger.commodity c on c.id = l.commodity where l.id = new.lot;
    if abs(new.units - new.weighed_units) > div(new.weighed_units::numeric * tolerance, 1000000)
       or new.weighed_units is distinct from (
         select sum(m.net_units) from ledger.measurement m
          where m.counted_by = new.ended_by and m.lot = new.lot and m.purpose = 'outbound') then
      perform ledger.refuse_row('goods_out_were_weighed',
        'what is delivered is what was weighed going out, to the tolerance');
    end if;
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION ledger.due_of(terms bigint)
 RETURNS date
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN ('1970-01-01'::date + ((terms >> 45))::integer);

CREATE OR REPLACE FUNCTION ledger.dues_are_paid()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
begin
  if exists (select from ledger.receipt_tariff t
              where t.receipt = new.receipt and ledger.dues_minor(t.receipt) > t.paid_minor) then
    perform ledger.refuse_row('dues_are_paid_before_goods_leave',
      'nothing leaves the keeper before what it costs is paid');
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION ledger.dues_minor(of_receipt bigint)
 RETURNS numeric
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
  select greatest(t.least_minor,
           div(2 * (t.unit_days + (r.quantity - r.delivered_units)::numeric
                      * ((select max(d.date) from ledger.business_day d) - t.counted_to))
                 * t.storage_minor + t.per_units, 2 * t.per_units::numeric)
           + div(2 * r.quantity::numeric * t.handling_minor + t.per_units,
                 2 * t.per_units::numeric))
    from ledger.receipt_tariff t join ledger.receipt r on r.id = t.receipt
   where t.receipt = of_receipt
$function$;
REVOKE ALL ON FUNCTION ledger.dues_minor(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ledger.dues_minor(bigint) TO tallystick_ledger, tallystick_reader;

CREATE OR REPLACE FUNCTION ledger.dues_payment_counts()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
begin
  update ledger.receipt_tariff t
     set payments = new.number, paid_minor = t.paid_minor + new.amount_minor
   where t.receipt = new.receipt;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION ledger.dues_payment_guard()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
declare t ledger.receipt_tariff;
begin
  if tg_op <> 'INSERT' then
    perform ledger.refuse_row('dues_payment_kept', 'what was paid stays on record');
  end if;
  select * into t from ledger.receipt_tariff where receipt = new.receipt;
  if new.number <> t.payments + 1 or not exists (
    select from ledger.statement_entry e
     where e.account = new.account and e.reference = new.reference and e.proven_by is not null
       and not e.returned and e.amount_minor = new.amount_minor and e.currency = t.currency
       and case when e.account = t.account then e.side = 'credit'
                else e.side = 'debit' and e.counterpart = t.account_number end) then
    perform ledger.refuse_row('dues_are_paid_by_a_proven_entry',
      'dues are paid one after another by what a bank has told of a payment to their account');
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION ledger.entries_have_commands()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
begin
  if exists (
    select from born b
     where (select c.party from ledger.command c where c.party = b.party and c.id = b.command)
           is null
  ) then
    raise exception using errcode = '23503', constraint = 'entry_has_command',
      message = 'an entry is an act of a command';
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION ledger.facility_guard()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'DELETE' then
    perform ledger.refuse_row('facility_kept', 'a facility is ended, never removed');
  end if;
  if tg_op = 'INSERT' then
    if new.status <> 'live' or new.reserved_minor <> 0 or new.used_minor <> 0 then
      perform ledger.refuse_row('facility_begins_untaken', 'nothing is taken of a new facility');
    end if;
    if new.within is not null and not exists (
      select from ledger.facility g
       where g.id = new.within and g.scope = 'group' and g.lender = new.lender
         and g.currency = new.currency and g.status <> 'ended') then
      perform ledger.refuse_row('quota_is_within_a_group_of_the_lender',
        'a quota is within a group limit of the same lender and currency that has not ended');
    end if;
    return new;
  end if;
  if row(new.id, new.lender, new.scope, new.subject, new.within, new.currency, new.begins_on,
         new.granted_by)
     is distinct from
     row(old.id, old.lender, old.scope, old.subject, old.within, old.currency, old.begins_on,
         old.granted_by)
     or old.status = 'ended' then
    perform ledger.refuse_row('facility_fixed',
      'only limit, end and status of a facility change, and nothing once it has ended');
  end if;
  if new.status = 'ended' and (new.reserved_minor + new.used_minor > 0 or exists (
    select from ledger.facility q where q.within = new.id and q.status <> 'ended')) then
    perform ledger.refuse_row('facility_ends_untaken',
      'a facility ends when nothing of it is taken and no quota is within it');
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION ledger.facility_use_counts()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
begin
  update ledger.facility f
     set reserved_minor = f.reserved_minor + n.reserved
    from (select facility, sum(amount_minor) as reserved from born group by facility) n
   where f.id = n.facility;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION ledger.facility_use_guard()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'DELETE' then
    perform ledger.refuse_row('facility_use_kept', 'a use is given back, never removed');
  end if;
  if tg_op = 'INSERT' then
    if new.status <> 'reserved' or not exists (
      select from ledger.facility f
       where f.id = new.facility and f.status = 'live'
         and (select max(date) from ledger.business_day) >= f.begins_on
         and (select max(date) from ledger.business_day) < f.until) then
      perform ledger.refuse_row('facility_use_begins_in_force',
        'an application reserves, and only of a facility that is in force');
    end if;
    return new;
  end if;
  if row(new.id, new.facility, new.financing, new.amount_minor, new.reserved_by)
     is distinct from
     row(old.id, old.facility, old.financing, old.amount_minor, old.reserved_by)
     or (old.status, new.status) not in
        (('reserved', 'used'), ('reserved', 'returned'), ('used', 'returned'))
     or old.used_by is not null and new.used_by is distinct from old.used_by then
    perform ledger.refuse_row('facility_use_fixed',
      'a use goes from reserved to used to returned, and never back');
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION ledger.facility_use_keeps_to_shares()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
begin
  if exists (
    select from ledger.facility f
     where f.id in (select facility from born) and f.cap_share is not null
       and f.reserved_minor + f.used_minor > floor(f.cap_share * greatest(f.cap_at_least_minor, (
             select sum(b.reserved_minor + b.used_minor) from ledger.facility b
              where b.lender = f.lender and b.scope = 'debtor'
                and b.currency = f.currency)))) then
    perform ledger.refuse_row('facility_keeps_to_its_share_of_the_book',
      'no more is taken of a capped facility than its share of the book of its lender');
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION ledger.facility_use_recounts()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
begin
  update ledger.facility f
     set reserved_minor = f.reserved_minor + n.reserved, used_minor = f.used_minor + n.used
    from (select w.facility,
                 sum(case when i.status = 'reserved' then i.amount_minor else 0 end)
                   - sum(case when w.status = 'reserved' then w.amount_minor else 0 end)
                   as reserved,
                 sum(case when i.status = 'used' then i.amount_minor else 0 end)
                   - sum(case when w.status = 'used' then w.amount_minor else 0 end) as used
            from was w join became i on i.id = w.id group by w.facility) n
   where f.id = n.facility;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION ledger.finances(whom bigint, reader bigint)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
  select exists (select from ledger.financing f join ledger.quote q on q.id = f.quote
                  where f.holder = whom and q.lender = reader
                    and f.status in ('applied', 'approved', 'instructed', 'paid'))
$function$;
REVOKE ALL ON FUNCTION ledger.finances(bigint,bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ledger.finances(bigint,bigint) TO tallystick_reader;

CREATE OR REPLACE FUNCTION ledger.financing_guard()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'DELETE' then
    perform ledger.refuse_row('financing_kept', 'a financing ends, it is never removed');
  end if;
  if row(new.id, new.holder, new.currency, new.face_minor, new.recourse, new.deadline,
         new.choose_by, new.first_due_on, new.wait, new.requested_by)
     is distinct from
     row(old.id, old.holder, old.currency, old.face_minor, old.recourse, old.deadline,
         old.choose_by, old.first_due_on, old.wait, old.requested_by)
     or (old.status, new.status) not in
        (('requested', 'applied'), ('requested', 'withdrawn'), ('requested', 'lapsed'),
         ('applied', 'approved'), ('applied', 'refused'), ('applied', 'withdrawn'),
         ('applied', 'lapsed'), ('approved', 'withdrawn'), ('approved', 'refused'), ('approved', 'lapsed'), ('approved', 'instructed'),
         ('instructed', 'approved'), ('instructed', 'withdrawn'), ('instructed', 'paid'),
         ('paid', 'returned'), ('paid', 'bought_back'))
     or old.quote is not null and new.quote is distinct from old.quote then
    perform ledger.refuse_row('financing_fixed',
      'a financing goes from request to application to decision to payout, and out');
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION ledger.financing_is_bought_back()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
begin
  if not exists (select from ledger.buy_back b
                  where b.financing = new.id and b.status = 'paid'
                    and b.paid_by = new.ended_by) then
    perform ledger.refuse_row('financing_is_bought_back_by_a_payment',
      'a financing is bought back by the entry that proves the payment');
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION ledger.financing_is_bound()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
begin
  if new.status in ('applied', 'approved', 'instructed') then
    if exists (
      select from ledger.financing_part p where p.financing = new.id and p.hi - p.lo <> (
        select coalesce(sum(least(c.hi, p.hi) - greatest(c.lo, p.lo)), 0) from ledger.claim c
         where c.instrument = p.instrument and c.lo < p.hi and c.hi > p.lo
           and c.freed_by is null and c.kind = 'finance' and c.charge = new.applied_by)) then
      perform ledger.refuse_row('application_binds_its_spans',
        'an application binds all of its spans for its lender');
    end if;
  elsif exists (select from ledger.claim c
                 where c.charge = new.applied_by and c.freed_by is null) then
    perform ledger.refuse_row('ended_financing_gives_all_back', 'what ended binds nothing');
  end if;
  if new.status in ('applied', 'approved', 'instructed', 'paid') then
    if exists (
      select from (select debtor, sum(amount_minor) as owed from ledger.financing_part
                    where financing = new.id group by debtor) d
       where d.owed <> (
         select coalesce(sum(u.amount_minor), 0)
           from ledger.facility_use u join ledger.facility f on f.id = u.facility
          where u.financing = new.id and f.scope = 'debtor' and f.subject = d.debtor
            and u.status = case new.status when 'paid' then 'used' else 'reserved' end)) then
      perform ledger.refuse_row('application_reserves_what_it_takes',
        'an application reserves what is owed of the limits on its debtors, a payout uses it');
    end if;
  elsif exists (select from ledger.facility_use u
                 where u.financing = new.id and u.status <> 'returned') then
    perform ledger.refuse_row('ended_financing_gives_all_back', 'what ended reserves nothing');
  end if;
  if (new.status = 'instructed') <> exists (
    select from ledger.payout o where o.financing = new.id and o.status in ('instructed', 'unanswered')) then
    perform ledger.refuse_row('financing_waits_for_its_payout',
      'a payout is in flight as long as its financing says so');
  end if;
  if new.status = 'paid' and exists (
    select from ledger.financing_part p
      left join ledger.payout o on o.financing = p.financing and o.status = 'paid'
     where p.financing = new.id and p.hi - p.lo is distinct from (
       select sum(least(t.hi, p.hi) - greatest(t.lo, p.lo)) from ledger.title t
        where t.instrument = p.instrument and t.lo < p.hi and t.hi > p.lo
          and t.holder = o.lender and t.since = o.paid_by)) then
    perform ledger.refuse_row('title_moves_by_what_proves_the_payment',
      'a paid financing has moved its titles by the entry that proves its payment');
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION ledger.financing_look_guard()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if strpos((select e.postings from ledger.entry e where e.id = new.entry),
            '"text":"' || new.digest || '"') = 0 then
    perform ledger.refuse_row('financing_look_is_proved_by_its_entry',
      'the entry holds the digest');
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION ledger.first_title_has_instrument()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
begin
  if not exists (select from ledger.instrument i where i.id = new.instrument) then
    raise exception using errcode = '23503', constraint = 'title_first_has_instrument',
      message = 'the first title of an instrument is of one that is there';
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION ledger.first_titles_have_instruments()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
begin
  if exists (
    select from born b
     where b.lo = 0 and (select i.id from ledger.instrument i where i.id = b.instrument) is null
  ) then
    raise exception using errcode = '23503', constraint = 'title_first_has_instrument',
      message = 'the first title of an instrument is of one that is there';
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION ledger.guarantee_guard()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if not exists (
    select from ledger.facility f
     where f.id = new.facility and f.scope = 'group' and f.subject = new.guarantor) then
    perform ledger.refuse_row('guarantor_is_the_parent_of_the_group',
      'who answers for a group is its parent');
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION ledger.has_asked(of_financing bigint)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
  select exists (select from ledger.financing f
                  where f.id = of_financing and f.holder = ledger.me())
$function$;
REVOKE ALL ON FUNCTION ledger.has_asked(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ledger.has_asked(bigint) TO tallystick_reader;

CREATE OR REPLACE FUNCTION ledger.hold_guard()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'DELETE' then
    perform ledger.refuse_row('hold_kept', 'a hold is lifted, never removed');
  end if;
  if old.lifted_by is not null
     or row(new.id, new.instrument, new.lo, new.hi, new.kind, new.party, new.set_by)
        is distinct from
        row(old.id, old.instrument, old.lo, old.hi, old.kind, old.party, old.set_by) then
    perform ledger.refuse_row('hold_fixed', 'a hold changes once: when it is lifted');
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION ledger.hold_lifts()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
declare wanted bigint; lifted bigint;
begin
  select count(*) into wanted from (select distinct instrument, lo, hi from ended
    where lifted_by is not null) e;
  update ledger.title t set holds = t.holds - e.n
    from (select instrument, lo, hi, count(*) n from ended where lifted_by is not null
          group by instrument, lo, hi) e
    where t.instrument = e.instrument and t.lo = e.lo and t.hi = e.hi;
  get diagnostics lifted = row_count;
  if lifted <> wanted then
    perform ledger.refuse_row('hold_on_title', 'a lifted hold was on its title');
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION ledger.hold_sets()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
declare wanted bigint; tied bigint;
begin
  select count(*) into wanted from (select distinct instrument, lo, hi from born
    where lifted_by is null) b;
  update ledger.title t set holds = t.holds + b.n
    from (select instrument, lo, hi, count(*) n from born where lifted_by is null
          group by instrument, lo, hi) b
    where t.instrument = b.instrument and t.lo = b.lo and t.hi = b.hi and t.holder <> 0;
  get diagnostics tied = row_count;
  if tied <> wanted then
    perform ledger.refuse_row('hold_needs_title', 'a hold blocks a live title of exactly its span');
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION ledger.i_am(wanted text)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
  select exists (select from ledger.party
    where id = ledger.me() and status = 'active' and wanted = any(roles))
$function$;

CREATE OR REPLACE FUNCTION ledger.i_keep(of_instrument bigint)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
  select (select r.keeper from ledger.receipt r where r.id = of_instrument) = ledger.me()
$function$;
REVOKE ALL ON FUNCTION ledger.i_keep(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ledger.i_keep(bigint) TO tallystick_reader;

CREATE OR REPLACE FUNCTION ledger.id_number(id bytea, worth bytea)
 RETURNS bigint
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN ((((((((((((((get_byte(worth, get_byte(id, 4)))::bigint << 60) | ((get_byte(worth, get_byte(id, 5)))::bigint << 55)) | ((get_byte(worth, get_byte(id, 6)))::bigint << 50)) | ((get_byte(worth, get_byte(id, 7)))::bigint << 45)) | ((get_byte(worth, get_byte(id, 8)))::bigint << 40)) | ((get_byte(worth, get_byte(id, 9)))::bigint << 35)) | ((get_byte(worth, get_byte(id, 10)))::bigint << 30)) | ((get_byte(worth, get_byte(id, 11)))::bigint << 25)) | ((get_byte(worth, get_byte(id, 12)))::bigint << 20)) | ((get_byte(worth, get_byte(id, 13)))::bigint << 15)) | ((get_byte(worth, get_byte(id, 14)))::bigint << 10)) | ((get_byte(worth, get_byte(id, 15)))::bigint << 5)) | ((get_byte(worth, get_byte(id, 16)))::bigint << 0));

CREATE OR REPLACE FUNCTION ledger.id_number(id text)
 RETURNS bigint
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN (((((((((((((((strpos('0123456789ABCDEFGHJKMNPQRSTVWXYZ'::text, "left"("right"(id, 13), 1)) - 1))::bigint << 60) | (((strpos('0123456789ABCDEFGHJKMNPQRSTVWXYZ'::text, "left"("right"(id, 12), 1)) - 1))::bigint << 55)) | (((strpos('0123456789ABCDEFGHJKMNPQRSTVWXYZ'::text, "left"("right"(id, 11), 1)) - 1))::bigint << 50)) | (((strpos('0123456789ABCDEFGHJKMNPQRSTVWXYZ'::text, "left"("right"(id, 10), 1)) - 1))::bigint << 45)) | (((strpos('0123456789ABCDEFGHJKMNPQRSTVWXYZ'::text, "left"("right"(id, 9), 1)) - 1))::bigint << 40)) | (((strpos('0123456789ABCDEFGHJKMNPQRSTVWXYZ'::text, "left"("right"(id, 8), 1)) - 1))::bigint << 35)) | (((strpos('0123456789ABCDEFGHJKMNPQRSTVWXYZ'::text, "left"("right"(id, 7), 1)) - 1))::bigint << 30)) | (((strpos('0123456789ABCDEFGHJKMNPQRSTVWXYZ'::text, "left"("right"(id, 6), 1)) - 1))::bigint << 25)) | (((strpos('0123456789ABCDEFGHJKMNPQRSTVWXYZ'::text, "left"("right"(id, 5), 1)) - 1))::bigint << 20)) | (((strpos('0123456789ABCDEFGHJKMNPQRSTVWXYZ'::text, "left"("right"(id, 4), 1)) - 1))::bigint << 15)) | (((strpos('0123456789ABCDEFGHJKMNPQRSTVWXYZ'::text, "left"("right"(id, 3), 1)) - 1))::bigint << 10)) | (((strpos('0123456789ABCDEFGHJKMNPQRSTVWXYZ'::text, "left"("right"(id, 2), 1)) - 1))::bigint << 5)) | (((strpos('0123456789ABCDEFGHJKMNPQRSTVWXYZ'::text, "left"("right"(id, 1), 1)) - 1))::bigint << 0));

CREATE OR REPLACE FUNCTION ledger.id_text(noun text, number bigint)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select noun || '_' || string_agg(
    substr('0123456789ABCDEFGHJKMNPQRSTVWXYZ', ((number >> (5 * i)) & 31)::integer + 1, 1),
    '' order by i desc)
  from generate_series(0, 12) i
$function$;

CREATE OR REPLACE FUNCTION ledger.instrument_fixed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if row(new.id, new.kind, new.size, new.issued_by)
     is distinct from row(old.id, old.kind, old.size, old.issued_by) then
    raise exception using errcode = '23514', constraint = 'instrument_fixed',
      message = 'an instrument keeps its kind, its size and its first entry';
  end if;
  if new.paid_p::numeric * old.paid_q < old.paid_p::numeric * new.paid_q then
    raise exception using errcode = '23514', constraint = 'instrument_paid_grows',
      message = 'what was paid stays paid';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION ledger.instrument_has_its_receipt()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
begin
  if not exists (select from ledger.receipt r where r.id = new.id) then
    perform ledger.refuse_row('goods_have_their_receipt',
      'no units of goods are without a receipt');
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION ledger.instrument_paid_within_face()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
begin
  if not exists (
    select from ledger.instrument_kind k where k.kind = new.kind and k.paid_beyond_face
  ) then
    perform ledger.refuse_row('instrument_paid_within_face',
      'a unit of this kind is paid once, and no more');
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION ledger.instruments_have_kinds()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
begin
  if exists (
    select from born b
     where (select k.kind from ledger.instrument_kind k where k.kind = b.kind) is null
  ) then
    raise exception using errcode = '23503', constraint = 'instrument_has_kind',
      message = 'an instrument is of a kind that a noun has added';
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION ledger.is_authority()
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select ledger.i_am('regulator') or ledger.i_am('court')
$function$;

CREATE OR REPLACE FUNCTION ledger.is_its_payment(e ledger.statement_entry)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select e.proven_by is not null and e.end_to_end_id is not null
     and exists (
       select from ledger.awaited_payment p
        where p.end_to_end_id = e.end_to_end_id and p.account = e.account
          and (p.side = e.side) is distinct from e.returned
          and p.currency = e.currency and p.amount_minor = e.amount_minor
          and (p.other is null or e.returned or p.other = e.counterpart))
     and (select count(*) filter (where x.returned = e.returned
                                    and (x.booked_on, x.reference) < (e.booked_on, e.reference))
                 < count(*) filter (where x.returned <> e.returned)
                   + (case when e.returned then 0 else 1 end)
            from ledger.statement_entry x
           where x.account = e.account and x.end_to_end_id = e.end_to_end_id
             and x.proven_by is not null and x.amount_minor = e.amount_minor)
$function$;
REVOKE ALL ON FUNCTION ledger.is_its_payment(ledger.statement_entry) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ledger.is_its_payment(ledger.statement_entry) TO tallystick_ledger, tallystick_reader;

CREATE OR REPLACE FUNCTION ledger.is_past(due_on date)
 RETURNS boolean
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
  select exists (select from ledger.business_day d
                  where d.date >= due_on
                    and d.date < (select max(l.date) from ledger.business_day l))
$function$;
REVOKE ALL ON FUNCTION ledger.is_past(date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ledger.is_past(date) TO tallystick_ledger;

CREATE OR REPLACE FUNCTION ledger.is_short(accepted bigint, delivered bigint, counted bigint, tolerance integer)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select counted is not null and counted < accepted - delivered
           - div((accepted - delivered)::numeric * tolerance, 1000000)
$function$;

CREATE OR REPLACE FUNCTION ledger.is_written(wanted bigint)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
  select exists (select from ledger.entry where id = wanted)
$function$;

CREATE OR REPLACE FUNCTION ledger.issue_needs_good_standing()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
declare
  today date := (select max(date) from ledger.business_day);
begin
  if exists (
    select from (select distinct n.debtor from issued n join was o on o.id = n.id
                  where o.status = 'proposed' and n.status = 'issued') d
     where exists (select from ledger.receivable r
                    where r.debtor = d.debtor and r.status = 'issued' and r.due_on < today
                      and ledger.is_past(r.due_on))
        or exists (select from ledger.debtor_mark m
                    where m.party = d.debtor and m.since <= today
                      and (m.until is null or today < m.until))) then
    perform ledger.refuse_row('issue_needs_good_standing',
      'nothing is issued on a debtor that has not paid what fell due, or that is marked');
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION ledger.issued_gives_terms()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION ledger.journal_kept()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception using errcode = '23514', constraint = tg_table_name || '_kept',
    message = 'what the journal holds never changes';
end $function$;

CREATE OR REPLACE FUNCTION ledger.keep_movements(entries_max integer)
 RETURNS bigint
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
 SET enable_seqscan TO 'off'
AS $function$
declare since bigint; until bigint; taken bigint;
begin
  select u.entry into strict since from ledger.moved_until u for update;
  select count(*), max(n.id) into taken, until from (
    select e.id from ledger.entry e
     where e.id > since and e.id <= (select s.low from ledger.sequencer s)
     order by e.id limit entries_max) n;
  if taken = 0 then return 0; end if;
  insert into ledger.moved (instrument, entry, part, kind, act, business_date, lo, hi, currency,
                            from_party, to_party)
    select m.instrument, e.id, m.part, m.kind, e.act, e.business_date, m.lo, m.hi, m.currency,
           m.from_party, m.to_party
      from ledger.entry e cross join lateral ledger.movements_in(e.id, e.party, e.postings) m
     where e.id > since and e.id <= until;
  update ledger.moved_until u set entry = until;
  return taken;
end $function$;
REVOKE ALL ON FUNCTION ledger.keep_movements(integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ledger.keep_movements(integer) TO tallystick_sequencer;

CREATE OR REPLACE FUNCTION ledger.key_fixed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if old.revoked_by is not null
     or row(new.id, new.user_id, new.party, new.alg, new.public_key, new.custody, new.enrolled_by)
        is distinct from
        row(old.id, old.user_id, old.party, old.alg, old.public_key, old.custody, old.enrolled_by)
  then
    raise exception using errcode = '23514', constraint = 'key_fixed',
      message = 'a key changes once: when it is revoked';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION ledger.kind_kept()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform ledger.refuse_row(tg_table_name || '_kept', 'a kind is added, never changed or removed');
  return null;
end $function$;

CREATE OR REPLACE FUNCTION ledger.last_search(of_financing bigint)
 RETURNS ledger.register_search
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
  select s from ledger.register_search s where s.financing = of_financing
   order by s.searched_at desc, s.recorded_by desc limit 1
$function$;
REVOKE ALL ON FUNCTION ledger.last_search(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ledger.last_search(bigint) TO tallystick_ledger;

CREATE OR REPLACE FUNCTION ledger.life_of_lot_fixed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform ledger.refuse_row('lot_fixed', 'a lot keeps what was declared, and what was received');
  return null;
end $function$;

CREATE OR REPLACE FUNCTION ledger.line_has_its_span()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
declare
  held bigint;
begin
  if new.again_settlement is not null then
    return null;
  end if;
  select coalesce(sum(least(h.hi, new.hi) - greatest(h.lo, new.lo)), 0) into held
    from ledger.hold h join ledger.settlement s on s.id = new.settlement
   where h.instrument = new.instrument and h.lo < new.hi and h.hi > new.lo
     and h.set_by = s.instructed_by and h.kind = 'payment' and h.lifted_by is null;
  if held <> (case new.status when 'instructed' then new.amount_minor else 0 end) then
    perform ledger.refuse_row('line_in_flight_holds_its_span',
      'a span is held as long as its line is in flight, and no longer');
  end if;
  if new.status in ('paid', 'returned') and new.amount_minor is distinct from (
    select sum(least(t.hi, new.hi) - greatest(t.lo, new.lo)) from ledger.title t
     where t.instrument = new.instrument and t.lo < new.hi and t.hi > new.lo
       and t.holder = 0 and t.since = new.paid_by) then
    perform ledger.refuse_row('span_is_retired_by_its_own_proof',
      'a paid line has retired its span by the entry that proves it');
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION ledger.line_is_proven()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
begin
  if exists (
    select from (values (new.paid_told_by, new.paid_reference, false),
                        (new.returned_told_by, new.returned_reference, true))
           p (told_by, reference, returned)
      join ledger.statement_entry e on e.told_by = p.told_by and e.reference = p.reference
      join ledger.settlement s on s.id = new.settlement
     where e.proven_by is null or e.returned <> p.returned
        or e.end_to_end_id is distinct from new.end_to_end_id
        or e.currency <> s.currency or e.amount_minor <> new.amount_minor
        or not p.returned and e.booked_on <> new.paid_on
        or (e.account, e.side, e.counterpart) is distinct from
           (s.from_account, case when p.returned then 'credit' else 'debit' end, new.to_number)
           and (e.account, e.side, e.counterpart) is distinct from
           (new.to_account, case when p.returned then 'debit' else 'credit' end,
            case when p.returned then new.to_number else s.from_number end)) then
    perform ledger.refuse_row('line_is_proven_by_its_entry',
      'what proves a line is a proven entry of what was instructed');
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION ledger.lines_are_of_settlements()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
begin
  if exists (
    select from born b
      join ledger.settlement s on s.id = b.settlement
      left join ledger.receivable r on r.id = b.instrument
      left join ledger.account f on f.id = s.from_account
      left join ledger.account t on t.id = b.to_account
     where (r.debtor, r.due_on, r.currency) is distinct from (s.debtor, s.due_on, s.currency)
        or (f.holder, f.number, f.currency) is distinct from (s.debtor, s.from_number, s.currency)
        or (t.holder, t.number, t.currency) is distinct from (b.payee, b.to_number, s.currency)
        or f.status = 'registered' or t.status = 'registered') then
    perform ledger.refuse_row('line_is_of_its_settlement',
      'a line pays what the debtor owes on the date, between accounts of both sides');
  end if;
  if exists (
    select from born b left join ledger.settlement_line a
        on a.settlement = b.again_settlement and a.number = b.again_number
     where b.again_settlement is not null
       and ((a.instrument, a.lo, a.hi, a.holder, a.payee)
            is distinct from (b.instrument, b.lo, b.hi, b.holder, b.payee)
            or a.status <> 'returned')) then
    perform ledger.refuse_row('line_is_made_again_of_what_went_back',
      'a payment is made again if it went back after its span was retired');
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION ledger.look_guard()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if (select max(d.until) from ledger.disclosure d where d.offer = new.offer) is null then
    perform ledger.refuse_row('look_is_at_what_is_disclosed', 'what is shown was disclosed before');
  end if;
  if strpos((select e.postings from ledger.entry e where e.id = new.entry),
            '"text":"' || new.digest || '"') = 0 then
    perform ledger.refuse_row('look_is_proved_by_its_entry', 'the entry holds the digest');
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION ledger.looked_through(citing bigint)
 RETURNS bigint
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
  select l.instrument from ledger.look_through l where l.entry = citing and l.party = ledger.me()
$function$;

CREATE OR REPLACE FUNCTION ledger.lot_guard()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'DELETE' then
    perform ledger.refuse_row('lot_kept', 'a lot is withdrawn or delivered, never removed');
  end if;
  if tg_op = 'INSERT' then
    if new.status <> 'requested' or new.issued_units <> 0 or new.delivered_units <> 0
       or new.counted_at is not null then
      perform ledger.refuse_row('lot_begins_requested', 'a lot is announced before it comes');
    end if;
    return new;
  end if;
  if row(new.id, new.keeper, new.depositor, new.commodity, new.declared_units, new.packing,
         new.marks, new.ownership_kind, new.ownership_issuer, new.ownership_number,
         new.ownership_name, new.authority, new.claims, new.requested_by)
     is distinct from
     row(old.id, old.keeper, old.depositor, old.commodity, old.declared_units, old.packing,
         old.marks, old.ownership_kind, old.ownership_issuer, old.ownership_number,
         old.ownership_name, old.authority, old.claims, old.requested_by)
     or old.status <> 'requested'
     and row(new.status, new.place, new.exclusive, new.inspector, new.weighed_units,
             new.accepted_units, new.grade, new.certificate, new.received_by)
         is distinct from
         row(old.status, old.place, old.exclusive, old.inspector, old.weighed_units,
             old.accepted_units, old.grade, old.certificate, old.received_by) then
    perform ledger.refuse_row('lot_fixed', 'a lot keeps what was declared, and what was received');
  end if;
  if row(new.issued_units, new.delivered_units, new.counted_units, new.counted_at)
     is distinct from
     row(old.issued_units, old.delivered_units, old.counted_units, old.counted_at)
     and pg_trigger_depth() < 2 then
    perform ledger.refuse_row('lot_follows_its_receipts',
      'what is issued, delivered and measured of a lot follows from those rows');
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION ledger.lot_is_stored()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
declare tolerance integer; goods_unit text;
begin
  if new.status = 'received' then
    update ledger.storage_place p
       set stored_units = p.stored_units + new.accepted_units - new.delivered_units
             - case old.status when 'received' then old.accepted_units - old.delivered_units
                               else 0 end
     where p.id = new.place;
  end if;
  if new.status <> 'received' or old.status = 'received' then
    return null;
  end if;
  select c.tolerance_ppm, c.unit into tolerance, goods_unit
    from ledger.commodity c where c.id = new.commodity;
  if abs(new.accepted_units - new.weighed_units)
       > div(new.weighed_units::numeric * tolerance, 1000000)
     or new.weighed_units is distinct from (
       select sum(m.net_units) from ledger.measurement m
        where m.counted_by = new.received_by and m.lot = new.id and m.purpose = 'inbound') then
    perform ledger.refuse_row('accepted_stock_was_weighed',
      'what is accepted is what was weighed, to the tolerance');
  end if;
  if not exists (select from ledger.storage_place p
                  where p.id = new.place and p.keeper = new.keeper and p.unit = goods_unit
                    and p.exclusive = new.exclusive) then
    perform ledger.refuse_row('lot_lies_in_a_place_of_its_keeper',
      'goods lie in a place of their keeper that is measured in their unit');
  end if;
  if exists (select from ledger.lot o
              where o.place = new.place and o.status = 'received' and o.id <> new.id
                and o.delivered_units < o.accepted_units and o.commodity <> new.commodity) then
    perform ledger.refuse_row('goods_are_mixed_with_their_like',
      'lots in one place are of one commodity');
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION ledger.match_holds()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
declare
  came bigint;
  asked bigint;
begin
  if exists (
    select from ledger.matched_entry m
      join ledger.statement_entry e on e.told_by = m.told_by and e.reference = m.reference
     where m.match = new.entry and (e.proven_by is null or e.account <> new.account))
     or exists (
    select from ledger.matched_payment m
     where m.match = new.entry and (m.account <> new.account or not exists (
       select from ledger.awaited_payment p
        where p.account = m.account and p.end_to_end_id = m.end_to_end_id))) then
    perform ledger.refuse_row('match_is_of_its_account',
      'a match names what is proven of its account, and what is awaited on it');
  end if;
  if exists (
    select from ledger.matched_entry m
      join ledger.statement_entry e on e.told_by = m.told_by and e.reference = m.reference
     where m.match = new.entry and ledger.open_of_entry(e) < 0)
     or exists (
    select from ledger.matched_entry m
      join ledger.statement_entry e on e.told_by = m.told_by and e.reference = m.reference
     where m.match = new.entry and ledger.is_its_payment(e)) then
    perform ledger.refuse_row('entry_is_matched_up_to_its_amount',
      'of an entry no more is matched than it is of');
  end if;
  if exists (
    select from ledger.matched_payment m
      join ledger.awaited_payment p
        on p.account = m.account and p.end_to_end_id = m.end_to_end_id
     where m.match = new.entry and ledger.open_of_payment(p) < 0) then
    perform ledger.refuse_row('payment_is_matched_up_to_its_amount',
      'of a payment no more is matched than is awaited');
  end if;
  if (select count(distinct ways.side) from (
        select e.side from ledger.matched_entry m
          join ledger.statement_entry e on e.told_by = m.told_by and e.reference = m.reference
         where m.match = new.entry
        union
        select p.side from ledger.matched_payment m
          join ledger.awaited_payment p
            on p.account = m.account and p.end_to_end_id = m.end_to_end_id
         where m.match = new.entry) ways) is distinct from 1 then
    perform ledger.refuse_row('match_goes_one_way', 'all of a match comes in, or all goes out');
  end if;
  select coalesce(sum(amount_minor), 0) into came
    from ledger.matched_entry where match = new.entry;
  select coalesce(sum(amount_minor), 0) into asked
    from ledger.matched_payment where match = new.entry;
  if abs(came - asked) <> new.written_off_minor then
    perform ledger.refuse_row('match_adds_up', 'what the two sides differ by is written off');
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION ledger.maturity_guard()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
begin
  if tg_op = 'DELETE' then
    perform ledger.refuse_row('maturity_kept', 'what a debtor was told stays on record');
  end if;
  if tg_op = 'INSERT' then
    if ledger.is_past(new.due_on) or not exists (
         select from ledger.receivable r
          where r.debtor = new.debtor and r.due_on = new.due_on and r.status = 'issued') then
      perform ledger.refuse_row('maturity_is_of_debts_to_come',
        'a debtor is told of what it owes and what has not fallen due');
    end if;
    return new;
  end if;
  if row(new.debtor, new.due_on, new.wait, new.opened_by)
     is distinct from row(old.debtor, old.due_on, old.wait, old.opened_by)
     or old.closed_by is not null then
    perform ledger.refuse_row('maturity_fixed', 'a maturity is closed once, and nothing else');
  end if;
  if new.closed_by is not null and not ledger.is_past(new.due_on) then
    perform ledger.refuse_row('maturity_is_closed_when_past',
      'a debtor is waited for until its due date has passed');
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION ledger.may_read(reader bigint, with_key bigint)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
  select exists (
    select from ledger.party_user u
     where u.id = reader and u.ended_by is null
       and exists (select from ledger.key k
                    where k.id = with_key and k.user_id = u.id and k.revoked_by is null))
$function$;
REVOKE ALL ON FUNCTION ledger.may_read(bigint,bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ledger.may_read(bigint,bigint) TO tallystick_desk, tallystick_reader;

CREATE OR REPLACE FUNCTION ledger.me()
 RETURNS bigint
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (NULLIF(current_setting('tallystick.party'::text, true), ''::text))::bigint;

CREATE OR REPLACE FUNCTION ledger.measurement_counts()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
begin
  update ledger.lot l set counted_units = n.net_units, counted_at = n.taken_at
    from (select distinct on (lot) lot, net_units, taken_at from born
           where purpose = 'stock' order by lot, taken_at desc, id) n
   where l.id = n.lot and l.status = 'received'
     and (l.counted_at is null or l.counted_at < n.taken_at);
  return null;
end $function$;

CREATE OR REPLACE FUNCTION ledger.measurement_guard()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'DELETE' then
    perform ledger.refuse_row('measurement_kept', 'what was measured is never removed');
  end if;
  if tg_op = 'UPDATE' then
    if row(new.id, new.lot, new.purpose, new.unit, new.gross_units, new.tare_units, new.device,
           new.calibration, new.taken_at, new.party, new.entry)
       is distinct from
       row(old.id, old.lot, old.purpose, old.unit, old.gross_units, old.tare_units, old.device,
           old.calibration, old.taken_at, old.party, old.entry)
       or old.counted_by is not null or old.purpose = 'stock' then
      perform ledger.refuse_row('measurement_counts_once',
        'a measurement changes once: when goods in or out are counted by it');
    end if;
    return new;
  end if;
  if new.counted_by is not null or not exists (
    select from ledger.lot l join ledger.commodity c on c.id = l.commodity
     where l.id = new.lot and c.unit = new.unit
       and (new.party = l.keeper or new.party = l.inspector)) then
    perform ledger.refuse_row('measurement_is_of_its_lot',
      'keeper or inspector measure a lot, in the unit of its goods');
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION ledger.movements_in(of_entry bigint, by_party bigint, postings text)
 RETURNS TABLE(part integer, kind text, instrument bigint, lo bigint, hi bigint, currency text, from_party bigint, to_party bigint)
 LANGUAGE sql
 STABLE
BEGIN ATOMIC
 SELECT (s.n)::integer AS n,
     s.kind,
     s.instrument,
     s.lo,
     s.hi,
     r.currency,
     NULLIF(
         CASE
             WHEN (s.kind = 'issue'::text) THEN COALESCE(r.debtor, ( SELECT g.keeper
                FROM ledger.receipt g
               WHERE (g.id = s.instrument)))
             ELSE COALESCE(( SELECT c.holder
                FROM ledger.claim c
               WHERE ((c.instrument = s.instrument) AND (c.lo <= s.lo) AND (c.hi >= s.hi) AND (c.freed_by = movements_in.of_entry))
              LIMIT 1), movements_in.by_party)
         END, s.to_party) AS "nullif",
     s.to_party
    FROM (( SELECT x.n,
             x.kind,
             ledger.id_number(x.instrument, x.worth) AS instrument,
             ledger.id_number(x.to_party, x.worth) AS to_party,
             COALESCE(((x.span ->> 'lo'::text))::bigint, (0)::bigint) AS lo,
             (COALESCE((x.span ->> 'hi'::text), x.size))::bigint AS hi
            FROM ( SELECT p.n,
                     (p.posting ->> 'post'::text) AS kind,
                     decode((p.posting ->> 'instrument'::text), 'escape'::text) AS instrument,
                     decode((p.posting ->> 'to'::text), 'escape'::text) AS to_party,
                     (p.posting -> 'span'::text) AS span,
                     (p.posting ->> 'size'::text) AS size,
                     decode((((((((((((repeat('00'::text, 48) || '00010203040506070809'::text) || repeat('00'::text, 7)) || '0a0b0c0d0e0f1011'::text) || '00'::text) || '1213'::text) || '00'::text) || '1415'::text) || '00'::text) || '161718191a'::text) || '00'::text) || '1b1c1d1e1f'::text), 'hex'::text) AS worth
                    FROM jsonb_array_elements((movements_in.postings)::jsonb) WITH ORDINALITY p(posting, n)
                   WHERE ((p.posting ->> 'post'::text) = ANY (ARRAY['issue'::text, 'move'::text, 'retire'::text]))
                  OFFSET 0) x
          OFFSET 0) s
      LEFT JOIN ledger.receivable r ON ((r.id = s.instrument)));
END;
REVOKE ALL ON FUNCTION ledger.movements_in(bigint,bigint,text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ledger.movements_in(bigint,bigint,text) TO tallystick_ledger, tallystick_sequencer;

CREATE OR REPLACE FUNCTION ledger.my_debts()
 RETURNS TABLE(due_on date, debtor bigint, currency text, amount bigint, receivables bigint)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
 SET enable_nestloop TO 'off'
AS $function$
  with face as materialized (
    select r.id, r.due_on, r.currency, r.amount_minor from ledger.receivable r
     where r.debtor = ledger.me() and r.status = 'issued'),
  paid as materialized (
    select i.id, i.paid_p, i.paid_q from ledger.instrument i
     where i.paid_p > 0 and i.id = any(array(select id from face))),
  retired as materialized (
    select t.instrument, ledger.total(t.hi - t.lo - case when p.id is null then 0
             else ledger.paid_on(t.lo, t.hi, p.paid_p, p.paid_q) end) as amount
      from ledger.title t left join paid p on p.id = t.instrument
     where t.holder = 0 and t.instrument = any(array(select id from face))
     group by t.instrument),
  owed as (
    select f.due_on, f.currency, f.amount_minor - coalesce(t.amount, 0)
             - case when p.id is null then 0
                    else ledger.paid_on(0, f.amount_minor, p.paid_p, p.paid_q) end as amount
      from face f left join paid p on p.id = f.id left join retired t on t.instrument = f.id)
  select o.due_on, ledger.me(), o.currency, ledger.total(o.amount), count(*)
    from owed o where o.amount > 0 group by o.due_on, o.currency
$function$;

CREATE OR REPLACE FUNCTION ledger.my_debts_by_supplier()
 RETURNS TABLE(supplier bigint, currency text, amount bigint, held bigint, receivables bigint)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
  with face as materialized (
    select r.id, r.supplier, r.currency, r.amount_minor,
           ledger.terms_of(r.due_on, p.number, r.currency) as terms
      from ledger.receivable r join ledger.party p on p.id = r.debtor
     where r.debtor = ledger.me() and r.status = 'issued'),
  paid as materialized (
    select i.id, i.paid_p, i.paid_q from ledger.instrument i
     where i.paid_p > 0 and i.id = any(array(select id from face))),
  retired as materialized (
    select t.instrument, ledger.total(t.hi - t.lo - case when p.id is null then 0
             else ledger.paid_on(t.lo, t.hi, p.paid_p, p.paid_q) end) as amount
      from ledger.title t left join paid p on p.id = t.instrument
     where t.holder = 0 and t.instrument = any(array(select id from face))
     group by t.instrument),
  owed as (
    select f.id, f.supplier, f.currency,
           f.amount_minor - coalesce(t.amount, 0)
             - case when p.id is null then 0
                    else ledger.paid_on(0, f.amount_minor, p.paid_p, p.paid_q) end as amount,
           (select ledger.total(h.hi - h.lo - case when p.id is null then 0
                     else ledger.paid_on(h.lo, h.hi, p.paid_p, p.paid_q) end)
              from ledger.title h
             where h.holder = f.supplier and h.holder <> 0 and h.terms = f.terms
               and h.instrument = f.id) as held
      from face f left join paid p on p.id = f.id left join retired t on t.instrument = f.id)
  select o.supplier, o.currency, ledger.total(o.amount), coalesce(ledger.total(o.held), 0), count(*)
    from owed o where o.amount > 0 group by o.supplier, o.currency
$function$;

CREATE OR REPLACE FUNCTION ledger.my_policy()
 RETURNS TABLE(single_limit bigint, representative_limit bigint, daily_limit bigint)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
  select single_limit_minor, representative_limit_minor, daily_limit_minor
    from ledger.party where id = ledger.me()
$function$;

CREATE OR REPLACE FUNCTION ledger.my_restricted()
 RETURNS TABLE(due_on date, debtor bigint, currency text, offered bigint, financed bigint, pledged bigint, sold bigint, held bigint, restricted bigint)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
  with pieces as (
    select c.instrument, c.lo, c.hi, c.kind, false as held from ledger.claim c
     where c.holder = ledger.me() and c.freed_by is null
    union all
    select h.instrument, h.lo, h.hi, null, true from ledger.hold h
     where h.lifted_by is null
       and (select t.holder from ledger.title t
             where t.instrument = h.instrument and t.lo = h.lo) = ledger.me()),
  titles as (
    select p.instrument, max(p.kind) as kind, bool_or(p.held) as held,
           p.hi - p.lo - coalesce((select ledger.paid_on(p.lo, p.hi, i.paid_p, i.paid_q)
             from ledger.instrument i where i.id = p.instrument and i.paid_p > 0), 0) as amount
      from pieces p group by p.instrument, p.lo, p.hi)
  select r.due_on, r.debtor, r.currency,
         coalesce(ledger.total(t.amount) filter (where t.kind = 'offer'), 0),
         coalesce(ledger.total(t.amount) filter (where t.kind = 'finance'), 0),
         coalesce(ledger.total(t.amount) filter (where t.kind = 'pledge'), 0),
         coalesce(ledger.total(t.amount) filter (where t.kind = 'sale'), 0),
         coalesce(ledger.total(t.amount) filter (where t.held), 0),
         ledger.total(t.amount)
    from titles t join ledger.receivable r on r.id = t.instrument
   group by r.due_on, r.debtor, r.currency
$function$;

CREATE OR REPLACE FUNCTION ledger.my_saleable(in_currency text, at_most integer)
 RETURNS TABLE(instrument bigint, lo bigint, hi bigint, debtor bigint, due_on date, tier integer, red_lettered bigint)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
  select t.instrument, t.lo, t.hi, r.debtor, r.due_on,
         (select count(*)::integer from ledger.steps(t.instrument) s
           where s.lo <= t.lo and s.hi >= t.hi),
         (select coalesce(sum(i.red_lettered_minor), 0)::bigint from trade.invoice i
           where i.red_lettered_minor > 0
             and exists (select from trade.invoice_allocation a
                          where a.invoice = i.id and a.allocated_to = r.id))
    from (select q.instrument, q.lo, q.hi from ledger.title q
           join ledger.receivable d on d.id = q.instrument
           where q.holder = ledger.me() and q.holder <> 0 and q.claim is null and q.holds = 0
             and d.status = 'issued' and d.currency = in_currency
             and d.due_on > (select max(date) from ledger.business_day)
             and not exists (select from ledger.instrument p
                              where p.id = q.instrument and p.paid_p > 0)
           order by d.due_on, q.instrument, q.lo limit at_most) t
    join ledger.receivable r on r.id = t.instrument
   order by r.due_on, t.instrument, t.lo
$function$;
REVOKE ALL ON FUNCTION ledger.my_saleable(text,integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ledger.my_saleable(text,integer) TO tallystick_reader;

CREATE OR REPLACE FUNCTION ledger.note_answered()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
begin
  insert into ledger.answered_wait (wait) select distinct wait from ended;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION ledger.note_ended_offers()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
begin
  insert into ledger.answered_wait (wait)
    select distinct o.wait from ended c join ledger.offer o on o.charge = c.charge
     where c.kind = 'offer' and c.freed_by is not null;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION ledger.note_financings()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
begin
  insert into ledger.answered_wait (wait)
    select wait from ended union
    select approval_wait from ended where approval_wait is not null;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION ledger.note_matured()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
begin
  insert into ledger.answered_wait (wait)
    select distinct m.wait from ended e
      join ledger.maturity m on m.debtor = e.debtor and m.due_on = e.due_on
     where e.status <> 'issued' and m.closed_by is null;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION ledger.note_overdue_paid()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
begin
  insert into ledger.answered_wait (wait)
    select o.wait from ended e join ledger.overdue o on o.receivable = e.id
     where e.status <> 'issued';
  return null;
end $function$;

CREATE OR REPLACE FUNCTION ledger.note_payout_answered()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
begin
  insert into ledger.answered_wait (wait) select wait from ended where wait is not null;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION ledger.note_receipt_ended()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
begin
  insert into ledger.answered_wait (wait)
    select t.wait from ended e join ledger.receipt_term t on t.receipt = e.id
     where e.status <> 'issued' and t.status = 'running' and t.wait is not null
    union
    select p.wait from ended e join ledger.receipt_policy p on p.receipt = e.id
     where e.status <> 'issued' and p.status = 'running' and p.wait is not null;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION ledger.note_registered()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
begin
  insert into ledger.answered_wait (wait)
    select f.registration_wait from born b join ledger.financing f on f.id = b.financing
     where f.registration_wait is not null;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION ledger.note_term_answered()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
begin
  insert into ledger.answered_wait (wait) select wait from ended where wait is not null;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION ledger.note_unregistered()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
begin
  insert into ledger.answered_wait (wait)
    select registration_wait from ended where registration_wait is not null;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION ledger.open_of_entry(e ledger.statement_entry)
 RETURNS bigint
 LANGUAGE sql
 STABLE
AS $function$
  select case when e.proven_by is null or ledger.is_its_payment(e) then 0
              else e.amount_minor - coalesce((
                select sum(m.amount_minor) from ledger.matched_entry m
                 where m.told_by = e.told_by and m.reference = e.reference), 0) end::bigint
$function$;
REVOKE ALL ON FUNCTION ledger.open_of_entry(ledger.statement_entry) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ledger.open_of_entry(ledger.statement_entry) TO tallystick_ledger, tallystick_reader;

CREATE OR REPLACE FUNCTION ledger.open_of_payment(p ledger.awaited_payment)
 RETURNS bigint
 LANGUAGE sql
 STABLE
AS $function$
  select p.amount_minor
         - p.amount_minor * greatest(0, (
             select count(*) filter (where not e.returned) - count(*) filter (where e.returned)
               from ledger.statement_entry e
              where e.account = p.account and e.end_to_end_id = p.end_to_end_id
                and e.proven_by is not null and ledger.is_its_payment(e)))
         - coalesce((select sum(m.amount_minor) from ledger.matched_payment m
                      where m.account = p.account and m.end_to_end_id = p.end_to_end_id), 0)::bigint
$function$;
REVOKE ALL ON FUNCTION ledger.open_of_payment(ledger.awaited_payment) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ledger.open_of_payment(ledger.awaited_payment) TO tallystick_ledger, tallystick_reader;

CREATE OR REPLACE FUNCTION ledger.opened_offer(of_charge bigint)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
  select exists (
    select from ledger.claim c
      join ledger.look_through l on l.instrument = c.instrument and l.party = ledger.me()
     where c.freed_by is null
       and c.charge = any (array[of_charge, (select p.charge from ledger.pledge p
                                              where p.offer = of_charge)]))
$function$;
REVOKE ALL ON FUNCTION ledger.opened_offer(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ledger.opened_offer(bigint) TO tallystick_reader;

CREATE OR REPLACE FUNCTION ledger.outstanding_on(day date)
 RETURNS TABLE(debtor bigint, currency text, amount bigint, receivables bigint)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
  with next_day as (
    select coalesce(min(d.entry), 9223372036854775807) as entry
      from ledger.business_day d where d.date > day)
  select r.debtor, r.currency, ledger.total(t.hi - t.lo), count(distinct r.id)
    from next_day n
    join ledger.receivable r on r.issued_by < n.entry
    join ledger.title t on t.instrument = r.id and (t.holder <> 0 or t.since >= n.entry)
   where (select ledger.i_am('regulator'))
   group by r.debtor, r.currency
$function$;
REVOKE ALL ON FUNCTION ledger.outstanding_on(date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ledger.outstanding_on(date) TO tallystick_reader;

CREATE OR REPLACE FUNCTION ledger.overdue_guard()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
begin
  if tg_op = 'DELETE' then
    perform ledger.refuse_row('overdue_kept', 'what was overdue stays on record');
  end if;
  if tg_op = 'UPDATE' and (
       row(new.receivable, new.amount_minor, new.wait, new.noted_by)
         is distinct from row(old.receivable, old.amount_minor, old.wait, old.noted_by)
       or old.unpaid_by is not null) then
    perform ledger.refuse_row('overdue_fixed', 'it changes once: its debtor was chased in vain');
  end if;
  if tg_op = 'INSERT' and not exists (
       select from ledger.receivable r
        where r.id = new.receivable and r.status = 'issued' and ledger.is_past(r.due_on)) then
    perform ledger.refuse_row('overdue_is_past_its_date',
      'only what is issued and past its due date is overdue');
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION ledger.owed_anew(of_receivables bigint[])
 RETURNS TABLE(receivable bigint, amount_minor bigint)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
  select l.instrument, ledger.total(l.amount_minor)
    from ledger.line_owed_anew l where l.instrument = any(of_receivables) group by l.instrument
$function$;
REVOKE ALL ON FUNCTION ledger.owed_anew(bigint[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ledger.owed_anew(bigint[]) TO tallystick_reader;

CREATE OR REPLACE FUNCTION ledger.owed_on(of_instrument bigint, of_lo bigint)
 RETURNS TABLE(pledgee bigint, pledgee_minor bigint, holder_account bigint, pledgee_account bigint, blocked_by text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
  select case when c.kind = 'pledge' then c.claimant end,
         coalesce(ledger.pledgee_part(t.instrument, t.lo), 0),
         ledger.account_paid(t.holder, r.currency),
         case when c.kind = 'pledge' then ledger.account_paid(c.claimant, r.currency) end,
         coalesce((select min(h.kind) from ledger.hold h
                    where h.instrument = t.instrument and h.lo = t.lo and h.lifted_by is null),
                  case when c.kind <> 'pledge' then c.kind end)
    from ledger.title t
    join ledger.receivable r on r.id = t.instrument
    left join ledger.claim c on c.id = t.claim
   where t.instrument = of_instrument and t.lo = of_lo and t.holder <> 0
  union all
  select null, 0, ledger.account_paid(l.payee, r.currency), null,
         case when l.in_flight then 'payment' end
    from ledger.line_owed_anew l join ledger.receivable r on r.id = l.instrument
   where l.instrument = of_instrument and l.lo = of_lo
$function$;
REVOKE ALL ON FUNCTION ledger.owed_on(bigint,bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ledger.owed_on(bigint,bigint) TO tallystick_reader;

CREATE OR REPLACE FUNCTION ledger.owes_to(whom bigint, reader bigint)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
  select exists (select from ledger.title t join ledger.receivable r on r.id = t.instrument
                  where t.holder = whom and whom <> 0 and r.debtor = reader
                    and r.status = 'issued')
      or exists (select from ledger.claim c join ledger.receivable r on r.id = c.instrument
                  where c.claimant = whom and c.freed_by is null and c.kind = 'pledge'
                    and r.debtor = reader and r.status = 'issued')
      or exists (select from ledger.settlement_line l
                   join ledger.settlement s on s.id = l.settlement
                  where l.payee = whom and s.debtor = reader and l.status = 'returned')
$function$;
REVOKE ALL ON FUNCTION ledger.owes_to(bigint,bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ledger.owes_to(bigint,bigint) TO tallystick_reader;

CREATE OR REPLACE FUNCTION ledger.paid_on(lo bigint, hi bigint, p bigint, q bigint)
 RETURNS bigint
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN ((div(((hi)::numeric * (p)::numeric), (q)::numeric) - div(((lo)::numeric * (p)::numeric), (q)::numeric)))::bigint;

CREATE OR REPLACE FUNCTION ledger.party_history_kept()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception using errcode = '23514', constraint = tg_argv[0],
    message = 'rows of ' || tg_table_name || ' are never removed';
end $function$;

CREATE OR REPLACE FUNCTION ledger.payment_hold_has_line()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
begin
  if not exists (
    select from ledger.settlement s
      join ledger.settlement_line l on l.settlement = s.id and l.instrument = new.instrument
       and l.lo <= new.lo and l.hi >= new.hi
     where s.instructed_by = new.set_by and s.debtor = new.party) then
    perform ledger.refuse_row('payment_hold_is_of_a_line',
      'a span is held for payment by a line that pays it');
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION ledger.payment_hold_stays()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
begin
  if exists (
    select from ledger.settlement s
      join ledger.settlement_line l on l.settlement = s.id and l.instrument = new.instrument
       and l.lo < new.hi and l.hi > new.lo
     where s.instructed_by = new.set_by and l.status = 'instructed'
       and l.again_settlement is null and l.amount_minor <> (
         select coalesce(sum(h.hi - h.lo), 0) from ledger.hold h
          where h.instrument = l.instrument and h.lo >= l.lo and h.hi <= l.hi
            and h.set_by = s.instructed_by and h.lifted_by is null)) then
    perform ledger.refuse_row('line_in_flight_holds_its_span',
      'a span is held as long as its line is in flight');
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION ledger.payout_follows_registration()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
declare
  searched ledger.register_search;
begin
  searched := ledger.last_search(new.id);
  if not exists (
    select from ledger.registration r
     where r.financing = new.id and r.status = 'live'
       and r.until > (select max(date) from ledger.business_day)
       and r.registered_at < searched.searched_at)
     or not ledger.search_lets_go_on(searched.id) then
    perform ledger.refuse_row('payout_follows_registration',
      'nothing is paid out before it is registered, and searched for once more');
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION ledger.payout_guard()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'DELETE' then
    perform ledger.refuse_row('payout_kept', 'a payout is never removed');
  end if;
  if row(new.financing, new.number, new.lender, new.holder, new.from_account, new.from_number,
         new.to_account, new.to_number, new.currency, new.amount_minor, new.end_to_end_id,
         new.execute_on, new.instructed_by, new.wait)
     is distinct from
     row(old.financing, old.number, old.lender, old.holder, old.from_account, old.from_number,
         old.to_account, old.to_number, old.currency, old.amount_minor, old.end_to_end_id,
         old.execute_on, old.instructed_by, old.wait)
     or (old.status, new.status) not in
        (('instructed', 'unanswered'), ('unanswered', 'rejected'), ('unanswered', 'abandoned'),
         ('unanswered', 'paid'), ('instructed', 'rejected'), ('instructed', 'abandoned'), ('instructed', 'paid'),
         ('rejected', 'late'), ('abandoned', 'late'),
         ('paid', 'owed'), ('owed', 'resent'), ('paid', 'returned'), ('late', 'returned'))
     or old.paid_by is not null and (new.paid_by, new.paid_told_by, new.paid_reference)
        is distinct from (old.paid_by, old.paid_told_by, old.paid_reference) then
    perform ledger.refuse_row('payout_fixed',
      'a payout is rejected, given up or proven, and what is proven can be returned');
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION ledger.payout_has_wait()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
begin
  if exists (select from born b where b.wait is not null
                and (select w.id from ledger.wait w where w.id = b.wait) is null) then
    perform ledger.refuse_row('payout_has_wait', 'a payout has the wait that was opened for it');
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION ledger.payout_is_proven()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
begin
  if exists (
    select from (values (new.paid_told_by, new.paid_reference, false),
                        (new.returned_told_by, new.returned_reference, true))
           p (told_by, reference, returned)
      join ledger.statement_entry e on e.told_by = p.told_by and e.reference = p.reference
     where e.proven_by is null or e.returned <> p.returned
        or e.end_to_end_id is distinct from new.end_to_end_id
        or e.currency <> new.currency or e.amount_minor <> new.amount_minor
        or (e.account, e.side, e.counterpart) is distinct from
           (new.from_account, case when p.returned then 'credit' else 'debit' end, new.to_number)
           and (e.account, e.side, e.counterpart) is distinct from
           (new.to_account, case when p.returned then 'debit' else 'credit' end,
            case when p.returned then new.to_number else new.from_number end)) then
    perform ledger.refuse_row('payout_is_proven_by_its_entry',
      'what proves a payout is a proven entry of what was instructed');
  end if;
  if tg_op = 'INSERT' and not exists (
    select from ledger.financing f
      join ledger.quote q on q.id = f.quote
      join ledger.account a on a.id = new.from_account
      join ledger.account b on b.id = new.to_account
     where f.id = new.financing and q.lender = new.lender and f.holder = new.holder
       and q.net_minor = new.amount_minor and f.currency = new.currency
       and (a.holder, a.number, a.currency) = (new.lender, new.from_number, new.currency)
       and (b.holder, b.number, b.currency) = (new.holder, new.to_number, new.currency)
       and a.status <> 'registered' and b.status <> 'registered') then
    perform ledger.refuse_row('payout_is_of_its_quote',
      'what is paid out is the net of the quote chosen, between accounts of both sides');
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION ledger.payout_is_resent()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
begin
  if not exists (
    select from ledger.statement_entry e
      join ledger.statement_entry r
        on r.told_by = new.returned_told_by and r.reference = new.returned_reference
     where e.told_by = new.resent_told_by and e.reference = new.resent_reference
       and e.proven_by is not null and not e.returned and e.booked_on > r.booked_on
       and (e.end_to_end_id, e.currency, e.amount_minor)
           = (new.end_to_end_id, new.currency, new.amount_minor)
       and (e.account, e.side, e.counterpart)
           in ((new.from_account, 'debit', new.to_number),
               (new.to_account, 'credit', new.from_number))) then
    perform ledger.refuse_row('payout_is_resent_by_its_entry',
      'what is paid once more is a proven entry of the payout, booked after the return');
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION ledger.pledge_guard()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'INSERT' then
    if new.secured_minor is distinct from
       (select o.secured_minor from ledger.offer o where o.charge = new.offer) then
      perform ledger.refuse_row('pledge_is_as_offered', 'a pledge secures the debt offered');
    end if;
  elsif tg_op = 'DELETE'
     or row(new.charge, new.offer, new.secured_minor)
        is distinct from row(old.charge, old.offer, old.secured_minor)
     or new.paid_minor < old.paid_minor then
    perform ledger.refuse_row('pledge_fixed', 'a pledge stays as it was made; payments add up');
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION ledger.pledgee_part(of_instrument bigint, of_lo bigint)
 RETURNS bigint
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
  with one as (
    select t.instrument, t.lo, t.hi, c.charge, r.debtor, r.due_on,
           o.secured_minor - p.paid_minor - (
             select coalesce(sum(l.amount_minor), 0) from ledger.settlement_line l
              where l.charge = c.charge and l.status = 'instructed' and l.payee <> l.holder
                and l.again_settlement is null) as owed
      from ledger.title t
      join ledger.receivable r on r.id = t.instrument
      join ledger.claim c on c.id = t.claim and c.kind = 'pledge'
      join ledger.pledge p on p.charge = c.charge
      join ledger.offer o on o.charge = p.offer
     where t.instrument = of_instrument and t.lo = of_lo)
  select greatest(0, least(one.hi - one.lo, one.owed - (
           select coalesce(sum(u.hi - u.lo), 0)
             from ledger.claim k
             join ledger.title u on u.claim = k.id and u.holds = 0
             join ledger.receivable q on q.id = k.instrument
            where k.charge = one.charge and k.freed_by is null
              and q.debtor = one.debtor and q.due_on = one.due_on
              and (u.instrument, u.lo) < (one.instrument, one.lo))))::bigint
    from one
$function$;
REVOKE ALL ON FUNCTION ledger.pledgee_part(bigint,bigint) FROM PUBLIC;

CREATE OR REPLACE FUNCTION ledger.positions_have_entries()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION ledger.price_list_guard()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'DELETE' then
    perform ledger.refuse_row('price_list_kept', 'a price list ends, it is never removed');
  end if;
  if tg_op = 'INSERT' then
    if new.status <> 'standing' or new.drawn_minor <> 0 or new.replaces is not null and not exists (
      select from ledger.price_list p
       where p.id = new.replaces and p.lender = new.lender and p.ended_by = new.published_by) then
      perform ledger.refuse_row('price_list_takes_the_place_of_one_that_ends',
        'a list begins undrawn, and the list of its lender that it replaces ends with it');
    end if;
    return new;
  end if;
  if row(new.id, new.lender, new.replaces, new.currency, new.recourse, new.day_count,
         new.value_days, new.firm_days, new.draw_max_minor, new.begins_on, new.until,
         new.published_by)
     is distinct from
     row(old.id, old.lender, old.replaces, old.currency, old.recourse, old.day_count,
         old.value_days, old.firm_days, old.draw_max_minor, old.begins_on, old.until,
         old.published_by)
     or old.status = 'ended' then
    perform ledger.refuse_row('price_list_fixed', 'a price list is replaced, never edited');
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION ledger.property_of(of_financing bigint)
 RETURNS TABLE(holder text, holder_code text, lender text, lender_code text, recourse text, currency text, debtor text, debtor_code text, package text, size bigint, lo bigint, hi bigint, amount_minor bigint, due_on date, invoices text[])
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'trade', 'pg_temp'
AS $function$
  select h.name, h.code, l.name, l.code, q.recourse, f.currency, d.name, d.code, r.package,
         r.amount_minor, p.lo, p.hi, p.amount_minor, p.due_on,
         array(select distinct i.number from trade.invoice_allocation u
                 join trade.invoice i on i.id = u.invoice
                where u.allocated_to = r.id and u.since = r.proposed_by order by i.number)
    from ledger.financing f
    join ledger.quote q on q.id = f.quote
    join ledger.party h on h.id = f.holder
    join ledger.party l on l.id = q.lender
    join ledger.financing_part p on p.financing = f.id
    join ledger.receivable r on r.id = p.instrument
    join ledger.party d on d.id = p.debtor
   where f.id = of_financing and ledger.me() in (f.holder, q.lender)
   order by p.place
$function$;
REVOKE ALL ON FUNCTION ledger.property_of(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ledger.property_of(bigint) TO tallystick_reader;

CREATE OR REPLACE FUNCTION ledger.quote_guard()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'DELETE' then
    perform ledger.refuse_row('quote_kept', 'a quote ends, it is never removed');
  end if;
  if row(new.id, new.financing, new.lender, new.rate, new.day_count, new.fee_minor, new.value_date,
         new.recourse, new.firm_until, new.discount_minor, new.net_minor, new.apr, new.quoted_by)
     is distinct from
     row(old.id, old.financing, old.lender, old.rate, old.day_count, old.fee_minor, old.value_date,
         old.recourse, old.firm_until, old.discount_minor, old.net_minor, old.apr, old.quoted_by)
     or old.status <> 'standing' then
    perform ledger.refuse_row('quote_fixed', 'a signed quote is chosen or ended, once');
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION ledger.quote_has_its_facility()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if exists (
    select from ledger.financing_part p join ledger.financing n on n.id = p.financing
     where p.financing = new.financing and not exists (
       select from ledger.facility f
        where f.lender = new.lender and f.scope = 'debtor' and f.subject = p.debtor
          and f.currency = n.currency and f.status = 'live')) then
    perform ledger.refuse_row('quote_has_its_facility',
      'who quotes has a live limit on each debtor');
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION ledger.quote_is_drawn_as_listed()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
begin
  if tg_op = 'UPDATE' then
    if new.price_list is distinct from old.price_list then
      perform ledger.refuse_row('quote_fixed', 'a signed quote is chosen or ended, once');
    end if;
    return new;
  end if;
  if new.price_list is null then
    return new;
  end if;
  if not exists (
    select from ledger.price_list p join ledger.financing f on f.id = new.financing
     where p.id = new.price_list and p.lender = new.lender and p.status = 'standing'
       and p.currency = f.currency and p.recourse = new.recourse and p.day_count = new.day_count
       and (select max(date) from ledger.business_day) >= p.begins_on
       and (select max(date) from ledger.business_day) < p.until
       and exists (
         select from ledger.price_row r
          where r.price_list = p.id and r.rate = new.rate and r.fee_minor = new.fee_minor
            and r.amount_max_minor >= f.face_minor
            and not exists (select from ledger.financing_part t
                             where t.financing = f.id and t.debtor <> r.debtor))) then
    perform ledger.refuse_row('quote_is_drawn_as_listed',
      'a quote is drawn from a standing list of its lender, at a price that the list has for it');
  end if;
  update ledger.price_list p
     set drawn_minor = p.drawn_minor
           + (select f.face_minor from ledger.financing f where f.id = new.financing)
   where p.id = new.price_list;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION ledger.receipt_counts()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
begin
  if tg_op = 'INSERT' then
    update ledger.lot l set issued_units = l.issued_units + new.quantity where l.id = new.lot;
  elsif new.status = 'cancelled' then
    update ledger.lot l set issued_units = l.issued_units - new.quantity where l.id = new.lot;
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION ledger.receipt_guard()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'DELETE' then
    perform ledger.refuse_row('receipt_kept', 'a receipt is delivered or cancelled, never removed');
  end if;
  if tg_op = 'UPDATE' then
    if row(new.id, new.lot, new.keeper, new.depositor, new.place, new.exclusive, new.number,
           new.unit, new.quantity, new.issued_by)
       is distinct from
       row(old.id, old.lot, old.keeper, old.depositor, old.place, old.exclusive, old.number,
           old.unit, old.quantity, old.issued_by)
       or old.status <> 'issued'
       or pg_trigger_depth() < 2 and (new.delivered_units <> old.delivered_units
                                      or new.stored_until <> old.stored_until
                                      or new.fee <> old.fee
                                      or row(new.insurer, new.policy, new.insured_minor,
                                             new.insurance_currency, new.insured_until)
                                         is distinct from
                                         row(old.insurer, old.policy, old.insured_minor,
                                             old.insurance_currency, old.insured_until)
                                      or new.status = 'delivered') then
      perform ledger.refuse_row('receipt_fixed',
        'a receipt is cancelled, delivered by orders or renewed by terms, and keeps what it says');
    end if;
    return new;
  end if;
  if new.status <> 'issued' or new.delivered_units <> 0 or not exists (
    select from ledger.lot l
      join ledger.commodity c on c.id = l.commodity
      join ledger.instrument i on i.id = new.id and i.kind = 'receipt' and i.size = new.quantity
     where l.id = new.lot and l.status = 'received' and l.keeper = new.keeper
       and l.depositor = new.depositor and l.place = new.place and l.exclusive = new.exclusive
       and c.unit = new.unit) then
    perform ledger.refuse_row('receipt_is_over_its_lot',
      'a receipt is over goods in store, of their keeper, place and unit, and of its whole face');
  end if;
  if exists (
    select from ledger.lot l join ledger.commodity c on c.id = l.commodity
     where l.id = new.lot
       and ledger.is_short(l.accepted_units, l.delivered_units, l.counted_units,
                           c.tolerance_ppm)) then
    perform ledger.refuse_row('receipt_is_over_stock_that_is_there',
      'no receipt is issued over stock that was found to be short');
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION ledger.receipt_is_retired()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
begin
  if exists (
    select from ledger.receipt r
     where r.id = new.id
       and (select coalesce(sum(t.hi - t.lo), 0) from ledger.title t
             where t.instrument = r.id and t.holder = 0)
           <> case r.status when 'cancelled' then r.quantity else r.delivered_units end) then
    perform ledger.refuse_row('what_left_is_retired',
      'units of goods are retired when they are delivered, or their receipt is cancelled');
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION ledger.receipt_policy_counts()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
begin
  update ledger.receipt r
     set insurer = new.insurer, policy = new.policy, insured_minor = new.insured_minor,
         insurance_currency = new.insurance_currency, insured_until = new.insured_until
   where r.id = new.receipt and r.issued_by <> new.entry;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION ledger.receipt_policy_guard()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
declare of ledger.receipt;
begin
  if tg_op = 'DELETE' then
    perform ledger.refuse_row('policy_kept', 'policies stay on record');
  end if;
  if tg_op = 'UPDATE' then
    if row(new.entry, new.receipt, new.insurer, new.policy, new.insured_minor,
           new.insurance_currency, new.insured_until, new.perils, new.loss_payee, new.wait)
         is distinct from
       row(old.entry, old.receipt, old.insurer, old.policy, old.insured_minor,
           old.insurance_currency, old.insured_until, old.perils, old.loss_payee, old.wait)
       or old.status = 'replaced' or old.status = 'lapsed' and new.status <> 'replaced'
       or new.status = 'replaced' and pg_trigger_depth() < 2 then
      perform ledger.refuse_row('policy_fixed', 'a policy lapses, or another takes its place');
    end if;
    if new.status = 'lapsed' and not exists (
      select from ledger.business_day d where d.date >= new.insured_until) then
      perform ledger.refuse_row('policy_lapses_on_its_day', 'no policy lapses before its last day');
    end if;
    return new;
  end if;
  select r.* into of from ledger.receipt r where r.id = new.receipt;
  if new.status <> 'running' or of.status <> 'issued'
     or new.insured_until <= (select max(d.date) from ledger.business_day d)
     or of.issued_by = new.entry
        and row(new.insurer, new.policy, new.insured_minor, new.insurance_currency,
                new.insured_until)
            is distinct from row(of.insurer, of.policy, of.insured_minor, of.insurance_currency,
                                 of.insured_until) then
    perform ledger.refuse_row('policy_is_in_force',
      'a live receipt has the policy that it was issued with, or one in force');
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION ledger.receipt_policy_replaces()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
begin
  update ledger.receipt_policy p set status = 'replaced'
   where p.receipt = new.receipt and p.status <> 'replaced' and p.entry <> new.entry;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION ledger.receipt_tariff_guard()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'DELETE' then
    perform ledger.refuse_row('tariff_kept', 'what was agreed stays on record');
  end if;
  if tg_op = 'INSERT' then
    if new.unit_days <> 0 or new.payments <> 0 or new.paid_minor <> 0
       or new.counted_to <> new.since
       or new.since <> (select max(d.date) from ledger.business_day d)
       or not exists (
         select from ledger.account a join ledger.receipt r on r.id = new.receipt
          where a.id = new.account and a.holder = r.keeper and a.number = new.account_number
            and a.currency = new.currency and a.status = 'confirmed' and r.status = 'issued') then
      perform ledger.refuse_row('tariff_begins_with_nothing_due',
        'a tariff counts from its day on, and is paid to an account of the keeper');
    end if;
    return new;
  end if;
  if row(new.receipt, new.currency, new.per_units, new.storage_minor, new.handling_minor,
         new.least_minor, new.account, new.account_number, new.since, new.agreed_by)
     is distinct from
     row(old.receipt, old.currency, old.per_units, old.storage_minor, old.handling_minor,
         old.least_minor, old.account, old.account_number, old.since, old.agreed_by)
     or pg_trigger_depth() < 2 then
    perform ledger.refuse_row('tariff_fixed',
      'days are counted by deliveries, and payments by their proofs');
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION ledger.receipt_term_counts()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
begin
  update ledger.receipt r set stored_until = new.stored_until, fee = new.fee
   where r.id = new.receipt
     and row(r.stored_until, r.fee) is distinct from row(new.stored_until, new.fee);
  return null;
end $function$;

CREATE OR REPLACE FUNCTION ledger.receipt_term_guard()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
declare of ledger.receipt; good date;
begin
  if tg_op = 'DELETE' then
    perform ledger.refuse_row('term_kept', 'terms of storage stay on record');
  end if;
  if tg_op = 'UPDATE' then
    if row(new.entry, new.receipt, new.stored_until, new.fee, new.wait)
         is distinct from row(old.entry, old.receipt, old.stored_until, old.fee, old.wait)
       or old.status = 'renewed' or old.status = 'ended' and new.status <> 'renewed'
       or new.status = 'renewed' and pg_trigger_depth() < 2 then
      perform ledger.refuse_row('term_fixed', 'a term ends, or is renewed by a longer one');
    end if;
    if new.status = 'ended' and not exists (
      select from ledger.business_day d where d.date >= new.stored_until) then
      perform ledger.refuse_row('term_ends_on_its_day', 'no term has ended before its last day');
    end if;
    return new;
  end if;
  select r.* into of from ledger.receipt r where r.id = new.receipt;
  select l.good_until into good from ledger.lot l where l.id = of.lot;
  if new.status <> 'running' or of.status <> 'issued'
     or of.issued_by <> new.entry and new.stored_until <= of.stored_until
     or of.issued_by = new.entry
        and row(new.stored_until, new.fee) is distinct from row(of.stored_until, of.fee) then
    perform ledger.refuse_row('term_is_only_made_longer',
      'a live receipt has the term that it was issued with, or a longer one');
  end if;
  if new.stored_until > good then
    perform ledger.refuse_row('term_is_within_the_life_of_the_goods',
      'goods are stored no longer than they are good');
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION ledger.receipt_term_renews()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
begin
  update ledger.receipt_term t set status = 'renewed'
   where t.receipt = new.receipt and t.status <> 'renewed' and t.entry <> new.entry;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION ledger.receivable_guard()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'DELETE' then
    raise exception using errcode = '23514', constraint = 'receivable_kept',
      message = 'a receivable ends, it is never removed';
  end if;
  if row(new.id, new.debtor, new.supplier, new.proposer, new.currency, new.amount_minor, new.due_on,
         new.wait, new.proposed_by)
     is distinct from
     row(old.id, old.debtor, old.supplier, old.proposer, old.currency, old.amount_minor, old.due_on,
         old.wait, old.proposed_by)
     or old.ended_by is not null and not (
       old.status = 'settled' and new.status = 'issued'
       and exists (select from ledger.line_owed_anew l where l.instrument = old.id))
     or (old.issued_by is not null and row(new.issued_by, new.package)
         is distinct from row(old.issued_by, old.package)) then
    raise exception using errcode = '23514', constraint = 'receivable_moves_forward',
      message = 'a receivable goes from proposed to issued to its end, and keeps what was agreed';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION ledger.receivable_retires_by_proof()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
begin
  if exists (select from ledger.instrument i where i.id = new.instrument and i.kind = 'receivable')
     and not exists (select from ledger.settlement_line l
                      where l.instrument = new.instrument and l.lo < new.hi and l.hi > new.lo
                        and l.paid_by = new.since)
     and not exists (select from ledger.entry e
                      where e.id = new.since and e.act in ('receivable.acknowledge-payment',
                                                           'receivable.cancel')) then
    perform ledger.refuse_row('receivable_is_retired_by_its_proof',
      'what is owed is retired by the proof of its own line, or by the word of who was paid');
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION ledger.refuse_row(rule text, because text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  raise exception using errcode = '23514', constraint = rule, message = because;
end $function$;

CREATE OR REPLACE FUNCTION ledger.register_search_guard()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'DELETE' then
    perform ledger.refuse_row('register_search_kept', 'a search stays on record');
  end if;
  if tg_op = 'INSERT' then
    if new.verdict is not null or not exists (
      select from ledger.financing f join ledger.quote q on q.id = f.quote
       where f.id = new.financing and f.status = 'approved' and q.lender = new.lender) then
      perform ledger.refuse_row('search_is_for_what_was_approved',
        'a lender searches for what it has approved and not paid out');
    end if;
    return new;
  end if;
  if row(new.id, new.financing, new.lender, new.searched_at, new.certificate, new.recorded_by)
     is distinct from
     row(old.id, old.financing, old.lender, old.searched_at, old.certificate, old.recorded_by)
     or old.verdict is not null then
    perform ledger.refuse_row('register_search_fixed', 'the hits of a search are judged, once');
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION ledger.registration_guard()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  searched ledger.register_search;
begin
  if tg_op = 'DELETE' then
    perform ledger.refuse_row('registration_kept', 'a registration ends, it is never removed');
  end if;
  if tg_op = 'INSERT' then
    searched := ledger.last_search(new.financing);
    if searched.id is null or searched.lender <> new.lender
       or searched.searched_at > new.registered_at
       or not ledger.search_lets_go_on(searched.id) then
      perform ledger.refuse_row('registration_follows_a_search',
        'who registers has searched before, and nothing of others forbids it');
    end if;
    if new.until <= (select max(p.due_on) from ledger.financing_part p
                      where p.financing = new.financing) then
      perform ledger.refuse_row('registration_outlasts_the_debts',
        'a registration lasts beyond the day on which the last debt is due');
    end if;
    return new;
  end if;
  if row(new.id, new.financing, new.lender, new.number, new.registered_at, new.certificate,
         new.registered_by)
     is distinct from
     row(old.id, old.financing, old.lender, old.number, old.registered_at, old.certificate,
         old.registered_by)
     or old.status <> 'live' or new.until < old.until then
    perform ledger.refuse_row('registration_fixed',
      'a registration that stands is extended or ended, and nothing else of it changes');
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION ledger.restore_role_settings()
 RETURNS void
 LANGUAGE plpgsql
AS $function$
declare own record;
begin
  for own in select distinct role from ledger.role_setting loop
    execute format('alter role %I reset all', own.role);
    execute format('alter role %I in database %I reset all', own.role, current_database());
  end loop;
  for own in
    select role, split_part(setting, '=', 1) as name,
           substr(setting, strpos(setting, '=') + 1) as value
      from ledger.role_setting
  loop
    execute format('alter role %I set %I to %L', own.role, own.name, own.value);
  end loop;
end $function$;
REVOKE ALL ON FUNCTION ledger.restore_role_settings() FROM PUBLIC;

CREATE OR REPLACE FUNCTION ledger.search_lets_go_on(of_search bigint)
 RETURNS boolean
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
  select coalesce(s.verdict = 'proceed', false) or not exists (
           select from ledger.register_hit h
            where h.search = s.id and not exists (
              select from ledger.registration r
               where r.financing = s.financing and r.number = h.number))
    from ledger.register_search s where s.id = of_search
$function$;
REVOKE ALL ON FUNCTION ledger.search_lets_go_on(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ledger.search_lets_go_on(bigint) TO tallystick_ledger;

CREATE OR REPLACE FUNCTION ledger.sees_lot(of_lot bigint)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
  select exists (
    select from ledger.lot l
     where l.id = of_lot
       and (ledger.me() in (l.keeper, l.depositor, l.inspector)
            or exists (select from ledger.receipt r
                         join ledger.entry_visibility v
                           on v.party = ledger.me() and v.instrument = r.id
                        where r.lot = l.id)))
$function$;
REVOKE ALL ON FUNCTION ledger.sees_lot(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ledger.sees_lot(bigint) TO tallystick_reader;

CREATE OR REPLACE FUNCTION ledger.sequencer_guard()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION ledger.settled_receivable_owes_nothing()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
declare
  -- of a receivable itself its id, of a line its instrument
  receivable bigint := (to_jsonb(new) ->> tg_argv[0])::bigint;
begin
  if exists (select from ledger.receivable r where r.id = receivable and r.status = 'settled')
     and (exists (select from ledger.title t where t.instrument = receivable and t.holder <> 0)
          or exists (select from ledger.line_owed_anew l where l.instrument = receivable)) then
    perform ledger.refuse_row('settled_receivable_owes_nothing',
      'a receivable is settled when all of it is paid, and no payment of it went back');
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION ledger.settlement_is_whole()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
begin
  if new.amount_minor is distinct from (
    select sum(l.amount_minor) from ledger.settlement_line l where l.settlement = new.id) then
    perform ledger.refuse_row('settlement_is_the_sum_of_its_lines',
      'what is instructed is the sum of its lines');
  end if;
  if exists (
    select from ledger.settlement s where s.reference = new.reference
       and (s.debtor, s.due_on, s.currency) <> (new.debtor, new.due_on, new.currency))
     or exists (
    select from ledger.settlement s
     where (s.debtor, s.due_on, s.currency) = (new.debtor, new.due_on, new.currency)
       and s.reference <> new.reference) then
    perform ledger.refuse_row('reference_names_one_due_date',
      'a due date has one repayment reference, and no other date has it');
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION ledger.settlement_kept()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform ledger.refuse_row('settlement_kept', 'a settlement stays as it was signed');
  return null;
end $function$;

CREATE OR REPLACE FUNCTION ledger.settlement_line_guard()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'DELETE' then
    perform ledger.refuse_row('settlement_line_kept', 'a line is never removed');
  end if;
  if row(new.settlement, new.number, new.instrument, new.lo, new.hi, new.holder, new.payee,
         new.charge, new.to_account, new.to_number, new.end_to_end_id, new.again_settlement,
         new.again_number)
     is distinct from
     row(old.settlement, old.number, old.instrument, old.lo, old.hi, old.holder, old.payee,
         old.charge, old.to_account, old.to_number, old.end_to_end_id, old.again_settlement,
         old.again_number)
     or (old.status, new.status) not in
        (('instructed', 'rejected'), ('instructed', 'abandoned'), ('instructed', 'paid'),
         ('rejected', 'late'), ('abandoned', 'late'), ('paid', 'returned'), ('late', 'even'))
     or old.paid_by is not null and (new.paid_by, new.paid_told_by, new.paid_reference, new.paid_on)
        is distinct from (old.paid_by, old.paid_told_by, old.paid_reference, old.paid_on) then
    perform ledger.refuse_row('settlement_line_fixed',
      'a line is rejected, given up or proven, and what is proven can be returned');
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION ledger.shown_accounts(acting bigint, ids bigint[])
 RETURNS TABLE(id bigint, record jsonb)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
  select a.id, jsonb_build_object(
           'accountOf', a.name, 'accountNumber', a.number, 'bic', a.bank, 'paidIn', a.currency)
    from ledger.account a
   where a.id = any(ids)
     and (a.holder = ledger.shown_to(acting)
          or a.status = 'confirmed' and (ledger.finances(a.holder, ledger.shown_to(acting))
                                         or ledger.owes_to(a.holder, ledger.shown_to(acting)))
          or exists (select from ledger.party p
                      where p.id = ledger.shown_to(acting) and 'operator' = any(p.roles)))
$function$;
REVOKE ALL ON FUNCTION ledger.shown_accounts(bigint,bigint[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ledger.shown_accounts(bigint,bigint[]) TO tallystick_ledger, tallystick_reader;

CREATE OR REPLACE FUNCTION ledger.shown_commodities(acting bigint, ids bigint[])
 RETURNS TABLE(id bigint, record jsonb)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
  select c.id, jsonb_build_object('commodity', c.name, 'standard', c.standard, 'unit', c.unit,
                                  'tolerancePpm', c.tolerance_ppm::text)
    from ledger.commodity c where c.id = any(ids) and ledger.shown_to(acting) <> 0
$function$;
REVOKE ALL ON FUNCTION ledger.shown_commodities(bigint,bigint[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ledger.shown_commodities(bigint,bigint[]) TO tallystick_ledger, tallystick_reader;

CREATE OR REPLACE FUNCTION ledger.shown_debtor_marks(acting bigint, ids bigint[])
 RETURNS TABLE(id bigint, record jsonb)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
  select m.id, jsonb_build_object('debtor', d.name, 'kind', m.kind, 'since', m.since)
    from ledger.debtor_mark m join ledger.party d on d.id = m.party
   where m.id = any(ids)
     and exists (select from ledger.party p
                  where p.id = ledger.shown_to(acting) and 'operator' = any(p.roles))
$function$;
REVOKE ALL ON FUNCTION ledger.shown_debtor_marks(bigint,bigint[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ledger.shown_debtor_marks(bigint,bigint[]) TO tallystick_ledger, tallystick_reader;

CREATE OR REPLACE FUNCTION ledger.shown_delivery_orders(acting bigint, ids bigint[])
 RETURNS TABLE(id bigint, record jsonb)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
  select o.id, jsonb_build_object(
           'deliveryOf', c.name, 'units', o.units::text, 'unit', r.unit, 'holder', h.name,
           'collector', o.collector, 'until', o.until, 'ofNumber', r.number)
    from ledger.delivery_order o
    join ledger.receipt r on r.id = o.receipt
    join ledger.lot l on l.id = o.lot
    join ledger.commodity c on c.id = l.commodity
    join ledger.party h on h.id = o.holder
   where o.id = any(ids) and ledger.shown_to(acting) in (o.holder, r.keeper)
$function$;
REVOKE ALL ON FUNCTION ledger.shown_delivery_orders(bigint,bigint[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ledger.shown_delivery_orders(bigint,bigint[]) TO tallystick_ledger, tallystick_reader;

CREATE OR REPLACE FUNCTION ledger.shown_facilities(acting bigint, ids bigint[])
 RETURNS TABLE(id bigint, record jsonb)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
  select f.id, jsonb_build_object(
           'kind', f.scope, 'lender', l.name, 'subject', s.name, 'limit', f.limit_minor::text,
           'currency', f.currency, 'decimals', ledger.currency_digits(f.currency),
           'until', f.until)
    from ledger.facility f
    join ledger.party l on l.id = f.lender
    left join ledger.party s on s.id = f.subject
   where f.id = any(ids)
     and (f.lender = ledger.shown_to(acting)
          or f.scope = 'group' and f.subject = ledger.shown_to(acting))
$function$;
REVOKE ALL ON FUNCTION ledger.shown_facilities(bigint,bigint[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ledger.shown_facilities(bigint,bigint[]) TO tallystick_ledger, tallystick_reader;

CREATE OR REPLACE FUNCTION ledger.shown_financings(acting bigint, ids bigint[])
 RETURNS TABLE(id bigint, record jsonb)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
  select f.id, jsonb_build_object(
           'holder', h.name, 'firstDueOn', f.first_due_on, 'amount', f.face_minor::text,
           'currency', f.currency, 'decimals', ledger.currency_digits(f.currency),
           'debtors', (select jsonb_agg(d.name order by d.id) from ledger.party d
                        where d.id in (select p.debtor from ledger.financing_part p
                                        where p.financing = f.id)))
    from ledger.financing f join ledger.party h on h.id = f.holder
   where f.id = any(ids)
     and (f.holder = ledger.shown_to(acting)
          or exists (select from ledger.financing_asked a
                      where a.financing = f.id and a.lender = ledger.shown_to(acting)))
$function$;
REVOKE ALL ON FUNCTION ledger.shown_financings(bigint,bigint[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ledger.shown_financings(bigint,bigint[]) TO tallystick_ledger, tallystick_reader;

CREATE OR REPLACE FUNCTION ledger.shown_findings(acting bigint, ids bigint[])
 RETURNS TABLE(id bigint, record jsonb)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'trade', 'pg_temp'
AS $function$
  select f.id, jsonb_build_object('findingKind', f.kind,
           'foundOn', to_char(f.found_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD'))
    from trade.finding f
   where f.id = any(ids)
     and f.id in (select b.finding from ledger.financing_asked a
                   cross join lateral trade.findings_behind(a.financing) b
                   where a.lender = ledger.shown_to(acting))
$function$;
REVOKE ALL ON FUNCTION ledger.shown_findings(bigint,bigint[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ledger.shown_findings(bigint,bigint[]) TO tallystick_ledger, tallystick_reader;

CREATE OR REPLACE FUNCTION ledger.shown_invoices(acting bigint, ids bigint[])
 RETURNS TABLE(id bigint, record jsonb)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'trade', 'pg_temp'
AS $function$
  select i.id, jsonb_build_object(
           'number', i.number, 'seller', s.name, 'buyer', b.name,
           'amount', i.amount_minor::text, 'currency', i.currency,
           'decimals', ledger.currency_digits(i.currency))
    from trade.invoice i
    join ledger.party s on s.id = i.seller
    join ledger.party b on b.id = i.buyer
   where i.id = any(ids) and ledger.shown_to(acting) in (i.seller, i.buyer)
$function$;
REVOKE ALL ON FUNCTION ledger.shown_invoices(bigint,bigint[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ledger.shown_invoices(bigint,bigint[]) TO tallystick_ledger, tallystick_reader;

CREATE OR REPLACE FUNCTION ledger.shown_keys(acting bigint, ids bigint[])
 RETURNS TABLE(id bigint, record jsonb)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
  select k.id, jsonb_build_object('user', ledger.id_text('usr', k.user_id), 'duty', u.duty,
                                  'custody', k.custody, 'machine', k.machine)
    from ledger.key k join ledger.party_user u on u.id = k.user_id
   where k.id = any(ids) and k.party = ledger.shown_to(acting)
$function$;
REVOKE ALL ON FUNCTION ledger.shown_keys(bigint,bigint[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ledger.shown_keys(bigint,bigint[]) TO tallystick_ledger, tallystick_reader;

CREATE OR REPLACE FUNCTION ledger.shown_lots(acting bigint, ids bigint[])
 RETURNS TABLE(id bigint, record jsonb)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
  select l.id, jsonb_build_object(
           'lotOf', c.name, 'unit', c.unit, 'declared', l.declared_units::text,
           'accepted', l.accepted_units::text, 'keeper', k.name, 'depositor', d.name,
           'place', p.code)
    from ledger.lot l
    join ledger.commodity c on c.id = l.commodity
    join ledger.party k on k.id = l.keeper
    join ledger.party d on d.id = l.depositor
    left join ledger.storage_place p on p.id = l.place
   where l.id = any(ids) and ledger.shown_to(acting) in (l.keeper, l.depositor, l.inspector)
$function$;
REVOKE ALL ON FUNCTION ledger.shown_lots(bigint,bigint[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ledger.shown_lots(bigint,bigint[]) TO tallystick_ledger, tallystick_reader;

CREATE OR REPLACE FUNCTION ledger.shown_mandates(acting bigint, ids bigint[])
 RETURNS TABLE(id bigint, record jsonb)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
  select m.id, jsonb_build_object('key', ledger.id_text('key', m.key), 'act', m.act,
                                  'limit', m.limit_minor::text, 'until', m.until)
    from ledger.mandate m where m.id = any(ids) and m.party = ledger.shown_to(acting)
$function$;
REVOKE ALL ON FUNCTION ledger.shown_mandates(bigint,bigint[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ledger.shown_mandates(bigint,bigint[]) TO tallystick_ledger, tallystick_reader;

CREATE OR REPLACE FUNCTION ledger.shown_parties(acting bigint, ids bigint[])
 RETURNS TABLE(id bigint, record jsonb)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
  select p.id, jsonb_build_object('name', p.name, 'code', p.code, 'roles', p.roles)
    from ledger.party p where p.id = any(ids) and ledger.shown_to(acting) <> 0
$function$;
REVOKE ALL ON FUNCTION ledger.shown_parties(bigint,bigint[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ledger.shown_parties(bigint,bigint[]) TO tallystick_ledger, tallystick_reader;

CREATE OR REPLACE FUNCTION ledger.shown_places(acting bigint, ids bigint[])
 RETURNS TABLE(id bigint, record jsonb)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
  select p.id, jsonb_build_object(
           'place', p.code, 'inSite', s.name, 'exclusive', p.exclusive,
           'capacity', p.capacity_units::text, 'unit', p.unit)
    from ledger.storage_place p join ledger.warehouse_site s on s.id = p.site
   where p.id = any(ids) and ledger.shown_to(acting) <> 0
$function$;
REVOKE ALL ON FUNCTION ledger.shown_places(bigint,bigint[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ledger.shown_places(bigint,bigint[]) TO tallystick_ledger, tallystick_reader;

CREATE OR REPLACE FUNCTION ledger.shown_price_lists(acting bigint, ids bigint[])
 RETURNS TABLE(id bigint, record jsonb)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
  select p.id, jsonb_build_object('pricesOf', l.name, 'recourse', p.recourse, 'until', p.until)
    from ledger.price_list p join ledger.party l on l.id = p.lender
   where p.id = any(ids) and ledger.shown_to(acting) is not null
     and (p.lender = ledger.shown_to(acting) or not exists (
       select from ledger.party r where r.id = ledger.shown_to(acting) and 'lender' = any(r.roles)))
$function$;
REVOKE ALL ON FUNCTION ledger.shown_price_lists(bigint,bigint[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ledger.shown_price_lists(bigint,bigint[]) TO tallystick_ledger, tallystick_reader;

CREATE OR REPLACE FUNCTION ledger.shown_quotes(acting bigint, ids bigint[])
 RETURNS TABLE(id bigint, record jsonb)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
  select q.id, jsonb_build_object(
           'quotedBy', l.name, 'amount', q.net_minor::text, 'currency', f.currency,
           'decimals', ledger.currency_digits(f.currency), 'discount', q.discount_minor::text,
           'fee', q.fee_minor::text, 'apr', q.apr::text, 'recourse', q.recourse,
           'valueDate', q.value_date)
    from ledger.quote q
    join ledger.financing f on f.id = q.financing
    join ledger.party l on l.id = q.lender
   where q.id = any(ids) and ledger.shown_to(acting) in (q.lender, f.holder)
$function$;
REVOKE ALL ON FUNCTION ledger.shown_quotes(bigint,bigint[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ledger.shown_quotes(bigint,bigint[]) TO tallystick_ledger, tallystick_reader;

CREATE OR REPLACE FUNCTION ledger.shown_receipts(acting bigint, ids bigint[])
 RETURNS TABLE(id bigint, record jsonb)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
  select r.id, jsonb_build_object(
           'goods', c.name, 'grade', l.grade, 'size', r.quantity::text, 'unit', r.unit,
           'keeper', k.name, 'keeperCode', k.code, 'receiptNumber', r.number,
           'place', p.code, 'storedUntil', r.stored_until)
    from ledger.receipt r
    join ledger.lot l on l.id = r.lot
    join ledger.commodity c on c.id = l.commodity
    join ledger.party k on k.id = r.keeper
    join ledger.storage_place p on p.id = r.place
   where r.id = any(ids)
     and (ledger.shown_to(acting) in (r.keeper, r.depositor)
          or exists (select from ledger.entry_visibility v
                      where v.party = ledger.shown_to(acting) and v.instrument = r.id))
$function$;
REVOKE ALL ON FUNCTION ledger.shown_receipts(bigint,bigint[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ledger.shown_receipts(bigint,bigint[]) TO tallystick_ledger, tallystick_reader;

CREATE OR REPLACE FUNCTION ledger.shown_receivables(acting bigint, ids bigint[])
 RETURNS TABLE(id bigint, record jsonb)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
  select r.id, jsonb_build_object(
           'debtor', d.name, 'debtorCode', d.code, 'supplier', s.name, 'supplierCode', s.code,
           'dueOn', r.due_on, 'amount', r.amount_minor::text, 'currency', r.currency,
           'decimals', ledger.currency_digits(r.currency))
    from ledger.receivable r
    join ledger.party d on d.id = r.debtor
    join ledger.party s on s.id = r.supplier
   where r.id = any(ids)
     and (ledger.shown_to(acting) in (r.debtor, r.supplier)
          or exists (select from ledger.entry_visibility v
                      where v.party = ledger.shown_to(acting) and v.instrument = r.id))
$function$;
REVOKE ALL ON FUNCTION ledger.shown_receivables(bigint,bigint[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ledger.shown_receivables(bigint,bigint[]) TO tallystick_ledger, tallystick_reader;

CREATE OR REPLACE FUNCTION ledger.shown_register_searches(acting bigint, ids bigint[])
 RETURNS TABLE(id bigint, record jsonb)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
  select s.id, jsonb_build_object(
           'searchedAt', to_char(s.searched_at at time zone 'UTC',
                                 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
           'hits', (select coalesce(jsonb_agg(h.number || ' ' || h.secured_party
                                              order by h.place), '[]')
                      from ledger.register_hit h where h.search = s.id))
    from ledger.register_search s
   where s.id = any(ids) and s.lender = ledger.shown_to(acting)
$function$;
REVOKE ALL ON FUNCTION ledger.shown_register_searches(bigint,bigint[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ledger.shown_register_searches(bigint,bigint[]) TO tallystick_ledger, tallystick_reader;

CREATE OR REPLACE FUNCTION ledger.shown_settlements(acting bigint, ids bigint[])
 RETURNS TABLE(id bigint, record jsonb)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
  select s.id, jsonb_build_object(
           'paidBy', d.name, 'settles', s.due_on, 'amount', s.amount_minor::text,
           'currency', s.currency, 'decimals', ledger.currency_digits(s.currency),
           'reference', s.reference)
    from ledger.settlement s join ledger.party d on d.id = s.debtor
   where s.id = any(ids) and s.debtor = ledger.shown_to(acting)
$function$;
REVOKE ALL ON FUNCTION ledger.shown_settlements(bigint,bigint[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ledger.shown_settlements(bigint,bigint[]) TO tallystick_ledger, tallystick_reader;

CREATE OR REPLACE FUNCTION ledger.shown_sites(acting bigint, ids bigint[])
 RETURNS TABLE(id bigint, record jsonb)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
  select s.id, jsonb_build_object('site', s.name, 'address', s.address, 'keeper', k.name)
    from ledger.warehouse_site s join ledger.party k on k.id = s.keeper
   where s.id = any(ids) and ledger.shown_to(acting) <> 0
$function$;
REVOKE ALL ON FUNCTION ledger.shown_sites(bigint,bigint[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ledger.shown_sites(bigint,bigint[]) TO tallystick_ledger, tallystick_reader;

CREATE OR REPLACE FUNCTION ledger.shown_standing_acceptances(acting bigint, ids bigint[])
 RETURNS TABLE(id bigint, record jsonb)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
  select a.id, jsonb_build_object('from', p.name, 'limit', a.limit_minor::text, 'until', a.until)
    from ledger.standing_acceptance a left join ledger.party p on p.id = a.from_party
   where a.id = any(ids) and a.party = ledger.shown_to(acting)
$function$;
REVOKE ALL ON FUNCTION ledger.shown_standing_acceptances(bigint,bigint[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ledger.shown_standing_acceptances(bigint,bigint[]) TO tallystick_ledger, tallystick_reader;

CREATE OR REPLACE FUNCTION ledger.shown_standing_instructions(acting bigint, ids bigint[])
 RETURNS TABLE(id bigint, record jsonb)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
  select i.id, jsonb_build_object('scope', i.scope, 'limit', i.limit_units::text,
                                  'until', i.until)
    from ledger.standing_instruction i where i.id = any(ids) and i.party = ledger.shown_to(acting)
$function$;
REVOKE ALL ON FUNCTION ledger.shown_standing_instructions(bigint,bigint[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ledger.shown_standing_instructions(bigint,bigint[]) TO tallystick_ledger, tallystick_reader;

CREATE OR REPLACE FUNCTION ledger.shown_to(acting bigint)
 RETURNS bigint
 LANGUAGE sql
 STABLE
RETURN CASE SESSION_USER WHEN 'tallystick_ledger'::name THEN acting ELSE ledger.me() END;

CREATE OR REPLACE FUNCTION ledger.shown_users(acting bigint, ids bigint[])
 RETURNS TABLE(id bigint, record jsonb)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
  select u.id, jsonb_build_object('duty', u.duty, 'representative', u.representative)
    from ledger.party_user u
   where u.id = any(ids)
     and (u.party = ledger.shown_to(acting)
          or exists (select from ledger.party p
                      where p.id = ledger.shown_to(acting) and 'operator' = any(p.roles)))
$function$;
REVOKE ALL ON FUNCTION ledger.shown_users(bigint,bigint[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ledger.shown_users(bigint,bigint[]) TO tallystick_ledger, tallystick_reader;

CREATE OR REPLACE FUNCTION ledger.single_signed_guard()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'DELETE' or tg_op = 'UPDATE' and
     (row(new.party, new.date) is distinct from row(old.party, old.date)
      or new.amount_minor <= old.amount_minor) then
    raise exception using errcode = '23514', constraint = 'single_signed_grows',
      message = 'what was signed alone on a day only grows';
  end if;
  if new.amount_minor > (select daily_limit_minor from ledger.party where id = new.party) then
    raise exception using errcode = '23514', constraint = 'single_signed_within_the_day',
      message = 'what is signed alone on a day stays within what the party allows';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION ledger.statement_entry_guard()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'DELETE' then
    perform ledger.refuse_row('statement_entry_kept', 'what a bank told is never removed');
  end if;
  if row(new.told_by, new.reference, new.account, new.side, new.currency, new.amount_minor,
         new.booked_on, new.end_to_end_id, new.remittance, new.counterpart, new.returned)
     is distinct from
     row(old.told_by, old.reference, old.account, old.side, old.currency, old.amount_minor,
         old.booked_on, old.end_to_end_id, old.remittance, old.counterpart, old.returned)
     or old.proven_by is not null then
    perform ledger.refuse_row('statement_entry_fixed',
      'an entry changes once: when its statement is proven');
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION ledger.statement_entry_is_proven()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if not exists (
    select from ledger.statement s
     where s.entry = new.told_by and s.account = new.account
       and (new.proven_by is null or s.proven_by = new.proven_by)) then
    perform ledger.refuse_row('statement_entry_is_proven_by_its_statement',
      'an entry is of the account of its statement, and proven with it');
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION ledger.statement_follows()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
begin
  if new.kind <> 'statement' or new.proven_by is null then
    return null;
  end if;
  if new.closing_minor is distinct from new.opening_minor + (
       select coalesce(sum(case e.side when 'credit' then e.amount_minor
                                       else -e.amount_minor end), 0)
         from ledger.statement_entry e where e.told_by = new.entry) then
    perform ledger.refuse_row('statement_adds_up',
      'a proven statement closes with its opening and its entries');
  end if;
  if exists (
    select from ledger.statement s
     where s.account = new.account and s.kind = 'statement' and s.proven_by is not null
       and s.number = new.number - 1 and s.closing_minor <> new.opening_minor) then
    perform ledger.refuse_row('statement_follows_the_one_before',
      'a statement opens with what the one before closed with');
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION ledger.statement_guard()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'DELETE' then
    perform ledger.refuse_row('statement_kept', 'a statement is never removed');
  end if;
  if row(new.entry, new.account, new.digest, new.kind, new.named, new.number, new.opening_minor,
         new.closing_minor, new.signed)
     is distinct from
     row(old.entry, old.account, old.digest, old.kind, old.named, old.number, old.opening_minor,
         old.closing_minor, old.signed)
     or old.proven_by is not null then
    perform ledger.refuse_row('statement_fixed', 'a statement changes once: officers confirm it');
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION ledger.steps(of_instrument bigint)
 RETURNS TABLE(entry bigint, act text, business_date date, holder bigint, lo bigint, hi bigint)
 LANGUAGE sql
 STABLE
BEGIN ATOMIC
 SELECT m.entry,
     m.act,
     m.business_date,
     m.to_party,
     m.lo,
     m.hi
    FROM ledger.moved m
   WHERE ((m.instrument = steps.of_instrument) AND (m.to_party IS NOT NULL))
 UNION ALL
  SELECT e.id,
     e.act,
     e.business_date,
     y.to_party,
     y.lo,
     y.hi
    FROM (ledger.entry e
      CROSS JOIN LATERAL ledger.movements_in(e.id, e.party, e.postings) y(part, kind, instrument, lo, hi, currency, from_party, to_party))
   WHERE ((e.id = ANY (ARRAY( SELECT t.entry
            FROM ledger.touch t
           WHERE ((t.subject = steps.of_instrument) AND (t.entry > ( SELECT u.entry
                    FROM ledger.moved_until u)))))) AND (y.instrument = steps.of_instrument) AND (y.to_party IS NOT NULL));
END;
REVOKE ALL ON FUNCTION ledger.steps(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ledger.steps(bigint) TO tallystick_ledger, tallystick_sequencer;

CREATE OR REPLACE FUNCTION ledger.storage_place_guard()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'INSERT' then
    if new.stored_units <> 0 then
      perform ledger.refuse_row('place_begins_empty', 'a new place is empty');
    end if;
    return new;
  end if;
  if row(new.id, new.site, new.keeper, new.code, new.exclusive, new.unit, new.capacity_units,
         new.opened_by)
     is distinct from
     row(old.id, old.site, old.keeper, old.code, old.exclusive, old.unit, old.capacity_units,
         old.opened_by)
     or new.stored_units is distinct from old.stored_units and pg_trigger_depth() < 2 then
    perform ledger.refuse_row('place_fixed', 'only what is stored in a place changes, by its lots');
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION ledger.successor_guard()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'DELETE' then
    perform ledger.refuse_row('successor_kept', 'a successor is ended, never removed');
  end if;
  if old.ended_by is not null
     or row(new.id, new.claim, new.party, new.act, new.expires, new.named_by) is distinct from
        row(old.id, old.claim, old.party, old.act, old.expires, old.named_by) then
    perform ledger.refuse_row('successor_fixed', 'a successor changes once: when it ends');
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION ledger.supervised_by_invoice(of_number text)
 RETURNS SETOF bigint
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'trade', 'pg_temp'
AS $function$
  select u.allocated_to from trade.invoice i join trade.invoice_allocation u on u.invoice = i.id
   where i.number = of_number and u.allocated_to <> 0 and ledger.i_am('regulator')
$function$;
REVOKE ALL ON FUNCTION ledger.supervised_by_invoice(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ledger.supervised_by_invoice(text) TO tallystick_reader;

CREATE OR REPLACE FUNCTION ledger.supervised_of(of_party bigint)
 RETURNS SETOF bigint
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
  select r.id from ledger.receivable r where r.debtor = of_party and ledger.i_am('regulator')
  union
  select r.id from ledger.receivable r where r.supplier = of_party and ledger.i_am('regulator')
  union
  select t.instrument from ledger.title t
   where t.holder = of_party and t.holder <> 0 and ledger.i_am('regulator')
$function$;
REVOKE ALL ON FUNCTION ledger.supervised_of(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ledger.supervised_of(bigint) TO tallystick_reader;

CREATE OR REPLACE FUNCTION ledger.terms_from(due_on date)
 RETURNS bigint
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN (due_on = 'infinity'::date) THEN '9223372036854775807'::bigint WHEN (due_on < '1970-01-01'::date) THEN (1)::bigint ELSE GREATEST((1)::bigint, (((due_on - '1970-01-01'::date))::bigint << 45)) END;

CREATE OR REPLACE FUNCTION ledger.terms_of(due_on date, debtor_number integer, currency text)
 RETURNS bigint
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN (((((((due_on - '1970-01-01'::date))::bigint << 45) | ((debtor_number)::bigint << 15)) | (((ascii(currency) - 64) << 10))::bigint) | (((ascii("right"(currency, 2)) - 64) << 5))::bigint) | ((ascii("right"(currency, 1)) - 64))::bigint);

CREATE OR REPLACE FUNCTION ledger.title_guard()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'INSERT' then
    if new.claim is not null or new.holds <> 0 then
      perform ledger.refuse_row('title_born_free', 'a title is born without claim or hold');
    end if;
    return new;
  end if;
  if old.holder = 0 then
    perform ledger.refuse_row('title_retired', 'a retired title never changes');
  end if;
  if tg_op = 'DELETE' then
    if old.claim is not null or old.holds <> 0 then
      perform ledger.refuse_row('title_bound_kept', 'a claimed or held title is never removed');
    end if;
    return old;
  end if;
  if row(new.claim, new.holds) is distinct from row(old.claim, old.holds)
     and pg_trigger_depth() < 2 then
    perform ledger.refuse_row('title_restrictions_follow', 'claim and holds follow their own rows');
  end if;
  if row(new.instrument, new.lo, new.hi, new.holder, new.since)
     is distinct from row(old.instrument, old.lo, old.hi, old.holder, old.since) then
    if old.claim is not null then
      perform ledger.refuse_row('title_claimed', 'a claimed title stays as it is');
    end if;
    if old.holds <> 0 then
      perform ledger.refuse_row('title_on_hold', 'a title on hold stays as it is');
    end if;
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION ledger.title_origin_kept()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform ledger.refuse_row('title_origin_kept', 'an origin stays until the title is given again');
  return null;
end $function$;

CREATE AGGREGATE ledger.total(bigint) (SFUNC = int8pl, STYPE = bigint, COMBINEFUNC = int8pl, INITCOND = '0', PARALLEL = SAFE);

CREATE OR REPLACE FUNCTION ledger.touch_chains()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
begin
  if exists (
    select from born b
     where (select own.id from ledger.entry own where own.id = b.entry) is null
        or case when b.version = 1 then b.before is not null
           else b.before is null or b.before is distinct from (
             select e.hash from ledger.touch t join ledger.entry e on e.id = t.entry
              where t.subject = b.subject and t.noun = b.noun and t.version = b.version - 1
                and e.id < b.entry)
           end
  ) then
    raise exception using errcode = '23514', constraint = 'touch_chains',
      message = 'a touch carries the next version and the hash of the entry before';
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION ledger.unit_of(of_instrument bigint)
 RETURNS text
 LANGUAGE sql
 STABLE
AS $function$
  select coalesce(k.unit, (select r.unit from ledger.receipt r where r.id = i.id))
    from ledger.instrument i join ledger.instrument_kind k on k.kind = i.kind
   where i.id = of_instrument
$function$;

CREATE OR REPLACE FUNCTION ledger.wait_closing_guard()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
begin
  if pg_has_role(session_user, 'tallystick_owner', 'member') then
    return new;
  end if;
  if old.closed then
    raise exception using errcode = '23514', constraint = 'wait_stays_closed',
      message = 'a wait that was closed stays closed';
  end if;
  if exists (select from ledger.wait_item i where i.wait = new.id) then
    raise exception using errcode = '23514', constraint = 'wait_closes_when_answered',
      message = 'a wait is closed when nothing of it is open';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION ledger.wait_story(ids bigint[])
 RETURNS TABLE(id bigint, opened_on date, open_items bigint)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
  select w.id,
         (select e.business_date from ledger.entry e
           where e.party = w.party and e.command = w.command order by e.id limit 1),
         (select count(*) from ledger.wait_item i where i.wait = w.id)
    from ledger.wait w
   where w.id = any(ids)
     and (ledger.me() in (w.party, w.awaited) or ledger.i_am('operator'))
$function$;
REVOKE ALL ON FUNCTION ledger.wait_story(bigint[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ledger.wait_story(bigint[]) TO tallystick_reader;

CREATE OR REPLACE FUNCTION ledger.warehouse_kept()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform ledger.refuse_row(tg_table_name || '_kept',
    'what is on file is never changed or removed');
  return null;
end $function$;

CREATE OR REPLACE FUNCTION ledger.was_asked(of_financing bigint)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
  select exists (select from ledger.financing_asked a
                  where a.financing = of_financing and a.lender = ledger.me())
$function$;
REVOKE ALL ON FUNCTION ledger.was_asked(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ledger.was_asked(bigint) TO tallystick_reader;

CREATE OR REPLACE FUNCTION ledger.weighed_finding_guard()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if new.finding not in (select b.finding from trade.findings_behind(new.financing) b) then
    perform ledger.refuse_row('weighed_finding_is_behind_its_financing',
      'it is about what is financed');
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION ledger.young_movements()
 RETURNS TABLE(party bigint, entry bigint, part integer, kind text, act text, business_date date, instrument bigint, lo bigint, hi bigint, currency text, from_party bigint, to_party bigint)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
 SET enable_seqscan TO 'off'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
AS $function$
  select v.party, e.id, m.part, m.kind, e.act, e.business_date, m.instrument, m.lo, m.hi,
         m.currency, m.from_party, m.to_party
    from (select distinct s.party, s.entry from ledger.entry_visibility s
           where s.party = ledger.me()
             and s.entry > (select u.entry from ledger.moved_until u)) v
    join ledger.entry e on e.id = v.entry
    cross join lateral ledger.movements_in(e.id, e.party, e.postings) m
   where v.party in (m.from_party, m.to_party)
$function$;
REVOKE ALL ON FUNCTION ledger.young_movements() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ledger.young_movements() TO tallystick_reader;

CREATE OR REPLACE FUNCTION trade.alike_backs_nothing()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if exists (
    select from trade.invoice i
     where i.alike is not null and i.told_apart_by is null
       and i.id in (select invoice from fresh where allocated_to <> 0)) then
    raise exception using errcode = '23514', constraint = 'alike_backs_nothing',
      message = 'an invoice that is to be told apart from another backs nothing';
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION trade.alike_is_kept()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if row(new.likeness, new.alike) is distinct from row(old.likeness, old.alike)
     or old.told_apart_by is not null and new.told_apart_by is distinct from old.told_apart_by then
    raise exception using errcode = '23514', constraint = 'invoices_are_told_apart_once',
      message = 'what an invoice is alike stays, and they are told apart once';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION trade.dilution(receivables bigint[])
 RETURNS TABLE(receivable bigint, diluted bigint)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'trade', 'ledger', 'pg_temp'
AS $function$
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
$function$;
REVOKE ALL ON FUNCTION trade.dilution(bigint[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION trade.dilution(bigint[]) TO tallystick_ledger, tallystick_reader;

CREATE OR REPLACE FUNCTION trade.dilution_is_the_first_suppliers()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'trade', 'ledger', 'pg_temp'
AS $function$
begin
  if exists (
    select from born b
      join ledger.title t on t.instrument = b.instrument and t.lo = b.lo
      join ledger.receivable r on r.id = b.instrument
     where b.kind = 'dilution' and (t.holder <> r.supplier or b.party <> r.debtor)) then
    raise exception using errcode = '23514', constraint = 'dilution_is_the_first_suppliers',
      message = 'a hold for dilution is on what the first supplier holds, for the debtor';
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION trade.finding_kept()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception using errcode = '23514', constraint = tg_table_name || '_kept',
    message = 'a finding stays as it was written';
end $function$;

CREATE OR REPLACE FUNCTION trade.findings_behind(of_financing bigint)
 RETURNS TABLE(finding bigint)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'trade', 'pg_temp'
AS $function$
  with part as (
    select distinct p.instrument from ledger.financing_part p where p.financing = of_financing),
  backing as (
    select distinct a.invoice from part
      join trade.invoice_allocation a on a.allocated_to = part.instrument and a.allocated_to <> 0)
  select d.finding from backing b join trade.finding_document d on d.invoice = b.invoice
  union
  select f.id from backing b join trade.finding f on f.subject = b.invoice
  union
  select f.id from part p join trade.finding f on f.subject = p.instrument
$function$;
REVOKE ALL ON FUNCTION trade.findings_behind(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION trade.findings_behind(bigint) TO tallystick_ledger;

CREATE OR REPLACE FUNCTION trade.findings_shown(of_financing bigint)
 RETURNS SETOF trade.finding
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'trade', 'pg_temp'
AS $function$
  select f.* from trade.findings_behind(of_financing) b join trade.finding f on f.id = b.finding
   where ledger.was_asked(of_financing)
$function$;
REVOKE ALL ON FUNCTION trade.findings_shown(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION trade.findings_shown(bigint) TO tallystick_reader;

CREATE OR REPLACE FUNCTION trade.first_allocation_has_invoice()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
begin
  if not exists (select from trade.invoice i where i.id = new.invoice) then
    raise exception using errcode = '23503', constraint = 'allocation_first_has_invoice',
      message = 'the first allocation of an invoice is of one that is there';
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION trade.first_allocations_have_invoices()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
begin
  if exists (
    select from born b
     where b.lo = 0 and (select i.id from trade.invoice i where i.id = b.invoice) is null
  ) then
    raise exception using errcode = '23503', constraint = 'allocation_first_has_invoice',
      message = 'the first allocation of an invoice is of one that is there';
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION trade.invoice_guard()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION trade.may_read_blob(wanted text)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'trade', 'ledger', 'pg_temp'
AS $function$
  select exists (select from trade.upload where hash = wanted and party = ledger.me())
      or exists (
        select from trade.attachment a join trade.invoice i on i.id = a.invoice
         where a.hash = wanted and ledger.me() in (i.seller, i.buyer))
      or exists (
        select from trade.purchase_order o
          join trade.upload u on u.hash = wanted and u.party in (o.seller, o.buyer)
         where (o.term_clause = wanted or o.certificate_clause = wanted)
           and ledger.me() in (o.seller, o.buyer))
$function$;
REVOKE ALL ON FUNCTION trade.may_read_blob(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION trade.may_read_blob(text) TO tallystick_reader;

CREATE OR REPLACE FUNCTION trade.red_letter_counts()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op <> 'INSERT' then
    raise exception using errcode = '23514', constraint = 'red_letter_kept',
      message = 'a red letter is for ever';
  end if;
  update trade.invoice set red_lettered_minor = red_lettered_minor + new.amount_minor
   where id = new.invoice;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION trade.red_lettered_backs_nothing()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION trade.ties()
 RETURNS TABLE(party bigint, behind bigint, kind text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'ledger', 'pg_temp'
AS $function$
  select u.party, u.person, 'person' from ledger.party_user u
   where u.ended_by is null
     and u.person in (select o.person from ledger.party_user o
                       where o.ended_by is null group by o.person having count(*) > 1)
  union all
  select a.holder, min(a.id) over (partition by a.bank, a.number), 'account' from ledger.account a
   where (a.bank, a.number) in (select o.bank, o.number from ledger.account o
                       group by o.bank, o.number having count(distinct o.holder) > 1)
$function$;
REVOKE ALL ON FUNCTION trade.ties() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION trade.ties() TO tallystick_sequencer;
