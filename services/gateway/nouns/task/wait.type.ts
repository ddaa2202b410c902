import type { BusinessDate } from '../../../../contracts/kernel/date.ts'
import { idOf } from '../../../../contracts/kernel/id.ts'
import { type WaitKind as Kind, WAITS } from '../../../../contracts/wait/waits.ts'
import { builder } from '../../graph/builder.ts'
import { defineConnection } from '../../graph/connection.ts'
import { enumOf } from '../../graph/enum-of.ts'
import { nodeOf } from '../../graph/node-of.ts'
import { rowsOf } from '../../graph/rows-of.ts'
import { Words } from '../../graph/words.ts'
import { Party } from '../party/party.type.ts'
import { Receivable } from '../receivable/receivable.type.ts'
import { Claim } from '../title/title.type.ts'
import { WAIT_COLUMNS, type WaitRow } from './wait-row.ts'
import { type TroubledWait, WaitTrouble } from './wait-trouble.type.ts'

export const WaitKind = enumOf('WaitKind', 'What is waited for.', {
  confirmation: 'A debtor is to confirm or reject what was proposed.',
  answer: 'A transferee is to accept or reject an offer.',
  choice: 'A holder is to choose among the quotes of lenders.',
  approval: 'A lender is to decide on an application for financing.',
  registering: 'A lender is to register what it has approved.',
  buy_back: 'Who was financed with recourse is to pay what its lender demands back.',
  overdue_payment: 'A debtor is to pay what fell due.',
  payout_proof: 'A lender is to hand in what its bank says of a payout.',
  expiry: 'A lender is to extend its registration, or to discharge it.',
  due_date: 'A debtor is to pay what is due on a date.',
  policy_end: 'A keeper is to tell of the next policy of goods.',
  storage_term: 'A keeper is to have a term of storage renewed, or the goods collected.',
} satisfies Record<Kind, string>)

export const Wait = nodeOf<WaitRow>(
  'Wait',
  'wait',
  `select ${WAIT_COLUMNS} from ledger.wait w where w.id = any($1::bigint[])`,
)

/** The proposals that a wait `w` is still for, and the claims of its offers that still stand. */
const PROPOSALS = "ledger.receivable r where r.wait = w.id and r.status = 'proposed'"
const CLAIMS = `ledger.offer o join ledger.claim c on c.charge = o.charge and c.freed_by is null
  where o.wait = w.id`

/**
 * SQL: somebody is still waited for; `w` is the wait. As an `exists`, the claims of all waits would
 * be read to find those of a page.
 */
export const WAIT_IS_OPEN = '(select true from ledger.wait_item i where i.wait = w.id limit 1)'

const SUBJECTS_MAX = 500
const openOf = (inner: string) =>
  rowsOf<{ readonly id: bigint }>(
    `select w.id as owner, s.id from ledger.wait w
      cross join lateral (${inner} limit ${SUBJECTS_MAX}) s where w.id = any($1::bigint[])
      order by w.id, s.id`,
  )
const proposalsOf = openOf(`select r.id from ${PROPOSALS} order by r.id`)
const claimsOf = openOf(`select c.id from ${CLAIMS} order by c.id`)

export const WaitConnection = defineConnection(Wait, 'Wait')

const readStory = rowsOf<{ readonly opened_on: BusinessDate | null; readonly open_items: bigint }>(
  'select id as owner, opened_on, open_items from ledger.wait_story($1::bigint[])',
)

builder.objectType(Wait, {
  description:
    'A pending answer of one party, and the date or the instant at which it lapses. Both parties ' +
    'and the operator see it.',
  readers: 'members',
  fields: t => ({
    kind: t.field({
      type: WaitKind,
      description: 'What is waited for.',
      resolve: ({ kind }) => kind,
    }),
    opener: t.field({
      type: Party,
      description: 'The party whose act asked for the answer.',
      resolve: ({ party }) => idOf('pty', party),
    }),
    awaited: t.field({
      type: Party,
      description: 'The party that is to answer.',
      resolve: ({ awaited }) => idOf('pty', awaited),
    }),
    remindOn: t.expose('remind_on', {
      type: 'Date',
      nullable: true,
      description:
        'The business date on which the awaited party is reminded. Null where `remindAt` says it.',
    }),
    lapseOn: t.expose('lapse_on', {
      type: 'Date',
      nullable: true,
      description:
        'The first business date on which an answer comes too late. Null where `lapseAt` says it.',
    }),
    remindAt: t.expose('remind_at', {
      type: 'DateTime',
      nullable: true,
      description:
        'The instant at which the awaited party is reminded. Null where `remindOn` says it.',
    }),
    lapseAt: t.expose('lapse_at', {
      type: 'DateTime',
      nullable: true,
      description: 'The instant from which an answer comes too late. Null where `lapseOn` says it.',
    }),
    provisional: t.exposeBoolean('provisional', {
      description:
        'Whether the dates lie beyond the last published calendar year. They are computed again ' +
        'when that year is published.',
    }),
  }),
})

builder.objectFields(Wait, t => ({
  asked: t.field({
    type: Words,
    description: 'What the awaited party is to do, in words.',
    resolve: ({ kind }) => WAITS[kind].words.asked,
  }),
  otherwise: t.field({
    type: Words,
    description: 'What happens if the awaited party does not answer, in words.',
    resolve: ({ kind }) => WAITS[kind].words.otherwise,
  }),
  openedAt: t.expose('opened_at', {
    type: 'DateTime',
    description: 'Since when the answer is waited for.',
  }),
  openedOn: t.field({
    type: 'Date',
    nullable: true,
    description: 'The business date on which it was opened. Null where no entry says it.',
    resolve: async ({ id }, _args, context) => (await readStory(id, context))[0]?.opened_on ?? null,
  }),
  openItems: t.int({
    description: 'How many things of it are still to be answered: proposals, or parts on offer.',
    resolve: async ({ id }, _args, context) =>
      Number((await readStory(id, context))[0]?.open_items ?? 0),
  }),
  remindedOn: t.expose('reminded_on', {
    type: 'Date',
    nullable: true,
    description: 'The business date on which the awaited party was reminded. Null until then.',
  }),
  escalatedOn: t.expose('escalated_on', {
    type: 'Date',
    nullable: true,
    description:
      'The business date on which those who supervise its desk were told. Null until then.',
  }),
  trouble: t.field({
    type: WaitTrouble,
    nullable: true,
    description: 'What keeps it from going on. Null where nothing does.',
    resolve: wait => (wait.trouble === null ? null : (wait as TroubledWait)),
  }),
}))

builder.objectFields(Wait, t => ({
  proposals: t.field({
    type: [Receivable],
    description: 'The proposed receivables that are still to be answered, at most 500.',
    resolve: async (wait, _args, context) =>
      (await proposalsOf(wait.id, context)).map(({ id }) => idOf('rcv', id)),
  }),
  claims: t.field({
    type: [Claim],
    description: 'The claims of the offers that are still to be answered, at most 500.',
    resolve: async (wait, _args, context) => (await claimsOf(wait.id, context)).map(({ id }) => id),
  }),
}))
