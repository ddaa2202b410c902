import type { ActClass } from '../command/act-class.ts'
import { isOverdue } from '../debtor/debtor-standing.ts'
import type { BusinessDate } from '../kernel/date.ts'
import {
  accept,
  type Decision,
  type Detailed,
  type Refusal,
  type Refused,
  refuse,
} from '../kernel/decision.ts'
import { NOBODY, type PartyId, type ReceivableId } from '../kernel/id.ts'
import { conflict, type RefusalTexts } from '../kernel/refusal-text.ts'
import type { RuledContext } from '../kernel/rules.ts'
import type { Title } from '../kernel/title.ts'
import { listConcerned, owedOn } from '../title/span-set.ts'
import { LAPSE_DATE_TEXTS, type LapseDateRefusal } from '../wait/lapse-date.ts'
import { waitForPayment } from '../wait/waits.ts'
import type { OverdueNoted, UnpaidNoted } from './facts.ts'
import { RECEIVABLE_STANDS_TEXTS, type ReceivableStandsRefusal } from './guard.ts'
import type { Overdue } from './overdue.ts'
import type { ReceivableState } from './receivable.ts'

/**
 * From the day after the due date on the operator's key notes what no payment is proven of, or what
 * went back, and it is told to the debtor, the first supplier, whoever holds it or has a claim on
 * it, and who was to keep what went back. The debtor is waited for, and new receivables are not
 * issued on it meanwhile. What a court or a dispute holds is not to be paid.
 */
export function noteOverdue(
  { issued, overdue, anew }: NoteOverdueState,
  _body: unknown,
  context: RuledContext,
): Decision<OverdueNoted, never, NoteOverdueRefusal> | Refused<Refusal> {
  if (issued === null) return refuse('receivable_must_be_known', AT)
  const stands = issued.guard.stand(AT)
  if (stands) return stands
  const { id, debtor, dueOn, currency } = issued.receivable
  if (!isOverdue(dueOn, context))
    return refuse('receivable_must_be_overdue', AT, { dueOn, today: context.asOf })
  if (overdue !== null) return refuse('overdue_must_not_be_noted_already', AT)
  const unpaid = listUnpaid(issued)
  if (unpaid.length === 0 && anew.length === 0)
    return refuse('receivable_must_have_something_to_be_paid', AT)
  return accept(
    [
      {
        ...({ type: 'receivable.overdue-noted.v1' } as const),
        visibleTo: listTold(issued, unpaid, anew),
        opens: waitForPayment({ debtor }, context),
        ...{ receivable: id, debtor, dueOn, currency },
        amount:
          unpaid.reduce((sum, title) => sum + owedOn(issued.tiling, title), 0n) +
          anew.reduce((sum, { amount }) => sum + amount, 0n),
      },
    ],
    [],
  )
}

export const NOTE_OVERDUE_CLASS = 'operator' satisfies ActClass

/** The debtor was chased in vain: the operator's key notes it for all whom it concerns. */
export function noteUnpaid(
  { issued, overdue, anew }: NoteOverdueState,
  _body: unknown,
  { asOf }: Pick<RuledContext, 'asOf'>,
): Decision<UnpaidNoted, never, NoteUnpaidRefusal> | Refused<Refusal> {
  if (issued === null) return refuse('receivable_must_be_known', AT)
  const stands = issued.guard.stand(AT)
  if (stands) return stands
  if (overdue === null || overdue.unpaid) return refuse('debtor_must_be_chased', AT)
  const { chasedUntil: lapseOn } = overdue
  if (asOf < lapseOn) return refuse('lapse_must_wait_for_its_date', AT, { lapseOn, today: asOf })
  const { id: receivable, debtor } = issued.receivable
  const visibleTo = listTold(issued, listUnpaid(issued), anew)
  return accept([{ type: 'receivable.unpaid-noted.v1', visibleTo, receivable, debtor }], [])
}

export const NOTE_UNPAID_CLASS = 'operator' satisfies ActClass

const AT = 'body.receivable'

function listUnpaid({ tiling }: ReceivableState): readonly Title[] {
  return tiling.titles.filter(({ holder, holds }) => holder !== NOBODY && holds.length === 0)
}

function listTold(
  { receivable: { debtor, supplier } }: ReceivableState,
  unpaid: readonly Title[],
  anew: readonly OwedAnew[],
): readonly PartyId[] {
  const payees = anew.map(({ payee }) => payee)
  return [...new Set([debtor, supplier, ...listConcerned(unpaid), ...payees])]
}

export type NoteOverdueRefusal =
  | ReceivableStandsRefusal
  | Detailed<'receivable_must_be_overdue', { dueOn: BusinessDate; today: BusinessDate }>
  | 'overdue_must_not_be_noted_already'
  | 'receivable_must_have_something_to_be_paid'

export const NOTE_OVERDUE_TEXTS = {
  ...RECEIVABLE_STANDS_TEXTS,
  receivable_must_be_overdue: conflict(
    d => `到期日为 ${d.dueOn}（遇休息日顺延），当前营业日期 ${d.today}，尚未逾期。`,
    d =>
      `It is due on ${d.dueOn}, or the business day after that; on ${d.today} it is not overdue.`,
  ),
  overdue_must_not_be_noted_already: conflict(
    '这笔应收账款的逾期已经记录。',
    'It is on record already that this receivable is overdue.',
  ),
  receivable_must_have_something_to_be_paid: conflict(
    '其全部区间已付清，或处于冻结中，无应付未付。',
    'All of it is paid, or is held by a court or in a dispute: nothing is to be paid.',
  ),
} satisfies RefusalTexts<NoteOverdueRefusal>

export type NoteUnpaidRefusal = ReceivableStandsRefusal | 'debtor_must_be_chased' | LapseDateRefusal

export const NOTE_UNPAID_TEXTS = {
  ...RECEIVABLE_STANDS_TEXTS,
  debtor_must_be_chased: conflict(
    '这笔应收账款没有正在催收的记录。',
    'The debtor of this receivable is not being chased.',
  ),
  ...LAPSE_DATE_TEXTS,
} satisfies RefusalTexts<NoteUnpaidRefusal>

export interface OfOverdue {
  readonly receivable: ReceivableId
}

export interface NoteOverdueState {
  /** With all of its titles; null: there is none. */
  readonly issued: ReceivableState | null
  /** Null: nothing is noted. */
  readonly overdue: Overdue | null
  readonly anew: readonly OwedAnew[]
}

/** A payment that went back after its span was retired, and is owed still. */
export interface OwedAnew {
  readonly payee: PartyId
  readonly amount: bigint
}
