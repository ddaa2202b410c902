import type { Choice, Filter } from '../../list/list-filters.ts'
import { defineTexts } from '../../texts/texts.ts'

export const TEXTS = defineTexts({
  zh: {
    title: '变动',
    empty: '还没有任何变动。应收账款开立、转让或兑付后，会在此逐笔列出。',
    issue: '开立',
    move: '转移',
    retire: '兑付注销',
  },
  en: {
    title: 'Movements',
    empty: 'Nothing has moved yet. Each issue, transfer and payment of receivables is listed here.',
    issue: 'issued',
    move: 'passed on',
    retire: 'paid and retired',
  },
})

export const LABELS = {
  on: { zh: '日期', en: 'Date' },
  kind: { zh: '类型', en: 'Kind' },
  from: { zh: '转出方', en: 'From' },
  to: { zh: '转入方', en: 'To' },
  amount: { zh: '金额', en: 'Amount' },
}

export const FILTERS: readonly Filter[] = [
  {
    ...{ name: 'direction', kind: 'one', label: { zh: '方向', en: 'Direction' } },
    choices: [
      { value: 'in', zh: '转入', en: 'came in' },
      { value: 'out', zh: '转出', en: 'left' },
    ],
  },
  {
    ...{ name: 'kind', kind: 'many', label: LABELS.kind },
    choices: (['issue', 'move', 'retire'] as const).map(value => {
      return { value, zh: TEXTS.zh[value], en: TEXTS.en[value] }
    }),
  },
  { name: 'from', kind: 'date', label: { zh: '自', en: 'From' } },
  { name: 'to', kind: 'date', label: { zh: '至', en: 'Until' } },
]

export const ORDERS: readonly Choice[] = [
  { value: 'NEWEST', zh: '最近的在前', en: 'Newest first' },
  { value: 'OLDEST', zh: '最早的在前', en: 'Oldest first' },
]
