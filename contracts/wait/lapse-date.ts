import type { BusinessDate } from '../kernel/date.ts'
import type { Detailed } from '../kernel/decision.ts'
import { conflict, type RefusalTexts } from '../kernel/refusal-text.ts'

/** Nothing lapses before its date: those who are waited for have been told it. */
export type LapseDateRefusal = Detailed<
  'lapse_must_wait_for_its_date',
  { lapseOn: BusinessDate; today: BusinessDate }
>

export const LAPSE_DATE_TEXTS = {
  lapse_must_wait_for_its_date: conflict(
    d => `${d.lapseOn} 方可作失效处理，当前营业日期为 ${d.today}。`,
    d => `It lapses on ${d.lapseOn} and not before; today’s business date is ${d.today}.`,
  ),
} satisfies RefusalTexts<LapseDateRefusal>
