import fc from 'fast-check'
import type { InstrumentId, PartyId } from '../../contracts/kernel/id.ts'
import type { TitlePosting } from '../../contracts/kernel/posting.ts'
import { overlaps } from '../../contracts/kernel/span.ts'
import { CLAIM_KINDS, HOLD_KINDS, type Tiling } from '../../contracts/kernel/title.ts'

export type AfterIssue = Exclude<TitlePosting, { post: 'issue' }>

/**
 * Postings on one instrument: many of them make no sense where they come, and the kernel says so.
 * A lift is of no hold in particular until it is aimed at one.
 */
export function arbitraryPosting(
  instrument: InstrumentId,
  size: bigint,
  parties: readonly PartyId[],
): fc.Arbitrary<AfterIssue> {
  const span = arbitrarySpan(size)
  const on = { instrument: fc.constant(instrument), span }
  const party = fc.constantFrom(...parties)
  const kind = fc.constantFrom(...CLAIM_KINDS)
  const named = {
    party,
    act: fc.constant('refinance'),
    expires: fc.constant('2026-12-01' as const),
  }
  const held = { kind: fc.constantFrom(...HOLD_KINDS), party }
  const says = <Post extends string>(post: Post) => ({ post: fc.constant(post) })
  return fc.oneof(
    fc.record({ ...says('move'), ...on, to: party }),
    fc.record({
      ...says('retire'),
      instrument: on.instrument,
      span: fc.constant({ lo: 0n, hi: 1n }),
    }),
    { weight: 3, arbitrary: fc.record({ ...says('bind'), ...on, kind, party }) },
    fc.record({ ...says('free'), ...on }),
    { weight: 3, arbitrary: fc.record({ ...says('name-successor'), ...on, ...named }) },
    { weight: 3, arbitrary: fc.record({ ...says('succeed'), ...on, kind }) },
    fc.record({ ...says('hold'), ...on, ...held }),
    { weight: 2, arbitrary: fc.record({ ...says('lift'), ...on, setBy: fc.bigInt(1n, 30n) }) },
    fc.record({
      ...says('pay-down'),
      instrument: on.instrument,
      p: fc.bigInt(0n, 20n),
      q: fc.constant(20n),
    }),
  )
}

/** Some spans meet again and again, so that what one posting binds another one finds. */
function arbitrarySpan(size: bigint) {
  const any = fc
    .uniqueArray(fc.bigInt(0n, size), { minLength: 2, maxLength: 2 })
    .map(([a, b]) => (a! < b! ? { lo: a!, hi: b! } : { lo: b!, hi: a! }))
  const again = { weight: 2, arbitrary: fc.constantFrom(...favourites(size)) }
  return fc.oneof(again, any)
}

/** The same on this instrument; a lift is of one of the holds there are, on its title or a part. */
export function aim(posting: AfterIssue, { instrument, titles }: Tiling): AfterIssue {
  if (posting.post !== 'lift') return { ...posting, instrument }
  const holds = titles.flatMap(t => t.holds.map(({ setBy }) => ({ lo: t.lo, hi: t.hi, setBy })))
  const hold = holds[Number(posting.setBy) % Math.max(holds.length, 1)]
  if (!hold) return { ...posting, instrument }
  const { lo, hi, setBy } = hold
  const part = overlaps(posting.span, hold) && posting.span.lo > lo
  return { ...posting, instrument, span: { lo: part ? posting.span.lo : lo, hi }, setBy }
}

function favourites(size: bigint) {
  const half = size / 2n
  return [
    { lo: 0n, hi: size },
    { lo: 1n, hi: half },
    { lo: half, hi: size },
    { lo: half - 2n, hi: half + 2n },
  ]
}
