import { argon2id } from 'hash-wasm'
import { encode } from './base64url.ts'

/**
 * Stretches the number of an identity document (RFC 9106, argon2id, 64 MiB, 3 passes) under a salt
 * made of `place`, the ledger's name or, before it has one, its operator's code: one number gives
 * one value, and a list of values is not turned back into numbers by trying them all. The number
 * does not leave the device.
 */
export async function stretchIdentity(document: string, place: string): Promise<string> {
  const text = new TextEncoder().encode(`tallystick identity ${place}`)
  const salt = new Uint8Array(await crypto.subtle.digest('SHA-256', text))
  const password = document.normalize('NFKC').replace(/\s/g, '').toUpperCase()
  const settings = { memorySize: 64 * 1024, iterations: 3, parallelism: 1, hashLength: 32 }
  return encode(await argon2id({ ...settings, password, salt, outputType: 'binary' }))
}
