import { Bug } from '../../kernel/bug.ts'
import type { LoadedDeal } from './load-deal.ts'

/** The deal in sentences, one line each, indented by two spaces where steps stand under a condition. */
export function explainDeal(_deal: LoadedDeal, _language: 'zh' | 'en'): readonly string[] {
  throw new Bug('not built yet')
}
