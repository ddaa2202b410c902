import { describe, expect, test } from 'vitest'
import { findRelated } from '../../../../contracts/trade/graph/find-related.ts'
import { findTie, gatherTies, type Tie } from '../../../../contracts/trade/graph/ties.ts'
import { graphOf, listGiven, RULES_OF_TODAY, type Sold } from './small-graph.ts'

const DAY = 15_000
const [OWNER, ACCOUNT] = [100, 101]
const both = (behind: number): Tie[] => [0, 2].map(firm => ({ firm, behind }))

function find(sales: readonly Sold[], ties: readonly Tie[] = both(OWNER)) {
  const graph = graphOf(sales)
  const found = findRelated(
    graph,
    graph.day.keys(),
    gatherTies(ties, RULES_OF_TODAY),
    RULES_OF_TODAY,
  )
  return found.map(one => ({ ...one, invoices: listGiven(graph, one) }))
}

describe('related parties at both ends', () => {
  test('are firms of one controller, or of one account, that sell to each other', () => {
    const sales: Sold[] = [
      [0, 2, DAY, 500],
      [0, 2, DAY + 90, 300],
      [0, 1, DAY, 700],
    ]
    const measured = { tie: OWNER, invoices: 2, sum: 800 }
    expect(find(sales)).toEqual([
      { kind: 'related_trade', firms: [0, 2], invoices: [0, 1], measured },
    ])
    expect(find(sales, both(ACCOUNT))).toHaveLength(1)
    expect(find(sales, [])).toEqual([])
  })

  test('are also a firm and who stands behind it, three steps up and not four', () => {
    const chain = (steps: number) =>
      Array.from({ length: steps }, (_, i) => ({ firm: i, behind: i + 1 }))
    const between = (steps: number) => findTie(gatherTies(chain(steps), RULES_OF_TODAY), 0, steps)
    expect([between(1), between(3), between(4)]).toEqual([1, 3, null])
  })

  test('are none by what more than 20 firms share', () => {
    const shared = (count: number) =>
      Array.from({ length: count }, (_, firm) => ({ firm, behind: 500 }))
    expect(findTie(gatherTies(shared(20), RULES_OF_TODAY), 0, 2)).toBe(500)
    expect(findTie(gatherTies(shared(21), RULES_OF_TODAY), 0, 2)).toBeNull()
  })

  test.each([
    ['a margin of 3.0 %', 1_030, 30, 1],
    ['a margin of 3.1 %', 1_031, 30, 0],
    ['a loss of 0.5 %', 995, 30, 1],
    ['a loss of 0.6 %', 994, 30, 0],
    ['a day too late', 1_000, 31, 0],
    ['before it bought', 1_000, -1, 0],
  ])('by a firm between that sells on: %s', (_, amount, days, found) => {
    const sales: Sold[] = [
      [0, 1, DAY, 1_000],
      [1, 2, DAY + days, amount],
    ]
    expect(find(sales)).toHaveLength(found)
  })

  test('by a firm between say both sales, whichever came with the import', () => {
    const graph = graphOf([
      [0, 1, DAY, 1_000],
      [1, 2, DAY + 4, 1_010],
    ])
    const ties = gatherTies(both(OWNER), RULES_OF_TODAY)
    const expected = {
      ...{ kind: 'related_through_another', firms: [0, 1, 2], invoices: [0, 1] },
      measured: { tie: OWNER, days: 4, marginPerMille: 10 },
    }
    for (const place of [0, 1])
      expect(findRelated(graph, [place], ties, RULES_OF_TODAY)).toEqual([expected])
  })

  test('by a firm between is nothing where the goods come back: that is a circle', () => {
    expect(
      find([
        [0, 1, DAY, 1_000],
        [1, 0, DAY, 1_000],
      ]),
    ).toEqual([])
  })
})
