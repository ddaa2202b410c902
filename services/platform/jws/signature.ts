import { createPublicKey, type KeyObject, verify } from 'node:crypto'
import { crypto_core_ed25519_is_valid_point, crypto_sign_verify_detached } from 'sodium-native'
import type { SignatureAlgorithm } from '../../../contracts/command/command.ts'

/**
 * Public keys are kept raw: 32 bytes of Ed25519, 65 bytes (uncompressed point) of P-256.
 * One rule for Ed25519's edge cases: libsodium's, which refuses small-order keys and
 * non-canonical values.
 */
export function isPublicKey(alg: SignatureAlgorithm, key: Uint8Array): boolean {
  if (alg === 'EdDSA') return key.length === 32 && crypto_core_ed25519_is_valid_point(key)
  return key.length === 65 && key[0] === 4 && importP256(key) !== null
}

/** The key must be an enrolled one: what is imported of it is kept for its next use. */
export function verifySignature(
  alg: SignatureAlgorithm,
  key: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
): boolean {
  if (signature.length !== 64) return false
  if (alg === 'EdDSA') return crypto_sign_verify_detached(signature, message, key)
  const point = findP256(key)
  return (
    point !== null &&
    verify('sha256', message, { key: point, dsaEncoding: 'ieee-p1363' }, signature)
  )
}

/** Each of some 2 KiB. */
const KEYS_KEPT_MAX = 10_000
const keys = new Map<string, KeyObject>()

function findP256(raw: Uint8Array): KeyObject | null {
  if (raw.length !== 65) return null
  const name = Buffer.from(raw).toString('base64url')
  const kept = keys.get(name)
  if (kept) return kept
  const key = importP256(raw)
  if (key === null) return null
  if (keys.size >= KEYS_KEPT_MAX) keys.clear()
  keys.set(name, key)
  return key
}

function importP256(raw: Uint8Array): KeyObject | null {
  const half = (from: number) => Buffer.from(raw.subarray(from, from + 32)).toString('base64url')
  try {
    const jwk = { kty: 'EC', crv: 'P-256', x: half(1), y: half(33) }
    return createPublicKey({ key: jwk, format: 'jwk' })
  } catch {
    return null
  }
}
