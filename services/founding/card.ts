import { createHash, randomBytes } from 'node:crypto'
import { hashRaw } from '@node-rs/argon2'
import * as z from 'zod'
import { DUTIES } from '../../contracts/party/party.ts'
import type { SigningKey } from '../client/index.ts'
import { newId } from '../platform/new-id.ts'
import { idForm, readJsonFile } from './json-file.ts'

/**
 * What a user hands over to be founded or enrolled with: public, and fit for a letter. `name` is
 * for those who sign to read; the ledger keeps no names of people.
 */
const Card = z.strictObject({
  name: z.string().min(1).max(100),
  duty: z.enum(DUTIES),
  user: idForm('usr'),
  person: idForm('psn'),
  /** 32 bytes, base64url: see `stretchIdentity`. */
  identity: z.string().regex(/^[\w-]{43}$/),
  key: z.strictObject({
    key: idForm('key'),
    alg: z.enum(['EdDSA', 'ES256']),
    publicKey: z.string().min(1),
    machine: z.boolean(),
  }),
})

export type Card = z.output<typeof Card>

export function buildCard(
  { name, duty, identity }: Pick<Card, 'name' | 'duty' | 'identity'>,
  { id, alg, publicKey }: SigningKey,
): Card {
  const key = { key: id, alg, publicKey, machine: duty === 'signer' }
  return { name, duty, user: newId('usr'), person: newId('psn'), identity, key }
}

/** Throws SetupFault naming the file and the member that is not of its form. */
export function readCard(path: string): Card {
  return readJsonFile(path, Card, 'card')
}

/**
 * Stretches the number of an identity document (RFC 9106, argon2id, 64 MiB, 3 passes) under a salt
 * made of `place`, the ledger's name or, before it has one, its operator's code: one number gives
 * one value, and a list of values is not turned back into numbers by trying them all.
 */
export async function stretchIdentity(document: string, place: string): Promise<string> {
  const salt = createHash('sha256').update(`tallystick identity ${place}`).digest()
  const settings = { memoryCost: 64 * 1024, timeCost: 3, parallelism: 1, outputLen: 32, salt }
  const normal = document.normalize('NFKC').replace(/\s/g, '').toUpperCase()
  return (await hashRaw(normal, settings)).toString('base64url')
}

/** A machine has no identity document: it is known by random bytes. */
export function randomIdentity(): string {
  return randomBytes(32).toString('base64url')
}
