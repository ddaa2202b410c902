import type { Filter } from '../../list/list-filters.ts'
import { DUE_LABELS } from '../../settlement/words.ts'
import { defineTexts } from '../../texts/texts.ts'

export const TEXTS = defineTexts({
  zh: {
    title: '到期兑付',
    empty: '还没有指令过兑付。到期的款项在“待付明细”中选择并签署。',
    toDue: '待付明细',
  },
  en: {
    title: 'Payments at maturity',
    empty: 'None was instructed yet. What falls due is chosen and signed among the lines to pay.',
    toDue: 'Lines to pay',
  },
})

export const LABELS = {
  ...DUE_LABELS,
  reference: { zh: '还款编号', en: 'Repayment reference' },
  executeOn: { zh: '付款日', en: 'To be paid on' },
  from: { zh: '付款账户', en: 'From' },
  id: { zh: '编号', en: 'Id' },
  amount: { zh: '金额', en: 'Amount' },
}

export const FILTERS: readonly Filter[] = [
  { name: 'dueFrom', kind: 'date', label: LABELS.dueFrom },
  { name: 'dueTo', kind: 'date', label: LABELS.dueTo },
]
