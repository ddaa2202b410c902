import type { Bilingual } from '../../../contracts/kernel/bilingual.ts'
import type { graphql } from '../graph/graphql.ts'

export type AccountStatus = ReturnType<typeof graphql.scalar<'AccountStatus'>>
export type PayoutStatus = ReturnType<typeof graphql.scalar<'PayoutStatus'>>
export type EntryUse = ReturnType<typeof graphql.scalar<'StatementEntryUse'>>

export const ACCOUNT_STATUS_WORDS: Readonly<Record<AccountStatus, Bilingual>> = {
  registered: { zh: '待运营方确认', en: 'waits for the operator' },
  confirmed: { zh: '已确认', en: 'confirmed' },
  closed: { zh: '已停用', en: 'closed' },
}

export const PAYOUT_STATUS_WORDS: Readonly<Record<PayoutStatus, Bilingual>> = {
  instructed: { zh: '在途', en: 'in flight' },
  rejected: { zh: '银行已拒绝', en: 'rejected by the bank' },
  abandoned: { zh: '已放弃', en: 'given up' },
  paid: { zh: '已付，凭证已过户', en: 'paid: the titles moved' },
  late: { zh: '迟到，应退回', en: 'came too late: owed back' },
  returned: { zh: '已退回', en: 'returned' },
  unanswered: { zh: '银行未答复', en: 'without a word of its bank' },
  owed: { zh: '退回后应再付', en: 'returned, and owed anew' },
  resent: { zh: '退回后已再付', en: 'paid once more' },
}

export const ENTRY_USE_WORDS: Readonly<Record<EntryUse, Bilingual>> = {
  proves: { zh: '已证实一笔放款', en: 'proves a payout' },
  names: { zh: '指明一笔放款，尚未据以证实', en: 'names a payout, not used yet' },
  nothing: { zh: '未对上', en: 'matches nothing here' },
}
