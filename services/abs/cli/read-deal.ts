import type { DealFinding } from '../../../contracts/abs/deal/check/deal-finding.ts'
import { loadDeal } from '../../../contracts/abs/deal/check/load-deal.ts'
import type { LoadedDeal } from '../../../contracts/abs/deal/loaded-deal.ts'
import type { Calendar } from '../../../contracts/kernel/calendar.ts'
import { findProvisional } from '../forecast/forecast-warnings.ts'
import { type Input, type InputRefusal, taken } from '../input/input.ts'
import { readJson } from '../input/read-json.ts'
import { findDealCalendar } from './deal-calendar.ts'

/** A deal that was read, with its warnings. */
export interface ReadDeal {
  readonly deal: LoadedDeal
  readonly calendar: Calendar
  readonly warnings: readonly InputRefusal[]
}

/** Reads a deal document from a file and checks it whole. */
export async function readDeal(file: string): Promise<Input<ReadDeal>> {
  const document = await readJson(file)
  if (!document.ok) return document
  const loaded = loadDeal(document.value)
  const inFile = ({ path, refusal, sentence }: DealFinding) => ({
    file,
    at: path,
    refusal,
    sentence,
  })
  if (!loaded.ok) return { ok: false, refusals: loaded.findings.map(inFile) }
  const calendar = findDealCalendar(file, loaded.deal.deal)
  if (!calendar.ok) return calendar
  const provisional = findProvisional(loaded.deal.deal, calendar.value)
  const warnings = [...loaded.warnings.map(inFile), ...provisional.map(w => ({ file, ...w }))]
  return taken({ deal: loaded.deal, calendar: calendar.value, warnings })
}
