import { assert } from '../../../../contracts/kernel/bug.ts'
import type { Fact } from '../../../../contracts/kernel/fact.ts'
import type { Posting } from '../../../../contracts/kernel/posting.ts'
import type { Locked } from '../locked.ts'
import type { FactOfEntry, FactRule, Nouns } from './noun.ts'

export function findRule(nouns: Nouns, { type }: Fact): FactRule<Fact> {
  const rule = nouns.facts.get(type)
  assert(rule !== undefined, `a noun has a rule for ${type}`)
  return rule
}

/** Lists what an entry touches: the instruments it posts on, and what its facts name besides. */
export function chainsOf(
  nouns: Nouns,
  facts: readonly Fact[],
  postings: readonly Posting[],
): readonly string[] {
  const subjects: string[] = []
  for (const posting of postings)
    subjects.push('instrument' in posting ? posting.instrument : posting.on)
  for (const fact of facts) subjects.push(...chainsOfFact(nouns, fact))
  return subjects.sort().filter((subject, n) => subject !== subjects[n - 1])
}

/** Lists the chains that one fact extends. */
export function chainsOfFact(nouns: Nouns, fact: Fact): readonly string[] {
  return findRule(nouns, fact).chains(fact)
}

/** Writes the rows of a group's facts in bulk: type by type, in the order of the nouns' rules. */
export async function writeFacts(
  client: Locked,
  nouns: Nouns,
  facts: readonly FactOfEntry[],
): Promise<void> {
  const byType = Map.groupBy(facts, one => one.fact.type)
  for (const [type, rule] of nouns.facts) {
    const ofType = byType.get(type)
    if (ofType) await rule.write(client, ofType)
  }
}
