import type { ActClause } from '../command/act-class.ts'
import { request } from '../command/request.ts'
import type { BusinessDate } from '../kernel/date.ts'
import type { KeptDebtorMark } from './debtor-mark.ts'
import {
  END_DEBTOR_MARK_CLASS,
  END_DEBTOR_MARK_TEXTS,
  MARK_DEBTOR_CLASS,
  MARK_DEBTOR_TEXTS,
} from './debtor-mark.ts'

/** The acts of debtors: who signs them, and their duties in the order of precedence. */
export const DEBTOR_CLAUSES = {
  'party.mark-debtor': { class: MARK_DEBTOR_CLASS, texts: MARK_DEBTOR_TEXTS },
  'party.end-debtor-mark': { class: END_DEBTOR_MARK_CLASS, texts: END_DEBTOR_MARK_TEXTS },
} satisfies Readonly<Record<string, ActClause>>

/** The same acts as programs ask for them. */
export const debtorActs = {
  markDebtor:
    request<Pick<KeptDebtorMark, 'id' | 'debtor' | 'kind' | 'since'>>('party.mark-debtor'),
  endDebtorMark: request<{ id: KeptDebtorMark['id']; until: BusinessDate }>(
    'party.end-debtor-mark',
  ),
}
