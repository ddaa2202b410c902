import { assert } from '../../../kernel/bug.ts'
import { loadDeal } from '../check/load-deal.ts'
import type { Deal } from '../deal.ts'
import factoring from './factoring.json' with { type: 'json' }
import fixed from './fixed.json' with { type: 'json' }
import loans from './loans.json' with { type: 'json' }

/**
 * The templates: `factoring` (保理循环加权利完善), `loans` (信贷资产支持证券, 收益与本金分账户) and `fixed` (固定摊还加差额支付与担保).
 */
const TEMPLATES = { factoring, loans, fixed } as const satisfies Record<string, object>
export type DealTemplate = keyof typeof TEMPLATES
export const DEAL_TEMPLATES = Object.keys(TEMPLATES) as readonly DealTemplate[]

/** Makes a complete deal to start from, as a new document. */
export function dealTemplate(name: DealTemplate): Deal {
  const document: unknown = structuredClone(TEMPLATES[name])
  assert(loadDeal(document).ok, `the template ${name} is a deal`)
  return document as Deal
}
