import type { SignatureAlgorithm } from '../../contracts/command/command.ts'
import type { Refusal, Refused } from '../../contracts/kernel/decision.ts'
import type { Id, KeyId, PartyId, UserId } from '../../contracts/kernel/id.ts'
import type { Duty, PartyRole, SizeClass } from '../../contracts/party/party.ts'
import { encode } from './base64url.ts'
import type { ToldInvitation } from './invitations.ts'
import { isRefused, READ_REFUSED, readRefused, type WireRefused } from './refused.ts'
import type { Transport } from './transport.ts'

/** Who asks to be enrolled: who it is, what proves it, who acts for it and with what keys. */
export interface NewApplicant {
  readonly code: string
  readonly name: string
  readonly roles: readonly PartyRole[]
  readonly size: SizeClass
  readonly users: readonly NewApplicantUser[]
  readonly licence: Paper
  readonly authorisation: Paper
  /** That it was given by a debtor, for this code. */
  readonly invitation?: ToldInvitation
}

export interface NewApplicantUser {
  /** Of `stretchIdentity`; the ledger puts its key over it. */
  readonly identity: string
  readonly duty: Duty
  readonly representative: boolean
  readonly keys: readonly PublicKey[]
}

/** The public half of a key, as `createKey` makes it, with what `proveKey` signs with it. */
export interface PublicKey {
  readonly alg: SignatureAlgorithm
  readonly publicKey: string
  readonly proof: string
}

export interface Paper {
  readonly mediaType: string
  readonly content: Uint8Array
}

/** A user who has lost every key asks for a new one, under the seal of its party. */
export interface LostKey {
  /** Of the party, as it is enrolled. */
  readonly code: string
  readonly user: UserId
  readonly key: PublicKey
  readonly licence: Paper
  readonly letter: Paper
}

/** What was applied for, and the ids to act under once two officers agree. */
export interface Applied {
  readonly ok: true
  readonly application: Id<'app'>
  /** By which `readApplication` reads what became of it; told once. */
  readonly secret: string
  /** Null for a new key: its party has an id already. */
  readonly party: PartyId | null
  /** In the order of the application. */
  readonly users: readonly { readonly user: UserId; readonly keys: readonly KeyId[] }[]
}

export type ApplyAnswer = Applied | Refused<Refusal>

/** Needs no session: whoever applies is a stranger still. */
export async function apply(transport: Transport, applicant: NewApplicant): Promise<ApplyAnswer> {
  const { users, licence, authorisation, ...rest } = applicant
  const named = users.map(user => ({ ...user, keys: user.keys.map(publicHalf) }))
  const papers = { licence: wirePaper(licence), authorisation: wirePaper(authorisation) }
  return await ask(transport, APPLY, { ...rest, users: named, ...papers })
}

export async function applyForKey(transport: Transport, lost: LostKey): Promise<ApplyAnswer> {
  const { code, user, key, licence, letter } = lost
  const papers = { licence: wirePaper(licence), letter: wirePaper(letter) }
  return await ask(transport, APPLY_FOR_KEY, { code, user, key: publicHalf(key), ...papers })
}

const ANSWER = `{ ... on Applied { application secret party users { user keys } } ${READ_REFUSED} }`
const APPLY = `mutation ($input: ApplicationInput!) { answer: apply(input: $input) ${ANSWER} }`
const APPLY_FOR_KEY = `mutation ($input: RecoveryInput!) {
  answer: applyForKey(input: $input) ${ANSWER} }`

async function ask(transport: Transport, mutation: string, input: object): Promise<ApplyAnswer> {
  type Wire = { readonly answer: Omit<Applied, 'ok'> | WireRefused }
  const { answer } = await transport.request<Wire>(mutation, { input })
  return isRefused(answer) ? readRefused(answer) : { ok: true, ...answer }
}

/** How far an application has come; the ids are there once it is done. */
export interface ApplicationSeen {
  readonly kind: 'enrolment' | 'recovery'
  readonly state: 'received' | 'in_signature' | 'declined' | 'done'
  /** Why it was declined. */
  readonly reason: string | null
  readonly party: PartyId | null
  readonly users: Applied['users']
}

/** Null where there is no application of this id and secret. */
export async function readApplication(
  transport: Transport,
  { application, secret }: Pick<Applied, 'application' | 'secret'>,
): Promise<ApplicationSeen | null> {
  type Wire = { readonly seen: ApplicationSeen | null }
  return (await transport.request<Wire>(STATUS, { application, secret })).seen
}

const STATUS = `query ($application: ID!, $secret: String!) {
  seen: applicationStatus(application: $application, secret: $secret) {
    kind state reason party users { user keys } } }`

/** A signing key holds more than others may see. */
function publicHalf({ alg, publicKey, proof }: PublicKey): PublicKey {
  return { alg, publicKey, proof }
}

function wirePaper({ mediaType, content }: Paper) {
  return { mediaType, content: encode(content) }
}
