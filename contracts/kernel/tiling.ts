import { assert } from './bug.ts'
import { NOBODY } from './id.ts'
import type { TitlePosting } from './posting.ts'
import {
  commonPart,
  findEndingBeyond,
  isSpan,
  overlaps,
  type Paydown,
  type Span,
  within,
} from './span.ts'
import type { Claim, EntryNumber, Hold, Tiling, Title } from './title.ts'

/**
 * The tiling after a posting of `entry`. Contracts have decided before; what is asserted here is
 * only what no posting may ever break, so a failure is a bug: the titles named are all there, of
 * live holders, moved and bound only when free, freed only when bound. A posting that takes a
 * restriction
 * off mends the cuts that were made for it; so the titles beside its span have to be loaded too.
 */
export function post(
  tiling: Tiling,
  posting: Exclude<TitlePosting, { post: 'issue' }>,
  entry: EntryNumber,
): Tiling {
  if (posting.post === 'pay-down') return paidDown(tiling, posting)
  assert(isSpan(posting.span), 'a posting is on a span, not on nothing')
  const change = createChange(posting, entry)
  const cut = cutAt(cutAt(tiling.titles, posting.span.lo), posting.span.hi)
  let covered = 0n
  const titles = cut.map(title => {
    if (!overlaps(title, posting.span)) return title
    assert(title.holder !== NOBODY, `${posting.post}: a retired title is nobody's for ever`)
    covered += title.hi - title.lo
    return change(title)
  })
  assert(covered === posting.span.hi - posting.span.lo, `${posting.post}: the whole span exists`)
  if (posting.post !== 'free' && posting.post !== 'lift') return { ...tiling, titles }
  assert(besideIsLoaded(tiling, posting.span), `${posting.post}: the titles beside are loaded`)
  return { ...tiling, titles: merged(titles) }
}

/** An instrument is born as one title over its whole face. */
export function issued(
  { instrument, size, to }: Extract<TitlePosting, { post: 'issue' }>,
  entry: EntryNumber,
): Tiling {
  assert(size > 0n, 'issue: a face is not empty')
  const title = { lo: 0n, hi: size, holder: to, since: entry, origin: 0n, ...FREE }
  return { instrument, size, paid: { p: 0n, q: 1n }, titles: [title] }
}

const FREE = { claim: null, holds: [] } as const

/** The titles that cover `span` exactly, cut at its ends; null where a part of it is not loaded. */
export function titlesOn(tiling: Tiling, span: Span): readonly Title[] | null {
  const titles = titlesMeeting(tiling, span).map(title =>
    within(title, span) ? title : { ...title, ...commonPart(title, span) },
  )
  const covered = titles.reduce((sum, t) => sum + t.hi - t.lo, 0n)
  return covered === span.hi - span.lo ? titles : null
}

/** The loaded titles that have a unit of the span, whole. */
export function titlesMeeting({ titles }: Tiling, span: Span): readonly Title[] {
  const first = findEndingBeyond(titles, span.lo)
  let end = first
  while (end < titles.length && titles[end]!.lo < span.hi) end++
  return titles.slice(first, end)
}

/**
 * What is paid is paid: the paid part only grows. A unit of a receivable or a receipt is paid at
 * most once; a unit of notes is worth more than one fen, and its deal says how much.
 */
function paidDown(tiling: Tiling, { p, q }: Paydown): Tiling {
  const once = p <= q || tiling.instrument.startsWith('not_')
  assert(q > 0n && once, 'pay down: at most everything')
  assert(p * tiling.paid.q >= tiling.paid.p * q, 'pay down: the paid part never shrinks')
  return { ...tiling, paid: { p, q } }
}

type OnTitles = Exclude<TitlePosting, { post: 'issue' | 'pay-down' }>

function createChange(posting: OnTitles, entry: EntryNumber): (title: Title) => Title {
  switch (posting.post) {
    case 'move':
      return title => passedOn(title, posting.to, entry)
    case 'retire':
      return title => passedOn(title, NOBODY, entry)
    case 'bind':
      return title => bound(title, posting, entry)
    case 'free':
      return title => ({ ...title, claim: unbound(title) })
    case 'name-successor':
      return title => {
        const { party, act, expires } = posting
        return withClaim(title, { successor: { party, act, expires, namedBy: entry } })
      }
    case 'succeed':
      return title => succeeded(title, posting.kind, entry)
    case 'hold':
      return title => {
        const hold: Hold = { kind: posting.kind, party: posting.party, setBy: entry }
        return { ...title, holds: [...title.holds, hold] }
      }
    case 'lift':
      return title => {
        const holds = title.holds.filter(h => h.setBy !== posting.setBy)
        assert(holds.length === title.holds.length - 1, 'lift: the hold is on the whole span')
        return { ...title, holds }
      }
  }
}

function passedOn(title: Title, holder: Title['holder'], entry: EntryNumber): Title {
  assert(title.claim === null, 'a title under a claim stays with its holder')
  assert(title.holds.length === 0, 'a title on hold stays with its holder')
  return { ...title, holder, since: entry, origin: title.lo }
}

function bound(
  title: Title,
  { kind, party }: Extract<TitlePosting, { post: 'bind' }>,
  entry: EntryNumber,
): Title {
  assert(title.claim === null, 'a title has one claim')
  assert(title.holds.length === 0, 'a title on hold takes no claim')
  const claim: Claim = { kind, claimant: party, charge: entry, boundBy: entry, successor: null }
  return { ...title, claim }
}

function unbound(title: Title): null {
  assert(title.claim !== null, 'free: the title has a claim')
  return null
}

function withClaim(title: Title, change: Partial<Claim>): Title {
  assert(title.claim !== null, 'the title has a claim')
  return { ...title, claim: { ...title.claim, ...change } }
}

function succeeded(title: Title, kind: Claim['kind'], entry: EntryNumber): Title {
  const successor = title.claim?.successor
  assert(successor != null, 'succeed: the claim has a successor')
  return withClaim(title, {
    kind,
    claimant: successor.party,
    charge: entry,
    boundBy: entry,
    successor: null,
  })
}

/** A cut changes nothing but the number of rows: both pieces keep holder, claim and holds. */
function cutAt(titles: readonly Title[], at: bigint): readonly Title[] {
  const index = titles.findIndex(t => t.lo < at && at < t.hi)
  if (index < 0) return titles
  const title = titles[index]!
  return titles.toSpliced(index, 1, { ...title, hi: at }, { ...title, lo: at })
}

function besideIsLoaded({ titles, size }: Tiling, { lo, hi }: Span): boolean {
  const has = (unit: bigint) => titles.some(t => t.lo <= unit && unit < t.hi)
  return (lo === 0n || has(lo - 1n)) && (hi === size || has(hi))
}

/**
 * A cut lasts no longer than the restriction it was made for: neighbours that were given as one,
 * and bear
 * nothing any more, are one title again. What came by different acts, or apart, stays apart; what
 * is retired has been retired apart.
 */
function merged(titles: readonly Title[]): readonly Title[] {
  const whole: Title[] = []
  for (const title of titles) {
    const left = whole.at(-1)
    if (left && givenAsOne(left, title) && isFree(left) && isFree(title))
      whole[whole.length - 1] = { ...title, lo: left.lo }
    else whole.push(title)
  }
  return whole
}

function givenAsOne(left: Title, right: Title): boolean {
  return left.hi === right.lo && left.since === right.since && left.origin === right.origin
}

function isFree({ claim, holds }: Title): boolean {
  return claim === null && holds.length === 0
}
