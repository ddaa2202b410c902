import { ENTRY_USE_WORDS } from '../../bank/words.ts'
import type { Filter } from '../../list/list-filters.ts'
import { defineTexts } from '../../texts/texts.ts'

export const TEXTS = defineTexts({
  zh: {
    title: '银行流水',
    empty: '还没有流水。请在账户页提交银行的对账单或动账通知。',
    accounts: '账户与提交对账单',
    credit: '收入',
    debit: '支出',
    returned: '退回',
    unproven: '未证实',
    payout: '该笔放款',
    prove: '据此证实放款',
  },
  en: {
    title: 'Statement entries',
    empty: 'There are none yet. Hand in what your bank sent on the page of the account.',
    accounts: 'Accounts, and handing in',
    credit: 'in',
    debit: 'out',
    returned: 'taken back',
    unproven: 'not proven',
    payout: 'its payout',
    prove: 'Prove the payout by it',
  },
})

export const LABELS = {
  bookedOn: { zh: '入账日', en: 'Booked on' },
  side: { zh: '方向', en: 'Way' },
  amount: { zh: '金额', en: 'Amount' },
  account: { zh: '本方账号', en: 'Account' },
  counterpart: { zh: '对方账号', en: 'Other account' },
  endToEndId: { zh: '端到端编号', en: 'End-to-end id' },
  remittance: { zh: '附言编号', en: 'Remittance' },
  reference: { zh: '银行编号', en: 'Bank’s reference' },
  statement: { zh: '对账单摘要', en: 'Digest of the statement' },
  use: { zh: '用途', en: 'What it proved' },
}

export const FILTERS: readonly Filter[] = [
  {
    ...{ name: 'use', kind: 'one', label: LABELS.use },
    choices: Object.entries(ENTRY_USE_WORDS).map(([value, words]) => ({ value, ...words })),
  },
  { name: 'endToEndId', kind: 'text', label: LABELS.endToEndId },
  { name: 'account', kind: 'text', label: { zh: '账户编号', en: 'Id of the account' } },
]
