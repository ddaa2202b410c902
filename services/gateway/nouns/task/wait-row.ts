import type { BusinessDate } from '../../../../contracts/kernel/date.ts'
import type { Refusal, Refused } from '../../../../contracts/kernel/decision.ts'
import type { WaitTrouble } from '../../../../contracts/wait/trouble.ts'
import type { WaitKind } from '../../../../contracts/wait/waits.ts'
import { BUSINESS_DATE } from '../../../platform/business-date.ts'

export interface WaitRow {
  readonly id: bigint
  readonly kind: WaitKind
  readonly party: bigint
  readonly command: string
  readonly awaited: bigint
  readonly remind_on: BusinessDate | null
  readonly lapse_on: BusinessDate | null
  readonly remind_at: Date | null
  readonly lapse_at: Date | null
  readonly provisional: boolean
  readonly opened_at: Date
  readonly reminded_on: BusinessDate | null
  readonly escalated_on: BusinessDate | null
  readonly gone_at: Date | null
  readonly refused: Refused<Refusal> | null
  readonly refused_at: Date | null
  readonly trouble: WaitTrouble | null
}

/** So long a wait may be without a workflow: the relay takes a turn or two. */
const STARTED_WITHIN = "interval '1 minute'"

/** SQL: the moment of the wait `w` has come at which it should have been given up. */
const IS_OVERDUE = `coalesce(w.lapse_on <= ${BUSINESS_DATE}, w.lapse_at <= now())`

/** SQL: why the open wait `w` does not go on; null where it does. */
export const WAIT_TROUBLE = `case
  when w.closed then null
  when w.refused is not null then 'lapse_refused'
  when ${IS_OVERDUE} and w.gone_at is not null then 'workflow_gone'
  when w.started_in is null and (${IS_OVERDUE} or w.opened_at < now() - ${STARTED_WITHIN})
    then 'outside_temporal'
  when ${IS_OVERDUE} then 'overdue' end`

export const WAIT_COLUMNS = `w.id, w.kind, w.party, w.command, w.awaited, w.remind_on, w.lapse_on,
  w.remind_at, w.lapse_at, w.provisional, w.opened_at, w.reminded_on, w.escalated_on, w.gone_at,
  w.refused, w.refused_at, ${WAIT_TROUBLE} as trouble`
