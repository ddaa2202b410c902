import type { Id } from '../kernel/id.ts'
import type { Vocabulary } from '../kernel/refusal-text.ts'
import type { LotId } from './lot.ts'

/** One weighing or counting, as an act on a lot finds it again. */
export interface Measurement {
  readonly id: MeasurementId
  readonly lot: LotId
  readonly purpose: MeasurementPurpose
  /** Gross less tare. */
  readonly net: bigint
  /** An act has counted it already: each counts once. */
  readonly used: boolean
}

export type MeasurementId = Id<'msr'>

/** What comes in, what is in store, what goes out. */
export const MEASUREMENT_PURPOSES = ['inbound', 'stock', 'outbound'] as const
export type MeasurementPurpose = (typeof MEASUREMENT_PURPOSES)[number]

export const PURPOSE_WORDS: Vocabulary<MeasurementPurpose> = {
  inbound: { zh: '入库', en: 'coming in' },
  stock: { zh: '在库', en: 'in store' },
  outbound: { zh: '出库', en: 'going out' },
}
