import type { PoolClient } from 'pg'
import type { CalendarPublished } from '../../../../contracts/calendar/publish.ts'
import type { DateRolled } from '../../../../contracts/calendar/roll.ts'
import { civil } from '../../../../contracts/kernel/date.ts'
import { idNumber } from '../../../../contracts/kernel/id.ts'
import { appliesNothing, type FactOfEntry, type FactRules } from '../../engine/noun.ts'
import { CALENDAR } from './subject.ts'

export const calendarFacts: FactRules<DateRolled | CalendarPublished> = {
  'calendar.date-rolled.v1': {
    chains: () => [CALENDAR],
    apply: appliesNothing,
    write: insertBusinessDays,
  },
  'calendar.published.v1': {
    chains: () => [CALENDAR],
    apply: appliesNothing,
    write: insertEditions,
  },
}

async function insertBusinessDays(client: PoolClient, rolled: readonly FactOfEntry<DateRolled>[]) {
  for (const { fact, entry } of rolled)
    await client.query('insert into ledger.business_day (date, entry) values ($1, $2)', [
      fact.to,
      entry,
    ])
}

async function insertEditions(
  client: PoolClient,
  published: readonly FactOfEntry<CalendarPublished>[],
) {
  for (const { fact, entry } of published) {
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
