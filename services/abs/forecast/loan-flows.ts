import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { stringify } from 'csv-stringify'
import type { PoolPeriod } from '../../../contracts/abs/pool/pool-period.ts'
import { guarded } from '../../../contracts/kernel/formula.ts'
import { CURRENCY_DIGITS, type Currency } from '../../../contracts/kernel/money.ts'
import { type Input, taken } from '../input/input.ts'
import { buildGrid } from './forecast.ts'
import type { ForecastInput } from './forecast-input.ts'
import { PoolParts } from './pool-parts.ts'

const AMOUNTS = [
  'openingBalance',
  'capitalised',
  'principal',
  'prepaid',
  'defaulted',
  'diluted',
  'repurchased',
  'closingBalance',
  'interest',
  'penalty',
  'fees',
  'openingDefaulted',
  'recovered',
  'lost',
  'closingDefaulted',
] as const satisfies readonly (keyof PoolPeriod)[]

const COLUMNS = ['asset', 'period', 'from', 'to', ...AMOUNTS]

/**
 * Writes the cash flows of every asset under the base scenario as CSV, a row for each collection
 * period until nothing of it is left. In each period they add up to the pool without purchases.
 */
export async function writeLoanFlows(file: string, input: ForecastInput): Promise<Input<null>> {
  const built = PoolParts.build(input, buildGrid(input))
  if (!built.ok) return built
  await pipeline(
    Readable.from(listRows(input, built.value)),
    stringify({ header: true, columns: COLUMNS, bom: true, record_delimiter: '\r\n' }),
    createWriteStream(file),
  )
  return taken(null)
}

function* listRows(
  { assets, scenarios, midLife }: ForecastInput,
  parts: PoolParts,
): Generator<Readonly<Record<string, string>>> {
  const past = midLife?.period ?? 0
  for (const [at, rows] of parts.projectAssets(scenarios.scenarios[0]!.assumptions)) {
    const { id, currency } = assets[at]!
    for (const row of rows)
      yield {
        asset: guarded(id),
        period: String(row.period + past),
        from: row.from,
        to: row.to,
        ...Object.fromEntries(AMOUNTS.map(name => [name, plain(row[name], currency)])),
      }
  }
}

/** `1234.50`, without marks between thousands: the file is for programs. */
function plain(minor: bigint, currency: Currency): string {
  const digits = CURRENCY_DIGITS[currency]
  const text = String(minor).padStart(digits + 1, '0')
  return digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`
}
