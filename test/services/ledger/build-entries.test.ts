import { expect, test } from 'vitest'
import type { Fact } from '../../../contracts/kernel/fact.ts'
import type { PartyId } from '../../../contracts/kernel/id.ts'
import type { AcceptedAct } from '../../../services/ledger/engine/journal/accepted-act.ts'
import { buildEntries } from '../../../services/ledger/engine/journal/build-entries.ts'
import type { Nouns } from '../../../services/ledger/engine/noun/noun.ts'
import { newId } from '../../../services/platform/new-id.ts'

const [signer, cosigner, one, other] = [1, 2, 3, 4].map(() => newId('pty')) as [
  ...[PartyId, PartyId, PartyId, PartyId],
]
const [first, second, key] = [newId('rcv'), newId('rcv'), newId('key')]

/** Facts that name subjects, and whom they concern. */
const nouns = {
  instruments: new Map([['rcv', {}]]),
  facts: new Map([['named', { chains: ({ on }: { on: readonly string[] }) => on }]]),
} as unknown as Nouns

/** Who sees the entry of an act with these facts, and of which instrument. */
function seenBy(facts: readonly { on: readonly string[]; visibleTo: readonly PartyId[] }[]) {
  const act = {
    ...{ entry: 7n, act: 'title.release', part: 0, postings: [], made: [] },
    command: { party: signer, id: 'one', commandHash: 'h', cosigners: [cosigner] },
    facts: facts.map(fact => ({ type: 'named', ...fact }) as unknown as Fact),
    subjects: [...new Set(facts.flatMap(({ on }) => on))],
  } as unknown as AcceptedAct
  const chains = {
    next: (subject: string) => ({ subject, version: 1, before: null }),
    extend: () => undefined,
  }
  const [entry] = buildEntries([act], chains, nouns, '2026-03-02')
  return entry!.visibility
}

test('who has signed sees an entry on all instruments, others where a fact concerns them', () => {
  const seen = seenBy([
    { on: [first], visibleTo: [one] },
    { on: [second, key], visibleTo: [other] },
  ])
  expect(seen).toEqual([
    { party: signer, subject: first },
    { party: signer, subject: second },
    { party: cosigner, subject: first },
    { party: cosigner, subject: second },
    { party: one, subject: first },
    { party: other, subject: second },
  ])
})

test('an entry on no instrument is seen once by each, as is a fact on none', () => {
  expect(seenBy([{ on: [key], visibleTo: [one, one] }])).toEqual([
    { party: signer, subject: null },
    { party: cosigner, subject: null },
    { party: one, subject: null },
  ])
})
