import { z } from 'zod'
import { type BusinessDate, isBusinessDate } from '../../../contracts/kernel/date.ts'
import { CURRENCY_DIGITS, type Currency } from '../../../contracts/kernel/money.ts'
import {
  FIELD_SOURCE,
  FILE_FORM,
  type FieldSource,
  type FieldSources,
  type FileForm,
} from '../../platform/mapped-files/mapping.ts'
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
  'restructuredOn',
  'annualRate',
  'index',
  'spread',
  'resetMonths',
  'nextReset',
  'cap',
  'floor',
  'resetCap',
  'nextResetCap',
  'dayCount',
  'paymentMonths',
  'firstPaymentDate',
  'monthEnd',
  'termPeriods',
  'remainingPeriods',
  'termMonths',
  'remainingMonths',
  'schedule',
  'amortisationPeriods',
  'interestOnlyPeriods',
  'afterInterestOnly',
  'gracePeriods',
  'afterGrace',
  'payment',
  'periodFee',
  'rent',
  'rentSteps',
  'rentFor',
  'residual',
  'rentPaid',
  'advance',
  'fee',
  'feeWithin',
  'recourse',
] as const
export type TapeColumn = (typeof TAPE_COLUMNS)[number]

/** The field by which rows are left out. */
export const LEFT_OUT = 'leaveOut'

/** Before the name of an attribute where it stands among the columns. */
export const ATTRIBUTE = 'attributes.'

/** How somebody's file says what a tape says. Everything is declared, nothing is guessed. */
export interface TapeMapping extends FileForm {
  readonly format: 'tallystick.tape-mapping.v1'
  readonly currency: Currency
  /** `decimal`: 0.0435; `percent`: 4.35. */
  readonly rates: 'decimal' | 'percent'
  readonly columns: Readonly<Partial<Record<TapeColumn, FieldSource>>>
  readonly attributes: FieldSources
  /** The day of the balances: what began later is a finding. */
  readonly cutOff?: BusinessDate | undefined
  /** What the file does not state and follows from what it does. */
  readonly derive?: Derived | undefined
  /** Rows that are no asset any more: this column has one of the values. */
  readonly leaveOut?: { readonly column: string; readonly values: readonly string[] } | undefined
  /** What the sender counted: a file cut at a row's end is noticed by nothing else. */
  readonly control?: { readonly rows?: number | undefined; readonly balance?: string | undefined }
}

/** What can be derived, from what; each is declared, for another sender may mean otherwise. */
export interface Derived {
  /**
   * `from_maturity`: the last payment falls on the maturity, the others as many payment intervals
   * before it as the term in months has; those left are stated in months, or fall from the cut-off
   * on.
   */
  readonly payments?: 'from_maturity' | undefined
  /** `from_dates`: a term that is not stated is the payments after the origination. */
  readonly term?: 'from_dates' | undefined
  /** `next_payment`: a floating rate is reset on the next payment. */
  readonly nextReset?: 'next_payment' | undefined
}

const mapping = z.strictObject({
  ...FILE_FORM,
  format: z.literal('tallystick.tape-mapping.v1'),
  currency: z.enum(Object.keys(CURRENCY_DIGITS) as [Currency]),
  amounts: z.enum(['major', 'minor']).default('major'),
  rates: z.enum(['decimal', 'percent']).default('decimal'),
  columns: z.partialRecord(z.enum(TAPE_COLUMNS), FIELD_SOURCE),
  attributes: z.record(z.string().min(1), FIELD_SOURCE).default({}),
  cutOff: z.string().refine(isBusinessDate, 'YYYY-MM-DD').optional(),
  derive: z
    .strictObject({
      payments: z.literal('from_maturity').optional(),
      term: z.literal('from_dates').optional(),
      nextReset: z.literal('next_payment').optional(),
    })
    .optional(),
  leaveOut: z
    .strictObject({ column: z.string().min(1), values: z.array(z.string()).min(1) })
    .optional(),
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
