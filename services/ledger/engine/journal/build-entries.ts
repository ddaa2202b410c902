import { randomBytes } from 'node:crypto'
import type { BusinessDate } from '../../../../contracts/kernel/date.ts'
import type { PartyId } from '../../../../contracts/kernel/id.ts'
import { chainsOfFact } from '../noun/fact-rules.ts'
import type { Nouns } from '../noun/noun.ts'
import type { AcceptedAct } from './accepted-act.ts'
import { hashOf, leafOf, postingsText } from './leaf.ts'
import { type Chains, nounOf } from './touches.ts'
import type { NewEntry } from './write-entries.ts'

const SALT_BYTES = 16

/** Builds the entries of accepted acts, in order, each extending the chains of its subjects. */
export function buildEntries(
  acts: readonly AcceptedAct[],
  chains: Chains,
  nouns: Nouns,
  date: BusinessDate,
): NewEntry[] {
  const salts = randomBytes(SALT_BYTES * acts.length)
  return acts.map((accepted, index) => {
    const { entry, act, command, part, postings, subjects } = accepted
    const { party, id, commandHash } = command
    const salt = salts.toString('base64url', index * SALT_BYTES, (index + 1) * SALT_BYTES)
    const touches = subjects.map(chains.next)
    const text = postingsText(postings)
    const leaf = leafOf({
      entry,
      date,
      act,
      command: commandHash,
      part,
      touches,
      postings: text,
      salt,
    })
    const hash = hashOf(leaf)
    for (const touch of touches) chains.extend(touch, hash)
    const visibility = buildVisibility(accepted, nouns)
    return { id: entry, act, party, command: id, part, postings: text, leaf, touches, visibility }
  })
}

/**
 * Who has signed sees the entry on every instrument; the others see it on those that their facts
 * name. An entry on no instrument has one row for each party.
 */
function buildVisibility(
  { command, facts, subjects }: AcceptedAct,
  nouns: Nouns,
): NewEntry['visibility'] {
  const isInstrument = (subject: string) => nouns.instruments.has(nounOf(subject))
  const seen = new Map<PartyId, (string | null)[]>()
  const add = (party: PartyId, on: readonly string[]) => {
    const already = seen.get(party)
    if (already === undefined) return void seen.set(party, on.length > 0 ? [...on] : [null])
    for (const subject of on.length > 0 ? on : [null])
      if (!already.includes(subject)) already.push(subject)
  }
  const instruments = subjects.filter(isInstrument)
  add(command.party, instruments)
  for (const party of command.cosigners) add(party, instruments)
  for (const fact of facts) {
    const on = chainsOfFact(nouns, fact).filter(isInstrument)
    for (const party of fact.visibleTo) add(party, on)
  }
  const rows: { party: PartyId; subject: string | null }[] = []
  for (const [party, on] of seen) for (const subject of on) rows.push({ party, subject })
  return rows
}
