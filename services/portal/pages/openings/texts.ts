import type { Choice, Filter } from '../../list/list-filters.ts'
import { defineTexts } from '../../texts/texts.ts'

export const TEXTS = defineTexts({
  zh: {
    title: '穿透查看记录',
    empty: '没有穿透查看记录。监管机构查看与本机构有关的凭证后，会列在这里。',
    told: '已告知',
    untold: '不告知',
  },
  en: {
    title: 'Looks through receivables',
    empty: 'There are none. When a regulator looks at what concerns your firm, it is listed here.',
    told: 'told',
    untold: 'not told',
  },
})

export const LABELS = {
  at: { zh: '时间', en: 'When' },
  by: { zh: '查看机构', en: 'By' },
  purpose: { zh: '事由', en: 'Why' },
  instrument: { zh: '凭证', en: 'Instrument' },
  told: { zh: '相关当事人', en: 'Those concerned' },
  keys: { zh: '签署密钥', en: 'Signed with' },
}

export const FILTERS: readonly Filter[] = [
  { name: 'instrument', kind: 'text', label: { zh: '凭证编号', en: 'Id of the instrument' } },
  { name: 'from', kind: 'date', label: { zh: '自', en: 'From' } },
  { name: 'to', kind: 'date', label: { zh: '至', en: 'Until' } },
]

export const ORDERS: readonly Choice[] = [
  { value: 'NEWEST', zh: '最近的在前', en: 'Newest first' },
  { value: 'OLDEST', zh: '最早的在前', en: 'Oldest first' },
]
