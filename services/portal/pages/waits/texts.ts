import type { Choice, Filter } from '../../list/list-filters.ts'
import { defineTexts } from '../../texts/texts.ts'

export const TEXTS = defineTexts({
  zh: {
    title: '等待事项',
    empty: '目前没有等待答复的事项。',
    going: '正常',
    reminded: '已提醒',
    escalated: '已升级',
    provisional: '暂定',
  },
  en: {
    title: 'What is waited for',
    empty: 'Nothing is waited for at the moment.',
    going: 'on its way',
    reminded: 'reminded',
    escalated: 'escalated',
    provisional: 'provisional',
  },
})

export const LABELS = {
  kind: { zh: '等待', en: 'Awaited' },
  awaited: { zh: '待答复方', en: 'Of' },
  opener: { zh: '发起方', en: 'Asked by' },
  openItems: { zh: '未答复', en: 'Open' },
  openedAt: { zh: '开始时间', en: 'Since' },
  lapse: { zh: '失效', en: 'Until' },
  state: { zh: '状态', en: 'State' },
}

export const KINDS = {
  answer: { zh: '受让方答复', en: 'answer to an offer' },
  confirmation: { zh: '债务人确认', en: 'confirmation by the debtor' },
  choice: { zh: '选定报价', en: 'choice of a quote' },
  approval: { zh: '资金方审批', en: 'decision of a lender' },
  registering: { zh: '登记', en: 'registration' },
  expiry: { zh: '登记到期', en: 'end of a registration' },
  buy_back: { zh: '回购付款', en: 'payment of a buy-back' },
  due_date: { zh: '到期兑付', en: 'payment on a due date' },
  overdue_payment: { zh: '逾期付款', en: 'payment of what is overdue' },
  policy_end: { zh: '新保单', en: 'the next policy' },
  storage_term: { zh: '仓储期续期', en: 'renewal of a term of storage' },
  payout_proof: { zh: '放款结果', en: 'what came of a payout' },
}

export const FILTERS: readonly Filter[] = [
  {
    ...{ name: 'stuck', kind: 'flag', label: { zh: '是否受阻', en: 'Stuck' } },
    yes: { zh: '受阻', en: 'stuck' },
    no: { zh: '正常', en: 'on its way' },
  },
]

export const ORDERS: readonly Choice[] = [
  { value: 'OLDEST', zh: '最早的在前', en: 'Oldest first' },
  { value: 'NEWEST', zh: '最近的在前', en: 'Newest first' },
]
