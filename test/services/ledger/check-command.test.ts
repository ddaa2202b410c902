import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { KeyId } from '../../../contracts/kernel/id.ts'
import { checkCommand } from '../../../services/ledger/engine/audit/check-entry.ts'
import type { JournalEntry } from '../../../services/ledger/engine/replay/read-journal.ts'
import {
  nothingReplayed,
  type Replayed,
  type ReplayedKey,
} from '../../../services/ledger/engine/replay/replayed.ts'
import { parseJws } from '../../../services/platform/jws/jws.ts'
import { newId } from '../../../services/platform/new-id.ts'
import { type Actor, newActor, signed } from '../../support/actor.ts'

/** What the audit finds of one entry's command, whatever its owner wrote around true signatures. */
const party = newId('pty')
const [maker, checker] = [newActor(party, 'maker'), newActor(party, 'checker')]
const other = newActor(newId('pty'), 'maker')
const LEDGER = 'L'.repeat(43)
const AT = Date.parse('2026-03-02T01:00:00Z')

const keys = (changes: ReadonlyMap<KeyId, Partial<ReplayedKey>> = new Map()): Replayed['keys'] =>
  new Map(
    [maker, checker, other].map(({ key, user, party, alg, publicKey }) => [
      key,
      {
        ...{ user, party, alg, publicKey, custody: false, machine: true },
        ...{ enrolledBy: 1n, revokedBy: null, ...changes.get(key) },
      },
    ]),
  )

/** The seventh entry, of an act of a command with these signers, as the ledger writes it. */
function entryOf(signers: readonly Actor[], change: Partial<JournalEntry> = {}): JournalEntry {
  const given = { aud: LEDGER, act: 'title.release', body: {}, id: 'one', at: AT }
  const jws = change.jws ?? signed(signers, given)
  const parsed = parseJws(jws)
  const payload = parsed.ok ? parsed.value.payload : ''
  return {
    ...{ id: 7n, act: 'title.release', party, part: 0, postings: '[]', leaf: '{}', touches: [] },
    ...{ command: 'one', jws, outcome: [{ entry: '7' }], position: null },
    payloadHash: createHash('sha256').update(payload, 'base64url').digest('base64url'),
    businessDate: '2026-03-02',
    ...change,
  }
}

interface Under {
  readonly known?: Replayed['keys']
  readonly ledgerName?: string
  readonly mayBeCosigned?: boolean
}

function find(entry: JournalEntry, under: Under = {}) {
  const { known = keys(), ledgerName = LEDGER, mayBeCosigned = false } = under
  const replayed = { ...nothingReplayed(), keys: known }
  const found = [...checkCommand(entry, replayed, { ledgerName, mayBeCosigned })]
  return found.map(({ kind, expected, found }) => `${kind}: ${expected} / ${found}`)
}

const both = [maker, checker]
const said = (id: string, ledger = LEDGER) => `${party} ${id} ${ledger}`
const manifest = (...acts: string[]) =>
  signed(both, {
    ...{ aud: LEDGER, act: 'manifest', id: 'one' },
    body: { acts: acts.map(act => ({ act, body: {} })) },
  })
const ofSecond = { part: 1, outcome: [{}, { entry: '7' }] }

describe('the command of an entry', () => {
  test('is as it was signed', () => {
    expect(find(entryOf(both))).toEqual([])
    const jws = manifest('title.disclose', 'title.release')
    expect(find(entryOf(both, { jws, ...ofSecond }))).toEqual([])
  })

  test.each<[string, JournalEntry, Under, string]>([
    ['no JWS', entryOf(both, { jws: 'x' }), {}, 'command_differs: a JWS / jws_must_be_well_formed'],
    [
      'another payload hash',
      entryOf(both, { payloadHash: 'other' }),
      {},
      `command_differs: other / ${entryOf(both).payloadHash}`,
    ],
    [
      'another party',
      entryOf([other], { party }),
      { known: keys(new Map([[other.key, { party }]])) },
      `command_differs: ${said('one')} / ${other.party} one ${LEDGER}`,
    ],
    [
      'another id',
      entryOf(both, { command: 'two' }),
      {},
      `command_differs: ${said('two')} / ${said('one')}`,
    ],
    [
      'a command for another ledger',
      entryOf(both),
      { ledgerName: 'another' },
      `command_differs: ${said('one', 'another')} / ${said('one')}`,
    ],
    [
      'another act',
      entryOf(both, { act: 'title.set-hold' }),
      {},
      'command_differs: title.release / title.set-hold',
    ],
    [
      'another act of its manifest',
      entryOf(both, { jws: manifest('title.release', 'title.disclose'), ...ofSecond }),
      {},
      'command_differs: title.disclose / title.release',
    ],
    [
      'the entry of another answer',
      entryOf(both, { outcome: [{ entry: '8' }] }),
      {},
      'command_differs: 7 / 8',
    ],
    [
      'an answer that is gone',
      entryOf(both, { outcome: [] }),
      {},
      'command_differs: 7 / undefined',
    ],
  ])('%s is found', (_, entry, under, found) => {
    expect(find(entry, under)).toEqual([found])
  })
})

describe('the signatures of an entry', () => {
  const wrong = ({ key }: Actor) => `signature_is_wrong: signed by ${key} / not`
  const changed = (change: Partial<ReplayedKey>) => ({
    known: keys(new Map([[checker.key, change]])),
  })

  test('are of keys that its party had then', () => {
    expect(find(entryOf(both), changed({ revokedBy: 3n }))).toEqual([wrong(checker)])
    expect(find(entryOf(both), changed({ alg: 'ES256' }))).toEqual([wrong(checker)])
    expect(find(entryOf(both), changed({ publicKey: other.publicKey }))).toEqual([wrong(checker)])
    const unknown = { known: new Map([...keys()].filter(([id]) => id !== checker.key)) }
    expect(find(entryOf(both), unknown)).toEqual([wrong(checker)])
  })

  test('are of other parties only where the act may be cosigned, and never of them alone', () => {
    const signers = [maker, other]
    expect(find(entryOf(signers))).toEqual([wrong(other)])
    expect(find(entryOf(signers), { mayBeCosigned: true })).toEqual([])
    const posing = { ...other, party, user: maker.user }
    const alone = find(entryOf([posing]), { mayBeCosigned: true })
    expect(alone).toEqual([`signature_is_wrong: signed by ${party} / not`])
  })
})
