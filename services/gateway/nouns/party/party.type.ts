import { idOf } from '../../../../contracts/kernel/id.ts'
import type {
  Duty as DutyName,
  PartyRole as PartyRoleName,
  SizeClass as SizeClassName,
} from '../../../../contracts/party/party.ts'
import { DUTY_WORDS, ROLE_WORDS } from '../../../../contracts/party/party-words.ts'
import { builder } from '../../graph/builder.ts'
import { defineConnection } from '../../graph/connection.ts'
import { enumOf } from '../../graph/enum-of.ts'
import { nodeOf } from '../../graph/node-of.ts'

/** What a code word means, as the description of an enum's value says it: of whom or what it is. */
function meanings<Name extends string>(
  words: Readonly<Record<Name, { readonly may: { readonly en: string } }>>,
) {
  const sentences = Object.entries<{ readonly may: { readonly en: string } }>(words).map(
    ([name, { may }]) => [name, `It ${may.en}.`],
  )
  return Object.fromEntries(sentences) as Readonly<Record<Name, string>>
}

export const PartyRole = enumOf(
  'PartyRole',
  'What a party is on the platform, and what it may do by that today.',
  meanings<PartyRoleName>(ROLE_WORDS),
)
export const SizeClass = enumOf('SizeClass', 'The size of a firm, as it declares it.', {
  large: 'A large firm.',
  medium: 'A medium firm.',
  small: 'A small firm.',
  micro: 'A micro firm.',
  public: 'A public body, which must pay smaller firms within a term set by law.',
} satisfies Record<SizeClassName, string>)
export const Duty = enumOf(
  'Duty',
  'What a user may do for its party.',
  meanings<DutyName>(DUTY_WORDS),
)

/** What a natural person is known by, without anybody learning the number of its document. */
export const IDENTITY_DESCRIPTION =
  'The number of the person’s identity document, stretched on its device (argon2id, 64 MiB, 3 ' +
  'passes, salt SHA-256 of `tallystick identity CODE` with the `operatorCode`), 32 bytes in ' +
  'base64url. The ledger puts a key of its own over it before it keeps it. One person always has ' +
  'the same, so that one who acts as two users cannot check its own work.'

/** What a key signs to be enrolled. */
export const PROOF_DESCRIPTION =
  'The signature of the key itself, 64 bytes in base64url, over the canonical JSON (RFC 8785) of ' +
  '{"act":"key.prove","aud":LEDGER,"code":CODE,"publicKey":PUBLIC_KEY}: the name of the ledger, ' +
  'the code of the party, and the public key in base64url.'

/** What each limit of a policy means. */
export const LIMITS = {
  singleLimit:
    'Up to this amount of one command, a user with the duty of signer, or a key under a mandate, ' +
    'signs alone, in minor units of whatever currency.',
  representativeLimit:
    'Up to this amount of one command, the legal representative counts as the checker, in minor ' +
    'units of whatever currency.',
  dailyLimit:
    'How much of a business date all commands of the party that one person signed alone may move ' +
    'together, in minor units of whatever currency.',
}

export interface PartyRow {
  readonly id: bigint
  readonly code: string
  readonly name: string
  readonly roles: PartyRoleName[]
  readonly size_class: SizeClassName
  readonly status: string
}

export const PARTY_COLUMNS = 'p.id, p.code, p.name, p.roles, p.size_class, p.status'

export const Party = nodeOf<PartyRow>(
  'Party',
  'pty',
  `select ${PARTY_COLUMNS} from ledger.party p where p.id = any($1::bigint[])`,
)

export const PartyConnection = defineConnection(Party, 'Party')

builder.objectType(Party, {
  description:
    'A firm, bank, court or public body that is enrolled. Every user of the platform sees the ' +
    'whole directory of parties.',
  readers: 'members',
  fields: t => ({
    code: t.exposeString('code', {
      description: 'Its unified social credit code (统一社会信用代码), or its LEI.',
    }),
    name: t.exposeString('name', { description: 'Its registered name.' }),
    roles: t.field({
      type: [PartyRole],
      description: 'What it is on the platform, one role or several.',
      resolve: ({ roles }) => roles,
    }),
    size: t.field({
      type: SizeClass,
      description: 'Its size as it declares it.',
      resolve: ({ size_class }) => size_class,
    }),
    active: t.boolean({
      description: 'Whether it may act: false while it is suspended.',
      resolve: ({ status }) => status === 'active',
    }),
  }),
})

export interface UserRow {
  readonly id: bigint
  readonly party: bigint
  readonly duty: DutyName
  readonly representative: boolean
  readonly ended_by: bigint | null
}

export const USER_COLUMNS = 'u.id, u.party, u.duty, u.representative, u.ended_by'

export const User = nodeOf<UserRow>(
  'User',
  'usr',
  `select ${USER_COLUMNS} from ledger.party_user u where u.id = any($1::bigint[])`,
)

export const UserConnection = defineConnection(User, 'User')

builder.objectType(User, {
  description:
    'A person or a system that acts for one party, with one duty. Its own party and the operator ' +
    'see it.',
  readers: 'members',
  fields: t => ({
    party: t.field({
      type: Party,
      description: 'The party for which the user acts.',
      resolve: ({ party }) => idOf('pty', party),
    }),
    duty: t.field({
      type: Duty,
      description: 'What the user may do.',
      resolve: ({ duty }) => duty,
    }),
    representative: t.exposeBoolean('representative', {
      description: 'Whether the person is the legal representative of the party.',
    }),
    active: t.boolean({
      description: 'Whether the user still acts for the party.',
      resolve: ({ ended_by }) => ended_by === null,
    }),
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

export const KeyConnection = defineConnection(Key, 'Key')

builder.objectType(Key, {
  description: 'A key that signs for a user. The party of the user and the operator see it.',
  readers: 'members',
  fields: t => ({
    user: t.field({
      type: User,
      description: 'The user for whom it signs.',
      resolve: ({ user_id }) => idOf('usr', user_id),
    }),
    alg: t.exposeString('alg', {
      description: 'Its algorithm: `EdDSA` (Ed25519) or `ES256` (P-256).',
    }),
    publicKey: t.string({
      description: 'The raw bytes of the public key, in base64url.',
      resolve: ({ public_key }) => public_key.toString('base64url'),
    }),
    custody: t.exposeBoolean('custody', {
      description: 'Whether the platform keeps it: such a key signs routine acts only.',
    }),
    revoked: t.boolean({
      description: 'Whether it is revoked and signs nothing more.',
      resolve: ({ revoked_by }) => revoked_by !== null,
    }),
  }),
})
