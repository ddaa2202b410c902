import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { SignatureAlgorithm } from '../../contracts/command/command.ts'
import type { KeyId, PartyId, PersonId, UserId } from '../../contracts/kernel/id.ts'
import { type KeyPlace, proofText } from '../../contracts/party/key-proof.ts'
import type { Duty, PartyRole, SizeClass } from '../../contracts/party/party.ts'
import { encode, protectedHeader } from '../../services/platform/jws/jws.ts'
import { newId } from '../../services/platform/new-id.ts'
import { IDENTITY_KEY } from './identity-key.ts'

/** A user of a test with a key of its own. */
export interface Actor {
  readonly party: PartyId
  readonly user: UserId
  readonly person: PersonId
  /** As acts name it, and as a device stretched it. */
  readonly identity: string
  readonly stretched: string
  readonly duty: Duty
  readonly key: KeyId
  readonly alg: SignatureAlgorithm
  readonly custody: boolean
  /** Tests sign as machines do, unless they are about what people read. */
  readonly machine: boolean
  readonly publicKey: string
  readonly privateKey: KeyObject
}

export function newActor(
  party: PartyId,
  duty: Duty,
  {
    alg = 'EdDSA',
    custody = false,
    machine = true,
  }: { alg?: SignatureAlgorithm; custody?: boolean; machine?: boolean } = {},
): Actor {
  const pair =
    alg === 'EdDSA'
      ? generateKeyPairSync('ed25519')
      : generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
  const { x, y } = pair.publicKey.export({ format: 'jwk' })
  const raw = alg === 'EdDSA' ? Buffer.from(x!, 'base64url') : point(x!, y!)
  const person = newId('psn')
  return {
    party,
    user: newId('usr'),
    person,
    ...identityOf(person),
    duty,
    key: newId('key'),
    alg,
    custody,
    machine,
    publicKey: raw.toString('base64url'),
    privateKey: pair.privateKey,
  }
}

function point(x: string, y: string): Buffer {
  return Buffer.concat([Buffer.of(4), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')])
}

export interface CommandParts {
  readonly aud: string
  readonly act: string
  readonly body: unknown
  readonly id?: string
  readonly at?: number
  readonly exp?: number
  /** What each act's signers were shown; nothing unless given. */
  readonly shown?: readonly unknown[]
}

/** The identity of somebody who is known by a text. */
export function identityOf(text: string): Pick<Actor, 'identity' | 'stretched'> {
  const stretched = createHash('sha256').update(text).digest('base64url')
  return { stretched, identity: IDENTITY_KEY.apply(stretched) }
}

/** The JWS of a command: compact for one signer, general for several over the same bytes. */
export function signed(signers: readonly Actor[], parts: CommandParts): string {
  const [first] = signers
  const { aud, act, body, id = newId('cmd'), at = Date.now(), exp = at + 3_600_000, shown } = parts
  const instant = (ms: number) => new Date(ms).toISOString()
  const payload = encode(
    canonicalize({
      ...{ id, aud, act, body, party: first!.party, user: first!.user },
      ...{ at: instant(at), exp: instant(exp) },
      ...(shown ? { shown } : {}),
    })!,
  )
  const signatures = signers.map(signer => {
    const header = protectedHeader(signer.alg, signer.key)
    return { protected: header, signature: signatureOf(signer, `${header}.${payload}`) }
  })
  if (signatures.length > 1) return JSON.stringify({ payload, signatures })
  return `${signatures[0]!.protected}.${payload}.${signatures[0]!.signature}`
}

/**
 * A compact JWS over any header and any bytes, as a client of somebody else's making might send.
 */
export function sealed(
  signer: Actor,
  header: object,
  payload: string | Uint8Array,
  blanks = '',
): string {
  const bytes = `${encode(JSON.stringify(header) + blanks)}.${encode(payload)}`
  return `${bytes}.${signatureOf(signer, bytes)}`
}

function signatureOf(
  { alg, privateKey }: Pick<Actor, 'alg' | 'privateKey'>,
  message: string,
): string {
  const key = { key: privateKey, dsaEncoding: 'ieee-p1363' as const }
  return sign(alg === 'EdDSA' ? null : 'sha256', Buffer.from(message), key).toString('base64url')
}

/** As the genesis names an officer. */
export function asOfficer({ user, person, identity, duty, ...actor }: Actor) {
  const { key, alg, publicKey, custody, machine } = actor
  return {
    ...{ user, person, identity, duty, representative: false },
    keys: [{ key, alg, publicKey, custody, machine }],
  }
}

/** As enrolments name a first user, whose key has signed its own enrolment. */
export function asFirstUser(actor: Actor, place: KeyPlace) {
  return { ...asOfficer(actor), keys: [asKey(actor, place)] }
}

type KeyOfActor = Pick<Actor, 'key' | 'alg' | 'publicKey' | 'privateKey' | 'custody' | 'machine'>

/** As bodies name a key that is to be enrolled. */
export function asKey({ privateKey, ...actor }: KeyOfActor, place: KeyPlace) {
  const { key, alg, publicKey, custody, machine } = actor
  const proof = signatureOf({ alg, privateKey }, proofText(publicKey, place))
  return { key, alg, publicKey, custody, machine, proof }
}

export interface TestParty {
  readonly id: PartyId
  readonly code: string
  readonly roles: readonly PartyRole[]
  readonly size: SizeClass
  readonly maker: Actor
  readonly checker: Actor
}
