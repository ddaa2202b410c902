import { expect, test } from 'vitest'
import { NOBODY } from '../../../contracts/kernel/id.ts'
import type { Title } from '../../../contracts/kernel/title.ts'
import { type Measure, measure } from '../../../contracts/receipt/measure.ts'
import { listLiftCosigners } from '../../../contracts/title/lift-hold.ts'
import { as, claimOf, SECOND, STRANGER, SUPPLIER, titleOf } from '../fixtures.ts'
import { goodsOf, INSPECTOR, KEEPER, storedLot } from './goods.ts'

const NOW = '2026-03-02T09:00:00.000Z'
const EMPTY: Measure = {
  ...{ measurement: 'msr_9', lot: 'lot_1', purpose: 'stock', unit: 'GRAMS', gross: 0n, tare: 0n },
  ...{ device: 'W-1', calibration: 'JJG-1', takenAt: NOW },
}
const ALARM = { kind: 'sensor', setBy: 2n, party: KEEPER } as const
const on = (lo: bigint, hi: bigint) => ({ instrument: 'wrc_1', span: { lo, hi } })

/** Nothing is found in store, though there are receipts with these titles. */
const findNothing = (...receipts: readonly (readonly Title[])[]) =>
  measure({ lot: storedLot(), receipts: receipts.map(titles => goodsOf(titles)) }, EMPTY, {
    ...as(INSPECTOR),
    now: NOW,
  })

test('a shortfall holds for the keeper what is not held so, and tells whom it concerns', () => {
  const titles = [
    titleOf({ lo: 0n, hi: 1n }, { holder: NOBODY }),
    titleOf({ lo: 1n, hi: 2n }, { claim: claimOf({ kind: 'pledge', claimant: STRANGER }) }),
    titleOf({ lo: 2n, hi: 4n }, { holds: [{ ...ALARM, party: SECOND }] }),
    titleOf({ lo: 4n, hi: 5n }, { holder: SECOND, holds: [ALARM] }),
    titleOf({ lo: 5n, hi: 6n }, { holds: [{ ...ALARM, kind: 'dispute' }] }),
  ]
  const of = { kind: 'sensor', party: KEEPER }
  expect(findNothing(titles)).toMatchObject({
    facts: [
      { type: 'receipt.goods-measured.v1' },
      { type: 'receipt.shortfall-found.v1', keeper: KEEPER, visibleTo: [KEEPER, SUPPLIER] },
      {
        ...{ type: 'title.hold-set.v1', ...of, spans: [on(1n, 4n), on(5n, 6n)] },
        visibleTo: [KEEPER, SUPPLIER, STRANGER, SUPPLIER, SUPPLIER],
      },
    ],
    postings: [on(1n, 4n), on(5n, 6n)].map(one => ({ post: 'hold', ...of, ...one })),
  })
})

test('what is held already is held once, and each receipt has its own fact', () => {
  const free = titleOf({ lo: 0n, hi: 1n })
  const held = titleOf({ lo: 0n, hi: 1n }, { holds: [ALARM] })
  expect(findNothing([held])).toMatchObject({ facts: [{}, {}], postings: [] })
  expect(findNothing([free], [held], [free])).toMatchObject({
    facts: [{}, {}, { spans: [on(0n, 1n)] }, { spans: [on(0n, 1n)] }],
    postings: [{}, {}],
  })
})

test('an alarm’s hold is lifted with who has a claim on it and whom the noun names', () => {
  const pledged = claimOf({ kind: 'pledge', claimant: STRANGER })
  const titles = [
    titleOf({ lo: 0n, hi: 1n }, { holds: [ALARM], claim: pledged }),
    titleOf({ lo: 1n, hi: 2n }, { claim: claimOf() }),
  ]
  const lift = (kind: 'sensor' | 'insurance', party: typeof KEEPER) =>
    listLiftCosigners({ kind, party }, titles, [INSPECTOR])
  expect(lift('sensor', KEEPER)).toEqual([INSPECTOR, STRANGER])
  expect(lift('insurance', KEEPER)).toEqual([])
  expect(lift('sensor', SECOND)).toEqual([])
})
