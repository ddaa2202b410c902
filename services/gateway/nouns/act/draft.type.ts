import type { CommandPayload } from '../../../../contracts/command/command.ts'
import type { Shown } from '../../../../contracts/command/shown.ts'
import { idOf, type UserId } from '../../../../contracts/kernel/id.ts'
import { describeAct } from '../../../../contracts/sentences/describe-act.ts'
import type { PayloadSignature } from '../../../client/index.ts'
import type { CommandAnswer } from '../../../ledger/index.ts'
import { builder } from '../../graph/builder.ts'
import { nodeOf } from '../../graph/node-of.ts'
import { User } from '../party/party.type.ts'

export interface DraftSignature extends PayloadSignature {
  readonly user: UserId
}

export interface DraftRow {
  readonly id: bigint
  readonly user_id: bigint
  readonly payload: string
  readonly signatures: readonly DraftSignature[]
  readonly expires_at: Date
  readonly outcome: CommandAnswer | null
  readonly withdrawn: boolean
}

export const DRAFT_COLUMNS = `d.id, d.user_id, d.payload, d.signatures, d.expires_at,
  d.outcome, d.withdrawn`
export const DRAFT_IS_OPEN = 'd.outcome is null and not d.withdrawn and d.expires_at > now()'

export interface Summary {
  readonly zh: string
  readonly en: string
}

export const Summary = builder.objectRef<Summary>('Summary').implement({
  description: 'What is signed, in words.',
  readers: 'members',
  fields: t => ({ zh: t.exposeString('zh'), en: t.exposeString('en') }),
})

/** Makes the sentence again from the very bytes that are signed. */
export function describePayload(payload: string): Summary {
  const { act, body, shown } = readPayload(payload)
  return describeAct({ act, body }, (shown?.[0] ?? {}) as Shown)
}

function readPayload(payload: string): CommandPayload {
  return JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'))
}

export const Draft = nodeOf<DraftRow>(
  'Draft',
  'dft',
  `select ${DRAFT_COLUMNS} from desk.draft d where d.id = any($1::bigint[])`,
)

builder.objectType(Draft, {
  description: 'A command that lacks signatures. The users of its party see it.',
  readers: 'members',
  fields: t => ({
    act: t.string({ resolve: ({ payload }) => readPayload(payload).act }),
    payload: t.exposeString('payload', { description: 'The bytes to sign, base64url.' }),
    summary: t.field({
      type: Summary,
      resolve: ({ payload }) => describePayload(payload),
    }),
    maker: t.field({ type: User, resolve: ({ user_id }) => idOf('usr', user_id) }),
    signedBy: t.field({ type: [User], resolve: d => d.signatures.map(({ user }) => user) }),
    expiresAt: t.expose('expires_at', { type: 'DateTime' }),
    answer: t.expose('outcome', {
      type: 'CommandAnswer',
      nullable: true,
      description: 'Of the ledger, once it had its signatures.',
    }),
    withdrawn: t.exposeBoolean('withdrawn'),
  }),
})
