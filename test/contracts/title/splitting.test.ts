import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RULES } from '../../../contracts/kernel/rules.ts'
import { overlaps, type Span } from '../../../contracts/kernel/span.ts'
import { issued, post, titlesOn } from '../../../contracts/kernel/tiling.ts'
import type { Tiling, Title } from '../../../contracts/kernel/title.ts'
import type { ReceivableState } from '../../../contracts/receivable/receivable.ts'
import { type SelectedTitles, selectTitles } from '../../../contracts/title/span-set.ts'
import {
  countHoldCuts,
  holdCuttingRefusal,
  splittingRefusal,
} from '../../../contracts/title/splitting.ts'
import { receivablesById, stateOf, titleOf } from '../fixtures.ts'

const SIZE = 1_000n
const [rules] = RULES as [(typeof RULES)[number]]

/** Spans as people name them: empty, backward, beyond the face and one over the other as well. */
const anySpan = fc
  .tuple(fc.bigInt(0n, SIZE + 2n), fc.bigInt(0n, SIZE + 2n))
  .map(([lo, hi]) => ({ lo, hi }))
const anySpans = fc.array(
  fc.record({ instrument: fc.constantFrom('rcv_1', 'rcv_2'), span: anySpan }),
  { maxLength: 12 },
)

/** Titles of a whole face that end at these units. */
function cutInto(ends: readonly bigint[]): Title[] {
  const all = [...new Set([...ends, SIZE])].sort((a, b) => (a < b ? -1 : 1))
  return all.map((hi, index) => titleOf({ lo: index === 0 ? 0n : all[index - 1]!, hi }))
}
const anyTitles = fc
  .array(fc.bigInt(1n, SIZE - 1n), { maxLength: 12 })
  .map(ends => stateOf({}, cutInto(ends)))

describe('what is named is compared in steps that grow with it, no faster', () => {
  it('the same first fault of a span set is found as by comparing each with all before', () => {
    let faults = 0
    const states = receivablesById(stateOf(), stateOf({ id: 'rcv_2' }))
    fc.assert(
      fc.property(anySpans, spans => {
        const answer = selectTitles(spans, states)
        const found = answer.ok ? null : `${answer.refusal} ${answer.path}`
        const first = firstFormFault(spans)
        if (first !== null) {
          faults++
          expect(found).toBe(first)
        } else if (found !== null) expect(found).toContain('span_must_lie_within_the_face')
      }),
    )
    expect(faults).toBeGreaterThan(10)
  })

  it('the same titles are found on a span as by looking at each', () => {
    fc.assert(
      fc.property(anyTitles, anySpan, ({ tiling }, span) => {
        fc.pre(span.lo < span.hi && span.hi <= SIZE)
        expect(titlesOn(tiling, span)).toEqual(titlesByLookingAtEach(tiling, span))
      }),
    )
  })

  it('the same number of titles is foreseen as by looking at each title for each end', () => {
    fc.assert(
      fc.property(anyTitles, anySpans, (state, named) => {
        const spans = named.map(({ span }) => span).filter(span => span.lo < span.hi)
        fc.pre(spans.length > 0)
        const after = state.titleCount + cutsByLookingAtEach(state.tiling, spans)
        const limit = { ...rules, splitsMax: after - 1 }
        const refused = splittingRefusal(selectedOf(state, spans), limit)
        expect(refused?.details ?? null).toEqual(
          after > state.titleCount ? { limit: after - 1, found: after } : null,
        )
        expect(
          splittingRefusal(selectedOf(state, spans), { ...rules, splitsMax: after }),
        ).toBeNull()
      }),
    )
  })

  it('twice as many spans of twice as many titles take about twice as many steps', () => {
    const [some, twice, again] = [steps(250), steps(500), steps(1_000)] as const
    expect(some).toBeGreaterThan(250)
    expect(twice / some).toBeLessThan(2.6)
    expect(again / twice).toBeLessThan(2.6)
  })
})

describe('who cuts', () => {
  /** One title given as one, of which a court holds every tenth ten: 101 titles, 100 cuts. */
  const held = (): ReceivableState => {
    let tiling: Tiling = issued(
      { post: 'issue', instrument: 'rcv_1', size: SIZE, to: 'pty_supplier' },
      1n,
    )
    for (let lo = 5n; lo < SIZE; lo += 20n)
      tiling = post(
        tiling,
        {
          ...{ post: 'hold', instrument: 'rcv_1', span: { lo, hi: lo + 10n } },
          ...{ kind: 'court', party: 'pty_court' },
        },
        lo,
      )
    const { titles } = tiling
    return { ...stateOf({}, titles), holdCuts: countHoldCuts(titles) }
  }

  it('a hold’s cuts use up nothing of what the holders may', () => {
    const state = held()
    expect(state).toMatchObject({ titleCount: 101, holdCuts: 100 })
    const one = selectedOf(state, [{ lo: 1n, hi: 2n }])
    expect(splittingRefusal(one, { ...rules, splitsMax: 3 })).toBeNull()
    expect(splittingRefusal(one, { ...rules, splitsMax: 2 })).toMatchObject({
      details: { limit: 2, found: 3 },
    })
  })

  it('what needs no cut is done, however often the package was cut before', () => {
    const whole = selectedOf(held(), [{ lo: 0n, hi: 5n }])
    expect(splittingRefusal(whole, { ...rules, splitsMax: 0, titlesMax: 0 })).toBeNull()
  })

  it('pieces of two origins were given apart: no hold has cut them', () => {
    const hold = { kind: 'court', party: 'pty_court', setBy: 9n } as const
    const left = titleOf({ lo: 0n, hi: 5n }, { since: 2n, origin: 0n, holds: [hold] })
    const right = titleOf({ lo: 5n, hi: SIZE }, { since: 2n, origin: 0n })
    expect(countHoldCuts([left, right])).toBe(1)
    expect(countHoldCuts([left, { ...right, since: 3n }])).toBe(0)
    expect(countHoldCuts([left, { ...right, origin: 5n }])).toBe(0)
    expect(countHoldCuts([{ ...left, holds: [] }, right])).toBe(0)
    const other = { ...hold, setBy: 8n }
    expect(countHoldCuts([left, { ...right, holds: [other] }])).toBe(1)
  })

  it('all cuts together end at a number that no package needs', () => {
    const one = selectedOf(held(), [{ lo: 1n, hi: 2n }])
    expect(splittingRefusal(one, { ...rules, titlesMax: 103 })).toBeNull()
    expect(splittingRefusal(one, { ...rules, titlesMax: 102 })).toMatchObject({
      details: { limit: 102, found: 103 },
    })
  })

  it('a dispute leaves a court what it may need', () => {
    const state = { ...stateOf(), titleCount: rules.disputeTitlesMax }
    const part = selectedOf(state, [{ lo: 1n, hi: 2n }])
    expect(holdCuttingRefusal(part, 'dispute', rules)).not.toBeNull()
    expect(holdCuttingRefusal(part, 'court', rules)).toBeNull()
    expect(rules.splitsMax).toBeLessThan(rules.disputeTitlesMax)
    expect(rules.disputeTitlesMax).toBeLessThan(rules.courtTitlesMax)
    expect(rules.courtTitlesMax + rules.splitsMax).toBeLessThanOrEqual(rules.titlesMax)
  })

  it('hold cuts are those that are mended when every hold is lifted', () => {
    const holds = fc.array(
      fc.tuple(fc.nat(9), fc.nat(9)).map(([a, b]) => ({
        lo: BigInt(Math.min(a, b)) * 100n,
        hi: BigInt(Math.max(a, b) + 1) * 100n,
      })),
      { maxLength: 5 },
    )
    let cut = 0
    fc.assert(
      fc.property(holds, fc.array(fc.nat(9), { maxLength: 3 }), (spans, moved) => {
        let tiling = issued({ post: 'issue', instrument: 'rcv_1', size: SIZE, to: 'pty_a' }, 1n)
        for (const [index, at] of moved.entries()) {
          const span = { lo: BigInt(at) * 100n, hi: BigInt(at) * 100n + 50n }
          const to = `pty_${index}` as const
          tiling = post(tiling, { post: 'move', instrument: 'rcv_1', span, to }, BigInt(index + 2))
        }
        const before = tiling.titles
        for (const [index, span] of spans.entries())
          tiling = post(
            tiling,
            { post: 'hold', instrument: 'rcv_1', span, kind: 'court', party: 'pty_court' },
            BigInt(100 + index),
          )
        const cuts = countHoldCuts(tiling.titles)
        cut += cuts
        for (const [index, span] of spans.entries()) {
          const setBy = BigInt(100 + index)
          tiling = post(tiling, { post: 'lift', instrument: 'rcv_1', span, setBy }, 999n)
        }
        expect(tiling.titles).toEqual(before)
        expect(cuts).toBe(countHeldApart(spans, before))
      }),
    )
    expect(cut).toBeGreaterThan(10)
  })
})

/** Ends of holds that lie within a title as it is without them. */
function countHeldApart(holds: readonly Span[], titles: readonly Title[]): number {
  const ends = new Set(holds.flatMap(({ lo, hi }) => [lo, hi]))
  const differ = (at: bigint) => {
    const on = (unit: bigint) =>
      holds.flatMap((hold, index) => (overlaps(hold, { lo: unit, hi: unit + 1n }) ? [index] : []))
    return on(at - 1n).join() !== on(at).join()
  }
  return [...ends].filter(at => titles.some(t => t.lo < at && at < t.hi) && differ(at)).length
}

function selectedOf(state: ReceivableState, spans: readonly Span[]): SelectedTitles[] {
  return spans.map(span => ({
    instrument: 'rcv_1',
    span,
    state,
    titles: titlesByLookingAtEach(state.tiling, span),
  }))
}

function firstFormFault(
  spans: readonly { readonly instrument: string; readonly span: Span }[],
): string | null {
  if (spans.length === 0) return 'spans_must_be_named body.spans'
  for (const [index, { instrument, span }] of spans.entries()) {
    if (span.lo >= span.hi) return `span_must_not_be_empty body.spans.${index}`
    const before = spans.slice(0, index).filter(other => other.instrument === instrument)
    if (before.some(other => overlaps(other.span, span)))
      return `spans_must_not_overlap body.spans.${index}`
  }
  return null
}

function titlesByLookingAtEach({ titles }: Pick<Tiling, 'titles'>, span: Span): Title[] {
  return titles
    .filter(title => overlaps(title, span))
    .map(title => ({
      ...title,
      lo: (title.lo > span.lo ? title : span).lo,
      hi: (title.hi < span.hi ? title : span).hi,
    }))
}

function cutsByLookingAtEach({ titles }: Tiling, spans: readonly Span[]): number {
  const ends = [...new Set(spans.flatMap(({ lo, hi }) => [lo, hi]))]
  return ends.filter(at => titles.some(t => t.lo < at && at < t.hi)).length
}

/** Counts the reads of an end of a span or title when `count` spans of as many titles are named. */
function steps(count: number): number {
  let reads = 0
  const counting = <Of extends Span>({ lo, hi, ...rest }: Of): Of =>
    ({
      ...rest,
      get lo() {
        reads++
        return lo
      },
      get hi() {
        reads++
        return hi
      },
    }) as unknown as Of
  const each = Array.from({ length: count }, (_, index) => BigInt(index) * 4n)
  const titles = each.map(lo => counting(titleOf({ lo, hi: lo + 4n })))
  const size = BigInt(count) * 4n
  const state = stateOf({ amount: size }, titles)
  const spans = each.map(lo => ({
    instrument: 'rcv_1' as const,
    span: counting({ lo: lo + 1n, hi: lo + 3n }),
  }))
  reads = 0
  const selected = selectTitles(spans, receivablesById(state))
  if (!selected.ok) throw new Error(selected.refusal)
  splittingRefusal(selected.value, rules)
  holdCuttingRefusal(selected.value, 'dispute', rules)
  return reads
}
