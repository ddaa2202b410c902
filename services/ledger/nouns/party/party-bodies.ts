import * as z from 'zod'
import type { SignatureAlgorithm } from '../../../../contracts/command/command.ts'
import { FIRST_KEYS_MAX } from '../../../../contracts/party/enrol.ts'
import { DUTIES } from '../../../../contracts/party/party.ts'
import { decode } from '../../../platform/jws/jws.ts'
import { isPublicKey } from '../../../platform/jws/signature.ts'
import { id, text } from '../../engine/act/body.ts'

const keyParts = {
  key: id('key'),
  alg: z.enum(['EdDSA', 'ES256']),
  publicKey: text,
  custody: z.boolean(),
  machine: z.boolean(),
}

const isPoint = (key: { readonly alg: SignatureAlgorithm; readonly publicKey: string }) =>
  isPublicKey(key.alg, decode(key.publicKey) ?? Buffer.of())
const POINT = { path: ['publicKey'], message: 'must be a point of the curve' }

/** A key's bytes must be a point of its curve; the rest is the contract's to say. */
export const keyBody = z
  .strictObject({
    ...keyParts,
    proof: z.string().regex(/^[\w-]{86}$/, 'must be a signature of 64 bytes in base64url'),
  })
  .refine(isPoint, POINT)

const foundingKey = z.strictObject(keyParts).refine(isPoint, POINT)

/** SHA-256, base64url. */
export const digest = z.string().regex(/^[\w-]{43}$/, 'must be a SHA-256 in base64url')

/**
 * A natural person by the number of its identity document, stretched on its device and then keyed
 * by the gateway. What was only stretched has 32 bytes, so it is no identity by its form.
 */
export const identity = z
  .string()
  .regex(/^[\w-]{64}$/, 'must be 48 bytes in base64url, as `keyIdentity` answers them')

const personParts = {
  user: id('usr'),
  person: id('psn'),
  identity,
  duty: z.enum(DUTIES),
  representative: z.boolean(),
}

export const firstUser = z.strictObject({
  ...personParts,
  keys: z.array(keyBody).max(FIRST_KEYS_MAX),
})

/** Officers sign the genesis themselves. */
export const foundingUser = z.strictObject({
  ...personParts,
  keys: z.array(foundingKey).max(FIRST_KEYS_MAX),
})
