import { z } from 'zod'
import { DATE_FORMATS, type DateFormat } from '../../../contracts/kernel/date-format.ts'
import { CURRENCY_DIGITS, type Currency } from '../../../contracts/kernel/money.ts'
import { type Input, shaped, taken } from '../input/input.ts'
import { readJson } from '../input/read-json.ts'

/**
 * What a tape can say of an asset, in the words of `Asset`; the order in which tapes are written.
 */
export const TAPE_COLUMNS = [
  'id',
  'product',
  'debtor',
  'currency',
  'originalBalance',
  'balance',
  'originationDate',
  'maturityDate',
  'status',
  'overdueDays',
  'defaultedOn',
  'annualRate',
  'index',
  'spread',
  'resetMonths',
  'nextReset',
  'cap',
  'floor',
  'dayCount',
  'paymentMonths',
  'firstPaymentDate',
  'termPeriods',
  'remainingPeriods',
  'schedule',
  'amortisationPeriods',
  'interestOnlyPeriods',
  'afterInterestOnly',
  'periodFee',
  'rent',
  'residual',
  'rentPaid',
  'advance',
  'fee',
  'recourse',
] as const
export type TapeColumn = (typeof TAPE_COLUMNS)[number]

/**
 * A column of the file by its heading, its words translated if need be, or one value for all rows.
 */
export type Source =
  | string
  | { readonly column: string; readonly words: Readonly<Record<string, string>> }
  | { readonly always: string }

/** How somebody's file says what a tape says. Everything is declared, nothing is guessed. */
export interface TapeMapping {
  readonly format: 'tallystick.tape-mapping.v1'
  readonly currency: Currency
  readonly encoding: 'utf-8' | 'gb18030'
  readonly delimiter: string
  /** `major`: yuan with up to two decimals; `minor`: whole fen. */
  readonly amounts: 'major' | 'minor'
  /** `decimal`: 0.0435; `percent`: 4.35. */
  readonly rates: 'decimal' | 'percent'
  readonly dates: DateFormat
  readonly columns: Readonly<Partial<Record<TapeColumn, Source>>>
  readonly attributes: Readonly<Record<string, Source>>
  /** What the sender counted: a file cut at a row's end is noticed by nothing else. */
  readonly control?: { readonly rows?: number | undefined; readonly balance?: string | undefined }
}

const source = z.union([
  z.string().min(1),
  z.strictObject({ column: z.string().min(1), words: z.record(z.string(), z.string()) }),
  z.strictObject({ always: z.string() }),
])

const mapping = z.strictObject({
  format: z.literal('tallystick.tape-mapping.v1'),
  currency: z.enum(Object.keys(CURRENCY_DIGITS) as [Currency]),
  encoding: z.enum(['utf-8', 'gb18030']).default('utf-8'),
  delimiter: z.string().length(1).default(','),
  amounts: z.enum(['major', 'minor']).default('major'),
  rates: z.enum(['decimal', 'percent']).default('decimal'),
  dates: z.enum(DATE_FORMATS).default('YYYY-MM-DD'),
  columns: z.partialRecord(z.enum(TAPE_COLUMNS), source),
  attributes: z.record(z.string().min(1), source).default({}),
  control: z
    .strictObject({ rows: z.int().min(0).optional(), balance: z.string().optional() })
    .optional(),
})

/**
 * The format that `writeTape` writes: headings are the words of `Asset`, attributes come after a
 * dot.
 */
export const OWN_FORMAT: TapeMapping = {
  format: 'tallystick.tape-mapping.v1',
  currency: 'CNY',
  encoding: 'utf-8',
  delimiter: ',',
  amounts: 'major',
  rates: 'decimal',
  dates: 'YYYY-MM-DD',
  columns: Object.fromEntries(TAPE_COLUMNS.map(name => [name, name])),
  attributes: {},
}

/** Without a file the tape is in our own format. */
export async function readMapping(file: string | undefined): Promise<Input<TapeMapping>> {
  if (file === undefined) return taken(OWN_FORMAT)
  const document = await readJson(file)
  return document.ok ? shaped(file, document.value, mapping as z.ZodType<TapeMapping>) : document
}
