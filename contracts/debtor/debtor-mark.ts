import type { ActClass } from '../command/act-class.ts'
import type { Context } from '../kernel/context.ts'
import type { BusinessDate } from '../kernel/date.ts'
import { accept, type Decision, type Detailed, refuse } from '../kernel/decision.ts'
import type { PartyId } from '../kernel/id.ts'
import { badInput, notFound, type RefusalTexts } from '../kernel/refusal-text.ts'
import type { Party } from '../party/party.ts'
import type { DebtorMark } from './debtor-standing.ts'
import type { DebtorMarkEnded, DebtorMarked, DebtorMarkId } from './facts.ts'

/** A mark as the ledger keeps it. */
export interface KeptDebtorMark extends DebtorMark {
  readonly id: DebtorMarkId
  readonly debtor: PartyId
}

/** Two officers note what is published about a debtor. */
export function markDebtor(
  { debtor }: { readonly debtor: Party | null },
  { id, kind, since }: Pick<KeptDebtorMark, 'id' | 'kind' | 'since'>,
  { asOf }: Context,
): Decision<DebtorMarked, never, MarkDebtorRefusal> {
  if (!debtor?.roles.has('debtor'))
    return refuse('debtor_must_be_enrolled_as_a_debtor', 'body.debtor')
  if (since > asOf)
    return refuse('mark_must_not_be_dated_ahead', 'body.since', { date: since, today: asOf })
  return accept(
    [
      {
        type: 'party.debtor-marked.v1',
        visibleTo: [debtor.id],
        id,
        debtor: debtor.id,
        kind,
        since,
      },
    ],
    [],
  )
}

export const MARK_DEBTOR_CLASS = 'officers' satisfies ActClass

export type MarkDebtorRefusal = 'debtor_must_be_enrolled_as_a_debtor' | MarkDateRefusal

type MarkDateRefusal = Detailed<
  'mark_must_not_be_dated_ahead',
  { date: BusinessDate; today: BusinessDate }
>

export const DEBTOR_ENROLLED_TEXTS = {
  debtor_must_be_enrolled_as_a_debtor: notFound(
    '该企业未以债务人身份入驻，请核对编号。',
    'No party with this id is enrolled as a debtor; check the id.',
  ),
} satisfies RefusalTexts<'debtor_must_be_enrolled_as_a_debtor'>

const MARK_DATE_TEXTS = {
  mark_must_not_be_dated_ahead: badInput(
    d => `日期 ${d.date} 不得晚于当前营业日期 ${d.today}。`,
    d => `The date ${d.date} must not be after today’s business date, ${d.today}.`,
  ),
} satisfies RefusalTexts<MarkDateRefusal>

export const MARK_DEBTOR_TEXTS = {
  ...DEBTOR_ENROLLED_TEXTS,
  ...MARK_DATE_TEXTS,
} satisfies RefusalTexts<MarkDebtorRefusal>

/** Two officers note that it is over, from a date on. */
export function endDebtorMark(
  { mark }: { readonly mark: KeptDebtorMark | null },
  { until }: { readonly until: BusinessDate },
  { asOf }: Context,
): Decision<DebtorMarkEnded, never, EndDebtorMarkRefusal> {
  if (mark === null || mark.until !== null) return refuse('mark_must_stand', 'body.id')
  if (until < mark.since)
    return refuse('mark_must_not_end_before_it_began', 'body.until', { until, since: mark.since })
  if (until > asOf)
    return refuse('mark_must_not_be_dated_ahead', 'body.until', { date: until, today: asOf })
  const { id, debtor } = mark
  return accept(
    [{ type: 'party.debtor-mark-ended.v1', visibleTo: [debtor], id, debtor, until }],
    [],
  )
}

export const END_DEBTOR_MARK_CLASS = 'officers' satisfies ActClass

export type EndDebtorMarkRefusal =
  | 'mark_must_stand'
  | Detailed<'mark_must_not_end_before_it_began', { until: BusinessDate; since: BusinessDate }>
  | MarkDateRefusal

export const END_DEBTOR_MARK_TEXTS = {
  mark_must_stand: notFound(
    '未查到这条标记，或已终止，请核对编号。',
    'There is no mark of this id that still stands; check the id.',
  ),
  mark_must_not_end_before_it_began: badInput(
    d => `结束日 ${d.until} 不得早于开始日 ${d.since}。`,
    d => `The mark began on ${d.since}; it must not end before that, on ${d.until}.`,
  ),
  ...MARK_DATE_TEXTS,
} satisfies RefusalTexts<EndDebtorMarkRefusal>
