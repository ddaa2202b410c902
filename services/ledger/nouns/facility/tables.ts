import type {
  Facility,
  FacilityId,
  FacilityTerms,
} from '../../../../contracts/facility/facility.ts'
import { idNumber, idOf, type PartyId } from '../../../../contracts/kernel/id.ts'
import { locking, type Transaction } from '../../../platform/transaction.ts'

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
  f.limit_minor, f.begins_on, f.until, f.status, f.reserved_minor, f.used_minor`

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
  }
}
