import { idNumber, idOf } from '../../../../contracts/kernel/id.ts'
import { builder } from '../../graph/builder.ts'
import type { Context } from '../../graph/context.ts'
import { rowsOf } from '../../graph/rows-of.ts'
import { Viewer } from '../viewer/viewer.type.ts'

export interface WebhookRow {
  readonly party: bigint
  readonly url: string
  readonly set_at: Date
  readonly position: bigint
  readonly failures: number
  readonly next_at: Date
  readonly dead_at: Date | null
}

interface TryRow {
  readonly first_position: bigint
  readonly last_position: bigint
  readonly entries: number
  readonly tried_at: Date
  readonly outcome: string
}

const WebhookTry = builder.objectRef<TryRow>('WebhookTry').implement({
  description: 'A request to a webhook: which entries it told, and what came of it.',
  readers: 'members',
  fields: t => ({
    first: t.string({
      description: 'The position of the first entry that it told, as a decimal.',
      resolve: ({ first_position }) => String(first_position),
    }),
    last: t.string({
      description: 'The position of the last one.',
      resolve: ({ last_position }) => String(last_position),
    }),
    entries: t.exposeInt('entries', { description: 'How many entries it told.' }),
    triedAt: t.expose('tried_at', { type: 'DateTime', description: 'When it was sent.' }),
    outcome: t.exposeString('outcome', {
      description:
        'It is `delivered`, or says why not: `not_answered` within ten seconds, `answered_` and ' +
        'a status, `webhook_address_must_be_public`.',
    }),
  }),
})

interface SignerRow {
  readonly key: bigint
  readonly alg: string
  readonly public_key: Buffer
}

const SIGNER = `select k.id as key, k.alg, k.public_key from desk.webhook_signers() k`

const WebhookSigner = builder.objectRef<SignerRow>('WebhookSigner').implement({
  description: 'A key of the operator that signs what webhooks are told.',
  readers: 'members',
  fields: t => ({
    key: t.id({
      description: 'Its id, which the header of the signature names as `kid`.',
      resolve: ({ key }) => idOf('key', key),
    }),
    alg: t.exposeString('alg', { description: 'Its algorithm: `EdDSA` or `ES256`.' }),
    publicKey: t.string({
      description: 'Its raw bytes in base64url: 32 of Ed25519, 65 of P-256.',
      resolve: ({ public_key }) => public_key.toString('base64url'),
    }),
  }),
})

export const Webhook = builder.objectRef<WebhookRow>('Webhook').implement({
  description: 'Where a system of the party is told of new entries, and how far it was told.',
  readers: 'members',
  fields: t => ({
    url: t.exposeString('url', { description: 'The address that is called.' }),
    setAt: t.expose('set_at', { type: 'DateTime', description: 'When it was set.' }),
    position: t.string({
      description: 'The position of the journal up to which it was told, as a decimal.',
      resolve: ({ position }) => String(position),
    }),
    failures: t.exposeInt('failures', {
      description: 'How many tries were in vain since the last one that was not.',
    }),
    nextAt: t.expose('next_at', {
      type: 'DateTime',
      description: 'When it is called next at the earliest.',
    }),
    deadAt: t.expose('dead_at', {
      type: 'DateTime',
      nullable: true,
      description:
        'Since when it is given up, which is a task of the party. Null where it is called.',
    }),
    tries: t.field({
      type: [WebhookTry],
      description: 'The last requests, newest first, at most 50; they are kept for 30 days.',
      resolve: async ({ party }, _args, context) => await triesOf(party, context),
    }),
    signers: t.field({
      type: [WebhookSigner],
      description: 'The keys by which what is told may be signed.',
      resolve: async (_webhook, _args, { snapshot }) => await snapshot.query<SignerRow>(SIGNER),
    }),
  }),
})

const TRIES_SHOWN = 50

const triesOf = rowsOf<TryRow>(
  `select p.party as owner, t.first_position, t.last_position, t.entries, t.tried_at, t.outcome
     from unnest($1::bigint[]) p (party) cross join lateral (
       select * from desk.webhook_try w where w.party = p.party
        order by w.id desc limit ${TRIES_SHOWN}) t
    order by p.party, t.tried_at desc`,
)

const WEBHOOK = `select w.party, w.url, w.set_at, w.position, w.failures, w.next_at, w.dead_at
  from desk.webhook w where w.party = $1`

builder.objectField(Viewer, 'webhook', t =>
  t.field({
    type: Webhook,
    nullable: true,
    description: 'Where a system of the party is told of new entries. Null where none is set.',
    resolve: async (_caller, _args, context) => await readWebhook(context),
  }),
)

/** Reads that of the reader's party; null: it has set none. */
export async function readWebhook({ caller, snapshot }: Context): Promise<WebhookRow | null> {
  const { party } = (await caller())!
  return (await snapshot.query<WebhookRow>(WEBHOOK, [idNumber(party)]))[0] ?? null
}
