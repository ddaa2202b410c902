import * as z from 'zod'
import { decode, encode } from './jws.ts'
import { verifySignature } from './signature.ts'

/** The raw public key of somebody who signs files, such as a bank its statements. */
export interface DetachedKey {
  readonly alg: 'EdDSA' | 'ES256'
  readonly publicKey: Uint8Array
}

/** What the header may hold: a key of its own, a URL or a critical extension may not ride in it. */
const header = z.strictObject({
  alg: z.enum(['EdDSA', 'ES256']),
  kid: z.string().optional(),
  typ: z.string().optional(),
})

/**
 * Verifies a compact JWS whose payload stands beside it and not in it (RFC 7515, appendix F), over
 * the very bytes of a file. The algorithm is that of the key, whatever the header would like.
 */
export function verifyDetached(jws: string, bytes: Uint8Array, key: DetachedKey): boolean {
  const [protectedHeader, payload, signature, ...more] = jws.trim().split('.')
  if (!protectedHeader || payload !== '' || !signature || more.length > 0) return false
  const proof = decode(signature)
  if (proof === null || readAlgorithm(protectedHeader) !== key.alg) return false
  const signed = Buffer.from(`${protectedHeader}.${encode(bytes)}`)
  return verifySignature(key.alg, key.publicKey, signed, proof)
}

function readAlgorithm(text: string): string | null {
  try {
    return header.safeParse(JSON.parse(decode(text)?.toString() ?? '')).data?.alg ?? null
  } catch {
    return null
  }
}
