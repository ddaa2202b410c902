import type { Filter } from '../../list/list-filters.ts'
import { DUE_LABELS, LINE_STATUS_CHOICES } from '../../settlement/words.ts'
import { defineTexts } from '../../texts/texts.ts'

export const TEXTS = defineTexts({
  zh: {
    title: '到期收款',
    empty: '还没有债务人向本机构指令兑付。',
    toAccounts: '账户与提交对账单',
    prove: '据此证实收款',
  },
  en: {
    title: 'Paid to us at maturity',
    empty: 'No debtor has had a payment made to your firm yet.',
    toAccounts: 'Accounts, and handing in',
    prove: 'Prove it by this',
  },
})

export const LABELS = {
  ...DUE_LABELS,
  debtor: { zh: '债务人', en: 'Debtor' },
  amount: { zh: '金额', en: 'Amount' },
  status: { zh: '状态', en: 'Status' },
  receivable: { zh: '应收账款', en: 'Receivable' },
  to: { zh: '收款账户', en: 'Paid to' },
  endToEndId: { zh: '端到端编号', en: 'End-to-end id' },
  paidOn: { zh: '入账日', en: 'Paid on' },
  booked: { zh: '本方银行的流水', en: 'Booked by our bank' },
}

export const FILTERS: readonly Filter[] = [
  {
    ...{ name: 'status', kind: 'many', label: LABELS.status },
    choices: LINE_STATUS_CHOICES,
  },
  { name: 'dueFrom', kind: 'date', label: LABELS.dueFrom },
  { name: 'dueTo', kind: 'date', label: LABELS.dueTo },
]
