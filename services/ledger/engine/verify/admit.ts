import type { Pool } from 'pg'
import { idNumber, idOf, type KeyId, type PartyId } from '../../../../contracts/kernel/id.ts'
import { type ParsedJws, parseJws } from '../../../platform/jws/jws.ts'
import { readCommand, type VerifiedCommand } from '../group/verified-command.ts'
import type { Verifier } from './verifier.ts'
import type { PublicKey } from './verify-chunk.ts'

export interface KnownKey extends PublicKey {
  readonly party: PartyId
  readonly machine: boolean
}

/** A command that may be executed, or why it may not even be looked at; that is not remembered. */
export type Admitted = VerifiedCommand | { readonly refusal: string; readonly path: string }

/** Keys never change but by revocation, which is read in the posting transaction. */
export class KeyDirectory {
  readonly #pool: Pool
  readonly #keys = new Map<KeyId, KnownKey>()

  constructor(pool: Pool) {
    this.#pool = pool
  }

  async find(ids: readonly KeyId[]): Promise<ReadonlyMap<KeyId, KnownKey>> {
    const missing = [...new Set(ids)].filter(id => !this.#keys.has(id))
    if (missing.length > 0) {
      const { rows } = await this.#pool.query(
        'select id, party, alg, public_key, machine from ledger.key where id = any($1::bigint[])',
        [missing.map(idNumber)],
      )
      for (const { id, party, alg, public_key, machine } of rows) {
        const kid = idOf('key', id)
        this.#keys.set(kid, { kid, alg, raw: public_key, party: idOf('pty', party), machine })
      }
    }
    return this.#keys
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
  const admitted: (Admitted | null)[] = parsed.map(p =>
    typeof p === 'string' ? { refusal: p, path: '' } : refuseUnknownKey(p, known),
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
        ? { refusal: result.refusal, path: '' }
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
  const mustShow = command.shown !== null || kids.some(kid => !known.get(kid)!.machine)
  return { ...command, keys: kids, mustShow, jws, payloadHash, commandHash }
}
