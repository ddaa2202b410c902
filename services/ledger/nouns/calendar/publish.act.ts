import type { PoolClient } from 'pg'
import * as z from 'zod'
import {
  type CalendarPublished,
  type ProvisionalWait,
  PUBLISH_CLASS,
  type PublishState,
  publish,
} from '../../../../contracts/calendar/publish.ts'
import { civil } from '../../../../contracts/kernel/date.ts'
import { idNumber, idOf } from '../../../../contracts/kernel/id.ts'
import type { EntryNumber } from '../../../../contracts/kernel/title.ts'
import type { Act } from '../../engine/act/act.ts'
import { lockCalendar } from '../../engine/journal/touches.ts'

const EDITION_LENGTH_MAX = 100

export const publishAct: Act<{ edition: string }, PublishState> = {
  name: 'calendar.publish',
  class: PUBLISH_CLASS,
  body: z.strictObject({ edition: z.string().min(1).max(EDITION_LENGTH_MAX) }),
  amount: () => null,
  reads: () => ({}),
  exclusive: {
    load: async client => {
      await lockCalendar(client)
      const { rows } = await client.query<{ through: number | null }>(
        'select max(through) as through from ledger.calendar_edition',
      )
      return { publishedThrough: rows[0]!.through, waits: await loadProvisional(client) }
    },
    write: async (client, facts, entry) => {
      for (const fact of facts)
        if (fact.type === 'calendar.published.v1') await write(client, fact, entry)
    },
  },
  decide: (body, _view, context, state) => publish(state, body, context),
}

/** Those that are for something still, with what their dates follow from. */
async function loadProvisional(client: PoolClient): Promise<ProvisionalWait[]> {
  const { rows } = await client.query(
    `select w.id, w.kind, min(e.business_date) as opened_on, min(r.due_on) as due_on
       from ledger.wait w
       join ledger.entry e on e.party = w.party and e.command = w.command
       join ledger.wait_item i on i.wait = w.id
       join ledger.receivable r on r.id = i.instrument
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

async function write(client: PoolClient, fact: CalendarPublished, entry: EntryNumber) {
  const { edition, through, moved } = fact
  await client.query(
    'insert into ledger.calendar_edition (edition, through, entry) values ($1, $2, $3)',
    [edition, through, entry],
  )
  await client.query(MOVE, [
    moved.map(m => idNumber(m.wait)),
    moved.map(m => m.remindOn),
    moved.map(m => m.lapseOn),
    moved.map(m => civil(m.lapseOn).year > through),
  ])
}

/**
 * What a wait is for moves with it. Where two waits of one command come to be until one date, the
 * first goes on for both; the other is for nothing then, and is closed as if answered.
 */
const MOVE = `
  with m as (
    select u.*, w.kind, row_number() over (
             partition by w.party, w.command, w.awaited, w.kind, u.lapse order by w.id) as place
      from unnest($1::bigint[], $2::date[], $3::date[], $4::boolean[])
             u (wait, remind, lapse, provisional)
      join ledger.wait w on w.id = u.wait),
  items as (
    select m.kind, m.lapse, i.charge, i.instrument from m join ledger.wait_item i using (wait)),
  proposals as (
    update ledger.receivable r set lapse_on = i.lapse from items i
     where i.kind = 'confirmation' and r.id = i.instrument),
  offers as (
    update ledger.offer o set lapse_on = i.lapse from items i
     where i.kind = 'answer' and o.charge = i.charge)
  update ledger.wait w
     set provisional = m.provisional, moved = true,
         remind_on = case when m.place = 1 then m.remind else w.remind_on end,
         lapse_on = case when m.place = 1 then m.lapse else w.lapse_on end
    from m where w.id = m.wait`
