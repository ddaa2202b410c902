import type { Choice, Filter } from '../../list/list-filters.ts'
import { STATUS_CHOICES } from '../../receivable/words.ts'
import { defineTexts } from '../../texts/texts.ts'

export const TEXTS = defineTexts({
  zh: {
    title: '应收账款查询',
    empty: '账本上还没有应收账款。',
    noPackage: '无包号',
  },
  en: {
    title: 'Search receivables',
    empty: 'There are no receivables on the ledger yet.',
    noPackage: 'no package number',
  },
})

export const LABELS = {
  package: { zh: '包号', en: 'Package' },
  id: { zh: '凭证或权属编号', en: 'Id of the receivable or title' },
  debtor: { zh: '债务人', en: 'Debtor' },
  supplier: { zh: '一级供应商', en: 'First supplier' },
  status: { zh: '状态', en: 'Status' },
  dueOn: { zh: '到期日', en: 'Due' },
  amount: { zh: '金额', en: 'Amount' },
}

export const FILTERS: readonly Filter[] = [
  {
    ...{ name: 'code', kind: 'text' },
    label: { zh: '机构代码（债务人、供应商或持有人）', en: 'Code of a debtor, supplier or holder' },
  },
  { name: 'party', kind: 'text', label: { zh: '机构编号', en: 'Id of a party' } },
  { name: 'invoice', kind: 'text', label: { zh: '发票号码', en: 'Number of an invoice' } },
  { name: 'packageNumber', kind: 'text', label: LABELS.package },
  { name: 'id', kind: 'text', label: LABELS.id },
  { name: 'status', kind: 'many', label: LABELS.status, choices: STATUS_CHOICES },
  { name: 'dueFrom', kind: 'date', label: { zh: '到期日自', en: 'Due from' } },
  { name: 'dueTo', kind: 'date', label: { zh: '到期日至', en: 'Due until' } },
]

export const ORDERS: readonly Choice[] = [
  { value: 'NEWEST', zh: '最近的在前', en: 'Newest first' },
  { value: 'OLDEST', zh: '最早的在前', en: 'Oldest first' },
]
