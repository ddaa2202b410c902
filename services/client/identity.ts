import { argon2id } from 'hash-wasm'
import { type Answer, answer } from '../../contracts/kernel/answer.ts'
import type { Refusal } from '../../contracts/kernel/decision.ts'
import { encode } from './base64url.ts'
import type { Read } from './pages.ts'
import { isRefused, READ_REFUSED, readRefused, type WireRefused } from './refused.ts'

/**
 * Stretches the number of an identity document (RFC 9106, argon2id, 64 MiB, 3 passes) under a salt
 * made of the code of the ledger's operator, which is known before there is a ledger: one number
 * gives one value, and a list of values is not turned back into numbers by trying them all. The
 * number does not leave the device.
 */
export async function stretchIdentity(document: string, operator: string): Promise<string> {
  const text = new TextEncoder().encode(`tallystick identity ${operator}`)
  const salt = new Uint8Array(await crypto.subtle.digest('SHA-256', text))
  const password = document.normalize('NFKC').replace(/\s/g, '').toUpperCase()
  const settings = { memorySize: 64 * 1024, iterations: 3, parallelism: 1, hashLength: 32 }
  return encode(await argon2id({ ...settings, password, salt, outputType: 'binary' }))
}

/** Asks the ledger for the identity that its acts name: its key goes over what was stretched. */
export type KeyIdentity = (stretched: string) => Promise<Answer<string, Refusal>>

export function keyIdentityBy(read: Read): KeyIdentity {
  return async stretched => {
    type Wire = { readonly keyed: { readonly identity: string } | WireRefused }
    const { keyed } = await read<Wire>(KEY_IDENTITY, { stretched })
    return isRefused(keyed) ? readRefused(keyed) : answer(keyed.identity)
  }
}

const KEY_IDENTITY = `mutation ($stretched: String!) { keyed: keyIdentity(stretched: $stretched) {
  ... on KeyedIdentity { identity } ${READ_REFUSED} } }`
