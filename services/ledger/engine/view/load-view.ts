import type { PoolClient } from 'pg'
import type { Calendar } from '../../../../contracts/kernel/calendar.ts'
import type { BusinessDate } from '../../../../contracts/kernel/date.ts'
import {
  type InstrumentId,
  idNumber,
  type KeyId,
  type PartyId,
  type ReceivableId,
} from '../../../../contracts/kernel/id.ts'
import { rulesOn } from '../../../../contracts/kernel/rules.ts'
import type { Tiling } from '../../../../contracts/kernel/title.ts'
import { parsePackageNumber } from '../../../../contracts/receivable/package-number.ts'
import { readBusinessDate } from '../../../platform/business-date.ts'
import { loadInvoices } from '../../allocation/allocations.ts'
import {
  loadDebtorStandings,
  loadMandates,
  loadParties,
  loadSigners,
} from '../../nouns/party/load-parties.ts'
import {
  findHoldings,
  findInvoicesGivenBack,
  loadOffers,
  loadReceivables,
} from '../../nouns/receivable/load-receivables.ts'
import { loadTilings, type Range } from '../../title/load-titles.ts'
import type { ReadSet } from '../act/act.ts'
import { newOverlays, type View } from './view.ts'

/**
 * Takes the locks of a whole group in the one order of all groups (keys, parties, invoices,
 * receivables with their instruments, each sorted) and reads what its acts need.
 */
export async function loadView(
  client: PoolClient,
  keys: readonly KeyId[],
  needs: readonly ReadSet[],
  calendar: Calendar,
): Promise<View> {
  const wanted = await gather(client, needs)
  const signers = await loadSigners(client, keys)
  const mandates = await loadMandates(client, keys)
  const parties = await loadParties(client, [...wanted.parties])
  const invoices = await loadInvoices(client, [...wanted.invoices])
  const receivables = await loadReceivables(client, [...wanted.receivables], wanted.backed)
  const tilings = await loadTilings(client, wanted.ranges)
  const asOf = await readBusinessDate(client)

  const view: View = {
    ...newOverlays(),
    asOf,
    calendar,
    rules: rulesOn(asOf),
    parties,
    signers,
    mandates,
    debtorStandings: await loadDebtorStandings(client, [...wanted.standings]),
    titleCounts: await loadTitleCounts(client, tilings),
  }
  for (const [id, invoice] of invoices) view.invoices.set(id, invoice)
  for (const [id, receivable] of receivables) view.receivables.set(id, receivable)
  for (const [id, tiling] of tilings) view.tilings.set(id, tiling)
  for (const [charge, offer] of await loadOffers(client, chargesOf(tilings)))
    view.offers.set(charge, offer)
  if (wanted.serial) view.serials.set('next', await loadNextSerial(client, asOf))
  return view
}

interface Wanted {
  readonly parties: Set<PartyId>
  readonly invoices: Set<NonNullable<ReadSet['invoices']>[number]>
  readonly receivables: Set<ReceivableId>
  /** Those that may give back what backs them. */
  readonly backed: Set<ReceivableId>
  readonly standings: Set<PartyId>
  readonly ranges: Range[]
  serial: boolean
}

/** All needs of the group as one, with what can only be found in the store. */
async function gather(client: PoolClient, needs: readonly ReadSet[]): Promise<Wanted> {
  const wanted: Wanted = {
    parties: new Set(),
    invoices: new Set(),
    receivables: new Set(),
    backed: new Set(),
    standings: new Set(),
    ranges: [],
    serial: false,
  }
  const ending: Range[] = []
  for (const need of needs) {
    for (const id of need.parties ?? []) wanted.parties.add(id)
    for (const id of need.invoices ?? []) wanted.invoices.add(id)
    for (const id of need.receivables ?? []) wanted.receivables.add(id)
    for (const id of need.debtorStandings ?? []) wanted.standings.add(id)
    const { holdings, ranges = [] } = need
    wanted.ranges.push(...ranges)
    if (holdings)
      wanted.ranges.push(...(await findHoldings(client, holdings.holder, holdings.amount)))
    if (need.deallocates) {
      ending.push(...ranges)
      for (const id of need.receivables ?? []) wanted.backed.add(id)
    }
    wanted.serial ||= need.serial ?? false
  }
  for (const { instrument } of wanted.ranges) wanted.receivables.add(instrument as ReceivableId)
  if (ending.length > 0 || wanted.backed.size > 0)
    for (const id of await findInvoicesGivenBack(client, ending, [...wanted.backed]))
      wanted.invoices.add(id)
  return wanted
}

async function loadTitleCounts(client: PoolClient, tilings: ReadonlyMap<InstrumentId, Tiling>) {
  const counts = new Map<InstrumentId, { all: number; loaded: number }>()
  if (tilings.size === 0) return counts
  const { rows } = await client.query<{ instrument: bigint; all: number }>(
    `select instrument, count(*)::integer as all from ledger.title
      where instrument = any($1::bigint[]) group by instrument`,
    [[...tilings.keys()].map(idNumber)],
  )
  const all = new Map(rows.map(row => [row.instrument, row.all]))
  for (const [id, { titles }] of tilings)
    counts.set(id, { all: all.get(idNumber(id)) ?? 0, loaded: titles.length })
  return counts
}

function chargesOf(tilings: ReadonlyMap<InstrumentId, Tiling>): bigint[] {
  const claims = [...tilings.values()].flatMap(t => t.titles.map(title => title.claim))
  return [...new Set(claims.flatMap(c => (c?.kind === 'offer' ? [c.charge] : [])))]
}

/** Packages are numbered by date of issue; two writers that draw one number are made to retry. */
async function loadNextSerial(client: PoolClient, issuedOn: BusinessDate): Promise<number> {
  const { rows } = await client.query<{ package: string }>(
    'select package from ledger.receivable where package is not null order by package desc limit 1',
  )
  const last = rows[0] ? parsePackageNumber(rows[0].package) : null
  return last?.issuedOn === issuedOn ? last.serial + 1 : 0
}
