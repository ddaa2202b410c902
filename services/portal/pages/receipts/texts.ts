import { RECEIPT_STATUS_WORDS } from '../../goods/words.ts'
import type { Filter } from '../../list/list-filters.ts'
import { defineTexts } from '../../texts/texts.ts'

export const TEXTS = defineTexts({
  zh: {
    keeper: '开立的仓单',
    depositor: '存货所得仓单',
    empty: '还没有仓单。货物验收入库后，由保管人开立。现在持有的仓单在“持有的凭证”中。',
  },
  en: {
    keeper: 'Receipts that we issued',
    depositor: 'Receipts for what we deposited',
    empty:
      'There are no receipts yet. A keeper issues them once goods are received. What is held of ' +
      'receipts stands among what we hold.',
  },
})

export const LABELS = {
  number: { zh: '仓单号', en: 'Number' },
  status: { zh: '状态', en: 'Status' },
  commodity: { zh: '货品', en: 'Commodity' },
  keeper: { zh: '保管人', en: 'Keeper' },
  depositor: { zh: '存货人', en: 'Depositor' },
  size: { zh: '数量', en: 'Quantity' },
  delivered: { zh: '已提', en: 'Delivered' },
  storedUntil: { zh: '储存期满日', en: 'Stored until' },
  insured: { zh: '保险止期', en: 'Insured until' },
}

export const FILTERS: readonly Filter[] = [
  {
    ...{ name: 'status', kind: 'many', label: LABELS.status },
    choices: Object.entries(RECEIPT_STATUS_WORDS).map(([value, words]) => ({ value, ...words })),
  },
]
