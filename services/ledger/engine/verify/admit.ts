import type { Pool } from 'pg'
import type { Answered } from '../../../../contracts/kernel/answer.ts'
import { type Refusal, type Refused, refuse } from '../../../../contracts/kernel/decision.ts'
import { idNumber, idOf, type KeyId, type PartyId } from '../../../../contracts/kernel/id.ts'
import { type ParsedJws, parseJws } from '../../../platform/jws/jws.ts'
import { readCommand, type VerifiedCommand } from '../act/verified-command.ts'
import type { Verifier } from './verifier.ts'
import type { PublicKey, VerifiedText } from './verify-chunk.ts'

export interface KnownKey extends PublicKey {
  readonly party: PartyId
  readonly machine: boolean
}

/** A command that may be executed, or why it may not even be looked at; that is not remembered. */
export type Admitted = VerifiedCommand | Refused<Refusal>

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
    const { rows } = await this.#pool.query<KeyRow>(
      'select id, party, alg, public_key, machine from ledger.key where id = any($1::bigint[])',
      [ids.map(idNumber)],
    )
    return rows.map(({ id, party, alg, public_key: raw, machine }) => ({
      kid: idOf('key', id),
      party: idOf('pty', party),
      alg,
      raw,
      machine,
    }))
  }

  #keep(key: KnownKey): void {
    this.#keys.delete(key.kid)
    this.#keys.set(key.kid, key)
    const [oldest] = this.#keys.size > this.#keptMax ? this.#keys.keys() : []
    if (oldest) this.#keys.delete(oldest)
  }
}

/**
 * Signatures, form and addressee of each command; the commands keep their order. The party that is
 * named must have signed, since it is charged for the command; who else may is asked under the
 * locks.
 */
export async function admit(
  texts: readonly string[],
  keys: KeyDirectory,
  verifier: Verifier,
  ledgerName: string,
): Promise<readonly Admitted[]> {
  const parsed = texts.map(parseJws)
  const wellFormed = parsed.flatMap(p => (p.ok ? [p.value] : []))
  const known = await keys.find(wellFormed.flatMap(p => p.signatures.map(s => s.kid)))
  const admitted: (Admitted | null)[] = parsed.map(p =>
    p.ok ? refuseUnknownKey(p.value, known) : p,
  )
  const places = parsed.flatMap((_, place) => (admitted[place] === null ? [place] : []))
  const verified = await verifier.verify(
    places.map(place => texts[place]!),
    known,
  )
  for (const [index, place] of places.entries()) {
    const { signatures } = jwsAt(parsed, place)
    const result = verified[index]!
    const keysOf = signatures.map(s => known.get(s.kid)!)
    admitted[place] = result.ok ? ready(texts[place]!, keysOf, result, ledgerName) : result
  }
  return admitted.map(one => one!)
}

function refuseUnknownKey(
  { signatures }: ParsedJws,
  known: ReadonlyMap<KeyId, KnownKey>,
): Admitted | null {
  const twice = signatures.some((s, n) => signatures.findIndex(one => one.kid === s.kid) < n)
  if (twice) return refuse('key_must_sign_once')
  return signatures.every(s => known.has(s.kid)) ? null : refuse('key_must_be_enrolled')
}

function jwsAt(parsed: readonly ReturnType<typeof parseJws>[], place: number): ParsedJws {
  return (parsed[place] as Answered<ParsedJws>).value
}

function ready(
  jws: string,
  keys: readonly KnownKey[],
  verified: VerifiedText,
  ledgerName: string,
): Admitted {
  const read = readCommand(verified.text)
  if (!read.ok) return read
  const command = read.value
  if (command.aud !== ledgerName)
    return refuse('command_must_be_for_this_ledger', 'aud', { ledger: ledgerName })
  const { party } = command
  if (!keys.some(key => key.party === party)) return refuse('key_must_belong_to_the_party', 'party')
  const cosigners: PartyId[] = []
  for (const key of keys)
    if (key.party !== party && !cosigners.includes(key.party)) cosigners.push(key.party)
  const { payloadHash, commandHash } = verified
  return {
    ...command,
    ok: true,
    keys: keys.map(key => key.kid),
    cosigners,
    mustShow: command.shown !== null || keys.some(key => !key.machine),
    jws,
    payloadHash,
    commandHash,
  }
}

interface KeyRow {
  id: bigint
  party: bigint
  alg: KnownKey['alg']
  public_key: Buffer
  machine: boolean
}
