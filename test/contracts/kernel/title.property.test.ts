import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Bug } from '../../../contracts/kernel/bug.ts'
import { NOBODY } from '../../../contracts/kernel/id.ts'
import { spanSize } from '../../../contracts/kernel/span.ts'
import { issued, post, titlesOn } from '../../../contracts/kernel/tiling.ts'
import { CLAIM_KINDS, HOLD_KINDS, type Tiling } from '../../../contracts/kernel/title.ts'
import { type OnUnits, postToUnits, togetherness, unitsOf } from './unit-model.ts'

const SIZE = 6n
const HOLDERS = ['pty_a', 'pty_b', 'pty_c'] as const
const FIRST = issued({ post: 'issue', instrument: 'rcv_1', size: SIZE, to: 'pty_a' }, 1n)

/** Some meet again and again; others are empty, or end beyond the face. */
const span = fc.oneof(
  fc.constantFrom({ lo: 0n, hi: 6n }, { lo: 0n, hi: 3n }, { lo: 3n, hi: 6n }, { lo: 2n, hi: 4n }),
  fc
    .tuple(fc.bigInt(-1n, SIZE + 1n), fc.bigInt(-1n, SIZE + 1n))
    .map(([a, b]) => (a < b ? { lo: a, hi: b } : { lo: b, hi: a })),
)
const party = fc.constantFrom(...HOLDERS)
const kind = fc.constantFrom(...CLAIM_KINDS)

const on = { instrument: fc.constant('rcv_1' as const), span }
const posting: fc.Arbitrary<OnUnits> = fc.oneof(
  fc.record({ ...on, post: fc.constant('move' as const), to: party }),
  fc.record({ ...on, post: fc.constant('retire' as const) }),
  fc.record({ ...on, post: fc.constant('bind' as const), kind, party }),
  fc.record({ ...on, post: fc.constant('free' as const) }),
  fc.record({
    ...on,
    post: fc.constant('name-successor' as const),
    party,
    act: fc.constant('refinance'),
    expires: fc.constant('2026-03-02' as const),
  }),
  fc.record({ ...on, post: fc.constant('succeed' as const), kind }),
  fc.record({
    ...on,
    post: fc.constant('hold' as const),
    kind: fc.constantFrom(...HOLD_KINDS),
    party,
  }),
  fc.record({ ...on, post: fc.constant('lift' as const), setBy: fc.bigInt(2n, 8n) }),
)
const postings = fc.array(posting, { minLength: 20, maxLength: 40 })

/** Posts what is accepted, drops what is a bug; tells after each posting how it went. */
function play(
  list: readonly OnUnits[],
  after: (
    tiling: Tiling,
    before: Tiling,
    posting: OnUnits,
    accepted: boolean,
    entry: bigint,
  ) => void,
): void {
  let tiling = FIRST
  for (const [index, one] of list.entries()) {
    const before = tiling
    const entry = BigInt(index) + 2n
    let accepted = true
    try {
      tiling = post(tiling, one, entry)
    } catch (error) {
      expect(error).toBeInstanceOf(Bug)
      accepted = false
    }
    after(tiling, before, one, accepted, entry)
  }
}

describe('titles', () => {
  it('INV-TTL-01 titles tile the face after any accepted postings', () => {
    let cut = 0
    fc.assert(
      fc.property(postings, list =>
        play(list, ({ titles }) => {
          expect(titles[0]!.lo).toBe(0n)
          expect(titles.at(-1)!.hi).toBe(SIZE)
          for (const [index, title] of titles.entries()) {
            expect(title.lo < title.hi).toBe(true)
            if (index > 0) expect(title.lo).toBe(titles[index - 1]!.hi)
          }
          if (titles.length > 1) cut++
        }),
      ),
    )
    expect(cut, 'titles have been cut').toBeGreaterThan(0)
  })

  it('INV-TTL-02 what holders and nobody have adds up to the face; what is retired stays', () => {
    let retired = 0n
    fc.assert(
      fc.property(postings, list =>
        play(list, ({ titles }, before) => {
          const of = (holders: readonly string[], all: Tiling['titles']) =>
            all.filter(t => holders.includes(t.holder)).reduce((sum, t) => sum + spanSize(t), 0n)
          const gone = of([NOBODY], titles)
          expect(of(HOLDERS, titles) + gone).toBe(SIZE)
          expect(gone >= of([NOBODY], before.titles)).toBe(true)
          retired += gone
        }),
      ),
    )
    expect(retired, 'something has been retired').toBeGreaterThan(0n)
  })

  it('INV-TTL-03 a title has one claim, and under it or a hold it keeps its holder', () => {
    let kept = 0
    fc.assert(
      fc.property(postings, list =>
        play(list, (tiling, before, one, accepted) => {
          if (!accepted || !['move', 'retire', 'bind'].includes(one.post)) return
          const taken = titlesOn(before, one.span)!
          expect(taken.every(t => t.claim === null && t.holds.length === 0)).toBe(true)
          expect(tiling).not.toBe(before)
          kept++
        }),
      ),
    )
    expect(kept, 'something was moved, retired or bound').toBeGreaterThan(0)
  })

  it('INV-TTL-04 a posting does what the same rule does unit by unit', () => {
    const accepted = new Map<string, number>()
    const refused = new Map<string, number>()
    const count = (in_: Map<string, number>, what: string) =>
      in_.set(what, (in_.get(what) ?? 0) + 1)
    fc.assert(
      fc.property(postings, list =>
        play(list, (tiling, before, one, wasAccepted, entry) => {
          const expected = postToUnits(unitsOf(before), one, entry)
          expect(wasAccepted).toBe(expected !== null)
          expect(unitsOf(tiling)).toEqual(expected ?? unitsOf(before))
          count(wasAccepted ? accepted : refused, one.post)
        }),
      ),
      { numRuns: 300 },
    )
    const all = ['move', 'retire', 'bind', 'free', 'name-successor', 'succeed', 'hold', 'lift']
    expect([...accepted.keys()].toSorted(), 'each was accepted').toEqual(all.toSorted())
    expect([...refused.keys()].toSorted(), 'each was refused').toEqual(all.toSorted())
  })

  it('INV-TTL-05 a cut takes nothing from anybody: the pieces share their charge', () => {
    const bound = post(
      FIRST,
      {
        post: 'bind',
        instrument: 'rcv_1',
        span: { lo: 1n, hi: 5n },
        kind: 'pledge',
        party: 'pty_b',
      },
      2n,
    )
    const part = post(bound, { post: 'free', instrument: 'rcv_1', span: { lo: 2n, hi: 3n } }, 3n)
    expect(part.titles.map(t => [t.lo, t.hi, t.claim?.charge ?? null])).toEqual([
      [0n, 1n, null],
      [1n, 2n, 2n],
      [2n, 3n, null],
      [3n, 5n, 2n],
      [5n, 6n, null],
    ])
  })
})

describe('cuts', () => {
  it('INV-TTL-07 what was given as one and bears nothing is one title; nothing else is', () => {
    const met = new Map<string, number>()
    fc.assert(
      fc.property(postings, list =>
        play(list, (tiling, before) => {
          const units = unitsOf(tiling)
          const cuts = new Set(tiling.titles.map(t => t.lo))
          for (let at = 1n; at < SIZE; at++) {
            const must = togetherness(units[Number(at) - 1]!, units[Number(at)]!)
            if (must !== 'either') expect([at, cuts.has(at)]).toEqual([at, must === 'two'])
            met.set(must, (met.get(must) ?? 0) + 1)
          }
          if (tiling.titles.length < before.titles.length) met.set('a cut mended', 1)
        }),
      ),
      { numRuns: 300 },
    )
    expect([...met.keys()].toSorted()).toEqual(['a cut mended', 'either', 'one', 'two'])
  })

  const on = (lo: bigint, hi: bigint) => ({ instrument: 'rcv_1', span: { lo, hi } }) as const
  const bind = (tiling: Tiling, lo: bigint, hi: bigint) =>
    post(tiling, { post: 'bind', ...on(lo, hi), kind: 'offer', party: 'pty_b' }, 8n)
  const free = (tiling: Tiling, lo: bigint, hi: bigint) =>
    post(tiling, { post: 'free', ...on(lo, hi) }, 9n)
  const spans = ({ titles }: Tiling) => titles.map(t => [t.lo, t.hi])

  it('are mended when the restriction that they were made for is off', () => {
    expect(free(bind(FIRST, 2n, 4n), 2n, 4n)).toEqual(FIRST)
    const held = post(FIRST, { post: 'hold', ...on(1n, 3n), kind: 'court', party: 'pty_c' }, 8n)
    expect(post(held, { post: 'lift', ...on(1n, 3n), setBy: 8n }, 9n)).toEqual(FIRST)
  })

  it('stay between what came by different acts, though one act passed both on as one span', () => {
    const second = post(FIRST, { post: 'move', ...on(3n, 6n), to: 'pty_b' }, 2n)
    const back = post(second, { post: 'move', ...on(3n, 6n), to: 'pty_a' }, 3n)
    const passed = post(back, { post: 'move', ...on(0n, 6n), to: 'pty_c' }, 4n)
    const freed = free(bind(passed, 2n, 3n), 2n, 3n)
    expect(spans(freed)).toEqual([
      [0n, 3n],
      [3n, 6n],
    ])
  })

  it('stay between what one act gave apart', () => {
    const left = post(FIRST, { post: 'move', ...on(0n, 3n), to: 'pty_b' }, 2n)
    const both = post(left, { post: 'move', ...on(3n, 6n), to: 'pty_b' }, 2n)
    expect(spans(free(bind(both, 0n, 3n), 0n, 3n))).toHaveLength(2)
  })

  it('stay where what lies between has not been loaded', () => {
    const passed = post(FIRST, { post: 'move', ...on(2n, 4n), to: 'pty_b' }, 2n)
    const bound = bind(passed, 0n, 1n)
    const gap = { ...bound, titles: bound.titles.filter(t => t.lo !== 2n) }
    expect(spans(free(gap, 0n, 1n))).toEqual([
      [0n, 2n],
      [4n, 6n],
    ])
  })

  it('are mended only where the titles beside are seen', () => {
    const bound = bind(FIRST, 2n, 4n)
    const alone = { ...bound, titles: bound.titles.filter(t => t.lo === 2n) }
    expect(() => free(alone, 2n, 4n)).toThrow(Bug)
  })
})

describe('titles on a span', () => {
  it('are those that cover it exactly, cut at its ends', () => {
    const moved = post(
      FIRST,
      { post: 'move', instrument: 'rcv_1', span: { lo: 2n, hi: 4n }, to: 'pty_b' },
      2n,
    )
    const titles = titlesOn(moved, { lo: 1n, hi: 3n })!
    expect(titles.map(t => [t.lo, t.hi, t.holder])).toEqual([
      [1n, 2n, 'pty_a'],
      [2n, 3n, 'pty_b'],
    ])
  })

  it('are none where a part has not been loaded', () => {
    const gap = { ...FIRST, titles: [{ ...FIRST.titles[0]!, hi: 4n }] }
    expect(titlesOn(gap, { lo: 0n, hi: 4n })).toHaveLength(1)
    expect(titlesOn(gap, { lo: 0n, hi: 5n })).toBeNull()
  })
})

describe('a paydown', () => {
  const payDown = (p: bigint, q: bigint, tiling = FIRST) =>
    post(tiling, { post: 'pay-down', instrument: 'rcv_1', p, q }, 2n)

  it('INV-TTL-06 what is paid is paid: it never shrinks and never exceeds the face', () => {
    expect(payDown(1n, 2n).paid).toEqual({ p: 1n, q: 2n })
    expect(payDown(2n, 4n, payDown(1n, 2n)).paid).toEqual({ p: 2n, q: 4n })
    expect(() => payDown(49n, 100n, payDown(1n, 2n))).toThrow(Bug)
    expect(() => payDown(-1n, 2n)).toThrow(Bug)
    expect(() => payDown(1n, 0n)).toThrow(Bug)
    expect(payDown(1n, 1n).paid).toEqual({ p: 1n, q: 1n })
    expect(() => payDown(2n, 1n)).toThrow(Bug)
    const notes = { ...FIRST, instrument: 'not_1' } as const
    expect(payDown(10_000n, 1n, notes).paid).toEqual({ p: 10_000n, q: 1n })
  })
})

it('an instrument is born as one title, and not empty', () => {
  expect(FIRST.titles).toHaveLength(1)
  expect(() => issued({ post: 'issue', instrument: 'rcv_1', size: 0n, to: 'pty_a' }, 1n)).toThrow(
    Bug,
  )
})
