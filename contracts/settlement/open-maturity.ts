import type { ActClass } from '../command/act-class.ts'
import { isOverdue } from '../debtor/debtor-standing.ts'
import { addBusinessDays } from '../kernel/calendar.ts'
import type { BusinessDate } from '../kernel/date.ts'
import { accept, type Decision, type Detailed, refuse } from '../kernel/decision.ts'
import type { PartyId, ReceivableId } from '../kernel/id.ts'
import { conflict, notFound, type RefusalTexts } from '../kernel/refusal-text.ts'
import type { RuledContext } from '../kernel/rules.ts'
import { LAPSE_DATE_TEXTS, type LapseDateRefusal } from '../wait/lapse-date.ts'
import { waitForSettlement } from '../wait/waits.ts'
import type { MaturityClosed, MaturityOpened } from './facts.ts'

/**
 * A due date of a debtor comes near: what it owes then becomes its task, of which it is reminded
 * some days before, and which ends when all of it is paid, or on the day after.
 */
export function openMaturity(
  { debts, open }: OpenMaturityState,
  { debtor, dueOn }: OpenMaturity,
  context: RuledContext,
): Decision<MaturityOpened, never, OpenMaturityRefusal> {
  const { asOf, calendar, rules } = context
  if (debts === 0) return refuse('maturity_must_have_debts', 'body.dueOn')
  if (open) return refuse('maturity_must_be_told_once', 'body.dueOn')
  const begins = addBusinessDays(calendar, dueOn, -rules.maturityNoticeDays)
  if (asOf < begins) return refuse('maturity_must_be_near', 'body.dueOn', { begins, today: asOf })
  if (isOverdue(dueOn, context)) return refuse('maturity_must_be_to_come', 'body.dueOn', { dueOn })
  const opens = waitForSettlement({ debtor, dueOn }, context)
  return accept(
    [
      {
        ...({ type: 'settlement.maturity-opened.v1', visibleTo: [debtor] } as const),
        ...{ debtor, dueOn, debts, opens },
      },
    ],
    [],
  )
}

export const OPEN_MATURITY_CLASS = 'operator' satisfies ActClass

/** On the day after the due date the task ends; what is not paid by then is said. */
export function closeMaturity(
  { maturity }: CloseMaturityState,
  _body: unknown,
  { asOf }: Pick<RuledContext, 'asOf'>,
): Decision<MaturityClosed, never, CloseMaturityRefusal> {
  if (maturity === null) return refuse('maturity_must_be_open', 'body.receivable')
  const { debtor, dueOn, lapseOn, debts } = maturity
  if (asOf < lapseOn)
    return refuse('lapse_must_wait_for_its_date', 'body.receivable', { lapseOn, today: asOf })
  return accept(
    [
      {
        ...({ type: 'settlement.maturity-closed.v1', visibleTo: [debtor] } as const),
        ...{ debtor, dueOn, unpaid: debts },
      },
    ],
    [],
  )
}

export const CLOSE_MATURITY_CLASS = 'operator' satisfies ActClass

export type OpenMaturityRefusal =
  | 'maturity_must_have_debts'
  | 'maturity_must_be_told_once'
  | Detailed<'maturity_must_be_near', { begins: BusinessDate; today: BusinessDate }>
  | Detailed<'maturity_must_be_to_come', { dueOn: BusinessDate }>

export type CloseMaturityRefusal = 'maturity_must_be_open' | LapseDateRefusal

export const OPEN_MATURITY_TEXTS = {
  maturity_must_have_debts: notFound(
    '该债务人在该到期日没有未结清的应收账款。',
    'The debtor owes nothing on this date that is not settled.',
  ),
  maturity_must_be_told_once: conflict(
    '该到期日已经提示过债务人。',
    'The debtor has been told of this due date already.',
  ),
  maturity_must_be_near: conflict(
    d => `${d.begins} 起方提示债务人，当前业务日为 ${d.today}。`,
    d => `The debtor is told from ${d.begins} on, and it is ${d.today}.`,
  ),
  maturity_must_be_to_come: conflict(
    d => `到期日 ${d.dueOn} 已过，改按逾期办理。`,
    d => `The due date ${d.dueOn} has passed: what is owed of it is overdue.`,
  ),
} satisfies RefusalTexts<OpenMaturityRefusal>

export const CLOSE_MATURITY_TEXTS = {
  maturity_must_be_open: notFound(
    '该应收账款没有待办的到期兑付。',
    'No maturity of this receivable is open.',
  ),
  ...LAPSE_DATE_TEXTS,
} satisfies RefusalTexts<CloseMaturityRefusal>

export interface OpenMaturity {
  readonly debtor: PartyId
  readonly dueOn: BusinessDate
}

export interface OpenMaturityState {
  /** Receivables of the debtor that are due then, issued and not settled. */
  readonly debts: number
  /** Whether the debtor was told of the date before. */
  readonly open: boolean
}

export interface CloseMaturity {
  /** One of those that are due then. */
  readonly receivable: ReceivableId
}

export interface CloseMaturityState {
  readonly maturity: OpenedMaturity | null
}

/** A maturity that its debtor was told of, and that has not been closed. */
export interface OpenedMaturity extends OpenMaturity {
  readonly lapseOn: BusinessDate
  /** Receivables that are not settled. */
  readonly debts: number
}
