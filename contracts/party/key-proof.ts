import type { KeyEnrolled } from './facts.ts'

/** For which ledger and which party a key is to sign. */
export interface KeyPlace {
  /** The ledger's name. */
  readonly ledger: string
  /** The code of the party. */
  readonly code: string
}

/**
 * Writes what a new key signs to be enrolled, as canonical JSON (RFC 8785): nobody can have the
 * public key of somebody else enrolled, nor have his own signature used for another party. It
 * begins with a brace, so it is never the signing input of a JWS.
 */
export function proofText(publicKey: string, { ledger, code }: KeyPlace): string {
  return JSON.stringify({ act: 'key.prove', aud: ledger, code, publicKey })
}

/** A key as it is asked for: with the signature that it has made over its own proof text. */
export type KeyBody = EnrolledKey & { readonly proof: string }

/** A key as its enrolment makes it known. */
export type EnrolledKey = Pick<KeyEnrolled, 'key' | 'alg' | 'publicKey' | 'custody' | 'machine'>
