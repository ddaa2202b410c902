import * as z from 'zod'
import { FIRST_KEYS_MAX } from '../../../../contracts/party/enrol.ts'
import { DUTIES } from '../../../../contracts/party/party.ts'
import { decode } from '../../../platform/jws/jws.ts'
import { isPublicKey } from '../../../platform/jws/signature.ts'
import { id, text } from '../../engine/act/body.ts'

/** A key's bytes must be a point of its curve; the rest is the contract's to say. */
export const keyBody = z
  .strictObject({
    key: id('key'),
    alg: z.enum(['EdDSA', 'ES256']),
    publicKey: text,
    custody: z.boolean(),
    machine: z.boolean(),
  })
  .refine(key => isPublicKey(key.alg, decode(key.publicKey) ?? Buffer.of()), {
    path: ['publicKey'],
    message: 'must be a point of the curve',
  })

/** SHA-256, base64url: of a document, or keyed of a person's identity document. */
export const digest = z.string().regex(/^[\w-]{43}$/, 'must be a SHA-256 in base64url')

/**
 * A natural person by the keyed digest of its identity document, made where the document is seen.
 */
export const firstUser = z.strictObject({
  user: id('usr'),
  person: id('psn'),
  identity: digest,
  duty: z.enum(DUTIES),
  representative: z.boolean(),
  keys: z.array(keyBody).max(FIRST_KEYS_MAX),
})
