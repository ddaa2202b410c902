import type { Pool } from 'pg'
import type { ActRequest } from '../../contracts/command/command.ts'
import { addBusinessDays, type Calendar } from '../../contracts/kernel/calendar.ts'
import type { BusinessDate } from '../../contracts/kernel/date.ts'
import { idNumber, idOf, type PartyId } from '../../contracts/kernel/id.ts'
import { calendarActs, newId } from '../client/index.ts'
import { readBusinessDate } from '../platform/business-date.ts'

export interface RollerServices {
  /** As the role tallystick_ledger. */
  readonly pool: Pool
  readonly calendar: Calendar
  /** The date outside. */
  readonly today: () => BusinessDate
  /** Whose officers instruct. */
  readonly operator: PartyId
  /** Signs with the system key and submits. Throws what the ledger refused. */
  readonly submit: (id: string, acts: readonly ActRequest[]) => Promise<unknown>
}

/**
 * Rolls the business date to each business day that has come, one after the other, and answers how
 * many they were. Ends early where no standing instruction bears the next one.
 */
export async function rollDueDays(services: RollerServices): Promise<number> {
  const { pool, operator, submit } = services
  for (let rolled = 0; ; rolled++) {
    const to = await findDueDay(services)
    const instruction = to === null ? null : await findRollInstruction(pool, operator)
    if (to === null || instruction === null) return rolled
    await submit(newId('cmd'), [calendarActs.rollAsInstructed({ to, instruction })])
  }
}

/** The business day that has come and is not the ledger's yet; null while there is none. */
export async function findDueDay({
  pool,
  calendar,
  today,
}: Pick<RollerServices, 'pool' | 'calendar' | 'today'>): Promise<BusinessDate | null> {
  const next = addBusinessDays(calendar, await readBusinessDate(pool), 1)
  return next <= today() ? next : null
}

/** One that stands and bears one more day: the ledger asks again under its locks. */
async function findRollInstruction(pool: Pool, operator: PartyId) {
  const { rows } = await pool.query<{ id: bigint }>(
    `select i.id from ledger.standing_instruction i
      where i.party = $1 and i.scope = 'roll_business_date' and i.ended_by is null
        and i.until > (select max(date) from ledger.business_day)
        and i.limit_units > (select count(*) from ledger.business_day d where d.instruction = i.id)
      order by i.id limit 1`,
    [idNumber(operator)],
  )
  return rows[0] ? idOf('sti', rows[0].id) : null
}
