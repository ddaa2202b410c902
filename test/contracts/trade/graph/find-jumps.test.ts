import { describe, expect, test } from 'vitest'
import { findJumps } from '../../../../contracts/trade/graph/find-jumps.ts'
import { findJustUnder } from '../../../../contracts/trade/graph/find-just-under.ts'
import { watchRulesOn } from '../../../../contracts/trade/graph/watch-rules.ts'
import {
  findBurst,
  isStranger,
  watchBurst,
} from '../../../../contracts/trade/graph/watch-titles.ts'
import { watchTrade } from '../../../../contracts/trade/graph/watch-trade.ts'
import { graphOf, listGiven, RULES_OF_TODAY, type Sold } from './small-graph.ts'

const DAY = 15_000

function findOf(sales: readonly Sold[], seller = 0) {
  const graph = graphOf(sales)
  return findJumps(graph, [seller], RULES_OF_TODAY).map(one => listGiven(graph, one))
}

/** What others sold long before, and the seller's own trade: an invoice in four weeks. */
const BEFORE: readonly Sold[] = [[9, 8, DAY - 400, 100]]
const STEADY: readonly Sold[] = [1, 2, 3, 4].map(i => [0, 1, DAY - 28 * i, 1_000])
const many = (count: number, amount = 1_000): Sold[] =>
  Array.from({ length: count }, (_, i) => [0, 1, DAY + (i % 7), amount])

describe('a jump in trade', () => {
  test('is 12 invoices in a week and thrice the most before', () => {
    expect(findOf([...STEADY, ...many(11, 100)])).toEqual([])
    expect(findOf([...STEADY, ...many(12, 100)])).toHaveLength(1)
    const busy = Array.from({ length: 5 }, (): Sold => [0, 1, DAY - 14, 100])
    expect(findOf([...STEADY, ...busy, ...many(14, 100)])).toEqual([])
    expect(findOf([...STEADY, ...busy, ...many(15, 100)])).toHaveLength(1)
  })

  test('is two invoices of four times the greatest sum before', () => {
    expect(findOf([...STEADY, ...many(2, 1_999)])).toEqual([])
    expect(findOf([...STEADY, ...many(2, 2_000)])).toHaveLength(1)
    expect(findOf([...STEADY, ...many(1, 90_000)])).toEqual([])
  })

  test('needs a usual sum: three invoices in the half year before', () => {
    expect(findOf([...STEADY.slice(0, 2), ...many(2, 90_000)])).toEqual([])
    expect(findOf([...STEADY.slice(0, 3), ...many(2, 90_000)])).toHaveLength(1)
  })

  test('of a new firm is one if something is known of 60 days in which it sold nothing', () => {
    const known = (days: number): Sold[] => [[9, 8, DAY + 6 - days, 100]]
    expect(findOf([...known(60), ...many(12)])).toHaveLength(1)
    expect(findOf([...known(59), ...many(12)])).toEqual([])
  })

  test('is no measure of what is usual', () => {
    const again = many(12).map(([s, b, day, amount]): Sold => [s, b, day + 20, amount])
    expect(findOf([...BEFORE, ...many(12), ...again])).toHaveLength(2)
  })

  test('is one finding, of all the days that lie together', () => {
    const on = many(21).map(([s, b], i): Sold => [s, b, DAY + i, 1_000])
    const dense = [...on, ...on.map(([s, b, day, amount]): Sold => [s, b, day, amount])]
    const [found, ...others] = findOf([...BEFORE, ...dense])
    expect(others).toEqual([])
    expect(found).toHaveLength(42)
  })
})

describe('amounts just under a watched one', () => {
  const LIMIT = 10_000_000
  const find = (amounts: readonly number[], days = 15) => {
    const graph = graphOf(amounts.map((amount, i) => [0, 1, DAY + days * i, amount]))
    return findJustUnder(graph, [0], RULES_OF_TODAY)
  }

  test('are three of a pair within 30 days', () => {
    expect(find([9_900_000, 9_900_000])).toEqual([])
    expect(find([9_900_000, 9_900_000, 9_900_000])).toMatchObject([
      { firms: [0, 1], invoices: [0, 1, 2], measured: { limit: LIMIT, under: 3, over: 0 } },
    ])
    expect(find([9_900_000, 9_900_000, 9_900_000], 16)).toEqual([])
  })

  test('are within 5 % of it and below it', () => {
    expect(find([9_500_000, 9_500_000, LIMIT - 1])).toHaveLength(1)
    expect(find([9_499_999, 9_500_000, LIMIT - 1])).toEqual([])
    expect(find([9_500_000, 9_500_000, LIMIT])).toEqual([])
  })

  test('are nothing where as many stand above it', () => {
    expect(find([9_900_000, 9_900_000, 9_900_000, 10_100_000], 10)).toHaveLength(1)
    expect(find([9_900_000, 9_900_000, 9_900_000, 10_100_000, 10_500_000], 10)).toEqual([])
  })
})

describe('a burst of splitting', () => {
  const on = (count: number, day: number) => Array.from({ length: count }, () => ({ day }))

  test('is 25 pieces in two days', () => {
    expect(findBurst(on(24, DAY), RULES_OF_TODAY)).toEqual([])
    expect(
      findBurst([...on(3, DAY - 9), ...on(20, DAY), ...on(5, DAY + 1)], RULES_OF_TODAY),
    ).toEqual(Array.from({ length: 25 }, (_, i) => i + 3))
    expect(findBurst([...on(20, DAY), ...on(5, DAY + 2)], RULES_OF_TODAY)).toEqual([])
  })
})

test('a burst is said when it becomes one, and not again with each piece after it', () => {
  const on = (count: number) => Array.from({ length: count }, () => ({ day: DAY }))
  expect(watchBurst(on(23), on(1), RULES_OF_TODAY)).toEqual([])
  expect(watchBurst(on(24), on(1), RULES_OF_TODAY)).toHaveLength(25)
  expect(watchBurst(on(25), on(9), RULES_OF_TODAY)).toEqual([])
})

test('a stranger pays from an account that is not the debtor’s', () => {
  expect(isStranger('A1', new Set(['A1', 'A2']))).toBe(false)
  expect(isStranger('A3', new Set(['A1', 'A2']))).toBe(true)
  expect(isStranger('A1', new Set())).toBe(true)
})

test('all that is watched is asked at once, of all trade or around some of it', () => {
  const sales: Sold[] = [
    [0, 1, DAY, 1_000],
    [1, 0, DAY, 1_000],
    [2, 3, DAY, 9_900_000],
  ]
  const three: Sold[] = [...sales, [2, 3, DAY, 9_900_000], [2, 3, DAY, 9_900_000]]
  const graph = graphOf(three)
  const kinds = (places?: readonly number[]) =>
    watchTrade(graph, { behind: new Map() }, RULES_OF_TODAY, places).findings.map(one => one.kind)
  expect(kinds()).toEqual(['circular_trade', 'just_under_a_watched_amount'])
  expect(kinds([0])).toEqual(['circular_trade'])
  expect(kinds([4])).toEqual(['just_under_a_watched_amount'])
})

test('rules are those in force on the day', () => {
  const later = { ...RULES_OF_TODAY, from: '2027-01-01' as const, circleDays: 45 }
  const table = [RULES_OF_TODAY, later]
  expect(watchRulesOn('2026-12-31', table).circleDays).toBe(30)
  expect(watchRulesOn('2027-01-01', table).circleDays).toBe(45)
})
