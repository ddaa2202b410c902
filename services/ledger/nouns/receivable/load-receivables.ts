import type { PoolClient } from 'pg'
import type { BusinessDate } from '../../../../contracts/kernel/date.ts'
import {
  type Id,
  type InvoiceId,
  idNumber,
  idOf,
  type ReceivableId,
} from '../../../../contracts/kernel/id.ts'
import type { EntryNumber } from '../../../../contracts/kernel/title.ts'
import type { Receivable } from '../../../../contracts/receivable/receivable.ts'
import type { Offer } from '../../../../contracts/title/offer.ts'
import type { ReceivableSpan } from '../../../../contracts/title/span-set.ts'
import type { Allocation } from '../../../../contracts/trade/allocation.ts'
import { numberArray } from '../../../platform/sql-array.ts'
import type { Range } from '../../title/load-titles.ts'

/**
 * Locks the receivables, and the instruments that they have become, and reads them. What backs one
 * is what invoices are used for since its proposal: read only of those that may give it back.
 */
export async function loadReceivables(
  client: PoolClient,
  ids: readonly ReceivableId[],
  backed: ReadonlySet<ReceivableId>,
): Promise<Map<ReceivableId, Receivable>> {
  if (ids.length === 0) return new Map()
  const numbers = numberArray(ids.map(idNumber))
  await client.query(
    'select from ledger.instrument where id = any($1::bigint[]) order by id for no key update',
    [numbers],
  )
  const { rows } = await client.query(
    `select id, status, debtor, supplier, proposer, amount_minor, currency, due_on, lapse_on,
            proposed_by
       from ledger.receivable where id = any($1::bigint[]) order by id for no key update`,
    [numbers],
  )
  const allocations = await loadAllocations(
    client,
    rows.flatMap(row => (backed.has(idOf('rcv', row.id)) ? [row.proposed_by] : [])),
  )
  return new Map(
    rows.map(row => [
      idOf('rcv', row.id),
      {
        id: idOf('rcv', row.id),
        status: row.status,
        debtor: idOf('pty', row.debtor),
        supplier: idOf('pty', row.supplier),
        proposedBy: idOf('pty', row.proposer),
        amount: row.amount_minor,
        currency: row.currency,
        dueOn: row.due_on,
        lapseOn: row.lapse_on,
        backing: allocations.get(row.proposed_by) ?? [],
      },
    ]),
  )
}

/** Open offers by the entries that made them: spans by their claims, trade by its allocations. */
export async function loadOffers(
  client: PoolClient,
  charges: readonly EntryNumber[],
): Promise<Map<EntryNumber, Offer>> {
  if (charges.length === 0) return new Map()
  const { rows } = await client.query<{
    charge: bigint
    from_party: bigint
    to_party: bigint
    lapse_on: BusinessDate
  }>(
    `select charge, from_party, to_party, lapse_on from ledger.offer
      where charge = any($1::bigint[])`,
    [charges],
  )
  const claims = await client.query<{ charge: bigint; instrument: bigint; lo: bigint; hi: bigint }>(
    `select charge, instrument, lo, hi from ledger.claim
      where charge = any($1::bigint[]) and freed_by is null order by instrument, lo`,
    [charges],
  )
  const allocations = await loadAllocations(client, charges)
  const spans = Map.groupBy(claims.rows, claim => claim.charge)
  return new Map(
    rows.map(({ charge, from_party, to_party, lapse_on }) => {
      const offer: Offer = {
        charge,
        from: idOf('pty', from_party),
        to: idOf('pty', to_party),
        spans: (spans.get(charge) ?? []).map(spanOf),
        allocations: allocations.get(charge) ?? [],
        lapseOn: lapse_on,
      }
      return [charge, offer]
    }),
  )
}

/**
 * The invoices whose use may be given back when offers on these ranges, or these proposals, end.
 * Read before any lock is held, since invoices are locked before receivables; read again after.
 */
export async function findInvoicesGivenBack(
  client: PoolClient,
  ranges: readonly Range[],
  receivables: readonly ReceivableId[],
): Promise<InvoiceId[]> {
  const { rows } = await client.query<{ invoice: bigint }>(
    `with opened (entry) as materialized (
       select c.charge
         from unnest($1::bigint[], $2::bigint[], $3::bigint[]) r (instrument, lo, hi)
        cross join lateral (
          select charge, freed_by, kind from ledger.claim
           where instrument = r.instrument and lo < r.hi and hi > r.lo offset 0) c
        where c.freed_by is null and c.kind = 'offer'
        union select proposed_by from ledger.receivable where id = any($4::bigint[]))
     select distinct u.invoice from opened e ${ALLOCATIONS_SINCE_ENTRY}`,
    [
      ranges.map(r => idNumber(r.instrument)),
      ranges.map(r => r.lo),
      ranges.map(r => r.hi),
      receivables.map(idNumber),
    ],
  )
  return rows.map(row => idOf('inv', row.invoice))
}

/** Twice what is asked for, so that commands before this one in the group leave enough. */
const CANDIDATES_FACTOR = 2n
const CANDIDATES_MAX = 1_000

/** A holder's free titles, earliest maturity first, that together are about the amount. */
export async function findHoldings(
  client: PoolClient,
  holder: Id<'pty'>,
  amount: bigint,
): Promise<Range[]> {
  const { rows } = await client.query<{ instrument: bigint; lo: bigint; hi: bigint }>(
    `select instrument, lo, hi from (
       select t.instrument, t.lo, t.hi,
              sum(t.hi - t.lo) over (order by r.due_on, t.instrument, t.lo)
                - (t.hi - t.lo) as before
         from ledger.title t join ledger.receivable r on r.id = t.instrument
        where t.holder = $1 and t.holder <> 0 and t.claim is null and t.holds = 0
     ) c where before < $2 order by before limit $3`,
    [idNumber(holder), amount * CANDIDATES_FACTOR, CANDIDATES_MAX],
  )
  return rows.map(({ instrument, lo, hi }) => ({ instrument: idOf('rcv', instrument), lo, hi }))
}

/** One look into the index for each entry, whatever the planner knows of the table's size. */
const ALLOCATIONS_SINCE_ENTRY = `
  cross join lateral (
    select since, invoice, lo, hi, allocated_to from trade.invoice_allocation
     where since = e.entry and since <> 0 offset 0) u
  where u.allocated_to <> 0`

async function loadAllocations(
  client: PoolClient,
  entries: readonly EntryNumber[],
): Promise<Map<EntryNumber, Allocation[]>> {
  if (entries.length === 0) return new Map()
  const { rows } = await client.query<{
    since: bigint
    invoice: bigint
    lo: bigint
    hi: bigint
    allocated_to: bigint
  }>(
    `select u.* from unnest($1::bigint[]) e (entry) ${ALLOCATIONS_SINCE_ENTRY}
      order by u.invoice, u.lo`,
    [entries],
  )
  const allocations = new Map<EntryNumber, Allocation[]>()
  for (const { since, invoice, lo, hi, allocated_to } of rows) {
    const allocation = {
      invoice: idOf('inv', invoice),
      span: { lo, hi },
      on: idOf('rcv', allocated_to),
    }
    allocations.set(since, [...(allocations.get(since) ?? []), allocation])
  }
  return allocations
}

function spanOf(claim: { instrument: bigint; lo: bigint; hi: bigint }): ReceivableSpan {
  return { receivable: idOf('rcv', claim.instrument), span: { lo: claim.lo, hi: claim.hi } }
}
