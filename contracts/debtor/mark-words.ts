import type { Bilingual } from '../kernel/bilingual.ts'
import type { DebtorMarkKind } from './debtor-standing.ts'

/** What is published against a debtor, as people call it. */
export const MARK_WORDS: Readonly<Record<DebtorMarkKind, Bilingual>> = {
  bond_default: { zh: '债券违约', en: 'default on a bond' },
  persistent_overdue: { zh: '票据持续逾期', en: 'bills persistently overdue' },
}
