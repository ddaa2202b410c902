import * as z from 'zod'
import {
  type CalendarPublished,
  type ProvisionalWait,
  PUBLISH_CLASS,
  type PublishState,
  publish,
} from '../../../../contracts/calendar/publish.ts'
import { idOf } from '../../../../contracts/kernel/id.ts'
import type { Transaction } from '../../../platform/transaction.ts'
import type { Act } from '../../engine/act/act.ts'
import { lockCalendar } from './subject.ts'

const EDITION_LENGTH_MAX = 100

export const publishAct: Act<{ edition: string }, CalendarPublished, PublishState> = {
  name: 'calendar.publish',
  class: PUBLISH_CLASS,
  body: z.strictObject({ edition: z.string().min(1).max(EDITION_LENGTH_MAX) }),
  amount: () => null,
  reads: () => [],
  exclusive: {
    load: async client => {
      await lockCalendar(client)
      const { rows } = await client.query<{ through: number | null }>(
        'select max(through) as through from ledger.calendar_edition',
      )
      return { publishedThrough: rows[0]!.through, waits: await loadProvisional(client) }
    },
  },
  decide: (body, _view, context, state) => publish(state, body, context),
}

/** Those that are for something still, with what their dates follow from. */
async function loadProvisional(client: Transaction): Promise<ProvisionalWait[]> {
  const { rows } = await client.query<ProvisionalRow>(
    `select w.id, w.kind, min(e.business_date) as opened_on, min(i.due_on) as due_on
       from ledger.wait w
       join ledger.entry e on e.party = w.party and e.command = w.command
       join ledger.wait_item i on i.wait = w.id
      where w.provisional and not w.closed
      group by w.id, w.kind order by w.id`,
  )
  return rows.map(row => ({
    wait: idOf('wait', row.id),
    kind: row.kind,
    openedOn: row.opened_on,
    dueOn: row.due_on,
  }))
}

interface ProvisionalRow {
  id: bigint
  kind: ProvisionalWait['kind']
  opened_on: ProvisionalWait['openedOn']
  due_on: ProvisionalWait['dueOn']
}
