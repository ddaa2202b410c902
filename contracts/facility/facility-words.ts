import type { Vocabulary } from '../kernel/refusal-text.ts'
import type { FacilityScope } from './facility.ts'

export const SCOPE_WORDS: Vocabulary<FacilityScope> = {
  debtor: { zh: '债务人额度', en: 'debtor limit' },
  supplier: { zh: '供应商额度', en: 'supplier limit' },
  platform: { zh: '平台总额度', en: 'platform limit' },
  group: { zh: '集团额度', en: 'group limit' },
}
