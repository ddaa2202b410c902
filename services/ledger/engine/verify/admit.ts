import type { Pool } from 'pg'
import { idNumber, idOf, type KeyId, type PartyId } from '../../../../contracts/kernel/id.ts'
import {
  JWS_LENGTH_MAX,
  type JwsRefusal,
  type ParsedJws,
  parseJws,
} from '../../../platform/jws/jws.ts'
import {
  type CommandRefused,
  readCommand,
  type VerifiedCommand,
} from '../group/verified-command.ts'
import type { Verifier } from './verifier.ts'
import type { PublicKey } from './verify-chunk.ts'

export interface KnownKey extends PublicKey {
  readonly party: PartyId
}

/** A command that may be executed, or why it may not even be looked at; that is not remembered. */
export type Admitted = VerifiedCommand | CommandRefused

/** Keys of the cache: with some 300 bytes each it takes at most 15 MB. */
const KEYS_KEPT_MAX = 50_000

/**
 * Keys never change but by revocation, which is read in the posting transaction. Only what is
 * enrolled is kept; of too many, those that were not asked for the longest are forgotten.
 */
export class KeyDirectory {
  readonly #pool: Pool
  readonly #keptMax: number
  readonly #keys = new Map<KeyId, KnownKey>()

  constructor(pool: Pool, keptMax = KEYS_KEPT_MAX) {
    this.#pool = pool
    this.#keptMax = keptMax
  }

  async find(ids: readonly KeyId[]): Promise<ReadonlyMap<KeyId, KnownKey>> {
    const found = new Map<KeyId, KnownKey>()
    const missing = new Set<KeyId>()
    for (const id of ids) {
      const key = this.#keys.get(id)
      if (key) found.set(id, key)
      else missing.add(id)
    }
    for (const key of await this.#read([...missing])) found.set(key.kid, key)
    for (const key of found.values()) this.#keep(key)
    return found
  }

  get size(): number {
    return this.#keys.size
  }

  async #read(ids: readonly KeyId[]): Promise<readonly KnownKey[]> {
    if (ids.length === 0) return []
    const { rows } = await this.#pool.query(
      'select id, party, alg, public_key from ledger.key where id = any($1::bigint[])',
      [ids.map(idNumber)],
    )
    return rows.map(({ id, party, alg, public_key: raw }) => ({
      kid: idOf('key', id),
      party: idOf('pty', party),
      alg,
      raw,
    }))
  }

  #keep(key: KnownKey): void {
    this.#keys.delete(key.kid)
    this.#keys.set(key.kid, key)
    const [oldest] = this.#keys.size > this.#keptMax ? this.#keys.keys() : []
    if (oldest) this.#keys.delete(oldest)
  }
}

/** Signatures, form and addressee of each command; the commands keep their order. */
export async function admit(
  texts: readonly string[],
  keys: KeyDirectory,
  verifier: Verifier,
  ledgerName: string,
): Promise<readonly Admitted[]> {
  const parsed = texts.map(parseJws)
  const wellFormed = parsed.filter(p => typeof p !== 'string')
  const known = await keys.find(wellFormed.flatMap(p => p.signatures.map(s => s.kid)))
  const admitted: (Admitted | null)[] = parsed.map((p, place) =>
    typeof p === 'string' ? refuseText(p, texts[place]!) : refuseUnknownKey(p, known),
  )
  const places = parsed.flatMap((_, place) => (admitted[place] === null ? [place] : []))
  const verified = await verifier.verify(
    places.map(place => ({ jws: texts[place]!, ...(parsed[place] as ParsedJws) })),
    known,
  )
  for (const [index, place] of places.entries()) {
    const { signatures } = parsed[place] as ParsedJws
    const result = verified[index]!
    admitted[place] =
      'refusal' in result
        ? result
        : ready(
            texts[place]!,
            signatures.map(s => s.kid),
            result,
            known,
            ledgerName,
          )
  }
  return admitted.map(one => one!)
}

function refuseText(refusal: JwsRefusal, text: string): CommandRefused {
  if (refusal !== 'jws_must_be_at_most_1_mib') return { refusal, path: '' }
  return { refusal, path: '', details: { limit: JWS_LENGTH_MAX, found: text.length } }
}

function refuseUnknownKey(
  { signatures }: ParsedJws,
  known: ReadonlyMap<KeyId, KnownKey>,
): Admitted | null {
  const kids = signatures.map(s => s.kid)
  if (new Set(kids).size < kids.length) return { refusal: 'key_must_sign_once', path: '' }
  return kids.every(kid => known.has(kid)) ? null : { refusal: 'key_must_be_enrolled', path: '' }
}

function ready(
  jws: string,
  kids: readonly KeyId[],
  verified: { text: string; payloadHash: string; commandHash: string },
  known: ReadonlyMap<KeyId, KnownKey>,
  ledgerName: string,
): Admitted {
  const command = readCommand(verified.text)
  if ('path' in command) return { refusal: 'command_must_have_its_form', path: command.path }
  if (command.aud !== ledgerName) return { refusal: 'command_must_be_for_this_ledger', path: 'aud' }
  if (kids.some(kid => known.get(kid)!.party !== command.party))
    return { refusal: 'key_must_belong_to_the_party', path: 'party' }
  const { payloadHash, commandHash } = verified
  return { ...command, keys: kids, jws, payloadHash, commandHash }
}
