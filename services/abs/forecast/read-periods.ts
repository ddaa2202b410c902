import { z } from 'zod'
import type { PoolPeriod } from '../../../contracts/abs/pool/pool-period.ts'
import { type BusinessDate, isBusinessDate } from '../../../contracts/kernel/date.ts'
import { type Input, shaped, taken } from '../input/input.ts'
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

const actual = z.strictObject({
  format: z.literal('tallystick.pool-periods.v1'),
  periods: z.array(poolPeriod).min(1),
})

/** Of a report only the pools are read. */
const report = z.object({
  format: z.literal('tallystick.report.v1'),
  scenarios: z.array(z.object({ id: z.string(), pool: z.array(poolPeriod) })).min(1),
})

/** Reads what happened to a pool, period by period. */
export async function readActual(file: string): Promise<Input<readonly PoolPeriod[]>> {
  const document = await readJson(file)
  const read = document.ok ? shaped(file, document.value, actual) : document
  return read.ok ? taken(read.value.periods) : read
}

/** Reads the pool of the base scenario of a report written by `reportJson`. */
export async function readForecast(file: string): Promise<Input<readonly PoolPeriod[]>> {
  const document = await readJson(file)
  const read = document.ok ? shaped(file, document.value, report) : document
  return read.ok ? taken(read.value.scenarios[0]!.pool) : read
}
