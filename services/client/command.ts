import canonicalize from 'canonicalize'
import { type ActRequest, type CommandPayload, MANIFEST } from '../../contracts/command/command.ts'
import { protectedHeader } from '../../contracts/command/header.ts'
import { Bug } from '../../contracts/kernel/bug.ts'
import type { PartyId, UserId } from '../../contracts/kernel/id.ts'
import { encode } from './base64url.ts'
import type { SigningKey } from './signing-key.ts'

/** Whose command it is and for which ledger; what is not given is made here. */
export interface CommandFrame {
  /** The ledger's name, as pinned by the client. */
  readonly ledger: string
  readonly party: PartyId
  readonly user: UserId
  readonly id?: string
  /** Milliseconds since 1970: now, unless given. */
  readonly at?: number
  readonly lifeMs?: number
  /** What each act's signers were shown; a command that only machines sign needs nothing. */
  readonly shown?: readonly unknown[]
}

export const LIFE_MS = 15 * 60_000

/** base64url of the canonical payload (RFC 8785): what every signer of the command signs. */
export function payloadOf({ act, body }: ActRequest, frame: CommandFrame): string {
  const { ledger, party, user, at = Date.now(), lifeMs = LIFE_MS, shown } = frame
  const { id = crypto.randomUUID() } = frame
  const payload: CommandPayload = {
    id,
    aud: ledger,
    act,
    party,
    user,
    at: new Date(at).toISOString(),
    exp: new Date(at + lifeMs).toISOString(),
    ...(shown ? { shown } : {}),
    body: wireOf(body),
  }
  const text = canonicalize(payload)
  if (text === undefined) throw new Bug('a payload is JSON')
  return encode(text)
}

/** Many acts under one signature; `atomic`: all of them or none. */
export function manifest(acts: readonly ActRequest[], atomic = false): ActRequest {
  return { act: MANIFEST, body: atomic ? { acts, atomic } : { acts } }
}

/** One signer gives a compact JWS, several give a general one over the same bytes. */
export async function signPayload(payload: string, keys: readonly SigningKey[]): Promise<string> {
  const signatures = await Promise.all(keys.map(key => signBytes(payload, key)))
  const [first, ...more] = signatures
  if (!first) throw new Bug('a command has a signer')
  if (more.length > 0) return generalJws(payload, signatures)
  return `${first.protected}.${payload}.${first.signature}`
}

export interface PayloadSignature {
  readonly protected: string
  readonly signature: string
}

export async function signBytes(payload: string, key: SigningKey): Promise<PayloadSignature> {
  const header = encode(protectedHeader(key.alg, key.id))
  const message = new TextEncoder().encode(`${header}.${payload}`)
  return { protected: header, signature: encode(await key.sign(message)) }
}

export function generalJws(payload: string, signatures: readonly PayloadSignature[]): string {
  return JSON.stringify({ payload, signatures })
}

/** Contracts' values as they stand on the wire: amounts as text, a span beside its instrument. */
export function wireOf(value: unknown): unknown {
  if (typeof value === 'bigint') return String(value)
  if (Array.isArray(value)) return value.map(wireOf)
  if (typeof value !== 'object' || value === null) return value
  const { span, ...rest } = value as Record<string, unknown>
  const flat = span === undefined ? rest : { ...rest, ...(span as object) }
  return Object.fromEntries(Object.entries(flat).map(([name, part]) => [name, wireOf(part)]))
}
