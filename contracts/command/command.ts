import type { Id, PartyId, UserId } from '../kernel/id.ts'

/** What is signed: one act, or a manifest of acts, by a user for a party. */
export interface Command {
  /**
   * Of the party's own making, 1 to 64 characters; with the party it names this command for ever.
   */
  readonly id: string
  /** The ledger's name: the hash of its genesis entry. */
  readonly aud: string
  readonly party: PartyId
  readonly user: UserId
  /** Seconds since 1970-01-01 UTC, of the signer's clock; `exp` is the first that is too late. */
  readonly at: number
  readonly exp: number
  readonly acts: readonly ActRequest[]
  /** All acts of the manifest, or none. */
  readonly atomic: boolean
}

export interface ActRequest {
  readonly act: string
  readonly body: unknown
}

/** What a JWS carries, in the words of its payload (RFC 7515, payload in RFC 8785 form). */
export interface CommandPayload {
  readonly id: string
  readonly aud: string
  readonly act: string
  readonly party: Id<'pty'>
  readonly user: Id<'usr'>
  /** Instants as RFC 3339 in UTC, with milliseconds. */
  readonly at: string
  readonly exp: string
  readonly body: unknown
}

/** EdDSA is Ed25519 here, ES256 is ECDSA on P-256 with SHA-256. */
export type SignatureAlgorithm = 'EdDSA' | 'ES256'

export const MANIFEST = 'manifest'
export const MANIFEST_ACTS_MAX = 500
export const BATCH_ACTS_MAX = 500
/** What a command was answered: per act its entry, or the duty that was not met. */
export type ActAnswer =
  | { readonly entry: string }
  | {
      readonly refusal: string
      readonly path: string
      /** What its sentences show: of a limit, the `limit` and the value `found`. */
      readonly details?: Readonly<Record<string, string | number>>
    }
