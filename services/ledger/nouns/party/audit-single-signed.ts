import type { KeyId, PersonId } from '../../../../contracts/kernel/id.ts'
import { makerAndChecker, type Signer } from '../../../../contracts/party/authorise.ts'
import { DUTIES, type Duty } from '../../../../contracts/party/party.ts'
import type { ActsByName } from '../../engine/act/act.ts'
import type { UnitAct } from '../../engine/act/unit.ts'
import { formatNumber } from '../../engine/audit/compare.ts'
import type { AuditedCommand, NounAudit } from '../../engine/replay/noun-audit.ts'
import type { Replayed } from '../../engine/replay/replayed.ts'
import { askedOfSigners } from './asked-of-signers.ts'
import type { ReplayedParties } from './audit-rows.ts'

/**
 * Adds up what one signature each sufficed for, entry by entry: the acts of value whose command had
 * no maker and checker, by who its signers then were and what the party then wanted of them.
 */
export function auditSingleSigned(
  rows: ReplayedParties,
  replayed: Replayed,
): NounAudit<ActsByName>['entry'] {
  // Entries of a manifest follow each other: its signers are judged once.
  let last: { readonly command: AuditedCommand; readonly alone: readonly string[] } | null = null
  return (entry, command) => {
    const one = command.acts[entry.part]
    if (!one?.ok || one.act.class !== 'value') return
    if (last?.command !== command) last = { command, alone: listAlone(command, rows, replayed) }
    for (const party of last.alone) {
      const day = `${formatNumber(party)} ${entry.businessDate}`
      const amount = one.amount ?? 0n
      rows.singleSigned.set(day, (rows.singleSigned.get(day) ?? 0n) + amount)
    }
  }
}

/** Lists the parties that have signed the command, if of a party one signature had to do. */
function listAlone(
  { acts, signers: keys }: AuditedCommand,
  rows: ReplayedParties,
  replayed: Replayed,
): readonly string[] {
  const byParty = Map.groupBy(keys, key => replayed.keys.get(key)?.party ?? '')
  return [...byParty].flatMap(([party, own]) =>
    hasSingleSigner(acts, own, party, rows, replayed) ? [party] : [],
  )
}

function hasSingleSigner(
  acts: readonly UnitAct[],
  keys: readonly KeyId[],
  party: string,
  { parties, users }: ReplayedParties,
  replayed: Replayed,
): boolean {
  const signers = keys.flatMap(key => findSigner(replayed, users, key))
  const representativeLimit = BigInt(parties.get(formatNumber(party))?.['representative'] ?? 0)
  return askedOfSigners(acts).some(
    asked =>
      asked.class === 'value' && makerAndChecker(signers, { representativeLimit }, asked) !== null,
  )
}

type Known = Pick<Signer, 'duty' | 'representative' | 'person'>

/** A person is known by the digest of its document. */
function findSigner(
  { keys }: Replayed,
  users: ReplayedParties['users'],
  kid: KeyId,
): readonly Known[] {
  const key = keys.get(kid)
  const user = key && users.get(formatNumber(key.user))
  if (!user) return []
  const person: PersonId = `psn_${user['identity']}`
  const representative = user['representative'] === 't'
  const duty = DUTIES.find((known): known is Duty => known === user['duty'])
  return duty ? [{ duty, representative, person }] : []
}
