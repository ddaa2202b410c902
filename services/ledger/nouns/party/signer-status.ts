import type { Pool } from 'pg'
import type { CommandAnswer } from '../../../../contracts/command/answer.ts'
import { type Refused, refuse } from '../../../../contracts/kernel/decision.ts'
import { idNumber, idOf, type KeyId } from '../../../../contracts/kernel/id.ts'
import type { VerifiedCommand } from '../../engine/act/verified-command.ts'
import { findRecordedAnswers } from '../../engine/group/recorded-answers.ts'

/** So long a key is not asked for again that was in force, with its user and its party. */
const ACTIVE_FOR_MS = 1_000
const KEYS_KEPT_MAX = 50_000

type Status = 'active' | 'revoked' | 'suspended'
type SignerRefusal = 'party_must_be_active' | 'key_must_not_be_revoked'

/**
 * Whether a key is in force, its user acts and its party is active: read without any lock before a
 * command is queued. The engine asks again under its locks: this only keeps out of the queue what
 * could not be accepted anyway. Only what is active is kept, and not for long, so that no command
 * is refused for what is no longer so.
 */
export class SignerStatus {
  readonly #pool: Pool
  readonly #now: () => number
  readonly #activeUntil = new Map<KeyId, number>()

  constructor(pool: Pool, now: () => number = () => performance.now()) {
    this.#pool = pool
    this.#now = now
  }

  /**
   * Answers those commands whose signers may not sign, by their place. What was answered before
   * they were stopped is answered as before.
   */
  async refuse(
    commands: readonly (VerifiedCommand | null)[],
  ): Promise<ReadonlyMap<number, CommandAnswer>> {
    const status = await this.#read(commands.flatMap(one => one?.keys ?? []))
    const refused = new Map<number, Refused<SignerRefusal>>()
    for (const [place, command] of commands.entries()) {
      const refusal = command && refuseSigners(command.keys.map(key => status.get(key)))
      if (refusal) refused.set(place, refusal)
    }
    if (refused.size === 0) return refused
    const places = [...refused.keys()]
    const units = places.map(place => ({ command: commands[place]! }))
    const recorded = await findRecordedAnswers(this.#pool, units)
    return new Map(places.map((place, n) => [place, recorded[n] ?? refused.get(place)!]))
  }

  async #read(keys: readonly KeyId[]): Promise<ReadonlyMap<KeyId, Status>> {
    const now = this.#now()
    const asked = [...new Set(keys)].filter(key => (this.#activeUntil.get(key) ?? now) <= now)
    if (asked.length === 0) return new Map()
    const { rows } = await this.#pool.query<{ id: bigint; status: Status }>(
      `select k.id, case when p.status <> 'active' then 'suspended'
                         when k.revoked_by is not null or u.ended_by is not null then 'revoked'
                         else 'active' end as status
         from ledger.key k
         join ledger.party_user u on u.id = k.user_id
         join ledger.party p on p.id = k.party
        where k.id = any($1::bigint[])`,
      [asked.map(idNumber)],
    )
    const status = new Map(rows.map(row => [idOf('key', row.id), row.status]))
    if (this.#activeUntil.size > KEYS_KEPT_MAX) this.#activeUntil.clear()
    for (const [key, one] of status)
      if (one === 'active') this.#activeUntil.set(key, now + ACTIVE_FOR_MS)
    return status
  }
}

/** In the order in which the contract refuses them; a key of which nothing is said is active. */
function refuseSigners(status: readonly (Status | undefined)[]): Refused<SignerRefusal> | null {
  if (status.includes('suspended')) return refuse('party_must_be_active', 'party')
  if (status.includes('revoked')) return refuse('key_must_not_be_revoked')
  return null
}
