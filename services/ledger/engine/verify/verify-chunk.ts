import { isUtf8 } from 'node:buffer'
import { hash } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { SignatureAlgorithm } from '../../../../contracts/command/command.ts'
import type { AdmissionRefusal, JwsRefusal } from '../../../../contracts/command/command-refusal.ts'
import {
  type Detailed,
  type Details,
  type Refused,
  refuse,
} from '../../../../contracts/kernel/decision.ts'
import type { KeyId } from '../../../../contracts/kernel/id.ts'
import { countJsonLevels, findUnstorable, JSON_LEVELS_MAX } from '../../../platform/json-form.ts'
import { decode, parseJws } from '../../../platform/jws/jws.ts'
import { verifySignature } from '../../../platform/jws/signature.ts'

/** What a verifier is asked, whole chunks at a time; keys are sent once and then named. */
export interface VerifyRequest {
  readonly number: number
  /** Keys that were sent before are forgotten: there are too many of them. */
  readonly forget: boolean
  readonly newKeys: readonly PublicKey[]
  /** Each a whole JWS, which is shorter than its parts and copied faster. */
  readonly commands: readonly string[]
}

export interface PublicKey {
  readonly kid: KeyId
  readonly alg: SignatureAlgorithm
  readonly raw: Uint8Array
}

export type Verified = VerifiedText | Refused<VerifyRefusal | JwsRefusal>

/** What was signed, and the hashes of it. */
export interface VerifiedText {
  readonly ok: true
  readonly text: string
  readonly payloadHash: string
  readonly commandHash: string
}

export type VerifyRefusal = Extract<
  AdmissionRefusal,
  | 'signature_must_be_valid'
  | 'payload_must_be_canonical_json'
  | 'algorithm_must_be_that_of_the_key'
  | Detailed<'json_must_be_at_most_32_levels_deep', Details>
  | 'text_must_be_storable'
>

export function verifyChunk(
  keys: ReadonlyMap<KeyId, PublicKey>,
  commands: readonly string[],
): Verified[] {
  return commands.map(jws => verifyOne(keys, jws))
}

function verifyOne(keys: ReadonlyMap<KeyId, PublicKey>, jws: string): Verified {
  const parsed = parseJws(jws)
  if (!parsed.ok) return parsed
  const { payload: encoded, signatures } = parsed.value
  for (const { kid, alg, protected: header, signature } of signatures) {
    const key = keys.get(kid)
    if (key?.alg !== alg) return refuse('algorithm_must_be_that_of_the_key')
    const bytes = decode(signature)
    const message = Buffer.from(`${header}.${encoded}`, 'latin1')
    if (bytes === null || !verifySignature(alg, key.raw, message, bytes))
      return refuse('signature_must_be_valid')
  }
  const payload = decode(encoded)
  if (!payload || !isUtf8(payload)) return NOT_CANONICAL
  const found = countJsonLevels(payload)
  if (found > JSON_LEVELS_MAX)
    return refuse('json_must_be_at_most_32_levels_deep', '', { limit: JSON_LEVELS_MAX, found })
  const text = payload.toString('utf8')
  const refused = refusePayload(text)
  if (refused) return refused
  return { ok: true, text, payloadHash: sha256(payload), commandHash: sha256(jws) }
}

const NOT_CANONICAL = refuse('payload_must_be_canonical_json')

/**
 * A payload is one text for one meaning (RFC 8785): no duplicate names, no second spelling of a
 * number. Where nothing is escaped and the names are in order already, JavaScript's own text is the
 * canonical one; the library is asked about all others. Only what is escaped can be unstorable.
 */
function refusePayload(text: string): Refused<VerifyRefusal> | null {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return NOT_CANONICAL
  }
  const plain = !text.includes('\\') && hasSortedNames(value)
  if (plain && JSON.stringify(value) === text) return null
  if (!isCanonical(value, text)) return NOT_CANONICAL
  const path = findUnstorable(value)
  return path === null ? null : refuse('text_must_be_storable', path)
}

/** The library throws on text that is no Unicode. */
function isCanonical(value: unknown, text: string): boolean {
  try {
    return canonicalize(value) === text
  } catch {
    return false
  }
}

function hasSortedNames(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true
  if (Array.isArray(value)) return value.every(hasSortedNames)
  let last = ''
  for (const [name, part] of Object.entries(value)) {
    if (name < last || !hasSortedNames(part)) return false
    last = name
  }
  return true
}

function sha256(data: string | Uint8Array): string {
  return hash('sha256', data, 'base64url')
}
