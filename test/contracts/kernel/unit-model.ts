import { NOBODY, type PartyId } from '../../../contracts/kernel/id.ts'
import type { TitlePosting } from '../../../contracts/kernel/posting.ts'
import type { ClaimKind, EntryNumber, Tiling } from '../../../contracts/kernel/title.ts'

/**
 * The same rules told one unit at a time, with no spans and no cuts: slow, plain, and written
 * apart from what it checks.
 */
export interface Unit {
  holder: PartyId
  since: EntryNumber
  origin: bigint
  claim: UnitClaim | null
  holds: EntryNumber[]
}

interface UnitClaim {
  kind: ClaimKind
  claimant: PartyId
  charge: EntryNumber
  successor: PartyId | null
}

export type OnUnits = Exclude<TitlePosting, { post: 'issue' | 'pay-down' }>

export function unitsOf({ titles }: Tiling): Unit[] {
  return titles.flatMap(title =>
    Array.from({ length: Number(title.hi - title.lo) }, () => ({
      holder: title.holder,
      since: title.since,
      origin: title.origin,
      claim: title.claim && {
        kind: title.claim.kind,
        claimant: title.claim.claimant,
        charge: title.claim.charge,
        successor: title.claim.successor?.party ?? null,
      },
      holds: title.holds.map(hold => hold.setBy),
    })),
  )
}

/** The units after the posting; null where one of them may not take it. */
export function postToUnits(
  units: readonly Unit[],
  posting: OnUnits,
  entry: EntryNumber,
): Unit[] | null {
  const { lo, hi } = posting.span
  if (lo < 0n || lo >= hi || hi > BigInt(units.length)) return null
  const inSpan = (index: number) => BigInt(index) >= lo && BigInt(index) < hi
  if (units.some((unit, index) => inSpan(index) && !takes(unit, posting))) return null
  return units.map((unit, index) =>
    inSpan(index) ? after(unit, posting, entry, firstGiven(units, index, lo)) : unit,
  )
}

function takes({ holder, claim, holds }: Unit, posting: OnUnits): boolean {
  if (holder === NOBODY) return false
  switch (posting.post) {
    case 'move':
    case 'retire':
    case 'bind':
      return claim === null && holds.length === 0
    case 'free':
    case 'name-successor':
      return claim !== null
    case 'succeed':
      return claim !== null && claim.successor !== null
    case 'hold':
      return true
    case 'lift':
      return holds.includes(posting.setBy)
  }
}

/** Of the units given with this one, from `lo` on: the first that leads up to it unbroken. */
function firstGiven(units: readonly Unit[], index: number, lo: bigint): bigint {
  const left = units[index - 1]
  if (BigInt(index) === lo || !left || !givenAsOne(left, units[index]!)) return BigInt(index)
  return firstGiven(units, index - 1, lo)
}

function givenAsOne(a: Unit, b: Unit): boolean {
  return a.holder === b.holder && a.since === b.since && a.origin === b.origin
}

/** Whether these neighbours must be one title, may be two, or must be two. */
export function togetherness(left: Unit, right: Unit): 'one' | 'either' | 'two' {
  if (!givenAsOne(left, right)) return 'two'
  if (left.holder === NOBODY) return 'either'
  const bare = (unit: Unit) => unit.claim === null && unit.holds.length === 0
  if (bare(left) && bare(right)) return 'one'
  return bare(left) || bare(right) ? 'two' : 'either'
}

function after(unit: Unit, posting: OnUnits, entry: EntryNumber, origin: bigint): Unit {
  switch (posting.post) {
    case 'move':
      return { ...unit, holder: posting.to, since: entry, origin }
    case 'retire':
      return { ...unit, holder: NOBODY, since: entry, origin }
    case 'bind':
      return {
        ...unit,
        claim: { kind: posting.kind, claimant: posting.party, charge: entry, successor: null },
      }
    case 'free':
      return { ...unit, claim: null }
    case 'name-successor':
      return { ...unit, claim: { ...unit.claim!, successor: posting.party } }
    case 'succeed': {
      const claimant = unit.claim!.successor!
      return { ...unit, claim: { kind: posting.kind, claimant, charge: entry, successor: null } }
    }
    case 'hold':
      return { ...unit, holds: [...unit.holds, entry] }
    case 'lift':
      return { ...unit, holds: unit.holds.filter(setBy => setBy !== posting.setBy) }
  }
}
