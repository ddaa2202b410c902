import type { Pool } from 'pg'
import type { ActAnswer } from '../../contracts/command/answer.ts'
import type { ActRequest } from '../../contracts/command/command.ts'
import { assert } from '../../contracts/kernel/bug.ts'
import { addBusinessDays, type Calendar } from '../../contracts/kernel/calendar.ts'
import type { BusinessDate } from '../../contracts/kernel/date.ts'
import { type InstrumentPrefix, idNumber, idOf, type WaitId } from '../../contracts/kernel/id.ts'
import { findWaitRule, type WaitItem, type Waits } from '../../contracts/wait/wait-rule.ts'
import { WAITS } from '../../contracts/wait/waits.ts'
import type { OpenWait, WaitActivities } from '../../workflows/wait/wait.ts'
import { BUSINESS_DATE, readBusinessDate } from '../platform/business-date.ts'
import { instantOf, type LedgerClock } from '../platform/ledger-clock.ts'
import { log } from './log.ts'

export interface WaitServices {
  /** As the role tallystick_sequencer. */
  readonly pool: Pool
  readonly calendar: Calendar
  readonly clock: LedgerClock
  /**
   * Signs with the operator's own key and submits; answers what became of each act. The same id
   * again changes nothing.
   */
  readonly submitAsOperator: (
    id: string,
    acts: readonly ActRequest[],
  ) => Promise<readonly ActAnswer[]>
  /** The kinds of wait that there are: those of the ledger, unless given. */
  readonly waits?: Waits
}

/** Who awaits is told again so many business days before the wait lapses. */
const ESCALATE_DAYS_BEFORE = 2

/** What the workflows of waits do: read, remind, escalate, and give up by the operator's key. */
export function waitActivities(services: WaitServices): WaitActivities {
  const { pool, submitAsOperator, waits = WAITS } = services
  const note = async (column: 'reminded_on' | 'escalated_on', wait: WaitId) => {
    await pool.query(
      `update ledger.wait set ${column} = ${BUSINESS_DATE}
        where id = $1 and ${column} is null`,
      [idNumber(wait)],
    )
    log.info({ wait, column }, 'somebody awaited was reminded')
  }
  return {
    readWait: wait => readWait(services, wait),
    remind: wait => note('reminded_on', wait),
    escalate: wait => note('escalated_on', wait),
    lapse: async wait => {
      const acts = await buildLapses(pool, waits, wait)
      const today = await readBusinessDate(pool)
      if (acts.length === 0) return
      await noteRefused(pool, wait, await submitAsOperator(`lapse ${wait} ${today}`, acts))
    },
  }
}

/** Keeps the first refusal for those who ask why it is open still; takes an earlier one away. */
async function noteRefused(pool: Pool, wait: WaitId, answers: readonly ActAnswer[]): Promise<void> {
  const refused = answers.find(answer => !answer.ok) ?? null
  if (refused) log.warn({ wait, refusal: refused.refusal }, 'a wait could not be given up')
  await pool.query(
    `update ledger.wait
        set refused = $2::jsonb, refused_at = case when $2::jsonb is not null then now() end
      where id = $1`,
    [idNumber(wait), refused && JSON.stringify(refused)],
  )
}

async function readWait(
  { pool, calendar, clock }: WaitServices,
  wait: WaitId,
): Promise<OpenWait | null> {
  const { rows } = await pool.query<MomentsRow>(
    `select w.remind_on, w.lapse_on, w.remind_at, w.lapse_at,
            exists (select from ledger.wait_item i where i.wait = w.id) as open
       from ledger.wait w where w.id = $1`,
    [idNumber(wait)],
  )
  const [row] = rows
  if (!row) return null
  const { open } = row
  const today = await readBusinessDate(pool)
  const dates = findDates(row, calendar)
  return dates ? { open, now: today, ...dates } : { open, now: clock(today), ...findInstants(row) }
}

interface MomentsRow {
  readonly remind_on: BusinessDate | null
  readonly lapse_on: BusinessDate | null
  readonly remind_at: Date | null
  readonly lapse_at: Date | null
  readonly open: boolean
}

type Moments = Pick<OpenWait, 'remind' | 'escalate' | 'lapse'>

/** Null where the wait goes by instants. */
function findDates({ remind_on: remind, lapse_on: lapse }: MomentsRow, calendar: Calendar) {
  if (remind === null || lapse === null) return null
  const before = addBusinessDays(calendar, lapse, -ESCALATE_DAYS_BEFORE)
  return { remind, escalate: before > remind ? before : remind, lapse }
}

/** A deadline within a day leaves no days to escalate in: that is done as it is reminded. */
function findInstants({ remind_at, lapse_at }: MomentsRow): Moments {
  assert(remind_at !== null && lapse_at !== null, 'a wait goes by dates or by instants')
  const remind = instantOf(remind_at)
  return { remind, escalate: remind, lapse: instantOf(lapse_at) }
}

/** One act for each entry that asked something of which a part is still open. */
async function buildLapses(pool: Pool, waits: Waits, wait: WaitId): Promise<ActRequest[]> {
  const { rows } = await pool.query<ItemRow>(
    `select w.kind, i.charge, i.noun, i.instrument, i.lo, i.hi
       from ledger.wait_item i join ledger.wait w on w.id = i.wait
      where w.id = $1 order by i.charge, i.instrument, i.lo`,
    [idNumber(wait)],
  )
  return [...Map.groupBy(rows, row => row.charge).values()].map(([first, ...rest]) => {
    const { act, body } = findWaitRule(waits, first!.kind).lapse
    return { act, body: body([buildItem(first!), ...rest.map(buildItem)]) }
  })
}

interface ItemRow {
  readonly kind: string
  readonly charge: bigint
  readonly noun: InstrumentPrefix | 'fin'
  readonly instrument: bigint
  readonly lo: bigint
  readonly hi: bigint
}

function buildItem({ noun, instrument, lo, hi }: ItemRow): WaitItem {
  return { instrument: idOf(noun, instrument), span: { lo, hi } }
}
