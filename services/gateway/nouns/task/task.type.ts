import type { BusinessDate } from '../../../../contracts/kernel/date.ts'
import { idOf } from '../../../../contracts/kernel/id.ts'
import { WAITS, type WaitTask } from '../../../../contracts/wait/waits.ts'
import { BUSINESS_DATE } from '../../../platform/business-date.ts'
import { builder } from '../../graph/builder.ts'
import { defineConnection } from '../../graph/connection.ts'
import { enumOf } from '../../graph/enum-of.ts'
import type { Rows } from '../../graph/page.ts'
import { DRAFT_IS_OPEN, Draft } from '../act/draft.type.ts'
import { Application } from '../enrolment/application.type.ts'
import { APPLICATION_IS_OPEN } from '../enrolment/application-row.ts'
import { Key } from '../party/party.type.ts'
import { Invoice } from '../trade/invoice.type.ts'
import { WAIT_IS_OPEN, Wait } from './wait.type.ts'

const WAIT_TASKS: readonly WaitTask[] = Object.values(WAITS).map(({ task }) => task)
const TaskKind = enumOf('TaskKind', 'What a task asks for.', {
  sign: 'A draft lacks a signature that the reader has not given.',
  confirm: 'A proposed receivable is to be confirmed or rejected.',
  answer: 'An offer is to be accepted or rejected.',
  review: 'An application is to be examined by an officer of the operator.',
  tell_apart: 'An invoice is to be told apart from another of its seller, or left as it is.',
  notice: 'A key was recovered for another user of the party. Is that known there?',
} satisfies Record<TaskRow['kind'], string>)

export interface TaskRow {
  readonly id: bigint
  readonly kind: 'sign' | WaitTask | 'review' | 'notice' | 'tell_apart'
  readonly due_on: BusinessDate | null
}

export const Task = builder.objectRef<TaskRow>('Task').implement({
  description:
    'A task (待办): what the reader or its party has yet to do. Tasks are found from what is open, ' +
    'so that one that is done is no longer there.',
  readers: 'members',
  fields: t => ({
    kind: t.field({
      type: TaskKind,
      description: 'What is to be done. It says which of the fields below is not null.',
      resolve: ({ kind }) => kind,
    }),
    dueOn: t.expose('due_on', {
      type: 'Date',
      nullable: true,
      description:
        'The first date on which it would be too late; of a notice, the one on which it goes. ' +
        'Null where there is none.',
    }),
    draft: t.field({
      type: Draft,
      nullable: true,
      description: 'The draft that the reader has yet to sign. Null unless the kind is `sign`.',
      resolve: ({ kind, id }) => (kind === 'sign' ? idOf('dft', id) : null),
    }),
    wait: t.field({
      type: Wait,
      nullable: true,
      description: 'What is to be answered, and until when. Null unless somebody waits for it.',
      resolve: ({ kind, id }) => (WAIT_TASKS.some(task => task === kind) ? idOf('wait', id) : null),
    }),
    application: t.field({
      type: Application,
      nullable: true,
      description: 'The application to examine. Null unless the kind is `review`.',
      readers: ['operator'],
      resolve: ({ kind, id }) => (kind === 'review' ? idOf('app', id) : null),
    }),
    recovered: t.field({
      type: Key,
      nullable: true,
      description:
        'The key that two officers enrolled for another user of the party. Null unless the kind ' +
        'is `notice`.',
      resolve: ({ kind, id }) => (kind === 'notice' ? idOf('key', id) : null),
    }),
  }),
})

builder.objectField(Task, 'invoice', t =>
  t.field({
    type: Invoice,
    nullable: true,
    description:
      'The invoice to tell apart from the one that it is alike. Null unless the kind is ' +
      '`tell_apart`.',
    resolve: ({ kind, id }) => (kind === 'tell_apart' ? idOf('inv', id) : null),
  }),
)

/** So long a recovery is shown to the other users of its party. */
const RECOVERY_SHOWN_DAYS = 30

/** SQL: the task that a wait `w` is. */
const TASK_OF_WAIT = `case w.kind ${Object.entries(WAITS)
  .map(([kind, { task }]) => `when '${kind}' then '${task}'`)
  .join(' ')} end`

/** SQL: the date of a wait `w`, or of its instant. */
const LAST_DAY = "coalesce(w.lapse_on, (w.lapse_at at time zone 'Asia/Shanghai')::date)"

const TO_SIGN = {
  columns: `d.id, 'sign' as kind, (d.expires_at at time zone 'Asia/Shanghai')::date as due_on`,
  ...{ from: 'desk.draft d', keys: ['d.id'] },
}

/** Of a draft `d` that the user $2 has not signed. */
const IS_TO_BE_SIGNED = `${DRAFT_IS_OPEN}
  and not d.signatures @> jsonb_build_array(jsonb_build_object('user', $2::text))`

/** $1 the party, $2 the user's id as text, $3 as number. */
export const TASKS: readonly [Rows, ...Rows[]] = [
  { ...TO_SIGN, where: `d.party = $1 and d.awaits is null and ${IS_TO_BE_SIGNED}` },
  { ...TO_SIGN, where: `d.awaits = $1 and ${IS_TO_BE_SIGNED}` },
  {
    columns: `w.id, ${TASK_OF_WAIT}, ${LAST_DAY}`,
    ...{ from: 'ledger.wait w', keys: ['w.id'] },
    where: `w.awaited = $1 and not w.closed and ${WAIT_IS_OPEN}`,
  },
  {
    columns: "a.id, 'review', null::date",
    ...{ from: 'desk.application a', keys: ['a.id'], where: APPLICATION_IS_OPEN },
  },
  {
    columns: "i.id, 'tell_apart', null::date",
    ...{ from: 'trade.invoice i', keys: ['i.id'] },
    where: 'i.buyer = $1 and i.alike is not null and i.told_apart_by is null',
  },
  {
    columns: `k.id, 'notice', e.business_date + ${RECOVERY_SHOWN_DAYS}`,
    ...{ from: 'ledger.key k join ledger.entry e on e.id = k.enrolled_by', keys: ['k.id'] },
    where: `k.party = $1 and k.user_id <> $3 and e.act = 'party.recover-key'
      and e.business_date + ${RECOVERY_SHOWN_DAYS} > ${BUSINESS_DATE}`,
  },
]

export const TaskConnection = defineConnection(Task, 'Task')
