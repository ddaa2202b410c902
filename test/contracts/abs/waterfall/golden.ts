import { readFileSync } from 'node:fs'
import type { DealTemplate } from '../../../../contracts/abs/deal/templates/deal-template.ts'
import type { PoolPeriod } from '../../../../contracts/abs/pool/pool-period.ts'
import type { PeriodResult } from '../../../../contracts/abs/waterfall/result.ts'
import type { BusinessDate } from '../../../../contracts/kernel/date.ts'
import { formatMinor } from '../../../../contracts/kernel/money.ts'
import { poolPeriods, type YuanFlows } from './pool.ts'
import { closing, describePayments } from './read-results.ts'

/** A deal's whole life: its pool, made up, in yuan; what the distributions were when recorded. */
interface Golden {
  readonly cutOff: BusinessDate
  readonly everyMonths: number
  readonly opening: number
  readonly flows: readonly YuanFlows[]
  readonly recorded: readonly Recorded[]
}

export interface Recorded {
  readonly period: number
  readonly payment: string
  readonly state: string
  readonly payments: readonly string[]
  readonly accounts: Readonly<Record<string, string>>
  readonly notes: Readonly<Record<string, string>>
}

export function goldenPool(name: DealTemplate): readonly PoolPeriod[] {
  const { cutOff, everyMonths, opening, flows } = read(name)
  return poolPeriods(cutOff, everyMonths, opening, flows)
}

export function goldenRecord(name: DealTemplate): readonly Recorded[] {
  return read(name).recorded
}

export function makeRecord(result: PeriodResult): Recorded {
  const notes = Object.entries(result.notes)
  return {
    period: result.period,
    payment: result.payment,
    state: result.state,
    payments: describePayments(result),
    accounts: closing(result),
    notes: Object.fromEntries(notes.map(([name, note]) => [name, formatMinor(note.closing)])),
  }
}

function read(name: DealTemplate): Golden {
  const file = new URL(`../deals/${name}.golden.json`, import.meta.url)
  return JSON.parse(readFileSync(file, 'utf8')) as Golden
}
