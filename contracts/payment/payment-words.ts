import type { Vocabulary } from '../kernel/refusal-text.ts'
import type { AccountStatus } from './account.ts'
import type { BuyBackGround, BuyBackStatus } from './buy-back.ts'
import type { PayoutStatus } from './payout.ts'

export const ACCOUNT_STATUS_WORDS: Vocabulary<AccountStatus> = {
  registered: { zh: '待运营人员确认', en: 'waiting for two officers to confirm it' },
  confirmed: { zh: '已确认', en: 'confirmed' },
  closed: { zh: '已停用', en: 'closed' },
}

export const PAYOUT_STATUS_WORDS: Vocabulary<PayoutStatus> = {
  instructed: { zh: '已指令', en: 'instructed' },
  unanswered: { zh: '银行未答复', en: 'without a word of its bank' },
  rejected: { zh: '已被银行拒绝', en: 'rejected by the bank' },
  abandoned: { zh: '已放弃', en: 'given up' },
  paid: { zh: '已付', en: 'paid' },
  late: { zh: '迟到，应退回', en: 'too late and owed back' },
  returned: { zh: '已退回', en: 'returned' },
  owed: { zh: '退回后应再付', en: 'returned and owed anew, since the titles are with others' },
  resent: { zh: '退回后已再付', en: 'paid once more after it was returned' },
}

export const BUY_BACK_STATUS_WORDS: Vocabulary<BuyBackStatus> = {
  demanded: { zh: '待付', en: 'demanded' },
  unanswered: { zh: '逾期未付', en: 'unpaid beyond its day' },
  paid: { zh: '已付', en: 'paid' },
  owed_back: { zh: '应退还', en: 'owed back' },
  returned: { zh: '已退还', en: 'returned' },
  bounced: { zh: '付后被退回', en: 'bounced after it was paid' },
}

export const BUY_BACK_GROUND_WORDS: Vocabulary<BuyBackGround> = {
  unpaid: { zh: '债务人到期及宽限期后未付', en: 'the debtor did not pay within the days of grace' },
  diluted: { zh: '所依据的发票被红冲', en: 'red letters took back of the invoices behind it' },
}
