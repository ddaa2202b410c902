import type { BusinessDate } from '../../../contracts/kernel/date.ts'
import { idOf } from '../../../contracts/kernel/id.ts'
import { Application } from '../enrolment/application.type.ts'
import type { PageQuery } from '../read/page.ts'
import { builder } from '../schema/builder.ts'
import { enumOf } from '../schema/enum-of.ts'
import { DRAFT_IS_OPEN, Draft } from './draft.type.ts'
import { WAIT_IS_OPEN, Wait } from './wait.type.ts'

const TASK_KINDS = ['sign', 'confirm', 'answer', 'review'] as const
const TaskKind = enumOf('TaskKind', TASK_KINDS)

export interface TaskRow {
  readonly id: bigint
  readonly kind: (typeof TASK_KINDS)[number]
  readonly due_on: BusinessDate | null
}

export const Task = builder.objectRef<TaskRow>('Task').implement({
  description: '待办: what the reader’s party must do, found from what is open, never kept.',
  readers: 'members',
  fields: t => ({
    kind: t.field({ type: TaskKind, resolve: ({ kind }) => kind }),
    dueOn: t.expose('due_on', {
      type: 'Date',
      nullable: true,
      description: 'The first date on which it would be too late.',
    }),
    draft: t.field({
      type: Draft,
      nullable: true,
      description: 'Lacks a signature that the reader has not given.',
      resolve: ({ kind, id }) => (kind === 'sign' ? idOf('dft', id) : null),
    }),
    wait: t.field({
      type: Wait,
      nullable: true,
      resolve: ({ kind, id }) =>
        kind === 'confirm' || kind === 'answer' ? idOf('wait', id) : null,
    }),
    application: t.field({
      type: Application,
      nullable: true,
      readers: ['operator'],
      resolve: ({ kind, id }) => (kind === 'review' ? idOf('app', id) : null),
    }),
  }),
})

/** $1 the party, $2 the user's id as text. Ids are made by time, so the oldest come first. */
export function tasksOf(party: bigint, user: string): PageQuery {
  return {
    select: `select k.id, k.kind, k.due_on from (
      select d.id, 'sign' as kind, (d.expires_at at time zone 'Asia/Shanghai')::date as due_on
        from desk.draft d
       where d.party = $1 and ${DRAFT_IS_OPEN}
         and not d.signatures @> jsonb_build_array(jsonb_build_object('user', $2::text))
      union all
      select w.id, case w.kind when 'confirmation' then 'confirm' else 'answer' end, w.lapse_on
        from ledger.wait w
       where w.awaited = $1 and not w.closed and ${WAIT_IS_OPEN}
      union all
      select a.id, 'review', null from desk.application a where a.draft is null
    ) k`,
    where: 'true',
    values: [party, user],
    keys: ['k.id'],
    keyColumns: ['id'],
  }
}
