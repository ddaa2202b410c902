import type { KeyId, KeyPair } from '../../client/browser.ts'
import { type KeptKey, type KeyOwner, keepKey } from './key-store.ts'
import { KeyStoreFault } from './key-store-fault.ts'

/** What a profile of the desk says of the key beside it. */
export interface ImportedAs {
  readonly id: KeyId
  readonly ledger: string
  readonly label: string
  readonly owner: KeyOwner
}

/**
 * Keeps in this browser a key that was made elsewhere, as an officer's who founded the ledger: its
 * private half in PKCS #8 (PEM) without a passphrase. From here on nobody can take it out of the
 * browser again; the file is as good a key as ever.
 */
export async function importKey(pem: string, as: ImportedAs): Promise<KeptKey> {
  const bytes = readPem(pem)
  for (const kind of KINDS) {
    const pair = await readPair(bytes, kind).catch(() => null)
    if (pair !== null) return await keepKey(as, pair)
  }
  throw new KeyStoreFault('key_file_must_be_readable')
}

const KINDS = [{ name: 'Ed25519' }, { name: 'ECDSA', namedCurve: 'P-256' }] as const

/** Reads the public half out of the private one, and takes that in again without a way out. */
async function readPair(bytes: Uint8Array<ArrayBuffer>, kind: (typeof KINDS)[number]) {
  const { subtle } = crypto
  const open = await subtle.importKey('pkcs8', bytes, kind, true, ['sign'])
  const { d: _, key_ops: _ops, ...jwk } = await subtle.exportKey('jwk', open)
  const publicKey = await subtle.importKey('jwk', jwk, kind, true, ['verify'])
  const privateKey = await subtle.importKey('pkcs8', bytes, kind, false, ['sign'])
  return { publicKey, privateKey } satisfies KeyPair
}

function readPem(pem: string): Uint8Array<ArrayBuffer> {
  const [, base64] = /-----BEGIN PRIVATE KEY-----([\s\S]+?)-----END/.exec(pem) ?? []
  if (base64 !== undefined) return Uint8Array.from(atob(base64.replace(/\s/g, '')), toByte)
  const encrypted = pem.includes('ENCRYPTED PRIVATE KEY')
  throw new KeyStoreFault(encrypted ? 'key_file_must_be_open' : 'key_file_must_be_readable')
}

function toByte(character: string): number {
  return character.charCodeAt(0)
}
