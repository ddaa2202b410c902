import type { Vocabulary } from '../kernel/refusal-text.ts'
import type { AccountStatus } from './account.ts'
import type { PayoutStatus } from './payout.ts'

export const ACCOUNT_STATUS_WORDS: Vocabulary<AccountStatus> = {
  registered: { zh: '待运营人员确认', en: 'waiting for two officers to confirm it' },
  confirmed: { zh: '已确认', en: 'confirmed' },
  closed: { zh: '已停用', en: 'closed' },
}

export const PAYOUT_STATUS_WORDS: Vocabulary<PayoutStatus> = {
  instructed: { zh: '已指令', en: 'instructed' },
  rejected: { zh: '已被银行拒绝', en: 'rejected by the bank' },
  abandoned: { zh: '已放弃', en: 'given up' },
  paid: { zh: '已付', en: 'paid' },
  late: { zh: '迟到，应退回', en: 'too late and owed back' },
  returned: { zh: '已退回', en: 'returned' },
}
