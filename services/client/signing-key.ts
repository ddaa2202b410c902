import type { SignatureAlgorithm } from '../../contracts/command/command.ts'
import type { KeyId } from '../../contracts/kernel/id.ts'

/** A key under its signer's sole control: it signs, and shows only its public half. */
export interface SigningKey {
  readonly id: KeyId
  readonly alg: SignatureAlgorithm
  /** base64url: 32 bytes of Ed25519, or the 65 of an uncompressed point on P-256. */
  readonly publicKey: string
  /** 64 bytes over the message, as RFC 7518 and RFC 8037 have them; at once, or when they come. */
  sign(message: Uint8Array): Uint8Array | Promise<Uint8Array>
}
