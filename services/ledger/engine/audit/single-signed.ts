import type { PartyId, PersonId } from '../../../../contracts/kernel/id.ts'
import { makerAndChecker, type Signer } from '../../../../contracts/party/authorise.ts'
import { decode, parseJws } from '../../../platform/jws/jws.ts'
import { ledgerActs } from '../../acts.ts'
import { askedOfSigners } from '../group/asked-of-signers.ts'
import type { UnitAct } from '../group/decide-command.ts'
import { readActs } from '../group/read-acts.ts'
import { readCommand } from '../group/verified-command.ts'
import type { JournalEntry } from './read-journal.ts'
import type { Replayed } from './replay.ts'
import { numberOf } from './replay-parties.ts'

/** A command as the ledger read it, and whether one signature sufficed for it. */
interface Given {
  readonly name: string
  readonly acts: readonly UnitAct[]
  readonly alone: boolean
}

/**
 * Adds up what parties have signed alone, entry by entry: the acts of value whose command had no
 * maker and checker, by who its signers then were and what the party then wanted of them.
 */
export function countsAlone(replayed: Replayed): (entry: JournalEntry) => void {
  // Entries of a manifest follow each other: it is read once.
  let given: Given | null = null
  return entry => {
    if (ACTS.get(entry.act)?.class !== 'value') return
    const name = `${entry.party} ${entry.command}`
    if (given?.name !== name) given = { name, ...readGiven(entry, replayed) }
    const one = given.acts[entry.part]
    if (!given.alone || !one || 'refusal' in one) return
    const day = `${numberOf(entry.party)} ${entry.businessDate}`
    const amount = one.act.amount(one.body) ?? 0n
    replayed.singleSigned.set(day, (replayed.singleSigned.get(day) ?? 0n) + amount)
  }
}

const ACTS = ledgerActs(() => null)

/** What cannot be read is told of elsewhere, and counts for nothing here. */
function readGiven({ jws, party }: JournalEntry, replayed: Replayed): Omit<Given, 'name'> {
  const parsed = parseJws(jws)
  if (!parsed.ok) return { acts: [], alone: false }
  const { payload, signatures } = parsed.value
  const command = readCommand((decode(payload) ?? Buffer.of()).toString('utf8'))
  if (!('acts' in command)) return { acts: [], alone: false }
  const acts = readActs(ACTS, command)
  const signers = signatures.flatMap(({ kid }) => signerOf(replayed, kid))
  const representativeLimit = BigInt(
    replayed.parties.get(numberOf(party as PartyId))?.['representative'] ?? 0,
  )
  const alone = askedOfSigners(acts).some(
    asked =>
      asked.class === 'value' && makerAndChecker(signers, { representativeLimit }, asked) !== null,
  )
  return { acts, alone }
}

type Said = Pick<Signer, 'duty' | 'representative' | 'person'>

/** A person is told by the digest of its document. */
function signerOf({ keys, users }: Replayed, kid: Signer['key']): readonly Said[] {
  const key = keys.get(kid)
  const user = key && users.get(numberOf(key.user))
  if (!user) return []
  const person: PersonId = `psn_${user['identity']}`
  const representative = user['representative'] === 't'
  return [{ duty: user['duty'] as Signer['duty'], representative, person }]
}
