import fc from 'fast-check'
import { expect, it } from 'vitest'
import { postAllocation } from '../../../contracts/kernel/allocation-tiling.ts'
import { NOBODY } from '../../../contracts/kernel/id.ts'
import type { Posting } from '../../../contracts/kernel/posting.ts'
import { overlaps, spanSize } from '../../../contracts/kernel/span.ts'
import { post } from '../../../contracts/kernel/tiling.ts'
import type { Tiling } from '../../../contracts/kernel/title.ts'
import { NOT_DISCLOSED } from '../../../contracts/title/disclosure.ts'
import type { Acted } from '../../support/act-table/act-row.ts'
import { listWays } from '../../support/act-table/act-table.ts'
import {
  newSmallWorld,
  PARTIES,
  SIZE,
  type SmallWorld,
  type Step,
  spansOf,
  stateIn,
} from '../../support/act-table/small-world.ts'
import { DEBT_OWED } from '../../support/acts.ts'

const WAYS = listWays(row => row.steps)

/** What the ledger does with an accepted act; a posting that may not be is a Bug and fails here. */
function perform(world: SmallWorld, step: Step, entry: bigint, decision: Acted): void {
  if (!decision.ok) return
  const { offer } = stateIn(world, step)
  const taken = []
  for (const posting of decision.postings) {
    if (posting.post === 'allocate' || posting.post === 'deallocate') {
      world.allocations.set(
        posting.invoice,
        postAllocation(world.allocations.get(posting.invoice)!, posting, entry),
      )
      if (posting.post === 'allocate') taken.push(posting)
    } else if (posting.post !== 'issue' && posting.post !== 'keep')
      world.tiling = post(world.tiling, posting, entry)
  }
  const made = new Set(decision.facts.map(({ type }) => type))
  if (made.has('title.offer-rejected.v1') || made.has('title.offer-withdrawn.v1'))
    world.offers.delete(offer!.charge)
  if (made.has('title.pledged.v1')) world.pledges.add(entry)
  if (made.has('title.transfer-offered.v1') || made.has('title.pledge-offered.v1'))
    world.offers.set(entry, {
      charge: entry,
      from: step.by,
      to: step.to,
      spans: spansOf(step).spans,
      pledge: made.has('title.pledge-offered.v1') ? DEBT_OWED : null,
      allocations: taken.map(({ invoice, span, on }) => ({ invoice, span, on })),
      lapseOn: '2026-03-09',
      ...NOT_DISCLOSED,
    })
}

/** Acts meet on few spans, as they do in life: an answer names what an offer named. */
const step: fc.Arbitrary<Step & { readonly way: (typeof WAYS)[number] }> = fc.record({
  way: fc.constantFrom(...WAYS),
  by: fc.constantFrom(...PARTIES),
  to: fc.constantFrom(...PARTIES),
  span: fc.constantFrom(
    { lo: 0n, hi: 4n },
    { lo: 4n, hi: 12n },
    { lo: 0n, hi: 6n },
    { lo: 6n, hi: 7n },
  ),
})

const MORE_MAX = 10

it('INV-RCV-01 what is accepted posts, adds up, and is told to whom it concerns', () => {
  const accepted = new Set<string>()
  const property = fc.property(fc.array(step, { minLength: 60, maxLength: 120 }), steps => {
    const world = newSmallWorld()
    for (const [index, one] of steps.entries()) {
      const [name, take] = one.way
      const decision = take(world, one)
      const before = world.tiling
      perform(world, one, BigInt(index) + 2n, decision)
      if (decision.ok) {
        accepted.add(name)
        const told = new Set([one.by, ...decision.facts.flatMap(fact => fact.visibleTo)])
        const concerned = listConcerned([before, world.tiling], decision.postings)
        expect(
          concerned.filter(party => !told.has(party)),
          `${name} is told`,
        ).toEqual([])
      }
      const held = world.tiling.titles.reduce((sum, t) => sum + spanSize(t), 0n)
      expect(held).toBe(SIZE)
      expect(usedBy(world)).toBe(citedIn(world))
    }
  })
  fc.assert(property, { numRuns: 100 })
  // A hundred runs may miss an act that needs several before it.
  for (let more = 0; more < MORE_MAX && accepted.size < WAYS.length; more++)
    fc.assert(property, { numRuns: 100 })
  expect([...accepted].toSorted(), 'each act was accepted').toEqual(
    WAYS.map(([name]) => name).toSorted(),
  )
})

/** Lists who holds or claims what an act posts on, before it and after. */
function listConcerned(tilings: readonly Tiling[], postings: readonly Posting[]) {
  const spans = postings.flatMap(posting =>
    'span' in posting && 'instrument' in posting ? [posting.span] : [],
  )
  const titles = tilings.flatMap(tiling => tiling.titles)
  return titles
    .filter(title => spans.some(span => overlaps(title, span)))
    .flatMap(({ holder, claim }) => [holder, claim?.claimant ?? holder])
    .filter(party => party !== NOBODY)
}

/** Minor units of invoices in use. */
function usedBy({ allocations }: SmallWorld): bigint {
  return [...allocations.values()]
    .flatMap(use => use.tiles.filter(tile => tile.on !== null))
    .reduce((sum, tile) => sum + spanSize(tile), 0n)
}

/** Minor units of the trade of all offers but those that came to nothing. */
function citedIn({ offers }: SmallWorld): bigint {
  return [...offers.values()]
    .flatMap(offer => offer.allocations)
    .reduce((sum, use) => sum + spanSize(use.span), 0n)
}
