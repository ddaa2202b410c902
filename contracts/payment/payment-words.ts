import type { Vocabulary } from '../kernel/refusal-text.ts'
import type { AccountStatus } from './account.ts'

export const ACCOUNT_STATUS_WORDS: Vocabulary<AccountStatus> = {
  registered: { zh: '待运营人员确认', en: 'waiting for two officers to confirm it' },
  confirmed: { zh: '已确认', en: 'confirmed' },
  closed: { zh: '已停用', en: 'closed' },
}
