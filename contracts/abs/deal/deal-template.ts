import { Bug } from '../../kernel/bug.ts'
import type { Deal } from './deal.ts'

/** 保理循环, 信贷资产支持证券, 固定摊还加差额支付. */
export const DEAL_TEMPLATES = ['factoring', 'loans', 'fixed'] as const
export type DealTemplate = (typeof DEAL_TEMPLATES)[number]

/** A complete deal to start from. */
export function dealTemplate(_name: DealTemplate): Deal {
  throw new Bug('not built yet')
}
