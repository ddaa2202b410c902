import type { Pool } from 'pg'
import {
  type Refusal,
  type Refused as RefusedValue,
  refuse,
} from '../../../../contracts/kernel/decision.ts'
import { idNumber } from '../../../../contracts/kernel/id.ts'
import { webhookAddressRefusal } from '../../../webhooks/index.ts'
import { builder } from '../../graph/builder.ts'
import { Refused, refusedOr } from '../../graph/refused.ts'
import type { Caller } from '../../http/session/caller.ts'
import { Webhook, type WebhookRow } from './webhook.type.ts'

const WebhookResult = builder.unionType('WebhookResult', {
  description: 'The webhook as it stands now, or why it was not changed.',
  types: [Webhook, Refused],
  resolveType: refusedOr('Webhook'),
})

const COLUMNS = 'party, url, set_at, position, failures, next_at, dead_at'
const WHO_MAY =
  'A user whose duty is more than to read sets it, in a session that was opened with a key.'

builder.mutationField('setWebhook', t =>
  t.field({
    nullable: true,
    type: WebhookResult,
    description:
      'Sets where the party is told of new entries that it may read, signed, in their order; ' +
      `instead of an address before, from where that was told. ${WHO_MAY}`,
    args: {
      url: t.arg.string({
        required: true,
        description: 'An address of https that is public, or that the operator’s settings name.',
      }),
    },
    resolve: async (_root, { url }, { caller, shared: { desk, webhookHosts } }) => {
      const who = (await caller())!
      return (
        refuseCaller(who) ??
        webhookAddressRefusal(url, webhookHosts) ??
        (await keep(desk, who, url))
      )
    },
  }),
)

async function keep(desk: Pool, { party, user }: Caller, url: string): Promise<WebhookRow> {
  const { rows } = await desk.query<WebhookRow>(
    `insert into desk.webhook (party, url, set_by, position)
     values ($1, $2, $3, desk.newest_position())
     on conflict (party) do update set url = excluded.url, set_by = excluded.set_by,
       set_at = now(), failures = 0, next_at = now(), dead_at = null
     returning ${COLUMNS}`,
    [idNumber(party), url, idNumber(user)],
  )
  return rows[0]!
}

builder.mutationField('replayWebhook', t =>
  t.field({
    nullable: true,
    type: WebhookResult,
    description:
      'Tells the entries from a position on again, those that the party may read; one that was ' +
      `given up is called again. ${WHO_MAY}`,
    args: {
      from: t.arg.string({
        required: true,
        description:
          'The position of the first entry to tell, as a decimal; 1 is the first of all.',
      }),
    },
    resolve: async (_root, { from }, { caller, shared: { desk } }) => {
      const who = (await caller())!
      const refused = refuseCaller(who)
      if (refused) return refused
      if (!/^[1-9]\d{0,17}$/.test(from)) return refuse('webhook_position_must_exist', 'from')
      return await replay(desk, who, BigInt(from))
    },
  }),
)

async function replay(
  desk: Pool,
  { party }: Caller,
  from: bigint,
): Promise<WebhookRow | RefusedValue<Refusal>> {
  const { rows } = await desk.query<WebhookRow>(
    `update desk.webhook set position = $2, failures = 0, next_at = now(), dead_at = null
      where party = $1 and $2 < desk.newest_position() returning ${COLUMNS}`,
    [idNumber(party), from - 1n],
  )
  return rows[0] ?? refuse('webhook_position_must_exist', 'from')
}

builder.mutationField('endWebhook', t =>
  t.field({
    nullable: true,
    type: WebhookResult,
    description: `Takes the webhook of the party back; nothing more is told. ${WHO_MAY}`,
    resolve: async (_root, _args, { caller, shared: { desk } }) => {
      const who = (await caller())!
      const refused = refuseCaller(who)
      if (refused) return refused
      const { rows } = await desk.query<WebhookRow>(
        `delete from desk.webhook where party = $1 returning ${COLUMNS}`,
        [idNumber(who.party)],
      )
      return rows[0] ?? refuse('webhook_must_be_set')
    },
  }),
)

function refuseCaller({ by, duty }: Caller): RefusedValue<Refusal> | null {
  if (by !== 'bearer') return refuse('webhook_must_be_set_with_a_key')
  return duty === 'reader' ? refuse('reader_must_not_decide') : null
}
