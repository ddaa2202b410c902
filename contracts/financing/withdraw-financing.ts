import type { ActClass } from '../command/act-class.ts'
import type { Instant } from '../kernel/clock.ts'
import { type Decision, type Detailed, refuse } from '../kernel/decision.ts'
import type { TitlePosting } from '../kernel/posting.ts'
import { conflict, notFound, type RefusalTexts } from '../kernel/refusal-text.ts'
import { LAPSE_DATE_TEXTS, type LapseDateRefusal } from '../wait/lapse-date.ts'
import { endFinancing } from './end-financing.ts'
import type { FinancingEnded } from './facts.ts'
import { type ClockedContext, type Financing, findChosen } from './financing.ts'
import {
  findOwnFinancing,
  OWN_FINANCING_TEXTS,
  type OwnFinancingRefusal,
} from './find-financing.ts'

/** The holder takes back what it asked for, before it is paid out. */
export function withdrawFinancing(
  { financing }: OfFinancing,
  _body: unknown,
  { party }: Pick<ClockedContext, 'party'>,
): Decision<FinancingEnded, TitlePosting, OwnFinancingRefusal> {
  const found = findOwnFinancing(financing, party, ['requested', 'applied', 'approved'])
  return found.ok ? endFinancing(found.value, 'withdrawn', null, listSides(found.value)) : found
}

export const WITHDRAW_FINANCING_CLASS = 'governance' satisfies ActClass
export const WITHDRAW_FINANCING_TEXTS = OWN_FINANCING_TEXTS

/** Nobody chose, decided or registered in time: the operator's key gives it up. */
export function lapseFinancing(
  { financing }: OfFinancing,
  _body: unknown,
  { asOf, now }: ClockedContext,
): Decision<FinancingEnded, TitlePosting, LapseFinancingRefusal> {
  const at = 'body.financing'
  if (financing === null || !isWaitedFor(financing))
    return refuse('financing_must_be_waited_for', at)
  const { status, chooseBy, lapseOn } = financing
  if (status === 'requested' && now < chooseBy)
    return refuse('lapse_must_wait_for_its_instant', at, { by: chooseBy, now })
  if (status !== 'requested' && lapseOn !== null && asOf < lapseOn)
    return refuse('lapse_must_wait_for_its_date', at, { lapseOn, today: asOf })
  return endFinancing(financing, 'lapsed', null, listSides(financing))
}

/** For a choice, a decision or a registration; what is registered waits for its payout alone. */
function isWaitedFor({ status, lapseOn }: Financing): boolean {
  const lenders = status === 'applied' || status === 'approved'
  return status === 'requested' || (lenders && lapseOn !== null)
}

export const LAPSE_FINANCING_CLASS = 'operator' satisfies ActClass

/** Lenders that were asked and not chosen see that it has ended, and not with whom it was. */
function listSides(financing: Financing) {
  const chosen = findChosen(financing)
  return chosen ? [financing.holder, chosen.lender] : [financing.holder]
}

export type LapseFinancingRefusal =
  | 'financing_must_be_waited_for'
  | Detailed<'lapse_must_wait_for_its_instant', { by: Instant; now: Instant }>
  | LapseDateRefusal

export const LAPSE_FINANCING_TEXTS = {
  financing_must_be_waited_for: notFound(
    '没有待处理的这笔融资。',
    'Nobody is waited for in such a financing.',
  ),
  lapse_must_wait_for_its_instant: conflict(
    d => `${d.by} 方可作失效处理，现在是 ${d.now}。`,
    d => `It lapses at ${d.by} and not before; it is ${d.now}.`,
  ),
  ...LAPSE_DATE_TEXTS,
} satisfies RefusalTexts<LapseFinancingRefusal>

interface OfFinancing {
  readonly financing: Financing | null
}
