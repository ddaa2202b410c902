import type { Vocabulary } from '../kernel/refusal-text.ts'
import type { LineStatus } from './settlement.ts'

export const LINE_STATUS_WORDS: Vocabulary<LineStatus> = {
  instructed: { zh: '已指令', en: 'instructed' },
  rejected: { zh: '已被银行拒绝', en: 'rejected by the bank' },
  abandoned: { zh: '已放弃', en: 'given up' },
  paid: { zh: '已付', en: 'paid' },
  late: { zh: '迟到，应退回', en: 'too late and owed back' },
  returned: { zh: '已退回，仍欠付', en: 'returned, and owed still' },
  even: { zh: '迟到款已退回', en: 'too late, and back' },
}
