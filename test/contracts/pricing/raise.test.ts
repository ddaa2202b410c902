import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type BusinessDate, dayNumber } from '../../../contracts/kernel/date.ts'
import type { PriceList } from '../../../contracts/pricing/price-list.ts'
import {
  proposeRaise,
  RAISE_TEXTS,
  type RaiseRefusal,
  type Saleable,
  type Wish,
} from '../../../contracts/pricing/raise.ts'
import { ANCHOR, as, DUE_ON, STRANGER, SUPPLIER, TODAY } from '../fixtures.ts'
import { refusalTable } from '../refusal/refusal-table.ts'
import { priceListOf, priceRow } from './price-lists.ts'

const context = as(SUPPLIER)

function titleOf(change: Partial<Saleable> = {}): Saleable {
  return {
    ...{ instrument: 'rcv_1', span: { lo: 0n, hi: 1_000n }, debtor: ANCHOR, dueOn: DUE_ON },
    ...{ tier: 1, redLettered: 0n },
    ...change,
  }
}
const LIST = priceListOf({ drawMax: 900_000n, drawn: 0n })
const WISH: Wish = { target: 990n, by: '2026-03-04', currency: 'CNY', recourse: 'either' }

/** Half a fen for each of five parts, to the next fen. */
const ROUNDED = 3n

interface Case {
  readonly lists: readonly PriceList[]
  readonly saleable: readonly Saleable[]
  readonly wish: Wish
}
const wish = (changed: Partial<Wish>) => (c: Case) => ({ ...c, wish: { ...c.wish, ...changed } })
const list = (changed: Partial<PriceList>) => (c: Case) => ({
  ...c,
  lists: c.lists.map(one => ({ ...one, ...changed })),
})
const ask = (c: Case) => proposeRaise(c.lists, c.saleable, c.wish, context)
const PLAIN: Case = { lists: [LIST], saleable: [titleOf()], wish: WISH }

refusalTable<RaiseRefusal, Case>('raise an amount', RAISE_TEXTS, PLAIN, ask, {
  amount_to_raise_must_be_positive: {
    breaks: wish({ target: 0n }),
    keeps: { one: wish({ target: 1n }) },
  },
  price_list_must_pay_by_the_day: {
    details: { by: '2026-03-03' },
    breaks: wish({ by: '2026-03-03' }),
    keeps: { 'the last list': c => ({ ...c, lists: [...c.lists, priceListOf({ valueDays: 9 })] }) },
  },
  amount_to_raise_must_be_within_reach: {
    details: {
      most: { minor: '990', currency: 'CNY' },
      asked: { minor: '991', currency: 'CNY' },
    },
    breaks: wish({ target: 991n }),
  },
})

describe('what is proposed', () => {
  const proposed = (c: Case) => {
    const found = ask(c)
    if (!found.ok) throw new Error(found.refusal)
    return found.value
  }
  const unpriced = (c: Case) => expect(ask(c).ok).toBe(false)

  it('takes what is paid soonest first, and cuts the last title to the fen', () => {
    const soon = titleOf({ instrument: 'rcv_2', dueOn: '2026-05-06' })
    const { spans, price, face } = proposed({
      ...{ lists: [list({ rows: [priceRow({ amountMax: 9_000n })] })(PLAIN).lists[0]!] },
      ...{ saleable: [titleOf(), soon], wish: { ...WISH, target: 1_200n } },
    })
    // 1,000 over 63 days cost 7; 207 … 209 bring the rest.
    expect(spans[0]).toEqual({ instrument: 'rcv_2', span: { lo: 0n, hi: 1_000n } })
    expect(spans[1]).toEqual({ instrument: 'rcv_1', span: { lo: 0n, hi: face - 1_000n } })
    expect(price.net).toBe(1_200n)
  })

  it('leaves out what red letters touched, what is about to be paid, and other tiers', () => {
    unpriced({ ...PLAIN, saleable: [titleOf({ redLettered: 1n })] })
    unpriced({ ...PLAIN, saleable: [titleOf({ dueOn: '2026-03-04' })] })
    unpriced({ ...PLAIN, saleable: [titleOf({ tier: 2 })] })
    unpriced({ ...PLAIN, saleable: [titleOf({ debtor: STRANGER })] })
  })

  it('asks the cheapest list, its fee counted', () => {
    const dear = priceListOf({ ...LIST, id: 'prl_2', rows: [priceRow({ fee: 1n, rate: '0.04' })] })
    const target = wish({ target: 900n })
    expect(proposed(target({ ...PLAIN, lists: [dear, LIST] })).list).toBe('prl_1')
    unpriced(list({ status: 'ended' })(PLAIN))
    unpriced(list({ until: TODAY })(PLAIN))
    unpriced(wish({ recourse: 'with' })(PLAIN))
    unpriced(wish({ currency: 'EUR' })(PLAIN))
  })

  it('costs no more than the best of all sets with one title cut, but for rounding', () => {
    const titles = fc.array(
      fc.record({ days: fc.integer({ min: 10, max: 300 }), size: fc.bigInt(1n, 400_000n) }),
      { minLength: 1, maxLength: 5 },
    )
    const rates = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 3 })
    let reached = 0
    fc.assert(
      fc.property(
        titles,
        rates,
        fc.bigInt(1n, 1_000_000n),
        fc.bigInt(0n, 500n),
        (some, per, target, fee) => {
          const saleable = some.map(({ days, size }, index) =>
            titleOf({
              instrument: `rcv_${index}`,
              ...{ span: { lo: 0n, hi: size }, dueOn: addDays(TODAY, days) },
            }),
          )
          // The longer, the dearer, as lists are.
          const rows = per.toSorted().map((rate, index) =>
            priceRow({
              daysMax: 100 * (index + 1),
              rate: `0.0${rate}`,
              fee,
              amountMax: 9_000_000n,
            }),
          )
          const lists = [priceListOf({ ...LIST, drawMax: 90_000_000n, rows })]
          const found = proposeRaise(lists, saleable, { ...WISH, target }, context)
          // Each part is rounded by itself; the reference rounds nothing.
          if (!found.ok) {
            expect(findBest(saleable, rows, target + ROUNDED)).toBeNull()
            return
          }
          const best = findBest(saleable, rows, target - ROUNDED)
          if (best === null) throw new Error('so much is proposed and cannot be had')
          reached++
          const { price, spans } = found.value
          expect(price.net).toBeGreaterThanOrEqual(target)
          expect(Number(price.discount + price.fee)).toBeLessThan(best + spans.length / 2 + 1)
        },
      ),
      { numRuns: 300 },
    )
    expect(reached).toBeGreaterThan(50)
  })
})

/**
 * Tries every set of titles with every one of them cut, by each row that is for them, in doubles:
 * the least cost by which the target is reached; null where it is by none.
 */
function findBest(
  saleable: readonly Saleable[],
  rows: readonly ReturnType<typeof priceRow>[],
  target: bigint,
): number | null {
  let best: number | null = null
  for (const { daysMax, rate, fee } of rows) {
    const usable = saleable
      .map(({ span, dueOn }) => ({ size: Number(span.hi), days: daysTo(dueOn) }))
      .filter(({ days }) => days > 0 && days <= daysMax)
    for (let set = 1; set < 2 ** usable.length; set++) {
      const taken = usable.filter((_one, index) => set & (2 ** index))
      for (const [last, { size, days }] of taken.entries()) {
        const others = taken.filter((_one, index) => index !== last)
        const costs = others.map(one => (one.size * Number(rate) * one.days) / 360)
        const [got, cost] = [sum(others.map(one => one.size)) - sum(costs), sum(costs)]
        const per = 1 - (Number(rate) * days) / 360
        const need = Math.max(0, (Number(target) + Number(fee) - got) / per)
        if (need > size) continue
        const total = cost + need * (1 - per) + Number(fee)
        if (best === null || total < best) best = total
      }
    }
  }
  return best
}

function daysTo(dueOn: BusinessDate): number {
  const day = dayNumber(dueOn)
  // Weekends roll on to Monday, as the plain calendar of the fixtures says.
  const weekday = new Date(`${dueOn}T00:00:00Z`).getUTCDay()
  const rolled = day + (weekday === 6 ? 2 : weekday === 0 ? 1 : 0)
  return rolled - dayNumber('2026-03-04')
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0)
}
