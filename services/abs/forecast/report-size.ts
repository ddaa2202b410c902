import type { Deal } from '../../../contracts/abs/deal/deal.ts'
import { listSteps } from '../../../contracts/abs/deal/walk-steps.ts'
import { listPayees } from '../../../contracts/abs/deal/waterfall-step.ts'
import { formatUnits } from '../../../contracts/kernel/money.ts'
import type { InputRefusal } from '../input/input.ts'
import { buildGrid } from './forecast.ts'
import type { ForecastInput } from './forecast-input.ts'

/** The most rows of a sheet: one of this size is written within the limits of texts and memory. */
export const SHEET_ROWS_MAX = 400_000

/**
 * Finds that a report would have more rows than a sheet can be written with: it is refused before
 * the work. The bound counts every step of the deal in every period of every scenario.
 */
export function refuseOversized(input: ForecastInput): readonly InputRefusal[] {
  const periods = buildGrid(input).dates.length - 1
  const scenarios = input.scenarios.scenarios.length
  const rows = scenarios * periods * countRows(input.deal.deal)
  if (rows <= SHEET_ROWS_MAX) return []
  const [most, count] = [formatUnits(String(SHEET_ROWS_MAX)), formatUnits(String(rows))]
  const sentence = {
    zh: `${scenarios} 个情景、${periods} 期，逐笔支付可达 ${count} 行，超过 ${most} 行；请减少情景，或用 --grid`,
    en:
      `${scenarios} scenarios over ${periods} periods may have ${count} payments, ` +
      `more than the ${most} rows of a sheet: state fewer, or use --grid`,
  }
  const { scenarios: file } = input.files
  return [{ file, at: 'scenarios', refusal: 'report_must_be_within_its_limit', sentence }]
}

/** Counts the rows of the longest sheet in one period. */
function countRows(deal: Deal): number {
  const payments = listSteps(deal).map(({ step }) => ('pay' in step ? listPayees(step).length : 1))
  const sections = [deal.notes, deal.accounts, deal.fees, deal.triggers]
  const others = sections.map(section => Object.keys(section ?? {}).length)
  return Math.max(
    payments.reduce((sum, count) => sum + count, 0),
    ...others,
  )
}
