import type { SignatureAlgorithm } from '../../../contracts/command/command.ts'
import type { JwsRefusal } from '../../../contracts/command/command-refusal.ts'
import { protectedHeader as headerText } from '../../../contracts/command/header.ts'
import { type Answer, answer } from '../../../contracts/kernel/answer.ts'
import { refuse } from '../../../contracts/kernel/decision.ts'
import type { KeyId } from '../../../contracts/kernel/id.ts'

/**
 * JSON Web Signatures as the ledger takes them (RFC 7515): compact for one signature, general JSON
 * for several over the same bytes. The protected header holds `alg`, `kid`, `typ` and nothing else,
 * so no key, no URL and no critical extension can ride in it. That header has one spelling, so what
 * was parsed of it need not be kept.
 */
/** Two people of each of four parties. */
export const SIGNATURES_MAX = 8
/** Characters of a whole JWS: a manifest of 500 acts takes some 300,000. */
export const JWS_LENGTH_MAX = 2 ** 20

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

/** Parses a JWS into its parts. Nothing is verified yet, and nothing is kept. */
export function parseJws(text: string): Answer<ParsedJws, JwsRefusal> {
  if (text.length > JWS_LENGTH_MAX)
    return refuse('jws_must_be_at_most_1_mib', '', { limit: JWS_LENGTH_MAX, found: text.length })
  return text.startsWith('{') ? parseGeneral(text) : parseCompact(text)
}

export function protectedHeader(alg: SignatureAlgorithm, kid: KeyId): string {
  return encode(headerText(alg, kid))
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
  // One spelling, so the text that is kept holds nothing beside what was read of it.
  if (JSON.stringify(general) !== text) return refuse('jws_must_be_well_formed')
  return answer({ payload, signatures: parsed })
}

function parseSignature(one: Record<string, unknown>): Answer<ParsedSignature, JwsRefusal> {
  if (typeof one['protected'] !== 'string' || typeof one['signature'] !== 'string')
    return refuse('jws_must_be_well_formed')
  const header = parseHeader(one['protected'])
  if (header === null) return refuse('header_must_hold_only_alg_kid_and_typ')
  return answer({ ...header, protected: one['protected'], signature: one['signature'] })
}

const HEADER =
  /^\{"alg":"(EdDSA|ES256)","kid":"(key_[0-7][0-9A-HJKMNP-TV-Z]{12})","typ":"tallystick\+jws"\}$/
/** Both algorithms have a name of five letters, so all headers are of one length. */
const HEADER_LENGTH = protectedHeader('EdDSA', 'key_0000000000000').length

interface Header {
  readonly kid: KeyId
  readonly alg: SignatureAlgorithm
}

/** A key signs again and again: what its header says is kept, with some 200 bytes each. */
const HEADERS_KEPT_MAX = 10_000
const headers = new Map<string, Header>()

function parseHeader(text: string): Header | null {
  if (text.length !== HEADER_LENGTH) return null
  const kept = headers.get(text)
  if (kept) return kept
  const [, alg, kid] = HEADER.exec(decode(text)?.toString('latin1') ?? '') ?? []
  if (!alg || !kid) return null
  if (headers.size >= HEADERS_KEPT_MAX) headers.clear()
  const header = { alg: alg as SignatureAlgorithm, kid: kid as KeyId }
  // A part of a longer text would keep the whole of it.
  headers.set(protectedHeader(header.alg, header.kid), header)
  return header
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
