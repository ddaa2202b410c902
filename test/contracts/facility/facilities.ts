import type { Facility } from '../../../contracts/facility/facility.ts'
import type { PartyId } from '../../../contracts/kernel/id.ts'
import { ANCHOR } from '../fixtures.ts'

export const BANK: PartyId = 'pty_bank'
export const PARENT: PartyId = 'pty_parent'

/** A live limit of 1,000 on the debtor, of which nothing is taken. */
export function facilityOf(change: Partial<Facility> = {}): Facility {
  return {
    ...{ id: 'fac_1', lender: BANK, scope: 'debtor', subject: ANCHOR, within: null },
    ...{ currency: 'CNY', limit: 1_000n, beginsOn: '2026-01-05', until: '2027-01-04' },
    ...{ status: 'live', reserved: 0n, used: 0n, cap: null },
    ...change,
  }
}
