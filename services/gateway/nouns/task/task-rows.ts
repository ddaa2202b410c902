import type { BusinessDate } from '../../../../contracts/kernel/date.ts'
import { WAITS, type WaitTask } from '../../../../contracts/wait/waits.ts'
import { BUSINESS_DATE } from '../../../platform/business-date.ts'
import type { Rows } from '../../graph/page.ts'
import { DRAFT_IS_OPEN } from '../act/draft.type.ts'
import { APPLICATION_IS_OPEN } from '../enrolment/application-row.ts'
import { WAIT_IS_OPEN } from './wait.type.ts'

/** A task is known by the kind and the id of what it is about. */
export interface TaskRow {
  readonly id: bigint
  readonly kind: TaskName
  readonly due_on: BusinessDate | null
}

/** The tasks of waits have the names that the table of waits gives them. */
export type TaskName =
  | 'sign'
  | WaitTask
  | 'quote'
  | 'ask_bank'
  | 'discharge'
  | 'pay_back'
  | 'review'
  | 'notice'
  | 'tell_apart'
  | 'webhook'
  | 'collect'
  | 'match_entries'

/** SQL: the wait `w` is a task from its beginning; one for months is a task when it is reminded. */
const IS_SHORT = Object.entries(WAITS)
  .filter(([, { task }]) => task === 'renew_term' || task === 'insure')
  .map(([kind]) => `w.kind <> '${kind}'`)
  .join(' and ')

/** So many days before its term ends who holds goods of a receipt is told. */
const COLLECT_DAYS = 30

/** So long a recovery is shown to the other users of its party. */
const RECOVERY_SHOWN_DAYS = 30

/** SQL: the task that a wait `w` is. */
const TASK_OF_WAIT = `case w.kind ${Object.entries(WAITS)
  .map(([kind, { task }]) => `when '${kind}' then '${task}'`)
  .join(' ')} end`

/** SQL: the date of a wait `w`, or of its instant. */
const LAST_DAY = "coalesce(w.lapse_on, (w.lapse_at at time zone 'Asia/Shanghai')::date)"

/** SQL: the day of the deadline of a financing `f`; within it the contract goes by the hour. */
const LAST_DAY_TO_QUOTE = "(f.deadline at time zone 'Asia/Shanghai')::date"

const TO_SIGN = {
  columns: `d.id, 'sign' as kind, (d.expires_at at time zone 'Asia/Shanghai')::date as due_on`,
  ...{ from: 'desk.draft d', keys: ['d.id'] },
}

/** Of a draft `d` that the user $2 has not signed. */
const IS_TO_BE_SIGNED = `${DRAFT_IS_OPEN}
  and not d.signatures @> jsonb_build_array(jsonb_build_object('user', $2::text))`

/** SQL: the financing `f` that was registered has ended, or nobody holds its titles any more. */
const IS_OVER = `case f.status when 'approved' then false when 'instructed' then false
  when 'paid' then not exists (
    select from ledger.financing_part p
      join ledger.title t on t.instrument = p.instrument and t.lo < p.hi and t.hi > p.lo
     where p.financing = f.id and t.holder <> 0)
  else true end`

/** SQL: who owes money of a financing, beside what is demanded of it. */
const OWED = `
  select financing, holder as debtor from ledger.payout where status = 'late'
  union select financing, lender from ledger.payout where status = 'owed'
  union select financing, lender from ledger.buy_back where status = 'owed_back'
  union select financing, holder from ledger.buy_back where status = 'bounced'`

/** $1 the party, $2 the user's id as text, $3 as number. */
export const TASKS: readonly [Rows, ...Rows[]] = [
  { ...TO_SIGN, where: `d.party = $1 and d.awaits is null and ${IS_TO_BE_SIGNED}` },
  { ...TO_SIGN, where: `d.awaits = $1 and ${IS_TO_BE_SIGNED}` },
  {
    columns: `w.id, ${TASK_OF_WAIT}, ${LAST_DAY}`,
    ...{ from: 'ledger.wait w', keys: ['w.id'] },
    where: `w.awaited = $1 and not w.closed and ${WAIT_IS_OPEN}
      and (${IS_SHORT} or w.remind_on <= ${BUSINESS_DATE})`,
  },
  {
    columns: "o.financing, 'ask_bank', null::date",
    ...{ from: 'ledger.payout o', keys: ['o.financing'] },
    where: "o.lender = $1 and o.status = 'unanswered'",
  },
  {
    columns: "o.financing, 'pay_back', null::date",
    ...{ from: `(${OWED}) o`, keys: ['o.financing'] },
    where: 'o.debtor = $1',
  },
  {
    columns: "r.financing, 'discharge', r.until",
    from: 'ledger.registration r join ledger.financing f on f.id = r.financing',
    keys: ['r.financing'],
    where: `r.lender = $1 and r.status = 'live' and ${IS_OVER}`,
  },
  {
    columns: `f.id, 'quote', ${LAST_DAY_TO_QUOTE}`,
    from: 'ledger.financing f join ledger.financing_asked a on a.financing = f.id',
    keys: ['f.id'],
    where: `f.status = 'requested' and ${LAST_DAY_TO_QUOTE} >= ${BUSINESS_DATE}
      and a.lender = $1 and a.declined_by is null and not exists (
        select from ledger.quote q
         where q.financing = f.id and q.lender = $1 and q.status = 'standing')`,
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
    columns: "r.id, 'collect', r.stored_until",
    ...{ from: 'ledger.receipt r', keys: ['r.id'] },
    where: `r.status = 'issued' and r.stored_until <= ${BUSINESS_DATE} + ${COLLECT_DAYS}
      and exists (select from ledger.title t where t.instrument = r.id and t.holder = $1)`,
  },
  {
    columns: "h.party as id, 'webhook', null::date",
    ...{ from: 'desk.webhook h', keys: ['h.party'] },
    where: 'h.party = $1 and h.dead_at is not null',
  },
  {
    columns: "c.id, 'match_entries', null::date",
    ...{ from: 'ledger.account c', keys: ['c.id'] },
    where: `c.holder = $1 and exists (
      select from ledger.statement_entry e
       where e.account = c.id and e.proven_by is not null and ledger.open_of_entry(e) > 0)`,
  },
  {
    columns: `k.id, 'notice', e.business_date + ${RECOVERY_SHOWN_DAYS}`,
    ...{ from: 'ledger.key k join ledger.entry e on e.id = k.enrolled_by', keys: ['k.id'] },
    where: `k.party = $1 and k.user_id <> $3 and e.act = 'party.recover-key'
      and e.business_date + ${RECOVERY_SHOWN_DAYS} > ${BUSINESS_DATE}`,
  },
]
