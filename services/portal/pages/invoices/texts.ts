import type { Choice, Filter } from '../../list/list-filters.ts'
import { defineTexts } from '../../texts/texts.ts'

export const TEXTS = defineTexts({
  zh: {
    title: '发票',
    side: '开出或收到',
    empty: '还没有发票。可从本单位系统导出文件后导入。',
    bring: '导入单据',
  },
  en: {
    title: 'Invoices',
    side: 'Sent or received',
    empty: 'There are no invoices yet. Import them from a file of your own system.',
    bring: 'Import documents',
  },
})

export const SELLER = { value: 'seller', zh: '开出的发票', en: 'Sent' } as const
export const BUYER = { value: 'buyer', zh: '收到的发票', en: 'Received' } as const

export const LABELS = {
  number: { zh: '发票号码', en: 'Number' },
  state: { zh: '状态', en: 'State' },
  seller: { zh: '销方', en: 'Seller' },
  buyer: { zh: '购方', en: 'Buyer' },
  invoicedOn: { zh: '开票日', en: 'Dated' },
  dueOn: { zh: '到期日', en: 'Due' },
  unused: { zh: '未占用', en: 'Unused' },
  amount: { zh: '价税合计', en: 'Amount' },
  id: { zh: '编号', en: 'Id' },
}

export const FILTERS: readonly Filter[] = [
  { name: 'number', kind: 'text', label: LABELS.number },
  { name: 'dueFrom', kind: 'date', label: { zh: '到期日自', en: 'Due from' } },
  { name: 'dueTo', kind: 'date', label: { zh: '到期日至', en: 'Due until' } },
  { name: 'invoicedFrom', kind: 'date', label: { zh: '开票日自', en: 'Dated from' } },
  { name: 'invoicedTo', kind: 'date', label: { zh: '开票日至', en: 'Dated until' } },
  { name: 'counterparty', kind: 'text', label: { zh: '对方编号', en: 'Id of the other party' } },
]

export const ORDERS: readonly Choice[] = [
  { value: 'NEWEST', zh: '新导入在前', en: 'Newest first' },
  { value: 'DUE', zh: '先到期在前', en: 'Earliest due first' },
  { value: 'OLDEST', zh: '早导入在前', en: 'Oldest first' },
]
