import type { Choice, Filter } from '../list/list-filters.ts'
import { defineTexts } from '../texts/texts.ts'
import { STATUS_CHOICES } from './words.ts'

export const TEXTS = defineTexts({
  zh: {
    receivables: '应收账款',
    payables: '应付账款',
    noReceivables: '还没有应收账款。导入订单、交货单和发票后，即可向核心企业提出。',
    noPayables: '还没有供应商提出的应付账款。',
    unnumbered: '尚无包号',
    diluted: '红冲 {amount}',
  },
  en: {
    receivables: 'Receivables',
    payables: 'Payables',
    noReceivables:
      'There are no receivables yet. Import orders, deliveries and invoices, then propose them ' +
      'to the core firm.',
    noPayables: 'No supplier has proposed anything yet.',
    unnumbered: 'no number yet',
    diluted: 'taken back: {amount}',
  },
})

export const LABELS = {
  package: { zh: '包号', en: 'Package number' },
  status: { zh: '状态', en: 'Status' },
  debtor: { zh: '核心企业（债务人）', en: 'Debtor' },
  supplier: { zh: '供应商', en: 'Supplier' },
  dueOn: { zh: '到期日', en: 'Due' },
  lapseOn: { zh: '确认期限', en: 'Confirm before' },
  redLetters: { zh: '红字', en: 'Red letters' },
  id: { zh: '编号', en: 'Id' },
  amount: { zh: '金额', en: 'Amount' },
}

export const FILTERS: readonly Filter[] = [
  { name: 'status', kind: 'many', label: LABELS.status, choices: STATUS_CHOICES },
  { name: 'packageNumber', kind: 'text', label: LABELS.package },
  { name: 'dueFrom', kind: 'date', label: { zh: '到期日自', en: 'Due from' } },
  { name: 'dueTo', kind: 'date', label: { zh: '到期日至', en: 'Due until' } },
  { name: 'counterparty', kind: 'text', label: { zh: '对方编号', en: 'Id of the other party' } },
]

export const ORDERS: readonly Choice[] = [
  { value: 'NEWEST', zh: '新提出在前', en: 'Newest first' },
  { value: 'DUE', zh: '先到期在前', en: 'Earliest due first' },
  { value: 'OLDEST', zh: '早提出在前', en: 'Oldest first' },
]
