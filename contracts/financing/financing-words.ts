import type { Vocabulary } from '../kernel/refusal-text.ts'
import type { FinancingStatus, RecourseAsked } from './financing.ts'

export const FINANCING_STATUS_WORDS: Vocabulary<FinancingStatus> = {
  requested: { zh: '询价中', en: 'open for quotes' },
  applied: { zh: '待资金方审批', en: 'waiting for its lender' },
  approved: { zh: '已批准', en: 'approved' },
  instructed: { zh: '放款中', en: 'being paid out' },
  paid: { zh: '已放款', en: 'paid out' },
  refused: { zh: '已被拒绝', en: 'refused' },
  withdrawn: { zh: '已撤回', en: 'withdrawn' },
  lapsed: { zh: '已失效', en: 'lapsed' },
  returned: { zh: '已退回', en: 'paid back' },
  bought_back: { zh: '已回购', en: 'bought back' },
}

export const RECOURSE_WORDS: Vocabulary<RecourseAsked> = {
  with: { zh: '有追索权', en: 'with recourse' },
  without: { zh: '无追索权', en: 'without recourse' },
  either: { zh: '追索权不限', en: 'with or without recourse' },
}
