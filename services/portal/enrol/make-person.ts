import { proveKey, stretchIdentity } from '../../client/browser.ts'
import { createKey, KeyStoreFault, loadKey } from '../keys/index.ts'
import type { Person } from './person.ts'

export interface NewPerson extends Pick<Person, 'name' | 'duty' | 'representative'> {
  /** The number of the identity document; it goes no further than this function. */
  readonly document: string
}

export interface Place {
  readonly ledger: string
  /** The code of the ledger's operator: the salt of identities. */
  readonly operator: string
  /** The code of the firm that applies. */
  readonly code: string
}

/** Makes a person's key in this browser, has it sign for whom it is, and forgets the document. */
export async function makePerson(
  { document, ...person }: NewPerson,
  { ledger, operator, code }: Place,
): Promise<Person> {
  const identity = await stretchIdentity(document, operator)
  const { id, publicKey } = await createKey({ ledger, label: person.name })
  const key = await loadKey(id)
  if (key === null) throw new KeyStoreFault('browser_must_keep_keys')
  const proof = await proveKey(key, { ledger, code })
  return { ...person, identity, operator, own: id, key: { alg: 'ES256', publicKey, proof } }
}
