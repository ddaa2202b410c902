import { randomBytes } from 'node:crypto'
import type { PartyId } from '../../../../contracts/kernel/id.ts'
import type { AcceptedAct } from '../group/decide-command.ts'
import { concerned } from '../view/apply-fact.ts'
import { hashOf, leafOf, postingsText } from './leaf.ts'
import type { Chains } from './touches.ts'
import type { NewEntry } from './write-entries.ts'

const SALT_BYTES = 16

/** The entries of accepted acts, in order, each extending the chains of its subjects. */
export function entriesOf(acts: readonly AcceptedAct[], chains: Chains): NewEntry[] {
  const salts = randomBytes(SALT_BYTES * acts.length)
  return acts.map((accepted, index) => {
    const { entry, act, command, part, facts, postings, subjects } = accepted
    const salt = salts.toString('base64url', index * SALT_BYTES, (index + 1) * SALT_BYTES)
    const touches = subjects.map(chains.next)
    const text = postingsText(postings)
    const leaf = leafOf({
      entry,
      act,
      command: command.commandHash,
      part,
      touches,
      postings: text,
      salt,
    })
    const hash = hashOf(leaf)
    for (const touch of touches) chains.extend(touch, hash)
    const parties = new Set<PartyId>([command.party, ...facts.flatMap(concerned)])
    const instruments = subjects.filter(subject => isInstrument(subject))
    const visibility = [...parties].flatMap(party =>
      (instruments.length > 0 ? instruments : [null]).map(subject => ({ party, subject })),
    )
    const { party, id } = command
    return { id: entry, act, party, command: id, part, postings: text, leaf, touches, visibility }
  })
}

function isInstrument(subject: string): boolean {
  return /^(rcv|wrc|not)_/.test(subject)
}
