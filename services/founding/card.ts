import { randomBytes } from 'node:crypto'
import * as z from 'zod'
import { DUTIES } from '../../contracts/party/party.ts'
import type { SigningKey } from '../client/index.ts'
import { newId } from '../platform/new-id.ts'
import { SetupFault } from '../platform/setup-fault.ts'
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
  /** The operator's code under which it was stretched; null of a machine: it is random. */
  operator: z.string().min(1).max(30).nullable(),
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
  { name, duty, identity, operator }: Pick<Card, 'name' | 'duty' | 'identity' | 'operator'>,
  { id, alg, publicKey }: SigningKey,
  proof: string | null = null,
): Card {
  const key = { key: id, alg, publicKey, machine: duty === 'signer', proof }
  return { name, duty, user: newId('usr'), person: newId('psn'), identity, operator, key }
}

/**
 * Throws SetupFault naming the file when an identity was stretched under the code of another
 * operator than this ledger's: the same person would be another one here.
 */
export function mustBeOfOperator(path: string, { operator }: Card, code: string): void {
  if (operator === null || operator === code) return
  throw new SetupFault(
    `${path} was made under the operator's code ${operator}, and this ledger's is ${code}: ` +
      'make the card again',
  )
}

/** Throws SetupFault naming the file and the member that is not of its form. */
export function readCard(path: string): Card {
  return readJsonFile(path, Card, 'card')
}

/** A machine has no identity document: it is known by random bytes. */
export function randomIdentity(): string {
  return randomBytes(32).toString('base64url')
}
