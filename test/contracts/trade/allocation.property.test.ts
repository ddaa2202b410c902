import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type AllocationTiling,
  freeSpans,
  postAllocation,
} from '../../../contracts/kernel/allocation-tiling.ts'
import { Bug } from '../../../contracts/kernel/bug.ts'
import { overlaps, type Span, spanSize } from '../../../contracts/kernel/span.ts'
import { spreadOver } from '../../../contracts/trade/allocate-invoices.ts'
import {
  type Allocation,
  allocate,
  deallocate,
  takeFree,
} from '../../../contracts/trade/allocation.ts'

const AMOUNT = 1000n
const unused: AllocationTiling = {
  invoice: 'inv_1',
  amount: AMOUNT,
  tiles: [{ lo: 0n, hi: AMOUNT, on: null, since: 0n }],
}

const sum = (spans: readonly Span[]) => spans.reduce((total, span) => total + spanSize(span), 0n)

const steps = fc.array(
  fc.record({ amount: fc.bigInt(1n, 400n), giveBackOf: fc.option(fc.nat(20)) }),
  { maxLength: 30 },
)

describe('use of an invoice', () => {
  it('what the first free span covers takes nothing of a later one', () => {
    const free = [
      { lo: 0n, hi: 4n },
      { lo: 6n, hi: 9n },
    ]
    expect(takeFree(free, 4n)).toEqual([{ lo: 0n, hi: 4n }])
    expect(takeFree(free, 5n)).toEqual([
      { lo: 0n, hi: 4n },
      { lo: 6n, hi: 7n },
    ])
    expect(takeFree(free, 8n)).toBeNull()
  })

  it('INV-ALC-01 an invoice backs no more than itself, whatever is used and given back', () => {
    let refused = 0
    let returned = 0
    fc.assert(
      fc.property(steps, list => {
        let tiling = unused
        const open: (readonly Allocation[])[] = []
        for (const [entry, { amount, giveBackOf }] of list.entries()) {
          const back = giveBackOf === null ? undefined : open.splice(giveBackOf, 1)[0]
          for (const posting of deallocate(back ?? [])) {
            tiling = postAllocation(tiling, posting, BigInt(entry))
            returned++
          }
          const free = freeSpans(tiling)
          const spans = takeFree(free, amount)
          expect(spans === null).toBe(sum(free) < amount)
          if (spans === null) refused++
          else {
            expect(sum(spans)).toBe(amount)
            const on = `rcv_${entry}` as const
            const uses = spans.map(span => ({ invoice: tiling.invoice, span, on }))
            open.push(uses)
            for (const posting of allocate(uses))
              tiling = postAllocation(tiling, posting, BigInt(entry))
          }
          expect(tiling.tiles.map(t => t.lo)).toEqual([
            0n,
            ...tiling.tiles.slice(0, -1).map(t => t.hi),
          ])
          expect(tiling.tiles.at(-1)!.hi).toBe(AMOUNT)
          expect(sum(tiling.tiles.filter(t => t.on !== null))).toBe(
            sum(open.flat().map(use => use.span)),
          )
        }
      }),
    )
    expect(refused, 'some uses were more than was left').toBeGreaterThan(0)
    expect(returned, 'some uses were given back').toBeGreaterThan(0)
  })

  it('takes the lowest free spans, to the fen and not one more', () => {
    const free = [
      { lo: 10n, hi: 20n },
      { lo: 50n, hi: 60n },
    ]
    expect(takeFree(free, 15n)).toEqual([
      { lo: 10n, hi: 20n },
      { lo: 50n, hi: 55n },
    ])
    expect(takeFree(free, 20n)).toEqual(free)
    expect(takeFree(free, 21n)).toBeNull()
  })

  it('asserts that what is used was free, and what is given back was used for that', () => {
    const span = { lo: 0n, hi: 10n }
    const use = { post: 'allocate', invoice: 'inv_1', span, on: 'rcv_1' } as const
    const used = postAllocation(unused, use, 1n)
    expect(() => postAllocation(used, { ...use, span: { lo: 9n, hi: 11n } }, 2n)).toThrow(Bug)
    expect(() => postAllocation(used, { ...use, post: 'deallocate', on: 'rcv_2' }, 2n)).toThrow(Bug)
    expect(() => postAllocation(used, { ...use, span: { lo: 990n, hi: 1001n } }, 2n)).toThrow(Bug)
  })

  it('laid along instruments, every part gets its amount and no fen is lost', () => {
    const sizes = fc.array(fc.bigInt(1n, 50n), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(sizes, fc.array(fc.nat(400), { maxLength: 5 }), (cited, cuts) => {
        const spans = cited.map((size, i) => ({
          invoice: `inv_${i}` as const,
          span: { lo: 7n, hi: 7n + size },
        }))
        const total = cited.reduce((a, b) => a + b, 0n)
        const ends = [...new Set([...cuts.map(BigInt).filter(c => c > 0n && c < total), total])]
        ends.sort((a, b) => Number(a - b))
        const parts = ends.map((end, i) => ({
          instrument: `rcv_${i}` as const,
          amount: end - (ends[i - 1] ?? 0n),
        }))
        const uses = spreadOver(spans, parts)
        for (const { instrument, amount } of parts)
          expect(sum(uses.filter(u => u.on === instrument).map(u => u.span))).toBe(amount)
        for (const { invoice, span } of spans) {
          const of = uses.filter(u => u.invoice === invoice).map(u => u.span)
          expect(sum(of)).toBe(spanSize(span))
          expect(of.some((a, i) => of.some((b, j) => i !== j && overlaps(a, b)))).toBe(false)
        }
      }),
    )
  })
})
