import type { Filter } from '../../list/list-filters.ts'
import { STATE_WORDS } from '../../receivable/words.ts'
import { defineTexts } from '../../texts/texts.ts'

export const TEXTS = defineTexts({
  zh: {
    title: '持有的凭证',
    empty: '目前没有持有凭证。核心企业确认、或签收他人转让后，凭证会列在这里。',
    all: '持有合计',
  },
  en: {
    title: 'What we hold',
    empty:
      'You hold nothing yet. What a core firm confirms to you, and what you accept from others, ' +
      'is listed here.',
    all: 'Held in all',
  },
})

export const LABELS = {
  package: { zh: '包号', en: 'Package number' },
  range: { zh: '子票区间', en: 'Sub-range' },
  debtor: { zh: '债务人', en: 'Debtor' },
  dueOn: { zh: '到期日', en: 'Due' },
  state: { zh: '状态', en: 'State' },
  claimant: { zh: '权利人', en: 'For whom' },
  id: { zh: '编号', en: 'Id' },
  amount: { zh: '金额', en: 'Amount' },
}

export const FILTERS: readonly Filter[] = [
  {
    ...{ name: 'state', kind: 'one', label: LABELS.state },
    choices: Object.entries(STATE_WORDS).map(([value, words]) => ({ value, ...words })),
  },
  { name: 'dueFrom', kind: 'date', label: { zh: '到期日自', en: 'Due from' } },
  { name: 'dueTo', kind: 'date', label: { zh: '到期日至', en: 'Due until' } },
  { name: 'debtor', kind: 'text', label: { zh: '债务人编号', en: 'Id of the debtor' } },
  { name: 'instrument', kind: 'text', label: { zh: '凭证编号', en: 'Id of the receivable' } },
]
