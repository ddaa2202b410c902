import type { Language } from '../../../../contracts/abs/deal/deal-text.ts'
import type { TriggerEvidence } from '../../../../contracts/abs/trigger/test-trigger.ts'
import type { BusinessDate } from '../../../../contracts/kernel/date.ts'
import type { Rate } from '../../../../contracts/kernel/rate.ts'
import type { Label } from '../labels.ts'
import type { Report } from '../report.ts'

/** How a column's values are shown: fen as yuan, shares as per cent. */
export type SheetColumn = readonly [label: Label, as: As, width?: number]
export type As =
  | 'text'
  | 'date'
  | 'money'
  | 'rate'
  | 'number'
  | 'count'
  | 'years'
  | 'price'
  | 'figure'
export type Value = string | BusinessDate | bigint | Rate | number | Figure | null

/** What a trigger found: an amount, a number, a date, or whether something holds. */
export interface Figure {
  readonly kind: TriggerEvidence['kind']
  readonly value: string | null
}

export interface SheetPlan {
  readonly name: Label
  readonly columns: readonly SheetColumn[]
  readonly rows: (report: Report, language: Language) => readonly (readonly Value[])[]
}
