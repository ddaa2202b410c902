import { createHash } from 'node:crypto'
import { MANIFEST } from '../../../../contracts/command/command.ts'
import type { KeyId } from '../../../../contracts/kernel/id.ts'
import { decode, parseJws } from '../../../platform/jws/jws.ts'
import { verifySignature } from '../../../platform/jws/signature.ts'
import { hashOf, leafOf } from '../journal/leaf.ts'
import type { AuditFinding } from '../replay/finding.ts'
import type { JournalEntry } from '../replay/read-journal.ts'
import type { Replayed } from '../replay/replayed.ts'

/** The last version and leaf hash of every subject, as the entries so far have made them. */
export type Chains = Map<string, { readonly version: number; readonly hash: string }>

/** The leaf says what the rows say, and extends the chains of its subjects. */
export function* checkLeaf(entry: JournalEntry, chains: Chains): Generator<AuditFinding> {
  const subject = String(entry.id)
  const { act, part, touches, postings, businessDate: date } = entry
  const salt = (JSON.parse(entry.leaf) as { salt: string }).salt
  const command = hashOf(entry.jws)
  const leaf = leafOf({ entry: entry.id, date, act, command, part, touches, postings, salt })
  if (leaf !== entry.leaf)
    yield { kind: 'leaf_differs', subject, expected: leaf, found: entry.leaf }
  const hash = hashOf(entry.leaf)
  for (const touch of touches) {
    const last = chains.get(touch.subject)
    const expected = `${(last?.version ?? 0) + 1} ${last?.hash ?? null}`
    const found = `${touch.version} ${touch.before}`
    if (found !== expected) yield { kind: 'chain_is_broken', subject, expected, found }
    chains.set(touch.subject, { version: touch.version, hash })
  }
}

/** An entry is dated on a day that was open when it was written. */
export function* checkDate(
  { id, businessDate }: JournalEntry,
  { openDates }: Replayed,
): Generator<AuditFinding> {
  if (openDates.includes(businessDate)) return
  const expected = openDates.join(' or ')
  yield { kind: 'entry_date_differs', subject: String(id), expected, found: businessDate }
}

/**
 * The command is one of this ledger, signed by keys that its party had then; where an act may be
 * cosigned, by keys of other parties as well.
 */
export function* checkCommand(
  entry: JournalEntry,
  replayed: Replayed,
  { ledgerName, mayBeCosigned }: { readonly ledgerName: string; readonly mayBeCosigned: boolean },
): Generator<AuditFinding> {
  const subject = String(entry.id)
  const differs = (expected: string, found: string): AuditFinding => ({
    kind: 'command_differs',
    subject,
    expected,
    found,
  })
  const parsed = parseJws(entry.jws)
  if (!parsed.ok) {
    yield differs('a JWS', parsed.refusal)
    return
  }
  const { payload: signed, signatures } = parsed.value
  const bytes = decode(signed) ?? Buffer.of()
  const hash = createHash('sha256').update(bytes).digest('base64url')
  if (hash !== entry.payloadHash) yield differs(entry.payloadHash, hash)
  const payload = JSON.parse(bytes.toString('utf8'))
  const said = `${payload.party} ${payload.id} ${payload.aud}`
  const named = `${entry.party} ${entry.command} ${ledgerName}`
  if (said !== named) yield differs(named, said)
  const one: { act: string } = payload.act === MANIFEST ? payload.body.acts[entry.part] : payload
  if (one.act !== entry.act) yield differs(one.act, entry.act)
  if (entry.outcome[entry.part]?.entry !== subject)
    yield differs(subject, String(entry.outcome[entry.part]?.entry))
  const isOwn = (kid: KeyId) => replayed.keys.get(kid)?.party === entry.party
  for (const { kid, alg, protected: header, signature } of signatures)
    if (
      !(isOwn(kid) || mayBeCosigned) ||
      !isSignedBy(replayed, kid, alg, `${header}.${signed}`, signature)
    )
      yield { kind: 'signature_is_wrong', subject, expected: `signed by ${kid}`, found: 'not' }
  if (!signatures.some(({ kid }) => isOwn(kid)))
    yield {
      kind: 'signature_is_wrong',
      subject,
      expected: `signed by ${entry.party}`,
      found: 'not',
    }
}

function isSignedBy(
  { keys }: Replayed,
  kid: KeyId,
  alg: string,
  message: string,
  signature: string,
): boolean {
  const key = keys.get(kid)
  if (!key || key.alg !== alg || key.revokedBy !== null) return false
  const raw = Buffer.from(key.publicKey, 'base64url')
  const bytes = decode(signature)
  return bytes !== null && verifySignature(key.alg, raw, Buffer.from(message, 'latin1'), bytes)
}
