import { isOfBook } from '../../../../contracts/facility/cap.ts'
import type {
  Facility,
  FacilityId,
  FacilityTerms,
} from '../../../../contracts/facility/facility.ts'
import type { Use } from '../../../../contracts/facility/use.ts'
import { idNumber, idOf, type PartyId } from '../../../../contracts/kernel/id.ts'
import { locking, type Transaction } from '../../../platform/transaction.ts'
import { findsNothing, type Table } from '../../engine/act/read.ts'
import { defineState } from '../../engine/view/state.ts'
import type { View } from '../../engine/view/view.ts'

export const facilities = defineState<FacilityId, Facility>('facilities')

/** Whose limits are taken, by debts of whom, for whom. */
export interface Taking {
  readonly lender: PartyId
  readonly debtors: readonly PartyId[]
  readonly supplier: PartyId
}

/** The limits of a lender that bear a financing, locked: who takes of them too waits. */
export const FACILITIES: Table<Taking> = {
  name: 'facilities',
  order: 430,
  lockSet: takings => takings.map(({ lender }) => `facilities of ${lender}`),
  find: findsNothing,
  load: async (client, takings, view) => {
    const pairs = takings.flatMap(({ lender, debtors, supplier }) =>
      [...debtors, supplier].map(subject => ({ lender, subject })),
    )
    const { rows } = await client.query<FacilityRow>(
      `select ${FACILITY_COLUMNS} from ledger.facility f
        where f.status <> 'ended' and f.id in (
          select o.id from unnest($1::bigint[], $2::bigint[]) k (lender, subject)
            join ledger.facility o on o.lender = k.lender
             and (o.scope = 'platform' or o.subject = k.subject)
          union
          select o.within from unnest($1::bigint[], $2::bigint[]) k (lender, subject)
            join ledger.facility o on o.lender = k.lender and o.subject = k.subject
           where o.within is not null)
        order by f.id ${locking(client, 'for no key update')}`,
      [pairs.map(one => idNumber(one.lender)), pairs.map(one => idNumber(one.subject))],
    )
    for (const row of rows) view.set(facilities, idOf('fac', row.id), buildFacility(row))
  },
}

/** Selects what was read of a lender's limits. */
export function selectFacilities(view: View, lender: PartyId): readonly Facility[] {
  return [...view.keys(facilities)]
    .map(id => view.get(facilities, id)!)
    .filter(facility => facility.lender === lender)
}

/** Notes what an application reserves, or gives back where `sign` is -1. */
export function noteUses(view: View, uses: readonly Use[], sign: 1n | -1n): void {
  for (const { facility: id, amount } of uses) {
    const facility = view.get(facilities, id)
    if (!facility) continue
    view.set(facilities, id, { ...facility, reserved: facility.reserved + sign * amount })
    noteBook(view, facility, sign * amount)
  }
}

/** What is taken of a limit on a debtor is taken of the book that caps are shares of. */
function noteBook(view: View, taken: Facility, amount: bigint): void {
  if (!isOfBook(taken, taken)) return
  for (const one of selectFacilities(view, taken.lender))
    if (one.cap && one.currency === taken.currency)
      view.set(facilities, one.id, { ...one, cap: { ...one.cap, book: one.cap.book + amount } })
}

/** Locks a facility: who would take of it, or change it, waits. Null: there is none. */
export async function lockFacility(client: Transaction, id: FacilityId): Promise<Facility | null> {
  const { rows } = await client.query<FacilityRow>(
    `select ${FACILITY_COLUMNS} from ledger.facility f where f.id = $1
     ${locking(client, 'for no key update')}`,
    [idNumber(id)],
  )
  return rows[0] ? buildFacility(rows[0]) : null
}

/** Finds the lender's own facility of the same kind that has not ended. */
export async function findSame(
  client: Transaction,
  lender: PartyId,
  { scope, subject, currency }: FacilityTerms,
): Promise<FacilityId | null> {
  const { rows } = await client.query<{ id: bigint }>(
    `select id from ledger.facility
      where lender = $1 and scope = $2 and subject is not distinct from $3::bigint
        and currency = $4 and status <> 'ended'`,
    [idNumber(lender), scope, subject && idNumber(subject), currency],
  )
  return rows[0] ? idOf('fac', rows[0].id) : null
}

/** Counts the quotas of a group that have not ended. */
export async function countQuotas(client: Transaction, group: FacilityId): Promise<number> {
  const { rows } = await client.query<{ count: bigint }>(
    `select count(*) as count from ledger.facility where within = $1 and status <> 'ended'`,
    [idNumber(group)],
  )
  return Number(rows[0]!.count)
}

/** Of `ledger.facility f`. */
export const FACILITY_COLUMNS = `f.id, f.lender, f.scope, f.subject, f.within, f.currency,
  f.limit_minor, f.begins_on, f.until, f.status, f.reserved_minor, f.used_minor,
  f.cap_share::text, f.cap_at_least_minor,
  case when f.cap_share is not null then (
    select ledger.total(b.reserved_minor + b.used_minor) from ledger.facility b
     where b.lender = f.lender and b.scope = 'debtor' and b.currency = f.currency)
  end as book_minor`

export interface FacilityRow {
  readonly id: bigint
  readonly lender: bigint
  readonly scope: Facility['scope']
  readonly subject: bigint | null
  readonly within: bigint | null
  readonly currency: Facility['currency']
  readonly limit_minor: bigint
  readonly begins_on: Facility['beginsOn']
  readonly until: Facility['until']
  readonly status: Facility['status']
  readonly reserved_minor: bigint
  readonly used_minor: bigint
  readonly cap_share: string | null
  readonly cap_at_least_minor: bigint | null
  readonly book_minor: bigint | null
}

export function buildFacility(row: FacilityRow): Facility {
  const { scope, currency, until, status, subject, within } = row
  return {
    ...{ scope, currency, until, status, limit: row.limit_minor, beginsOn: row.begins_on },
    id: idOf('fac', row.id),
    lender: idOf('pty', row.lender),
    subject: subject === null ? null : idOf('pty', subject),
    within: within === null ? null : idOf('fac', within),
    reserved: row.reserved_minor,
    used: row.used_minor,
    cap: buildCap(row),
  }
}

function buildCap({
  cap_share: share,
  cap_at_least_minor: atLeast,
  book_minor: book,
}: FacilityRow) {
  return share === null ? null : { share, atLeast: atLeast ?? 0n, book: book ?? 0n }
}
