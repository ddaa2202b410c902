import type { Filter } from '../list/list-filters.ts'
import { defineTexts } from '../texts/texts.ts'
import { FINANCING_STATUS_CHOICES } from './words.ts'

export const ROW_TEXTS = defineTexts({
  zh: { quoteBy: '报价截止', chooseBy: '选定时限' },
  en: { quoteBy: 'Quotes until', chooseBy: 'Choose by' },
})

export const LABELS = {
  status: { zh: '状态', en: 'Status' },
  debtors: { zh: '债务人', en: 'Owed by' },
  holder: { zh: '供应商', en: 'Supplier' },
  face: { zh: '面额', en: 'Face' },
  dueOn: { zh: '最早到期', en: 'First due' },
  quote: { zh: '净额 · 年化成本', en: 'Net · yearly cost' },
  next: { zh: '时限', en: 'Time' },
  asked: { zh: '报价家数', en: 'Quotes' },
  looked: { zh: '已查阅', en: 'Looked at' },
  limits: { zh: '额度', en: 'Limits' },
  id: { zh: '编号', en: 'Id' },
}

export const FILTERS: readonly Filter[] = [
  { name: 'status', kind: 'many', label: LABELS.status, choices: FINANCING_STATUS_CHOICES },
]
