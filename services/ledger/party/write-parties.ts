import type { PoolClient } from 'pg'
import * as z from 'zod'
import { idNumber, type PartyId } from '../../../contracts/kernel/id.ts'
import type { EntryNumber } from '../../../contracts/kernel/title.ts'
import { DUTIES, type PartyRole, type SizeClass } from '../../../contracts/party/party.ts'
import { decode } from '../../platform/jws/jws.ts'
import { isPublicKey } from '../../platform/jws/signature.ts'
import { id } from '../act/body.ts'

/** A natural person by the keyed digest of its identity document, made where the document is seen. */
export const userEnrolment = z.strictObject({
  id: id('usr'),
  person: id('psn'),
  identity: base64url(32),
  duty: z.enum(DUTIES),
  representative: z.boolean(),
})

/** Raw public key bytes: 32 of Ed25519, 65 of P-256. */
export const keyEnrolment = z
  .strictObject({
    id: id('key'),
    user: id('usr'),
    alg: z.enum(['EdDSA', 'ES256']),
    publicKey: base64url(32, 65),
    custody: z.boolean(),
  })
  .refine(key => isPublicKey(key.alg, key.publicKey), { path: ['publicKey'] })

function base64url(...lengths: number[]) {
  return z
    .string()
    .transform(text => decode(text) ?? new Uint8Array())
    .refine(bytes => lengths.includes(bytes.length))
}

export interface NewParty {
  readonly party: PartyId
  readonly code: string
  readonly name: string
  readonly roles: readonly PartyRole[]
  readonly size: SizeClass
}

export async function insertParty(
  client: PoolClient,
  { party, code, name, roles, size }: NewParty,
  entry: EntryNumber,
): Promise<void> {
  const kind = code.length === LEI_LENGTH ? 'lei' : 'uscc'
  await client.query(
    `insert into ledger.party (id, code, code_kind, name, roles, size_class, enrolled_by)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [idNumber(party), code, kind, name, roles, size, entry],
  )
}

const LEI_LENGTH = 20

/** A person who is known keeps the id under which it is known, whatever the enrolment says. */
export async function insertUsers(
  client: PoolClient,
  party: PartyId,
  users: readonly z.output<typeof userEnrolment>[],
  entry: EntryNumber,
): Promise<void> {
  for (const { id, person, identity, duty, representative } of users) {
    await client.query(
      'insert into ledger.person (id, identity) values ($1, $2) on conflict (identity) do nothing',
      [idNumber(person), identity],
    )
    await client.query(
      `insert into ledger.party_user (id, party, person, duty, representative, added_by)
       select $1, $2, p.id, $4, $5, $6 from ledger.person p where p.identity = $3`,
      [idNumber(id), idNumber(party), identity, duty, representative, entry],
    )
  }
}

export async function insertKeys(
  client: PoolClient,
  party: PartyId,
  keys: readonly z.output<typeof keyEnrolment>[],
  entry: EntryNumber,
): Promise<void> {
  for (const { id, user, alg, publicKey, custody } of keys)
    await client.query(
      `insert into ledger.key (id, user_id, party, alg, public_key, custody, enrolled_by)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [idNumber(id), idNumber(user), idNumber(party), alg, publicKey, custody, entry],
    )
}
