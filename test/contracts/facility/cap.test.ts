import { describe, expect, it } from 'vitest'
import {
  CAP_TEXTS,
  type CapFacility,
  type CapRefusal,
  cap,
  findMost,
} from '../../../contracts/facility/cap.ts'
import type { Facility } from '../../../contracts/facility/facility.ts'
import { findUses } from '../../../contracts/facility/use.ts'
import type { PartyId } from '../../../contracts/kernel/id.ts'
import { ANCHOR, as, TODAY } from '../fixtures.ts'
import { refusalTable } from '../refusal/refusal-table.ts'
import { BANK, facilityOf, PARENT } from './facilities.ts'

interface Case {
  readonly facility: Facility
  readonly body: CapFacility
}
const stands = (changed: Partial<Facility>) => (c: Case) => ({
  ...c,
  facility: { ...c.facility, ...changed },
})
const set = (share: string) => (c: Case) => ({ ...c, body: { ...c.body, share } })

refusalTable<CapRefusal, Case>(
  'cap a facility',
  CAP_TEXTS,
  { facility: facilityOf(), body: { facility: 'fac_1', share: '0.25', atLeast: 0n } },
  c => cap({ facility: c.facility }, c.body, as(BANK)),
  {
    facility_must_be_the_lenders_own: { breaks: stands({ lender: PARENT }) },
    facility_must_not_have_ended: {
      breaks: stands({ status: 'ended' }),
      keeps: { paused: stands({ status: 'paused' }) },
    },
    cap_must_be_on_a_debtor_or_a_group: {
      details: { scope: 'platform' },
      breaks: stands({ scope: 'platform', subject: null }),
      keeps: { 'a group': stands({ scope: 'group', subject: PARENT }) },
    },
    cap_must_be_a_part_of_the_book: {
      details: { decimals: 4 },
      breaks: set('0'),
      keeps: { all: set('1'), least: set('0.0001') },
    },
  },
)

it.each(['1.0001', '0.00001', '-0.5', 'half', '1e-1'])('%s is no part of a book', share => {
  const made = cap({ facility: facilityOf() }, { facility: 'fac_1', share, atLeast: 0n }, as(BANK))
  expect(made).toMatchObject({ refusal: 'cap_must_be_a_part_of_the_book' })
})

describe('INV-FAC-02 the share of the book that is taken', () => {
  const SECOND: PartyId = 'pty_second'
  /** Of 800 that all debtors owe the bank, 100 are taken of this limit. */
  const capped = (share: string, atLeast = 0n) =>
    facilityOf({ used: 100n, limit: 9_000n, cap: { share, atLeast, book: 800n } })
  const asks = (facilities: readonly Facility[], amount: bigint, other = 0n) => {
    const byDebtor = new Map([[ANCHOR, amount], ...(other ? [[SECOND, other] as const] : [])])
    const exposure = { supplier: 'pty_supplier', currency: 'CNY', byDebtor } as const
    const found = findUses(facilities, exposure, TODAY, 'body.quote')
    return found.ok ? null : found
  }

  it('bears the last fen of the share of the book as it grows by what is asked', () => {
    // 100 + 133 = 233 of 933; a quarter of 933 is 233.25. One more is 234 of 934: 233.5.
    expect(asks([capped('0.25')], 133n)).toBeNull()
    expect(asks([capped('0.25')], 134n)).toEqual({
      ...{ ok: false, refusal: 'facility_must_keep_to_its_share_of_the_book', path: 'body.quote' },
      details: {
        ...{ scope: 'debtor', share: '0.25' },
        most: { minor: '233', currency: 'CNY' },
        taken: { minor: '234', currency: 'CNY' },
      },
    })
  })

  it('counts a young book as what its lender has named', () => {
    expect(asks([capped('0.25', 2_000n)], 400n)).toBeNull()
    expect(asks([capped('0.25', 2_000n)], 401n)).toMatchObject({
      refusal: 'facility_must_keep_to_its_share_of_the_book',
    })
  })

  it('grows by debts of others that are taken at once', () => {
    const other = facilityOf({ id: 'fac_2', subject: SECOND, limit: 9_000n })
    expect(asks([capped('0.25'), other], 134n, 2n)).toBeNull()
    expect(asks([capped('0.25'), other], 134n, 1n)).not.toBeNull()
  })

  it('is asked of the group, and the limit is asked first', () => {
    const quota = facilityOf({ within: 'fac_9' })
    const atMost = { share: '0.1', atLeast: 0n, book: 0n }
    const group = facilityOf({ id: 'fac_9', scope: 'group', subject: PARENT, cap: atMost })
    expect(asks([quota, group], 1n)).toMatchObject({ details: { scope: 'group' } })
    expect(asks([quota, group], 1_001n)).toMatchObject({
      refusal: 'facility_must_bear_what_is_taken',
    })
  })

  it('is exact where a double is not', () => {
    const book = 9_007_199_254_740_993n
    expect(findMost({ share: '1', atLeast: 0n, book })).toBe(book)
    expect(findMost({ share: '0.3333', atLeast: 0n, book })).toBe(3_002_099_511_605_172n)
  })
})
