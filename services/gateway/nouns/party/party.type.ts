import { idOf } from '../../../../contracts/kernel/id.ts'
import { DUTIES, PARTY_ROLES, SIZE_CLASSES } from '../../../../contracts/party/party.ts'
import { builder } from '../../graph/builder.ts'
import { enumOf } from '../../graph/enum-of.ts'
import { nodeOf } from '../../graph/node-of.ts'

export const PartyRole = enumOf('PartyRole', PARTY_ROLES)
export const SizeClass = enumOf('SizeClass', SIZE_CLASSES)
export const Duty = enumOf('Duty', DUTIES)

export interface PartyRow {
  readonly id: bigint
  readonly code: string
  readonly name: string
  readonly roles: (typeof PARTY_ROLES)[number][]
  readonly size_class: (typeof SIZE_CLASSES)[number]
  readonly status: string
}

export const PARTY_COLUMNS = 'p.id, p.code, p.name, p.roles, p.size_class, p.status'

export const Party = nodeOf<PartyRow>(
  'Party',
  'pty',
  `select ${PARTY_COLUMNS} from ledger.party p where p.id = any($1::bigint[])`,
)

builder.objectType(Party, {
  description: 'A legal person, as the directory of parties has it.',
  readers: 'members',
  fields: t => ({
    code: t.exposeString('code', { description: '统一社会信用代码, or LEI.' }),
    name: t.exposeString('name'),
    roles: t.field({ type: [PartyRole], resolve: ({ roles }) => roles }),
    size: t.field({ type: SizeClass, resolve: ({ size_class }) => size_class }),
    active: t.boolean({ resolve: ({ status }) => status === 'active' }),
  }),
})

export interface UserRow {
  readonly id: bigint
  readonly party: bigint
  readonly duty: (typeof DUTIES)[number]
  readonly representative: boolean
  readonly ended_by: bigint | null
}

export const USER_COLUMNS = 'u.id, u.party, u.duty, u.representative, u.ended_by'

export const User = nodeOf<UserRow>(
  'User',
  'usr',
  `select ${USER_COLUMNS} from ledger.party_user u where u.id = any($1::bigint[])`,
)

builder.objectType(User, {
  description: 'A person who acts for its party with one duty.',
  readers: 'members',
  fields: t => ({
    party: t.field({ type: Party, resolve: ({ party }) => idOf('pty', party) }),
    duty: t.field({ type: Duty, resolve: ({ duty }) => duty }),
    representative: t.exposeBoolean('representative'),
    active: t.boolean({ resolve: ({ ended_by }) => ended_by === null }),
  }),
})

export interface KeyRow {
  readonly id: bigint
  readonly user_id: bigint
  readonly alg: string
  readonly public_key: Buffer
  readonly custody: boolean
  readonly revoked_by: bigint | null
}

export const KEY_COLUMNS = 'k.id, k.user_id, k.alg, k.public_key, k.custody, k.revoked_by'

export const Key = nodeOf<KeyRow>(
  'Key',
  'key',
  `select ${KEY_COLUMNS} from ledger.key k where k.id = any($1::bigint[])`,
)

builder.objectType(Key, {
  description: 'A key that signs for a user.',
  readers: 'members',
  fields: t => ({
    user: t.field({ type: User, resolve: ({ user_id }) => idOf('usr', user_id) }),
    alg: t.exposeString('alg', { description: 'EdDSA (Ed25519) or ES256 (P-256).' }),
    publicKey: t.string({
      description: 'Raw, base64url.',
      resolve: ({ public_key }) => public_key.toString('base64url'),
    }),
    custody: t.exposeBoolean('custody', { description: 'Kept by the platform.' }),
    revoked: t.boolean({ resolve: ({ revoked_by }) => revoked_by !== null }),
  }),
})
