import type { Language } from '../../../../contracts/abs/deal/deal-text.ts'
import type { TriggerEvidence } from '../../../../contracts/abs/trigger/test-trigger.ts'
import type { BusinessDate } from '../../../../contracts/kernel/date.ts'
import type { Rate } from '../../../../contracts/kernel/rate.ts'
import type { Label } from '../labels.ts'
import type { Report } from '../report.ts'

/** A column, and how its values are shown: fen as yuan, shares as per cent. */
export type SheetColumn = readonly [label: Label, as: CellFormat, width?: number]
export type CellFormat =
  | 'text'
  | 'date'
  | 'money'
  | 'rate'
  | 'number'
  | 'count'
  | 'years'
  | 'price'
  | 'figure'
export type CellValue = string | BusinessDate | bigint | Rate | number | TriggerFigure | null

/** The figure of a trigger: an amount, a number, a date, or whether a condition holds. */
export interface TriggerFigure {
  readonly kind: TriggerEvidence['kind']
  readonly value: string | null
}

/** A sheet as data. */
export interface SheetPlan {
  readonly name: Label
  readonly columns: readonly SheetColumn[]
  readonly rows: (report: Report, language: Language) => readonly (readonly CellValue[])[]
}
