import type { SignatureAlgorithm } from '../../../contracts/command/command.ts'
import type { JwsRefusal } from '../../../contracts/command/command-refusal.ts'
import { type Answer, answer } from '../../../contracts/kernel/answer.ts'
import { refuse } from '../../../contracts/kernel/decision.ts'
import { isId, type KeyId } from '../../../contracts/kernel/id.ts'

/**
 * JSON Web Signatures as the ledger takes them (RFC 7515): compact for one signature, general JSON
 * for several over the same bytes. The protected header holds `alg`, `kid`, `typ` and nothing else,
 * so no key, no URL and no critical extension can ride in it.
 */
export const JWS_TYPE = 'tallystick+jws'
export const SIGNATURES_MAX = 4

export interface ParsedJws {
  /** base64url of the payload bytes, as signed. */
  readonly payload: string
  readonly signatures: readonly ParsedSignature[]
}

export interface ParsedSignature {
  readonly protected: string
  readonly kid: KeyId
  readonly alg: SignatureAlgorithm
  readonly signature: string
}

/** Parses a JWS into its parts. Nothing is verified yet. */
export function parseJws(text: string): Answer<ParsedJws, JwsRefusal> {
  return text.startsWith('{') ? parseGeneral(text) : parseCompact(text)
}

export function protectedHeader(alg: SignatureAlgorithm, kid: KeyId): string {
  return encode(JSON.stringify({ alg, kid, typ: JWS_TYPE }))
}

export function encode(bytes: string | Uint8Array): string {
  return (typeof bytes === 'string' ? Buffer.from(bytes) : Buffer.from(bytes)).toString('base64url')
}

/** Bytes of a base64url text in its one canonical form; null for any other text. */
export function decode(text: string): Buffer | null {
  const bytes = Buffer.from(text, 'base64url')
  return bytes.toString('base64url') === text ? bytes : null
}

function parseCompact(text: string): Answer<ParsedJws, JwsRefusal> {
  const [header, payload, signature, ...more] = text.split('.')
  if (!header || !payload || !signature || more.length > 0) return refuse('jws_must_be_well_formed')
  const parsed = parseSignature({ protected: header, signature })
  return parsed.ok ? answer({ payload, signatures: [parsed.value] }) : parsed
}

function parseGeneral(text: string): Answer<ParsedJws, JwsRefusal> {
  const general = parseJson(text)
  if (!isRecord(general) || !hasOnly(general, ['payload', 'signatures']))
    return refuse('jws_must_be_well_formed')
  const { payload, signatures } = general
  if (typeof payload !== 'string' || !Array.isArray(signatures))
    return refuse('jws_must_be_well_formed')
  // One spelling, so the text that is kept holds nothing beside what was read of it.
  if (JSON.stringify(general) !== text) return refuse('jws_must_be_well_formed')
  if (signatures.length < 1 || signatures.length > SIGNATURES_MAX)
    return refuse('jws_must_be_well_formed')
  const parsed: ParsedSignature[] = []
  for (const one of signatures) {
    if (!isRecord(one) || !hasOnly(one, ['protected', 'signature']))
      return refuse('header_must_hold_only_alg_kid_and_typ')
    const signature = parseSignature(one)
    if (!signature.ok) return signature
    parsed.push(signature.value)
  }
  return answer({ payload, signatures: parsed })
}

function parseSignature(one: Record<string, unknown>): Answer<ParsedSignature, JwsRefusal> {
  if (typeof one['protected'] !== 'string' || typeof one['signature'] !== 'string')
    return refuse('jws_must_be_well_formed')
  const header = parseHeader(one['protected'])
  if (header === null) return refuse('header_must_hold_only_alg_kid_and_typ')
  return answer({ ...header, protected: one['protected'], signature: one['signature'] })
}

/** Signers repeat themselves: the same key has the same header, so few are ever parsed. */
const HEADERS_KEPT_MAX = 10_000
const headers = new Map<string, { kid: KeyId; alg: SignatureAlgorithm }>()

function parseHeader(text: string): { kid: KeyId; alg: SignatureAlgorithm } | null {
  const kept = headers.get(text)
  if (kept) return kept
  const header = parseJson(decode(text)?.toString('utf8') ?? '')
  if (!isRecord(header) || !hasOnly(header, ['alg', 'kid', 'typ'])) return null
  const { alg, kid, typ } = header
  if (typ !== JWS_TYPE || (alg !== 'EdDSA' && alg !== 'ES256') || !isId('key', kid)) return null
  if (headers.size >= HEADERS_KEPT_MAX) headers.clear()
  headers.set(text, { alg, kid })
  return { alg, kid }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function hasOnly(record: Record<string, unknown>, names: readonly string[]): boolean {
  const own = Object.keys(record)
  return own.length === names.length && own.every(name => names.includes(name))
}
