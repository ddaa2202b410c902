import { z } from 'zod'
import { findUnbalanced, type PoolPeriod } from '../../../contracts/abs/pool/pool-period.ts'
import type { ActualPeriod } from '../../../contracts/abs/waterfall/facts.ts'
import { type BusinessDate, isBusinessDate } from '../../../contracts/kernel/date.ts'
import { formatMinor } from '../../../contracts/kernel/money.ts'
import { type Input, type InputRefusal, shaped, taken } from '../input/input.ts'
import { readJson } from '../input/read-json.ts'

const fen = z
  .string()
  .regex(/^\d{1,18}$/, 'whole fen as text')
  .transform(BigInt)
const date = z.custom<BusinessDate>(v => typeof v === 'string' && isBusinessDate(v), 'no such date')

const poolPeriod = z.strictObject({
  period: z.int().min(1),
  from: date,
  to: date,
  openingBalance: fen,
  purchased: fen,
  capitalised: fen,
  principal: fen,
  prepaid: fen,
  defaulted: fen,
  diluted: fen,
  repurchased: fen,
  closingBalance: fen,
  interest: fen,
  penalty: fen,
  fees: fen,
  openingDefaulted: fen,
  recovered: fen,
  lost: fen,
  closingDefaulted: fen,
}) satisfies z.ZodType<PoolPeriod>

const signed = z
  .string()
  .regex(/^-?\d{1,18}$/, 'whole fen as text')
  .transform(BigInt)
const paid = z.record(z.string(), fen).optional()

/** What happened to the pool in a period, and what of it arrived. */
const actualPeriod = poolPeriod.extend({
  received: paid,
  honoured: paid,
  adjustments: z
    .array(
      z.strictObject({
        to: z.string(),
        amount: signed,
        corrects: z.int().min(1),
        reason: z.string().min(1),
      }),
    )
    .optional(),
})

const actual = z.strictObject({
  format: z.literal('tallystick.pool-periods.v1'),
  periods: z.array(actualPeriod).min(1),
})

/** Of a report only the pools are read. */
const report = z.object({
  format: z.literal('tallystick.report.v1'),
  scenarios: z.array(z.object({ id: z.string(), pool: z.array(poolPeriod) })).min(1),
})

/** The real periods of a deal: the pool's, and what really was received, paid and corrected. */
export interface Collections {
  readonly pool: readonly PoolPeriod[]
  readonly actual: readonly ActualPeriod[]
}

/** Reads what happened to a pool by period; each conserves it and follows the one before. */
export async function readActual(file: string): Promise<Input<Collections>> {
  const document = await readJson(file)
  const read = document.ok ? shaped(file, document.value, actual) : document
  if (!read.ok) return read
  const { periods } = read.value
  const refusals = periods.flatMap((period, i) => findWrong(file, period, periods[i - 1], i))
  if (refusals.length > 0) return { ok: false, refusals }
  return taken({
    pool: periods.map(({ received, honoured, adjustments, ...pool }) => pool),
    actual: periods.map(({ period, received, honoured, adjustments }) => ({
      period,
      ...(received && { received }),
      ...(honoured && { honoured }),
      ...(adjustments && { adjustments }),
    })),
  })
}

function findWrong(
  file: string,
  period: PoolPeriod,
  before: PoolPeriod | undefined,
  i: number,
): readonly InputRefusal[] {
  const at = `periods.${i}`
  const unbalanced = findUnbalanced(period)
  if (unbalanced) {
    const inward = formatMinor(unbalanced.inward)
    const outward = formatMinor(unbalanced.outward)
    const sentence = {
      zh: `该期不平：期初与转入合计 ${inward}，转出与期末合计 ${outward}`,
      en: `the period does not add up: ${inward} went in, ${outward} went out or is left`,
    }
    return [{ file, at: `${at}.${unbalanced.of}`, refusal: 'period_must_add_up', sentence }]
  }
  if (before === undefined) return []
  const follows = period.period === before.period + 1 && period.from === before.to
  if (!follows) return [{ file, at, refusal: 'periods_must_follow_each_other', sentence: ORDER }]
  return CARRIED.flatMap(([opening, closing]) =>
    period[opening] === before[closing]
      ? []
      : [refuseOpening(file, `${at}.${opening}`, period[opening], before[closing])],
  )
}

const CARRIED = [
  ['openingBalance', 'closingBalance'],
  ['openingDefaulted', 'closingDefaulted'],
] as const

const ORDER = {
  zh: '各期须依次连续，每期一次',
  en: 'periods must follow each other without a gap, each of them once',
}

function refuseOpening(file: string, at: string, opening: bigint, closing: bigint): InputRefusal {
  const [own, left] = [formatMinor(opening), formatMinor(closing)]
  const sentence = {
    zh: `期初 ${own} 与上期期末 ${left} 不符`,
    en: `the period opens with ${own}, and the one before closed with ${left}`,
  }
  return { file, at, refusal: 'period_must_open_as_the_last_one_closed', sentence }
}

/** Reads the pool of the base scenario of a report written by `reportJson`. */
export async function readForecast(file: string): Promise<Input<readonly PoolPeriod[]>> {
  const document = await readJson(file)
  const read = document.ok ? shaped(file, document.value, report) : document
  return read.ok ? taken(read.value.scenarios[0]!.pool) : read
}
