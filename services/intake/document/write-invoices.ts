import type { PoolClient } from 'pg'
import { idNumber, type PartyId } from '../../../contracts/kernel/id.ts'
import { FINDINGS } from '../../../contracts/trade/findings.ts'
import { findLikeness } from '../../../contracts/trade/number-likeness.ts'
import type { Chunk } from './document.ts'
import type {
  AddedInvoice,
  AddedRedLetter,
  FilledInvoice,
  InvoiceChanges,
  InvoiceFinding,
} from './invoice-changes.ts'
import { spelling } from './number.ts'

/** An invoice comes with the one tile of its use that says it backs nothing. */
export async function writeInvoices(
  client: PoolClient,
  { added, filled, denied, redLetters, findings }: InvoiceChanges,
  chunk: Chunk,
): Promise<void> {
  if (added.length > 0) await insertInvoices(client, added, chunk)
  if (filled.size > 0) await updateInvoices(client, [...filled.values()])
  if (denied.length > 0)
    await client.query('update trade.invoice set denied = true where id = any($1::bigint[])', [
      denied.map(idNumber),
    ])
  if (redLetters.length > 0) await insertRedLetters(client, redLetters, chunk)
  if (findings.length > 0) await insertFindings(client, findings, chunk)
}

/** An assertion that is its seller's word now, or an invoice with what it had left empty. */
async function updateInvoices(client: PoolClient, filled: readonly FilledInvoice[]): Promise<void> {
  await writePaperNumbers(client, filled)
  await client.query(
    `update trade.invoice i
        set number = u.number, delivery = u.delivery, asserted_by = u.asserted_by, denied = false
       from unnest($1::bigint[], $2::text[], $3::bigint[], $4::bigint[])
              u (id, number, delivery, asserted_by)
      where i.id = u.id`,
    [
      filled.map(({ invoice }) => idNumber(invoice.id)),
      filled.map(({ invoice }) => invoice.number),
      filled.map(({ invoice }) => invoice.delivery && idNumber(invoice.delivery)),
      filled.map(({ invoice }) => asserterNumber(invoice.assertedBy)),
    ],
  )
}

async function insertInvoices(
  client: PoolClient,
  added: readonly AddedInvoice[],
  { importNumber, synthetic }: Chunk,
): Promise<void> {
  const ids = added.map(({ invoice }) => idNumber(invoice.id))
  const amounts = added.map(({ invoice }) => invoice.amount)
  await writePaperNumbers(
    client,
    added.map(({ invoice, number }) => ({ invoice, paper: number.paper })),
  )
  await client.query(
    `insert into trade.invoice (id, seller, number, buyer, delivery, currency, amount_minor,
       quantity, price_minor, invoiced_on, due_on, disputed, paper_number,
       spelling, asserted_by, likeness, alike, synthetic, import)
     select u.*, $18, $19
       from unnest($1::bigint[], $2::bigint[], $3::text[], $4::bigint[], $5::bigint[], $6::text[],
                   $7::bigint[], $8::bigint[], $9::bigint[], $10::date[], $11::date[],
                   $12::boolean[], $13::text[], $14::text[], $15::bigint[], $16::text[],
                   $17::bigint[]) u`,
    [
      ids,
      added.map(({ invoice }) => idNumber(invoice.seller)),
      added.map(({ invoice }) => invoice.number),
      added.map(({ invoice }) => idNumber(invoice.buyer)),
      added.map(({ invoice }) => invoice.delivery && idNumber(invoice.delivery)),
      added.map(({ invoice }) => invoice.currency),
      amounts,
      added.map(({ invoice }) => invoice.quantity),
      added.map(({ invoice }) => invoice.price),
      added.map(({ invoice }) => invoice.invoicedOn),
      added.map(({ invoice }) => invoice.dueOn),
      added.map(one => one.disputed),
      added.map(one => one.number.paper),
      added.map(one => spelling(one.number)),
      added.map(({ invoice }) => asserterNumber(invoice.assertedBy)),
      added.map(({ invoice }) => findLikeness(invoice.number).digits),
      added.map(({ invoice }) => invoice.alike && idNumber(invoice.alike)),
      synthetic,
      importNumber,
    ],
  )
  await client.query(
    `insert into trade.invoice_allocation (invoice, lo, hi, size)
     select id, 0, amount, amount from unnest($1::bigint[], $2::bigint[]) u (id, amount)`,
    [ids, amounts],
  )
}

/** The store adds what they take back to their invoices. */
async function insertRedLetters(
  client: PoolClient,
  redLetters: readonly AddedRedLetter[],
  { importNumber }: Chunk,
): Promise<void> {
  await client.query(
    `insert into trade.red_letter
       (seller, number, spelling, invoice, amount_minor, beyond_minor, import)
     select u.*, $7 from unnest($1::bigint[], $2::text[], $3::text[], $4::bigint[], $5::bigint[],
                                $6::bigint[]) u`,
    [
      redLetters.map(one => idNumber(one.invoice.seller)),
      redLetters.map(one => one.number.normal),
      redLetters.map(one => spelling(one.number)),
      redLetters.map(one => idNumber(one.invoice.id)),
      redLetters.map(one => one.amount),
      redLetters.map(one => one.beyond),
      importNumber,
    ],
  )
}

/** The first invoice of a paper number settles whether that number is named with its code. */
async function writePaperNumbers(
  client: PoolClient,
  invoices: readonly FilledInvoice[],
): Promise<void> {
  const papers = invoices.filter(one => one.paper !== null)
  if (papers.length === 0) return
  await client.query(
    `insert into trade.paper_number (seller, asserted_by, number, coded)
     select distinct * from unnest($1::bigint[], $2::bigint[], $3::text[], $4::boolean[])
     on conflict (seller, asserted_by, number) do update set coded = excluded.coded
       where paper_number.coded <> excluded.coded`,
    [
      papers.map(one => idNumber(one.invoice.seller)),
      papers.map(one => asserterNumber(one.invoice.assertedBy)),
      papers.map(one => one.paper),
      papers.map(one => one.invoice.number !== one.paper),
    ],
  )
}

function asserterNumber(assertedBy: PartyId | null): bigint {
  return assertedBy === null ? 0n : idNumber(assertedBy)
}

async function insertFindings(
  client: PoolClient,
  findings: readonly InvoiceFinding[],
  { party, importNumber }: Chunk,
): Promise<void> {
  await client.query(
    `insert into trade.finding (kind, severity, party, subject, evidence)
     select * from unnest($1::text[], $2::text[], $3::bigint[], $4::bigint[], $5::jsonb[])`,
    [
      findings.map(f => f.kind),
      findings.map(f => FINDINGS[f.kind].severity),
      findings.map(f => idNumber(f.party ?? party)),
      findings.map(f => idNumber(f.invoice.id)),
      findings.map(f =>
        JSON.stringify({ ...f.evidence, import: String(importNumber), importer: party }),
      ),
    ],
  )
}
