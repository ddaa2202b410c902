import type { Bilingual } from '../../../../contracts/kernel/bilingual.ts'
import type { Filter } from '../../list/list-filters.ts'
import { DUE_LABELS } from '../../settlement/words.ts'
import { defineTexts } from '../../texts/texts.ts'
import type { DueRow } from './documents.ts'

export const TEXTS = defineTexts({
  zh: {
    title: '待付明细',
    empty: '没有未付的到期款项。',
    toSettlements: '已指令的兑付',
    payable: '可付',
    noAccount: '没有可用的收款账户',
    chooseFirst: '请选择要付的各条；到期日前两个营业日起可以指令。',
    oneCurrency: '一次只付一个币种，请只选同一币种的各条。',
    pay: '预审并签署：付 {count} 条',
    checking: '正在由账本预审…',
  },
  en: {
    title: 'Lines to pay',
    empty: 'Nothing is owed and unpaid.',
    toSettlements: 'What was instructed',
    payable: 'can be paid',
    noAccount: 'no account that can be paid',
    chooseFirst: 'Choose what to pay; it can be instructed two business days before it is due.',
    oneCurrency: 'One currency is paid at a time: choose lines of one.',
    pay: 'Examine and sign: pay {count}',
    checking: 'The ledger is examining it…',
  },
})

export const LABELS = {
  ...DUE_LABELS,
  amount: { zh: '金额', en: 'Amount' },
  holder: { zh: '持有人', en: 'Holder' },
  to: { zh: '付至', en: 'Paid to' },
  state: { zh: '状态', en: 'Status' },
  receivable: { zh: '应收账款', en: 'Receivable' },
  span: { zh: '区间', en: 'Span' },
}

export const FILTERS: readonly Filter[] = [
  { name: 'dueFrom', kind: 'date', label: LABELS.dueFrom },
  { name: 'dueTo', kind: 'date', label: LABELS.dueTo },
]

/** What keeps a span from being paid now. */
export const BLOCK_WORDS: Readonly<Record<NonNullable<DueRow['blockedBy']>, Bilingual>> = {
  court: { zh: '司法冻结', en: 'court hold' },
  dispute: { zh: '争议冻结', en: 'hold in dispute' },
  dilution: { zh: '红字稀释冻结', en: 'hold for dilution' },
  payment: { zh: '已指令，兑付在途', en: 'payment in flight' },
  sensor: { zh: '传感报警', en: 'alarm of a sensor' },
  insurance: { zh: '保险失效', en: 'lapse of its insurance' },
  offer: { zh: '转让要约待答复', en: 'offer to be answered' },
  finance: { zh: '融资未放款', en: 'financing not paid out' },
  sale: { zh: '出售未付款', en: 'sale not paid' },
  delivery: { zh: '提货', en: 'delivery order' },
  term_end: { zh: '储存期满', en: 'end of its term of storage' },
}
