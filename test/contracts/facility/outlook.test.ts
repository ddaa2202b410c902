import { describe, expect, it } from 'vitest'
import { lookAtUses } from '../../../contracts/facility/outlook.ts'
import type { PartyId } from '../../../contracts/kernel/id.ts'
import { ANCHOR, TODAY } from '../fixtures.ts'
import { facilityOf, PARENT } from './facilities.ts'

const SUPPLIER: PartyId = 'pty_supplier'
const exposure = (amount: bigint) => ({
  ...({ supplier: SUPPLIER, currency: 'CNY' } as const),
  byDebtor: new Map([[ANCHOR, amount]]),
})

describe('what a financing would take of the limits of a lender', () => {
  it('is said of each limit that it falls on, and nothing stands in its way', () => {
    const group = facilityOf({ id: 'fac_2', scope: 'group', subject: PARENT })
    const quota = facilityOf({ within: 'fac_2' })
    const other = facilityOf({ id: 'fac_3', scope: 'supplier', subject: 'pty_other' })
    const platform = facilityOf({ id: 'fac_4', scope: 'platform', subject: null })
    const ahead = lookAtUses([quota, group, other, platform], exposure(1_000n), TODAY)
    expect(ahead).toEqual({
      uses: ['fac_1', 'fac_2', 'fac_4'].map(facility => ({ facility, amount: 1_000n })),
      refused: null,
    })
  })

  it('is said as well where a limit is too small by one fen, with what refuses it', () => {
    const { uses, refused } = lookAtUses([facilityOf()], exposure(1_001n), TODAY)
    expect(uses).toEqual([{ facility: 'fac_1', amount: 1_001n }])
    expect(refused?.refusal).toBe('facility_must_bear_what_is_taken')
  })

  it('is nothing where the debtor has no limit, or one in another currency or ended', () => {
    const none = { uses: [], refused: 'lender_must_have_a_facility_on_the_debtor' }
    for (const facilities of [
      [],
      [facilityOf({ currency: 'USD' })],
      [facilityOf({ status: 'ended' })],
    ]) {
      const { uses, refused } = lookAtUses(facilities, exposure(1n), TODAY)
      expect({ uses, refused: refused?.refusal }).toEqual(none)
    }
  })
})
