import type { Filter } from '../../list/list-filters.ts'
import { CLAIM_WORDS } from '../../receivable/words.ts'
import { defineTexts } from '../../texts/texts.ts'

export const TEXTS = defineTexts({
  zh: {
    title: '要约与质押',
    side: '我方权利或我方负担',
    empty: '没有待答复的要约，也没有质押。',
  },
  en: {
    title: 'Offers and pledges',
    side: 'Ours, or on what we hold',
    empty: 'There is no offer to be answered, and no pledge.',
  },
})

export const CLAIMANT = { value: 'claimant', zh: '我方的权利', en: 'To us' } as const
export const HOLDER = { value: 'holder', zh: '我方凭证上的负担', en: 'On what we hold' } as const

export const LABELS = {
  package: { zh: '包号', en: 'Package number' },
  kind: { zh: '权利', en: 'Right' },
  holder: { zh: '持有人', en: 'Holder' },
  claimant: { zh: '权利人', en: 'For whom' },
  dueOn: { zh: '凭证到期日', en: 'Due' },
  debt: { zh: '所担保债务', en: 'Debt' },
  shown: { zh: '披露截止日', en: 'Disclosed until' },
  amount: { zh: '凭证金额', en: 'Amount' },
}

export const FILTERS: readonly Filter[] = [
  {
    ...{ name: 'kind', kind: 'many', label: LABELS.kind },
    choices: Object.entries(CLAIM_WORDS).map(([value, words]) => ({ value, ...words })),
  },
  { name: 'dueFrom', kind: 'date', label: { zh: '到期日自', en: 'Due from' } },
  { name: 'dueTo', kind: 'date', label: { zh: '到期日至', en: 'Due until' } },
  { name: 'counterparty', kind: 'text', label: { zh: '对方编号', en: 'Id of the other party' } },
]
