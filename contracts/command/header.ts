import type { KeyId } from '../kernel/id.ts'
import type { SignatureAlgorithm } from './command.ts'

export const JWS_TYPE = 'tallystick+jws'

/** Writes the protected header of a signature, which has this one spelling (RFC 7515 §4). */
export function protectedHeader(alg: SignatureAlgorithm, kid: KeyId): string {
  return JSON.stringify({ alg, kid, typ: JWS_TYPE })
}
