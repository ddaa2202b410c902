import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  type AllocationTiling,
  freeSpans,
  postAllocation,
} from '../../../contracts/kernel/allocation-tiling.ts'
import type { Decision, Refusal } from '../../../contracts/kernel/decision.ts'
import type { PartyId } from '../../../contracts/kernel/id.ts'
import type { Posting } from '../../../contracts/kernel/posting.ts'
import { type Span, spanSize } from '../../../contracts/kernel/span.ts'
import { issued, post } from '../../../contracts/kernel/tiling.ts'
import type { Tiling } from '../../../contracts/kernel/title.ts'
import { acknowledgePayment } from '../../../contracts/receivable/acknowledge-payment.ts'
import type { ReceivablesById } from '../../../contracts/receivable/receivable.ts'
import { answerOffer } from '../../../contracts/title/answer-offer.ts'
import { liftHold } from '../../../contracts/title/lift-hold.ts'
import type { Offer } from '../../../contracts/title/offer.ts'
import { offerTransfer } from '../../../contracts/title/offer-transfer.ts'
import { pledge } from '../../../contracts/title/pledge.ts'
import { release } from '../../../contracts/title/release.ts'
import { setHold } from '../../../contracts/title/set-hold.ts'
import { countHoldCuts } from '../../../contracts/title/splitting.ts'
import { withdrawOffer } from '../../../contracts/title/withdraw-offer.ts'
import {
  ANCHOR,
  as,
  invoiceOf,
  partyOf,
  SECOND,
  STRANGER,
  SUPPLIER,
  stateOf,
  TODAY,
} from '../fixtures.ts'

const SIZE = 12n
const PARTIES = [ANCHOR, SUPPLIER, SECOND, STRANGER] as const

/** One receivable and one invoice of each party on each other, as the ledger would keep them. */
interface World {
  tiling: Tiling
  readonly allocations: Map<string, AllocationTiling>
  readonly offers: Map<bigint, Offer>
}

interface Step {
  readonly act: keyof typeof ACTS
  readonly by: PartyId
  readonly to: PartyId
  readonly span: Span
}

const invoiceId = (seller: PartyId, buyer: PartyId) => `inv_${seller}_${buyer}` as const

function newWorld(): World {
  const allocations = new Map<string, AllocationTiling>()
  for (const seller of PARTIES)
    for (const buyer of PARTIES) {
      const invoice = invoiceId(seller, buyer)
      const tiles = [{ lo: 0n, hi: SIZE, on: null, since: 0n }]
      allocations.set(invoice, { invoice, amount: SIZE, tiles })
    }
  const tiling = issued({ post: 'issue', instrument: 'rcv_1', size: SIZE, to: SUPPLIER }, 1n)
  return { tiling, allocations, offers: new Map() }
}

function receivablesIn({ tiling }: World): ReceivablesById {
  return new Map([
    [
      'rcv_1',
      {
        ...stateOf({ amount: SIZE }),
        tiling,
        titleCount: tiling.titles.length,
        holdCuts: countHoldCuts(tiling.titles),
      },
    ],
  ])
}

function stateIn(world: World, { by, to, span }: Step) {
  const id = invoiceId(to, by)
  const invoice = invoiceOf({ id, seller: to, buyer: by, amount: SIZE })
  const invoiceState = {
    invoice,
    deliveredOn: TODAY,
    certificateClause: null,
    termClause: null,
    free: freeSpans(world.allocations.get(id)!),
  } as const
  const charge = world.tiling.titles.find(t => t.lo <= span.lo && span.lo < t.hi)?.claim?.charge
  return {
    receivables: receivablesIn(world),
    instruments: receivablesIn(world),
    invoices: new Map([[id, invoiceState]]),
    offer: (charge !== undefined && world.offers.get(charge)) || null,
    transferee: partyOf(to, 'supplier'),
    pledgee: partyOf(to, 'lender'),
    roles: partyOf(by, by === STRANGER ? 'court' : 'debtor').roles,
    standing: [],
  }
}

type Acted = Decision<{ readonly type: string }, Posting, Refusal>

const ACTS = {
  offer: (world: World, step: Step): Acted => {
    const amount = spanSize(step.span)
    const trade = [{ invoice: invoiceId(step.to, step.by), amount }]
    return offerTransfer(stateIn(world, step), { ...body(step), to: step.to, trade }, as(step.by))
  },
  accept: (world: World, step: Step): Acted =>
    answerOffer(stateIn(world, step), { ...body(step), answer: 'accept' }, as(step.by)),
  reject: (world: World, step: Step): Acted =>
    answerOffer(stateIn(world, step), { ...body(step), answer: 'reject' }, as(step.by)),
  withdraw: (world: World, step: Step): Acted =>
    withdrawOffer(stateIn(world, step), body(step), as(step.by)),
  pledge: (world: World, step: Step): Acted =>
    pledge(stateIn(world, step), { ...body(step), to: step.to }, as(step.by)),
  release: (world: World, step: Step): Acted =>
    release(stateIn(world, step), body(step), as(step.by)),
  hold: (world: World, step: Step): Acted => {
    const kind = step.by === STRANGER ? 'court' : 'dispute'
    return setHold(stateIn(world, step), { ...body(step), kind }, as(step.by))
  },
  lift: (world: World, step: Step): Acted => {
    const kind = step.by === STRANGER ? 'court' : 'dispute'
    return liftHold(stateIn(world, step), { ...body(step), kind }, as(step.by))
  },
  acknowledge: (world: World, step: Step): Acted =>
    acknowledgePayment(stateIn(world, step), { ...body(step), paidOn: TODAY }, as(step.by)),
}

function body({ span }: Step) {
  return { spans: [{ instrument: 'rcv_1', span }] } as const
}

/** What the ledger does with an accepted act; a posting that may not be is a Bug and fails here. */
function perform(world: World, step: Step, entry: bigint, decision: Acted): void {
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
    } else if (posting.post !== 'issue') world.tiling = post(world.tiling, posting, entry)
  }
  if (step.act === 'reject' || step.act === 'withdraw') world.offers.delete(offer!.charge)
  if (step.act === 'offer')
    world.offers.set(entry, {
      charge: entry,
      from: step.by,
      to: step.to,
      spans: body(step).spans,
      allocations: taken.map(({ invoice, span, on }) => ({ invoice, span, on })),
      lapseOn: '2026-03-09',
    })
}

/** Acts meet on few spans, as they do in life: an answer names what an offer named. */
const step: fc.Arbitrary<Step> = fc.record({
  act: fc.constantFrom(...(Object.keys(ACTS) as (keyof typeof ACTS)[])),
  by: fc.constantFrom(...PARTIES),
  to: fc.constantFrom(...PARTIES),
  span: fc.constantFrom(
    { lo: 0n, hi: 4n },
    { lo: 4n, hi: 12n },
    { lo: 0n, hi: 6n },
    { lo: 6n, hi: 7n },
  ),
})

it('INV-RCV-01 whatever is accepted posts without a bug, and and titles and trade add up', () => {
  const accepted = new Map<string, number>()
  fc.assert(
    fc.property(fc.array(step, { minLength: 60, maxLength: 120 }), steps => {
      const world = newWorld()
      for (const [index, one] of steps.entries()) {
        const decision = ACTS[one.act](world, one)
        perform(world, one, BigInt(index) + 2n, decision)
        if (decision.ok) accepted.set(one.act, (accepted.get(one.act) ?? 0) + 1)
        const held = world.tiling.titles.reduce((sum, t) => sum + spanSize(t), 0n)
        expect(held).toBe(SIZE)
        expect(usedBy(world)).toBe(citedIn(world))
      }
    }),
    { numRuns: 100 },
  )
  expect([...accepted.keys()].toSorted(), 'each act was accepted').toEqual(
    Object.keys(ACTS).toSorted(),
  )
})

/** Minor units of invoices in use. */
function usedBy({ allocations }: World): bigint {
  return [...allocations.values()]
    .flatMap(use => use.tiles.filter(tile => tile.on !== null))
    .reduce((sum, tile) => sum + spanSize(tile), 0n)
}

/** Minor units of the trade of all offers but those that came to nothing. */
function citedIn({ offers }: World): bigint {
  return [...offers.values()]
    .flatMap(offer => offer.allocations)
    .reduce((sum, use) => sum + spanSize(use.span), 0n)
}
