import type { MadeId } from '../../../../contracts/command/made.ts'
import { type InstrumentId, idNumber, NOBODY } from '../../../../contracts/kernel/id.ts'
import type { Posting } from '../../../../contracts/kernel/posting.ts'
import type { Span } from '../../../../contracts/kernel/span.ts'
import { titlesMeeting } from '../../../../contracts/kernel/tiling.ts'
import type { EntryNumber, Tiling, Title } from '../../../../contracts/kernel/title.ts'
import { buildRestrictionId, buildTitleId } from '../../../../contracts/kernel/title-id.ts'
import { tilings } from './postings.ts'
import type { View } from './view.ts'

type Tilings = ReadonlyMap<InstrumentId, Tiling | null>

/** The tilings of the instruments that postings are about, before they are posted. */
export function keepTilings(view: View, postings: readonly Posting[]): Tilings {
  const kept = new Map<InstrumentId, Tiling | null>()
  for (const posting of postings)
    if ('instrument' in posting)
      kept.set(posting.instrument, view.get(tilings, posting.instrument) ?? null)
  return kept
}

/**
 * Lists what an entry has made by its postings: titles that it gave to a holder or cut off another,
 * and the claims and holds that it laid on titles. What is retired is made by nobody.
 */
export function listPosted(
  view: View,
  before: Tilings,
  postings: readonly Posting[],
  entry: EntryNumber,
): readonly MadeId[] {
  const made: MadeId[] = []
  for (const posting of postings) {
    if (!('instrument' in posting) || posting.post === 'pay-down') continue
    const was = before.get(posting.instrument) ?? null
    const is = view.get(tilings, posting.instrument)!
    for (const title of titlesMeeting(is, reachOf(posting))) addOfTitle(made, is, was, title, entry)
  }
  return made.length > 1 ? [...new Set(made)] : made
}

/** A posting cuts at both ends of its span: behind it a title may begin that was none before. */
function reachOf(posting: { readonly size: bigint } | { readonly span: Span }): Span {
  if ('size' in posting) return { lo: 0n, hi: posting.size }
  return { lo: posting.span.lo, hi: posting.span.hi + 1n }
}

function addOfTitle(
  made: MadeId[],
  { instrument }: Tiling,
  was: Tiling | null,
  { lo, holder, since, claim, holds }: Title,
  entry: EntryNumber,
): void {
  if (holder === NOBODY) return
  const on = { instrument: idNumber(instrument), lo, by: entry }
  if (since === entry || !began(was, lo)) made.push(buildTitleId(on.instrument, lo))
  if (claim?.boundBy === entry) made.push(buildRestrictionId('clm', on))
  if (holds.some(hold => hold.setBy === entry)) made.push(buildRestrictionId('hld', on))
}

/** Tells whether a title began at a unit. */
function began(tiling: Tiling | null, lo: bigint): boolean {
  return tiling !== null && titlesMeeting(tiling, { lo, hi: lo + 1n })[0]?.lo === lo
}
