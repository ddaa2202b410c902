import type { Pool, PoolClient } from 'pg'
import { idNumber, idOf, type PartyId } from '../../../contracts/kernel/id.ts'
import { newNumber } from '../../../services/platform/new-id.ts'
import type { TestParty } from '../../support/actor.ts'
import { mustBeAccepted, START, type TestMarket } from '../../support/market.ts'

/** A receivable of the holder, and an invoice of the transferee on it, for transfers to cite. */
export interface Place {
  readonly receivable: string
  readonly invoice: string
}

export const FACE_MINOR = 100_000_000n

export interface Traders {
  readonly debtor: TestParty
  readonly holder: TestParty
  /** Accepts at once what the holder offers. */
  readonly transferee: TestParty
  /** Answers each offer by an act of its own. */
  readonly asked: TestParty
}

export interface TransferLoad extends Traders {
  readonly places: readonly Place[]
  /** Invoices of the party that is asked, one for each place. */
  readonly invoicesOfAsked: readonly string[]
}

/** Receivables and invoices are written as rows beforehand: issuing is not measured. */
export async function prepareTransfers(market: TestMarket, places: number): Promise<TransferLoad> {
  const traders = await enrolTraders(market)
  const { debtor, holder, transferee, asked } = traders
  const parties = { debtor: debtor.id, holder: holder.id, transferee: transferee.id }
  const invoicesOfAsked = await writeInvoices(market.owner, asked.id, holder.id, places)
  return { ...traders, places: await writePlaces(market.owner, parties, places), invoicesOfAsked }
}

/**
 * The holder's key may sign transfers alone (mandate), one transferee accepts at once (standing
 * acceptance), the other one's key may answer alone.
 */
export async function enrolTraders(market: TestMarket): Promise<Traders> {
  const debtor = await market.enrol(['debtor'])
  const holder = await market.enrol(['supplier'])
  const transferee = await market.enrol(['supplier'])
  const asked = await market.enrol(['supplier'])
  await mandate(market, holder, ['title.offer-transfer', 'title.offer-pledge'])
  await mandate(market, asked, ['title.answer-offer'])
  mustBeAccepted(
    await market.act([transferee.maker, transferee.checker], 'title.give-standing-acceptance', {
      id: idOf('sta', newNumber()),
      from: holder.id,
      limit: LIMIT,
      until: '2030-01-01',
    }),
  )
  return { debtor, holder, transferee, asked }
}

const LIMIT = String(10n ** 12n)

async function mandate(market: TestMarket, party: TestParty, acts: readonly string[]) {
  const both = [party.maker, party.checker]
  const policy = { singleLimit: LIMIT, representativeLimit: '0' }
  mustBeAccepted(await market.act(both, 'party.set-policy', policy))
  for (const act of acts) {
    const id = idOf('mdt', newNumber())
    const given = { id, key: party.maker.key, act, limit: LIMIT, until: '2030-01-01' }
    mustBeAccepted(await market.act(both, 'party.give-mandate', given))
  }
}

interface Parties {
  readonly debtor: PartyId
  readonly holder: PartyId
  readonly transferee: PartyId
}

export async function writePlaces(owner: Pool, parties: Parties, count: number): Promise<Place[]> {
  const numbers = Array.from({ length: count }, () => [newNumber(), newNumber()] as const)
  const receivables = numbers.map(n => n[0])
  const invoices = numbers.map(n => n[1])
  const { debtor, holder, transferee } = parties
  const [d, h, t] = [debtor, holder, transferee].map(idNumber)
  const client = await owner.connect()
  try {
    await client.query('begin')
    await client.query(INSERT_WAIT)
    await client.query(INSERT_RECEIVABLES, [receivables, d, h, FACE_MINOR])
    await client.query(INSERT_INSTRUMENTS, [receivables, FACE_MINOR])
    await client.query(GIVE_TERMS, [receivables])
    await client.query(INSERT_TITLES, [receivables, FACE_MINOR, h])
    await insertInvoices(client, invoices, [t, h])
    await client.query('commit')
    await client.query('vacuum analyze')
  } finally {
    client.release()
  }
  return numbers.map(([r, i]) => ({ receivable: idOf('rcv', r), invoice: idOf('inv', i) }))
}

/** Recorded as if imported: invoices of the face, each with its order and delivery. */
export async function writeInvoices(
  owner: Pool,
  seller: PartyId,
  buyer: PartyId,
  count: number,
): Promise<string[]> {
  const numbers = Array.from({ length: count }, () => newNumber())
  const client = await owner.connect()
  try {
    await client.query('begin')
    await insertInvoices(client, numbers, [idNumber(seller), idNumber(buyer)])
    await client.query('commit')
  } finally {
    client.release()
  }
  return numbers.map(number => idOf('inv', number))
}

async function insertInvoices(client: PoolClient, numbers: bigint[], parties: unknown[]) {
  await client.query(INSERT_ORDERS, [numbers, ...parties, FACE_MINOR, START])
  await client.query(INSERT_DELIVERIES, [numbers, START])
  await client.query(INSERT_INVOICES, [numbers, ...parties, FACE_MINOR, START])
  await client.query(INSERT_USES, [numbers, FACE_MINOR])
}

/** One wait for all of them, which is over. */
const INSERT_WAIT = `
  insert into ledger.wait (id, kind, party, command, awaited, remind_on, lapse_on, closed)
  values (1, 'confirmation', 1, 'generated', 1, '2026-03-05', '2026-04-01', true)
  on conflict do nothing`

const INSERT_RECEIVABLES = `
  insert into ledger.receivable (id, debtor, supplier, proposer, currency, amount_minor, due_on,
    wait, package, status, proposed_by, issued_by)
  select i, $2, $3, $3, 'CNY', $4, '2026-12-01', 1, i::text, 'issued', 1, 1
    from unnest($1::bigint[]) i`

const INSERT_INSTRUMENTS = `
  insert into ledger.instrument (id, kind, size, issued_by)
  select i, 'receivable', $2, 1 from unnest($1::bigint[]) i`

const GIVE_TERMS = `
  update ledger.instrument i set terms = ledger.terms_of(r.due_on, p.number, r.currency)
    from ledger.receivable r join ledger.party p on p.id = r.debtor
   where r.id = i.id and i.id = any($1::bigint[])`

const INSERT_TITLES = `
  insert into ledger.title (instrument, lo, hi, size, holder, since, origin, terms)
  select i.id, 0, $2, $2, $3, 1, 0, i.terms
    from ledger.instrument i where i.id = any($1::bigint[])`

const INSERT_ORDERS = `
  insert into trade.purchase_order (id, seller, buyer, number, ordered_on, currency, quantity,
    price_minor, amount_minor, certificate_clause, term_clause, synthetic)
  select i, $2, $3, i::text, $5, 'CNY', 1, $4, $4, 'clause', 'clause', true
    from unnest($1::bigint[]) i`

const INSERT_DELIVERIES = `
  insert into trade.delivery (id, purchase_order, number, delivered_on, quantity, synthetic)
  select i, i, i::text, $2, 1, true from unnest($1::bigint[]) i`

const INSERT_INVOICES = `
  insert into trade.invoice (id, delivery, seller, number, buyer, currency, amount_minor, quantity,
    price_minor, invoiced_on, due_on, synthetic)
  select i, i, $2, i::text, $3, 'CNY', $4, 1, $4, $5, '2026-12-01', true
    from unnest($1::bigint[]) i`

const INSERT_USES = `
  insert into trade.invoice_allocation (invoice, lo, hi, size)
  select i, 0, $2, $2 from unnest($1::bigint[]) i`
