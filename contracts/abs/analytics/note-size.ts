import { type Answer, answer } from '../../kernel/answer.ts'
import { refuse } from '../../kernel/decision.ts'
import type { Deal } from '../deal/deal.ts'
import type { Name } from '../deal/deal-text.ts'
import { computeNotePrincipal, parseMoney } from '../deal/money-text.ts'

/**
 * The sizes that a note may have while another gives or takes the difference: units from `least` to
 * `most` by `step`, the fewest that are whole units of the other too. Both keep a unit at least.
 */
export interface NoteSizes {
  readonly least: bigint
  readonly most: bigint
  readonly step: bigint
}

export type SizeRefusal =
  | 'note_must_be_known'
  | 'notes_must_be_two'
  | 'note_must_have_a_face'
  | 'notes_must_have_room_for_a_step'

/** Finds the sizes that a note may have at the cost of another, the sum of both unchanged. */
export function findSizes(
  { notes }: Deal,
  note: Name,
  against: Name,
): Answer<NoteSizes, SizeRefusal> {
  for (const [field, name] of Object.entries({ note, against })) {
    if (!Object.hasOwn(notes, name)) return refuse('note_must_be_known', field)
    if (findFace(notes, name) === 0n) return refuse('note_must_have_a_face', field)
  }
  if (note === against) return refuse('notes_must_be_two', 'against')
  const [face, other] = [findFace(notes, note), findFace(notes, against)]
  const step = other / findDivisor(face, other)
  const units = BigInt(notes[note]!.units)
  const least = ((units - 1n) % step) + 1n
  const given = (BigInt(notes[against]!.units) - 1n) * other
  const most = units + (given / (step * face)) * step
  return most > least
    ? answer({ least, most, step })
    : refuse('notes_must_have_room_for_a_step', 'note')
}

function findFace(notes: Deal['notes'], name: Name): bigint {
  return parseMoney(notes[name]!.unit ?? '100元')
}

function findDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : findDivisor(b, a % b)
}

/** Makes the deal in which a note has so many units; the other note has the rest of their sum. */
export function resizeNote(deal: Deal, note: Name, against: Name, units: bigint): Deal {
  const { notes } = deal
  const [own, other] = [notes[note]!, notes[against]!]
  const resized = { ...own, units: Number(units) }
  const freed = computeNotePrincipal(own) - computeNotePrincipal(resized)
  const rest = (computeNotePrincipal(other) + freed) / findFace(notes, against)
  return {
    ...deal,
    notes: { ...notes, [note]: resized, [against]: { ...other, units: Number(rest) } },
  }
}

export type NoSizeRefusal =
  | 'target_must_be_met_by_the_least_size'
  | 'target_must_be_missed_by_the_most'

/**
 * Finds the greatest size at which a target is met, to the step: met at the least size, missed at
 * the greatest, and taken to change once between them, for a larger note has less below it.
 */
export function findGreatestSize(
  isMet: (units: bigint) => boolean,
  { least, most, step }: NoteSizes,
): Answer<bigint, NoSizeRefusal> {
  if (!isMet(least)) return refuse('target_must_be_met_by_the_least_size')
  if (isMet(most)) return refuse('target_must_be_missed_by_the_most')
  let met = 0n
  let missed = (most - least) / step
  while (missed - met > 1n) {
    const middle = (met + missed) / 2n
    if (isMet(least + middle * step)) met = middle
    else missed = middle
  }
  return answer(least + met * step)
}
