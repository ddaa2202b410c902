import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findCircles } from '../../../../contracts/trade/graph/find-circles.ts'
import { graphOf, listGiven, RULES_OF_TODAY, type Sold } from './small-graph.ts'

const DAY = 15_000

function findAll(sales: readonly Sold[], rules = RULES_OF_TODAY) {
  const graph = graphOf(sales)
  const { findings } = findCircles(graph, graph.day.keys(), rules)
  return findings.map(finding => listGiven(graph, finding))
}

/** Firms 0 … n − 1, each of which sells to the next. */
function ringOf(firms: number, last: Partial<{ day: number; amount: number }> = {}): Sold[] {
  return Array.from({ length: firms }, (_, i) => {
    const isLast = i === firms - 1
    const { day = DAY, amount = 1_000 } = isLast ? last : {}
    return [i, (i + 1) % firms, day, amount]
  })
}

describe('circular trade', () => {
  test.each([2, 3, 4, 5, 6])('of %i firms is found once', firms => {
    expect(findAll(ringOf(firms))).toEqual([Array.from({ length: firms }, (_, i) => i)])
  })

  test('of 7 firms is none, and of one neither', () => {
    expect(findAll(ringOf(7))).toEqual([])
    expect(findAll([[0, 0, DAY, 1_000]])).toEqual([])
  })

  test('lies within 30 days, whichever invoice is the oldest', () => {
    expect(findAll(ringOf(3, { day: DAY + 30 }))).toHaveLength(1)
    expect(findAll(ringOf(3, { day: DAY - 30 }))).toHaveLength(1)
    expect(findAll(ringOf(3, { day: DAY + 31 }))).toEqual([])
    expect(findAll(ringOf(3, { day: DAY - 31 }))).toEqual([])
  })

  test('is of amounts within 20 % of the middle: 1,200 beside 800, and no fen more', () => {
    const ring = (amount: number): Sold[] =>
      ringOf(3, { amount }).map(([s, b, d, a]) => [s, b, d, a === 1_000 ? 800 : a])
    expect(findAll(ring(1_200))).toHaveLength(1)
    expect(findAll(ring(1_201))).toEqual([])
  })

  test('says its firms in the order of their sales, and what was measured', () => {
    const graph = graphOf([
      [4, 2, DAY + 3, 900],
      [1, 4, DAY, 1_000],
      [2, 1, DAY + 9, 1_100],
    ])
    const { findings } = findCircles(graph, [0], RULES_OF_TODAY)
    expect(findings).toEqual([
      {
        kind: 'circular_trade',
        firms: [1, 4, 2],
        invoices: [0, 1, 2],
        measured: { firms: 3, days: 9, least: 900, greatest: 1_100 },
      },
    ])
  })

  test('is found by the invoice that closes it, as an import brings it', () => {
    const sales = [...ringOf(4), [3, 5, DAY, 1_000] as const]
    const graph = graphOf(sales)
    const around = (given: number) =>
      findCircles(graph, [graph.given.indexOf(given)], RULES_OF_TODAY)
    expect(around(3).findings.map(finding => listGiven(graph, finding))).toEqual([[0, 1, 2, 3]])
    expect(around(4).findings).toEqual([])
  })

  test('is searched for so long, and then said to be cut short', () => {
    const crowd = Array.from({ length: 60 }, (_, i) => i + 2)
    const among = crowd
      .flatMap(a => crowd.map((b): Sold => [a, b, DAY, 1_000]))
      .filter(([a, b]) => a !== b)
    const into = crowd.map((a): Sold => [1, a, DAY, 1_000])
    const graph = graphOf([
      [0, 1, DAY, 1_000],
      ...into,
      ...among,
      [62, 63, DAY, 1_000],
      [63, 0, DAY + 31, 1_000],
      [64, 0, DAY, 1_000],
      [65, 64, DAY, 1_000],
    ])
    const { findings, cutShort } = findCircles(graph, [0], { ...RULES_OF_TODAY, circleFirmsMax: 8 })
    expect({ findings, cutShort }).toEqual({ findings: [], cutShort: 1 })
  })
})

/** Every invoice on a circle, by trying all ways. */
function listOnCircles(sales: readonly Sold[]): number[] {
  const { circleDays, circleFirmsMax, circleSpreadPerMille } = RULES_OF_TODAY
  const fits = (way: readonly number[]) => {
    const days = way.map(at => sales[at]![2])
    const amounts = way.map(at => sales[at]![3])
    const [least, greatest] = [Math.min(...amounts), Math.max(...amounts)]
    const spread =
      greatest * (1_000 - circleSpreadPerMille) <= least * (1_000 + circleSpreadPerMille)
    return spread && Math.max(...days) - Math.min(...days) <= circleDays
  }
  const on = new Set<number>()
  const go = (way: readonly number[]) => {
    const [from, to] = [sales[way[0]!]![0], sales[way.at(-1)!]![1]]
    if (from === to && way.length > 1) {
      if (fits(way)) for (const at of way) on.add(at)
      return
    }
    if (way.length === circleFirmsMax || way.some(at => sales[at]![0] === to)) return
    for (const [at, sale] of sales.entries()) if (sale[0] === to) go([...way, at])
  }
  for (const at of sales.keys()) go([at])
  return [...on].sort((a, b) => a - b)
}

const sale = fc.tuple(
  fc.integer({ min: 0, max: 6 }),
  fc.integer({ min: 0, max: 6 }),
  fc.integer({ min: DAY, max: DAY + 50 }),
  fc.integer({ min: 700, max: 1_400 }),
)

test('every invoice on a circle is in a finding, and no other: all at once or one by one', () => {
  let circles = 0
  fc.assert(
    fc.property(fc.array(sale, { minLength: 6, maxLength: 16 }), sales => {
      const expected = listOnCircles(sales)
      circles += expected.length
      expect([...new Set(findAll(sales).flat())].sort((a, b) => a - b)).toEqual(expected)
      const graph = graphOf(sales)
      const one = [...graph.day.keys()].flatMap(
        place => findCircles(graph, [place], RULES_OF_TODAY).findings,
      )
      const found = new Set(one.flatMap(finding => listGiven(graph, finding)))
      expect([...found].sort((a, b) => a - b)).toEqual(expected)
    }),
    { numRuns: 200 },
  )
  expect(circles).toBeGreaterThan(50)
})
