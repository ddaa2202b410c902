import { createPublicKey, verify } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import { openKey } from '../../../../services/outside/bank/keys/statement-key.ts'
import { bankFolder, removeFolders } from './small-bank.ts'

afterAll(removeFolders)

/** As a customer verifies it: the payload is not in the JWS, but beside it (RFC 7515, F). */
function verifies(jws: string, bytes: Buffer, x: string): boolean {
  const [header, payload, signature] = jws.split('.') as [string, string, string]
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' })
  const signed = Buffer.from(`${header}.${bytes.toString('base64url')}`)
  return payload === '' && verify(null, signed, key, Buffer.from(signature, 'base64url'))
}

test('signs the bytes beside it, by a key that stays', () => {
  const folder = bankFolder()
  const key = openKey(folder)
  const bytes = Buffer.from('<Document/>')
  const jws = key.sign(bytes)
  expect(verifies(jws, bytes, key.publicKey)).toBe(true)
  expect(verifies(jws, Buffer.from('<Document />'), key.publicKey)).toBe(false)
  expect(openKey(folder).sign(bytes)).toBe(jws)
  expect(verifies(jws, bytes, openKey(bankFolder()).publicKey)).toBe(false)
})
