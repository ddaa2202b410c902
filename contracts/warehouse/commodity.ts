import type { Id } from '../kernel/id.ts'
import type { UnitName } from '../kernel/instrument.ts'
import type { Vocabulary } from '../kernel/refusal-text.ts'

/** Goods that receipts may be issued over, as the platform lists them for all keepers. */
export interface Commodity extends CommodityTerms {
  readonly id: CommodityId
}

export type CommodityId = Id<'com'>

export interface CommodityTerms {
  readonly name: string
  /** By which their quality is judged, such as GB/T 467-2010, Cu-CATH-1. */
  readonly standard: string
  readonly unit: GoodsUnit
  /**
   * Parts per million by which two measurements of the same goods may differ, and by which stock
   * may shrink: the loss standard of a receipt.
   */
  readonly tolerancePpm: bigint
}

/** Goods are weighed or counted. */
export const GOODS_UNITS = ['GRAMS', 'PIECES'] as const satisfies readonly UnitName[]
export type GoodsUnit = (typeof GOODS_UNITS)[number]

/** Beyond it, no loss is one of ordinary handling: five parts in a hundred. */
export const TOLERANCE_PPM_MAX = 50_000n

const MILLION = 1_000_000n

/** What of goods may be missing, or too many, in whole units; a fraction of one is not allowed. */
export function allowedDifference(
  quantity: bigint,
  { tolerancePpm }: Pick<CommodityTerms, 'tolerancePpm'>,
): bigint {
  return (quantity * tolerancePpm) / MILLION
}

export const GOODS_UNIT_WORDS: Vocabulary<GoodsUnit> = {
  GRAMS: { zh: '克', en: 'grams' },
  PIECES: { zh: '件', en: 'pieces' },
}
