import type { Pool } from 'pg'
import type { ActRequest } from '../../contracts/command/command.ts'
import { addBusinessDays, type Calendar } from '../../contracts/kernel/calendar.ts'
import type { BusinessDate } from '../../contracts/kernel/date.ts'
import { type InstrumentId, idNumber, idOf, type WaitId } from '../../contracts/kernel/id.ts'
import { findWaitRule, WAITS, type WaitItem, type Waits } from '../../contracts/wait/waits.ts'
import type { OpenWait, WaitActivities } from '../../workflows/wait.ts'
import { BUSINESS_DATE, readBusinessDate } from '../platform/business-date.ts'
import { log } from './log.ts'

export interface WaitServices {
  /** As the role tallystick_sequencer. */
  readonly pool: Pool
  readonly calendar: Calendar
  /** Signs with the operator's own key and submits; the same id again changes nothing. */
  readonly submitAsOperator: (id: string, acts: readonly ActRequest[]) => Promise<void>
  /** The kinds of wait that there are: those of the ledger, unless given. */
  readonly waits?: Waits
}

/** Who awaits is told again so many business days before the wait lapses. */
const ESCALATE_DAYS_BEFORE = 2

/** What the workflows of waits do: read, remind, escalate, and give up by the operator's key. */
export function waitActivities({
  pool,
  calendar,
  submitAsOperator,
  waits = WAITS,
}: WaitServices): WaitActivities {
  const note = async (column: 'reminded_on' | 'escalated_on', wait: WaitId) => {
    await pool.query(
      `update ledger.wait set ${column} = ${BUSINESS_DATE}
        where id = $1 and ${column} is null`,
      [idNumber(wait)],
    )
    log.info({ wait, column }, 'somebody awaited was reminded')
  }
  return {
    readWait: wait => readWait(pool, calendar, wait),
    remind: wait => note('reminded_on', wait),
    escalate: wait => note('escalated_on', wait),
    lapse: async wait => {
      const acts = await lapsesOf(pool, waits, wait)
      const today = await readBusinessDate(pool)
      if (acts.length > 0) await submitAsOperator(`lapse ${wait} ${today}`, acts)
    },
  }
}

async function readWait(pool: Pool, calendar: Calendar, wait: WaitId): Promise<OpenWait | null> {
  const { rows } = await pool.query<{
    remind_on: BusinessDate
    lapse_on: BusinessDate
    open: boolean
  }>(
    `select remind_on, lapse_on,
            exists (select from ledger.wait_item i where i.wait = w.id) as open
       from ledger.wait w where id = $1`,
    [idNumber(wait)],
  )
  const [row] = rows
  if (!row) return null
  const { remind_on: remindOn, lapse_on: lapseOn, open } = row
  const before = addBusinessDays(calendar, lapseOn, -ESCALATE_DAYS_BEFORE)
  const [, escalateOn] = [before, remindOn].sort() as [BusinessDate, BusinessDate]
  return { open, today: await readBusinessDate(pool), remindOn, escalateOn, lapseOn }
}

/** One act for each entry that asked something of which a part is still open. */
async function lapsesOf(pool: Pool, waits: Waits, wait: WaitId): Promise<ActRequest[]> {
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
  readonly noun: InstrumentNoun
  readonly instrument: bigint
  readonly lo: bigint
  readonly hi: bigint
}

type InstrumentNoun = InstrumentId extends `${infer Noun}_${string}` ? Noun : never

function buildItem({ noun, instrument, lo, hi }: ItemRow): WaitItem {
  return { instrument: idOf(noun, instrument), span: { lo, hi } }
}
