import { assert } from '../../../contracts/kernel/bug.ts'
import type { InstrumentId } from '../../../contracts/kernel/id.ts'
import type { TitlePosting } from '../../../contracts/kernel/posting.ts'
import { overlaps, type Span } from '../../../contracts/kernel/span.ts'
import type { Claim, EntryNumber, Hold, Tiling, Title } from '../../../contracts/kernel/title.ts'

/** What must be written so that the rows of the instruments say what their tilings say. */
export interface TitleChanges {
  readonly removed: TitleRow[]
  readonly changed: TitleRow[]
  readonly added: TitleRow[]
  readonly freed: { readonly row: TitleRow; readonly claim: Claim; readonly by: EntryNumber }[]
  readonly bound: { readonly row: TitleRow; readonly claim: Claim }[]
  readonly named: { readonly row: TitleRow; readonly claim: Claim }[]
  readonly lifted: { readonly row: TitleRow; readonly hold: Hold; readonly by: EntryNumber }[]
  readonly set: { readonly row: TitleRow; readonly hold: Hold }[]
}

export type TitleRow = Title & { readonly instrument: InstrumentId; readonly size: bigint }

/**
 * One posting on the instrument with its entry, in order: tells which entry ended a claim or a
 * hold.
 */
export interface Posted {
  readonly posting: Exclude<TitlePosting, { post: 'issue' | 'pay-down' }>
  readonly entry: EntryNumber
}

export function noChanges(): TitleChanges {
  return {
    removed: [],
    changed: [],
    added: [],
    freed: [],
    bound: [],
    named: [],
    lifted: [],
    set: [],
  }
}

/**
 * Adds to `changes` what differs between the titles loaded and the tiling after the group. A row is
 * known by its `hi`: a cut keeps the old row as the right piece, so nothing that points at it
 * moves.
 */
export function compareTitles(
  before: readonly Title[],
  after: Tiling,
  posted: readonly Posted[],
  changes: TitleChanges,
): void {
  const { instrument, size } = after
  const buildRow = (title: Title) => ({ ...title, instrument, size })
  const old = new Map(before.map(title => [title.hi, title]))
  for (const title of after.titles) {
    const was = old.get(title.hi)
    old.delete(title.hi)
    if (was === title) continue
    const row = buildRow(title)
    if (was === undefined) changes.added.push(row)
    else if (moved(was, title)) changes.changed.push(row)
    compareRestrictions(was === undefined ? null : buildRow(was), row, posted, changes)
  }
  for (const gone of old.values()) {
    changes.removed.push(buildRow(gone))
    compareRestrictions(buildRow(gone), null, posted, changes)
  }
}

function moved(was: Title, is: Title): boolean {
  return was.lo !== is.lo || was.holder !== is.holder || was.since !== is.since
}

/**
 * Claims and holds have rows of their own; a cut under them ends those rows and begins new ones.
 */
function compareRestrictions(
  was: TitleRow | null,
  is: TitleRow | null,
  posted: readonly Posted[],
  changes: TitleChanges,
): void {
  const rebuilt = was !== null && (is === null || moved(was, is))
  const claimStays = !rebuilt && was?.claim?.boundBy === is?.claim?.boundBy
  if (!claimStays && was?.claim)
    changes.freed.push({ row: was, claim: was.claim, by: claimEnder(was, posted) })
  if (!claimStays && is?.claim) changes.bound.push({ row: is, claim: is.claim })
  if (isNamed(was?.claim, is?.claim, claimStays))
    changes.named.push({ row: is!, claim: is!.claim! })

  // A claim is bound to a title without holds: where it turns, the holds are set again after it.
  const holdsStay = !rebuilt && (claimStays || is?.claim == null)
  const among = (holds: readonly Hold[] | undefined, hold: Hold) =>
    holdsStay && (holds ?? []).some(h => h.setBy === hold.setBy)
  for (const hold of was?.holds ?? [])
    if (!among(is?.holds, hold))
      changes.lifted.push({ row: was!, hold, by: holdEnder(was!, hold, posted) })
  for (const hold of is?.holds ?? [])
    if (!among(was?.holds, hold)) changes.set.push({ row: is!, hold })
}

function isNamed(was: Claim | null | undefined, is: Claim | null | undefined, stays: boolean) {
  return is?.successor != null && (!stays || was?.successor?.namedBy !== is.successor.namedBy)
}

function claimEnder(row: TitleRow, posted: readonly Posted[]): EntryNumber {
  const ender = firstEnder(row, posted, ({ post }) => post === 'free' || post === 'succeed')
  assert(ender !== null, 'a claim ends by being freed, succeeded or cut')
  return ender
}

/** Lifted or cut; else its row has to end because the claim under it turned. */
function holdEnder(row: TitleRow, { setBy }: Hold, posted: readonly Posted[]): EntryNumber {
  const ender =
    firstEnder(row, posted, one => one.post === 'lift' && one.setBy === setBy) ??
    firstEnder(row, posted, ({ post }) => post === 'succeed')
  assert(ender !== null, 'a hold ends by being lifted or cut, or is set again over another claim')
  return ender
}

/** The first posting on this row that ended what was on it, or cut it. */
function firstEnder(
  row: TitleRow,
  posted: readonly Posted[],
  ends: (posting: Posted['posting']) => boolean,
): EntryNumber | null {
  const cuts = ({ lo, hi }: Span) => inside(lo, row) || inside(hi, row)
  const ender = posted.find(
    ({ posting }) => overlaps(posting.span, row) && (ends(posting) || cuts(posting.span)),
  )
  return ender?.entry ?? null
}

function inside(at: bigint, { lo, hi }: Span): boolean {
  return lo < at && at < hi
}
