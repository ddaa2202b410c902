import { randomBytes } from 'node:crypto'
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
    /** Of who is to be enrolled: see `proveKey`. Officers who found a ledger sign its genesis. */
    proof: z.string().nullable(),
  }),
})

export type Card = z.output<typeof Card>

/** Without a proof it is of somebody who founds a ledger. */
export function buildCard(
  { name, duty, identity }: Pick<Card, 'name' | 'duty' | 'identity'>,
  { id, alg, publicKey }: SigningKey,
  proof: string | null = null,
): Card {
  const key = { key: id, alg, publicKey, machine: duty === 'signer', proof }
  return { name, duty, user: newId('usr'), person: newId('psn'), identity, key }
}

/** Throws SetupFault naming the file and the member that is not of its form. */
export function readCard(path: string): Card {
  return readJsonFile(path, Card, 'card')
}

/** A machine has no identity document: it is known by random bytes. */
export function randomIdentity(): string {
  return randomBytes(32).toString('base64url')
}
