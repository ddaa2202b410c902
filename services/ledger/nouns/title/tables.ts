import { assert } from '../../../../contracts/kernel/bug.ts'
import type { BusinessDate } from '../../../../contracts/kernel/date.ts'
import {
  type InstrumentId,
  type InstrumentPrefix,
  type InvoiceId,
  idNumber,
  idOf,
  type PartyId,
} from '../../../../contracts/kernel/id.ts'
import type { EntryNumber, Tiling } from '../../../../contracts/kernel/title.ts'
import type { Offer } from '../../../../contracts/title/offer.ts'
import type { InstrumentSpan } from '../../../../contracts/title/span-set.ts'
import type { StandingAcceptance } from '../../../../contracts/title/standing-acceptance.ts'
import { numberArray } from '../../../platform/sql-array.ts'
import { locking, type Transaction } from '../../../platform/transaction.ts'
import {
  findsNothing,
  type InstrumentsRead,
  type Read,
  read,
  type Table,
} from '../../engine/act/read.ts'
import { nounOf } from '../../engine/journal/touches.ts'
import { tilings } from '../../engine/view/postings.ts'
import { defineState } from '../../engine/view/state.ts'
import type { View } from '../../engine/view/view.ts'
import { loadTilings, type Range } from '../../title/load-titles.ts'
import { loadAllocations, SELECT_ALLOCATIONS_OF } from '../trade/load-allocations.ts'
import { INVOICES } from '../trade/tables.ts'
import { loadTitleCounts } from './count-titles.ts'
import { buildDisclosed, type DisclosedRecord, SHOWN_COLUMNS } from './disclosed.ts'
import { buildTerms, loadPledges, TERMS_COLUMNS, type TermsRecord } from './pledges.ts'

/** Open offers by the entries that made them: the charges of their claims. */
export const offers = defineState<EntryNumber, Offer>('offers')
export const standingAcceptances = defineState<PartyId, readonly StandingAcceptance[]>(
  'standing acceptances',
)

/** The titles that cover ranges, with the offers on them and the noun that each instrument is. */
export const TITLES: Table<Range> = {
  name: 'titles',
  order: 400,
  lockSet: ranges => ranges.map(range => range.instrument),
  find: async (_client, ranges, instruments) => readInstruments(ranges, instruments),
  load: async (client, ranges, view) => {
    await client.query(
      `select count(*) from (
         select from ledger.instrument where id = any($1::bigint[]) order by id
         ${locking(client, 'for no key update')}) locked`,
      [numberArray([...new Set(ranges.map(range => range.instrument))].map(idNumber))],
    )
    const loaded = await loadTilings(client, ranges)
    for (const [id, tiling] of loaded) view.set(tilings, id, tiling)
    await loadTitleCounts(client, loaded, view)
    await loadOffers(client, selectCharges(loaded), view)
    await loadPledges(client, loaded, view)
  },
}

/** Ranges on which offers may end and give back the trade that they took. */
export const ENDING_OFFERS: Table<Range> = {
  name: 'ending offers',
  order: 190,
  lockSet: ranges => ranges.map(range => range.instrument),
  find: async (client, ranges) => [
    read(TITLES, ranges),
    read(INVOICES, await findInvoicesOfOffers(client, ranges)),
  ],
  load: async () => undefined,
}

/** Standing acceptances of parties that have not been withdrawn. */
export const STANDING_ACCEPTANCES: Table<PartyId> = {
  name: 'standing acceptances',
  order: 130,
  lockSet: () => [],
  find: findsNothing,
  load: async (client, ids, view) => {
    const { rows } = await client.query<StandingAcceptanceRow>(
      `select id, party, from_party, limit_minor, until from ledger.standing_acceptance
        where party = any($1::bigint[]) and ended_by is null`,
      [[...new Set(ids)].map(idNumber)],
    )
    const all: StandingAcceptance[] = rows.map(row => ({
      id: idOf('sta', row.id),
      party: idOf('pty', row.party),
      from: row.from_party === null ? null : idOf('pty', row.from_party),
      limit: row.limit_minor,
      until: row.until,
    }))
    for (const [party, given] of Map.groupBy(all, acceptance => acceptance.party))
      view.set(standingAcceptances, party, given)
  },
}

function readInstruments(ranges: readonly Range[], instruments: InstrumentsRead): readonly Read[] {
  const ids = new Set(ranges.map(range => range.instrument))
  return [...Map.groupBy(ids, nounOf)].flatMap(([prefix, ofNoun]) => {
    const rule = instruments.get(prefix)
    assert(rule !== undefined, `a noun has the instruments ${prefix}`)
    return rule.reads(ofNoun)
  })
}

function selectCharges(loaded: ReadonlyMap<InstrumentId, Tiling>): EntryNumber[] {
  const claims = [...loaded.values()].flatMap(t => t.titles.map(title => title.claim))
  return [...new Set(claims.flatMap(c => (c?.kind === 'offer' ? [c.charge] : [])))]
}

/** Open offers by the entries that made them: spans by their claims, trade by its allocations. */
async function loadOffers(
  client: Transaction,
  charges: readonly EntryNumber[],
  view: View,
): Promise<void> {
  if (charges.length === 0) return
  const { rows } = await client.query<OfferRecord>(
    `select o.charge, o.from_party, o.to_party, w.lapse_on, ${TERMS_COLUMNS}, ${SHOWN_COLUMNS}
       from ledger.offer o join ledger.wait w on w.id = o.wait
      where o.charge = any($1::bigint[])`,
    [charges],
  )
  const claims = await client.query<ClaimRecord>(
    `select c.charge, c.instrument, c.lo, c.hi, k.id_prefix as noun
       from ledger.claim c
       join ledger.instrument i on i.id = c.instrument
       join ledger.instrument_kind k on k.kind = i.kind
      where c.charge = any($1::bigint[]) and c.freed_by is null order by c.instrument, c.lo`,
    [charges],
  )
  const allocations = await loadAllocations(client, charges)
  const spans = Map.groupBy(claims.rows, claim => claim.charge)
  for (const row of rows) {
    const { charge, lapse_on } = row
    view.set(offers, charge, {
      charge,
      from: idOf('pty', row.from_party),
      to: idOf('pty', row.to_party),
      pledge: row.secured_minor === null ? null : buildTerms(row),
      spans: (spans.get(charge) ?? []).map(buildSpan),
      allocations: allocations.get(charge) ?? [],
      // An offer goes by dates.
      lapseOn: lapse_on!,
      ...buildDisclosed(row),
    })
  }
}

interface OfferRecord extends TermsRecord, DisclosedRecord {
  charge: bigint
  from_party: bigint
  to_party: bigint
  lapse_on: BusinessDate | null
}

interface ClaimRecord {
  charge: bigint
  noun: InstrumentPrefix
  instrument: bigint
  lo: bigint
  hi: bigint
}

function buildSpan({ noun, instrument, lo, hi }: ClaimRecord): InstrumentSpan {
  return { instrument: idOf(noun, instrument), span: { lo, hi } }
}

/**
 * The invoices whose allocation may be given back when offers on these ranges end. Read before any
 * lock is held, since invoices are locked before titles; the offers are read again under the locks.
 */
async function findInvoicesOfOffers(
  client: Transaction,
  ranges: readonly Range[],
): Promise<InvoiceId[]> {
  const { rows } = await client.query<{ invoice: bigint }>(
    `with e (entry) as materialized (
       select distinct c.charge
         from unnest($1::bigint[], $2::bigint[], $3::bigint[]) r (instrument, lo, hi)
        cross join lateral (
          select charge, freed_by, kind from ledger.claim
           where instrument = r.instrument and lo < r.hi and hi > r.lo offset 0) c
        where c.freed_by is null and c.kind = 'offer')
     select distinct u.invoice from e ${SELECT_ALLOCATIONS_OF}`,
    [ranges.map(r => idNumber(r.instrument)), ranges.map(r => r.lo), ranges.map(r => r.hi)],
  )
  return rows.map(row => idOf('inv', row.invoice))
}

interface StandingAcceptanceRow {
  id: bigint
  party: bigint
  from_party: bigint | null
  limit_minor: bigint
  until: BusinessDate
}
