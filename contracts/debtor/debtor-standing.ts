import { rollDate } from '../kernel/calendar.ts'
import type { Context } from '../kernel/context.ts'
import type { BusinessDate } from '../kernel/date.ts'
import { type Refused, refuse } from '../kernel/decision.ts'
import { conflict, type RefusalTexts } from '../kernel/refusal-text.ts'

/**
 * May new receivables be issued on this debtor today? Not while one that fell due stands unpaid, it
 * is in default on a bond, or its bills are persistently overdue.
 * Rule: C12
 */
export function debtorStandingRefusal(
  { oldestUnpaidDueOn, marks }: DebtorStanding,
  context: Context,
  at: string,
): Refused<DebtorStandingRefusal> | null {
  const { asOf } = context
  if (oldestUnpaidDueOn && isOverdue(oldestUnpaidDueOn, context))
    return refuse('debtor_must_have_paid_what_is_due', at)
  const standing = new Set(
    marks.filter(m => m.since <= asOf && (m.until === null || asOf < m.until)).map(m => m.kind),
  )
  if (standing.has('bond_default')) return refuse('debtor_must_not_be_in_bond_default', at)
  if (standing.has('persistent_overdue'))
    return refuse('debtor_must_not_be_persistently_overdue', at)
  return null
}

/**
 * A supplier is told that a debtor may not issue in one word, and only once that debtor has
 * confirmed a trade with it. To others nothing is said: they would learn of a debtor what is not
 * theirs to know by proposing, and the debtor’s own confirmation is refused in any case.
 * Rule: C12
 */
export function standingToldRefusal(
  standing: DebtorStanding,
  hasConfirmed: boolean,
  context: Context,
  at: string,
): Refused<StandingToldRefusal> | null {
  if (!hasConfirmed || debtorStandingRefusal(standing, context, at) === null) return null
  return refuse('debtor_must_be_in_good_standing', at)
}

export type StandingToldRefusal = 'debtor_must_be_in_good_standing'

export const STANDING_TOLD_TEXTS = {
  debtor_must_be_in_good_standing: conflict(
    '该债务人目前不符合开立条件，暂不得新开立凭证；请向债务人了解原因。',
    'The debtor is not in good standing, so nothing new is issued on it for now; ask it why.',
  ),
} satisfies RefusalTexts<StandingToldRefusal>

/** A due date on which banks rest is met on the next business day. */
export function isOverdue(dueOn: BusinessDate, { asOf, calendar }: Context): boolean {
  return dueOn < asOf && rollDate(calendar, dueOn, 'following') < asOf
}

export type DebtorStandingRefusal =
  | 'debtor_must_have_paid_what_is_due'
  | 'debtor_must_not_be_in_bond_default'
  | 'debtor_must_not_be_persistently_overdue'

/** Told to the debtor alone; without details, since others of its party need not know them. */
export const DEBTOR_STANDING_TEXTS = {
  debtor_must_have_paid_what_is_due: conflict(
    '债务人有到期未付的凭证，付清前不得新开立。',
    'The debtor has not paid what fell due; nothing new is issued until it has.',
  ),
  debtor_must_not_be_in_bond_default: conflict(
    '债务人债券违约，该标记终止前不得新开立凭证。',
    'The debtor is in default on a bond; nothing new is issued until that mark ends.',
  ),
  debtor_must_not_be_persistently_overdue: conflict(
    '债务人票据持续逾期，该标记终止前不得新开立凭证。',
    'The debtor’s bills are persistently overdue; nothing new is issued until that mark ends.',
  ),
} satisfies RefusalTexts<DebtorStandingRefusal>

export interface DebtorStanding {
  /** The earliest due date of its issued receivables that are not settled. */
  readonly oldestUnpaidDueOn: BusinessDate | null
  readonly marks: readonly DebtorMark[]
}

/** What others publish about a debtor, since a date, until another (excluded) if it has ended. */
export interface DebtorMark {
  readonly kind: DebtorMarkKind
  readonly since: BusinessDate
  readonly until: BusinessDate | null
}

/**
 * `persistent_overdue`: three overdue bills in six months and one overdue at a month's end, as the
 * commercial-paper exchange lists them.
 */
export const DEBTOR_MARK_KINDS = ['bond_default', 'persistent_overdue'] as const
export type DebtorMarkKind = (typeof DEBTOR_MARK_KINDS)[number]
