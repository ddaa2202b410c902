import type { Posting } from '../../../../contracts/kernel/posting.ts'
import { type LedgerFact, subjectsOfFact } from '../act/fact.ts'

/** What an entry touches: the instruments it posts on, and whatever else its facts are about. */
export function subjectsOf({ facts, postings }: Done): string[] {
  const subjects = new Set<string>()
  for (const posting of postings)
    subjects.add('instrument' in posting ? posting.instrument : posting.on)
  for (const fact of facts) for (const subject of subjectsOfFact(fact)) subjects.add(subject)
  return [...subjects].sort()
}

interface Done {
  readonly facts: readonly LedgerFact[]
  readonly postings: readonly Posting[]
}
