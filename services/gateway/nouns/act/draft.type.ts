import type { CommandPayload } from '../../../../contracts/command/command.ts'
import { idOf, type PartyId, type UserId } from '../../../../contracts/kernel/id.ts'
import { describeCommand } from '../../../../contracts/sentences/describe-act.ts'
import type { PayloadSignature } from '../../../client/index.ts'
import type { CommandAnswer } from '../../../ledger/index.ts'
import { builder } from '../../graph/builder.ts'
import { defineConnection } from '../../graph/connection.ts'
import { nodeOf } from '../../graph/node-of.ts'
import { Refused as RefusedType } from '../../graph/refused.ts'
import { Party, User } from '../party/party.type.ts'

export interface DraftSignature extends PayloadSignature {
  readonly user: UserId
  readonly party: PartyId
}

export interface DraftRow {
  readonly id: bigint
  readonly party: bigint
  readonly user_id: bigint
  readonly payload: string
  readonly signatures: readonly DraftSignature[]
  readonly expires_at: Date
  readonly outcome: CommandAnswer | null
  readonly withdrawn: boolean
  /** Another party whose signature it lacks. */
  readonly awaits: bigint | null
}

export const DRAFT_COLUMNS = `d.id, d.party, d.user_id, d.payload, d.signatures, d.expires_at,
  d.outcome, d.withdrawn, d.awaits`
export const DRAFT_IS_OPEN = 'd.outcome is null and not d.withdrawn and d.expires_at > now()'

export interface Summary {
  readonly zh: string
  readonly en: string
}

export const Summary = builder.objectRef<Summary>('Summary').implement({
  description: 'What a signer signs, as a sentence made from the signed bytes alone.',
  readers: 'members',
  fields: t => ({
    zh: t.exposeString('zh', { description: 'The sentence in Chinese.' }),
    en: t.exposeString('en', { description: 'The sentence in English.' }),
  }),
})

/** Makes the sentence again from the very bytes that are signed. */
export function describePayload(payload: string): Summary {
  return describeCommand(readPayload(payload))
}

export function readPayload(payload: string): CommandPayload {
  return JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'))
}

export const Draft = nodeOf<DraftRow>(
  'Draft',
  'dft',
  `select ${DRAFT_COLUMNS} from desk.draft d where d.id = any($1::bigint[])`,
)

export const DraftConnection = defineConnection(Draft, 'Draft')

builder.objectType(Draft, {
  description:
    'A command of one act that lacks signatures, or was completed or withdrawn. The users of its ' +
    'party see it, and those of the other party whose signature it awaits.',
  readers: 'members',
  fields: t => ({
    act: t.string({
      description: 'The name of the act, such as `receivable.confirm`.',
      resolve: ({ payload }) => readPayload(payload).act,
    }),
    payload: t.exposeString('payload', {
      description:
        'The payload of the JWS, in base64url. What is signed is the protected header in ' +
        'base64url, a full stop, and this text.',
    }),
    summary: t.field({
      type: Summary,
      description: 'What the payload says, in words.',
      resolve: ({ payload }) => describePayload(payload),
    }),
    party: t.field({
      type: Party,
      description: 'The party whose command it is.',
      resolve: ({ party }) => idOf('pty', party),
    }),
    maker: t.field({
      type: User,
      nullable: true,
      description: 'The user who drew it up. Null to a reader of another party.',
      resolve: ({ user_id }) => idOf('usr', user_id),
    }),
    signedBy: t.field({
      type: [User],
      description: 'The users of the reader’s party who have signed it.',
      resolve: async ({ signatures }, _args, { caller }) => {
        const reader = (await caller())!.party
        return signatures.flatMap(({ party, user }) => (party === reader ? [user] : []))
      },
    }),
    awaits: t.field({
      type: Party,
      nullable: true,
      description: 'The other party that must sign it and has not. Null where none must.',
      resolve: ({ awaits }) => (awaits === null ? null : idOf('pty', awaits)),
    }),
    expiresAt: t.expose('expires_at', {
      type: 'DateTime',
      description: 'When the draft expires: it can be signed no more from then on.',
    }),
    answer: t.expose('outcome', {
      type: 'CommandAnswer',
      nullable: true,
      description: 'The answer of the ledger. Null until the draft has all its signatures.',
    }),
    withdrawn: t.exposeBoolean('withdrawn', {
      description: 'Whether the user who drew it up has taken it back.',
    }),
  }),
})

builder.objectFields(Draft, t => ({
  refused: t.field({
    type: RefusedType,
    nullable: true,
    description:
      'What the ledger refused it for, with all its signatures: it is over, and may be drawn up ' +
      'anew. Null where it was not refused.',
    resolve: ({ outcome }) => (outcome?.ok ? (outcome.acts.find(act => !act.ok) ?? null) : outcome),
  }),
  obstacle: t.field({
    type: RefusedType,
    nullable: true,
    complexity: OBSTACLE_COST,
    description:
      'What the ledger would refuse it for now if all its signatures were there: what has come ' +
      'in its way since it was drawn up. Null where nothing has, and to a reader of another party.',
    resolve: async ({ party: number, payload }, _args, { caller, ledger }) => {
      const reader = (await caller())!.party
      const { act, body, shown } = readPayload(payload)
      const party = idOf('pty', number)
      return party === reader
        ? await ledger.judge({ party, act, body, shown: shown?.[0] }, reader)
        : null
    },
  }),
}))

/** The ledger judges one act of a party at a time. */
const OBSTACLE_COST = 20
