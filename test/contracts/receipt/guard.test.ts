import { describe, expect, it } from 'vitest'
import { NO_COSIGNERS } from '../../../contracts/kernel/instrument.ts'
import { guardReceipt, listReceiptCosigners } from '../../../contracts/receipt/guard.ts'
import type { Receipt } from '../../../contracts/receipt/receipt.ts'
import { ANCHOR, as, claimOf, SECOND, SUPPLIER, TODAY, titleOf } from '../fixtures.ts'
import { KEEPER, receiptOf } from './goods.ts'

const at = 'body.spans.0'
const now = as(SUPPLIER)
const guard = (change: Partial<Receipt> = {}) => guardReceipt(receiptOf(change))

describe('a receipt on which titles stand', () => {
  it('is there and live for those who may name any', () => {
    expect(guard().stand(at)).toBeNull()
    expect(guardReceipt(null).stand(at)).toMatchObject({ refusal: 'receipt_must_be_known' })
    for (const status of ['delivered', 'cancelled'] as const)
      expect(guard({ status }).stand(at)).toMatchObject({ refusal: 'receipt_must_be_live' })
  })

  it('passes to others within its term, while its goods are all there', () => {
    expect(guard({ storedUntil: '2026-03-03' }).offer(now, at)).toBeNull()
    expect(guard({ storedUntil: TODAY }).offer(now, at)).toMatchObject({
      refusal: 'receipt_must_be_within_its_term',
      details: { storedUntil: TODAY },
    })
    expect(guard({ short: true }).offer(now, at)).toMatchObject({
      refusal: 'goods_must_not_be_short',
    })
    expect(guard({ storedUntil: '2026-03-03' }).offersEnd(now)).toBe('2026-03-03')
  })

  it('is pledged while it is insured, and never to its keeper', () => {
    const { insurance } = receiptOf()
    const pledge = (change: Partial<Receipt>, to = ANCHOR) => guard(change).pledge(to, now, at)
    expect(pledge({})).toBeNull()
    expect(pledge({}, KEEPER)).toMatchObject({ refusal: 'pledgee_must_not_be_the_keeper' })
    for (const policy of [null, { ...insurance!, until: TODAY } as const])
      expect(pledge({ insurance: policy })).toMatchObject({
        refusal: 'pledged_goods_must_be_insured',
        details: { today: TODAY },
      })
    expect(pledge({ short: true })).toMatchObject({ refusal: 'goods_must_not_be_short' })
  })

  it('is held by its keeper, and by a pledgee as far as it has pledges of it', () => {
    const free = titleOf({ lo: 0n, hi: 1n })
    const pledged = titleOf({ lo: 1n, hi: 2n }, { claim: claimOf({ kind: 'pledge' }) })
    for (const kind of ['dispute', 'sensor', 'insurance'] as const) {
      expect(guard().setHold(kind, KEEPER, [free], at)).toBeNull()
      for (const met of [[free], [], [pledged, free]])
        expect(guard().setHold(kind, SECOND, met, at)).toMatchObject({
          refusal: 'hold_on_goods_must_be_the_keepers_or_pledgees',
        })
      expect(guard().setHold(kind, SECOND, [pledged], at)).toBeNull()
      expect(guard().reach(kind, titleOf({ lo: 0n, hi: 1n }), at)).toBeNull()
    }
    expect(guard().setHold('dilution', KEEPER, [free], at)).toMatchObject({
      refusal: 'hold_on_goods_must_be_of_its_kind',
    })
  })

  it('takes its keeper’s signature to pass on, to pledge and to release', () => {
    const both = { transfer: [KEEPER], pledge: [KEEPER], release: [KEEPER], lift: [KEEPER] }
    expect(listReceiptCosigners(receiptOf())).toEqual(both)
    expect(listReceiptCosigners(null)).toEqual(NO_COSIGNERS)
  })
})
