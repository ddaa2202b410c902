import { addBusinessDays, type Calendar } from '../../contracts/kernel/calendar.ts'
import type { BusinessDate } from '../../contracts/kernel/date.ts'
import { idOf } from '../../contracts/kernel/id.ts'
import { rulesOn } from '../../contracts/kernel/rules.ts'
import { settlementActs } from '../client/index.ts'
import { readBusinessDate } from '../platform/business-date.ts'
import { submitFound, type WatchServices } from './watch-services.ts'

export interface MaturityServices extends WatchServices {
  readonly calendar: Calendar
}

/**
 * Tells debtors of due dates that come near, each once, and answers of how many. The contract
 * judges each again, under its locks.
 */
export async function openMaturities({ pool, calendar, submit }: MaturityServices) {
  const today = await readBusinessDate(pool)
  const until = addBusinessDays(calendar, today, rulesOn(today).maturityNoticeDays)
  const { rows } = await pool.query<DueRow>(SELECT_NEAR, [until])
  const acts = rows.map(({ debtor, due_on: dueOn }) =>
    settlementActs.openMaturity({ debtor: idOf('pty', debtor), dueOn }),
  )
  return await submitFound(submit, acts)
}

const TURN_DATES_MAX = 100

interface DueRow {
  readonly debtor: bigint
  readonly due_on: BusinessDate
}

const SELECT_NEAR = `
  select distinct r.debtor, r.due_on from ledger.receivable r
   where r.status = 'issued' and r.due_on <= $1 and not ledger.is_past(r.due_on)
     and not exists (select from ledger.maturity m
                      where m.debtor = r.debtor and m.due_on = r.due_on)
   order by r.due_on, r.debtor limit ${TURN_DATES_MAX}`
