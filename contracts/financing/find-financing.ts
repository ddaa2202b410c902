import { type Answer, answer } from '../kernel/answer.ts'
import type { Instant } from '../kernel/clock.ts'
import { type Detailed, refuse } from '../kernel/decision.ts'
import type { PartyId } from '../kernel/id.ts'
import { conflict, notFound, type RefusalTexts } from '../kernel/refusal-text.ts'
import type { AskedLender, Financing, FinancingStatus } from './financing.ts'
import { FINANCING_STATUS_WORDS } from './financing-words.ts'

const AT = 'body.financing'

/** Finds the holder's own financing, as long as it is at one of these stages. */
export function findOwnFinancing(
  financing: Financing | null,
  party: PartyId,
  stages: readonly FinancingStatus[],
): Answer<Financing, OwnFinancingRefusal> {
  if (financing === null || financing.holder !== party)
    return refuse('financing_must_be_the_holders_own', AT)
  if (!stages.includes(financing.status))
    return refuse('financing_must_be_at_this_stage', AT, { status: financing.status })
  return answer(financing)
}

/** Finds what a lender was asked, as long as it is at one of these stages. */
export function findAsked(
  financing: Financing | null,
  party: PartyId,
  stages: readonly FinancingStatus[],
): Answer<{ readonly financing: Financing; readonly asked: AskedLender }, AskedRefusal> {
  const asked = financing?.asked.find(({ lender }) => lender === party)
  if (financing === null || !asked) return refuse('lender_must_have_been_asked', AT)
  if (!stages.includes(financing.status))
    return refuse('financing_must_be_at_this_stage', AT, { status: financing.status })
  return answer({ financing, asked })
}

type StageRefusal = Detailed<'financing_must_be_at_this_stage', { status: FinancingStatus }>
export type OwnFinancingRefusal = 'financing_must_be_the_holders_own' | StageRefusal
export type AskedRefusal = 'lender_must_have_been_asked' | StageRefusal

const STAGE_TEXTS = {
  financing_must_be_at_this_stage: conflict(
    d => `该笔融资${d.status}，现在不能这样办理。`,
    d => `The financing is ${d.status}; this cannot be done with it now.`,
    { status: FINANCING_STATUS_WORDS },
  ),
} satisfies RefusalTexts<StageRefusal>

export const OWN_FINANCING_TEXTS = {
  financing_must_be_the_holders_own: notFound(
    '贵方没有这笔融资。',
    'Your party has asked for no such financing.',
  ),
  ...STAGE_TEXTS,
} satisfies RefusalTexts<OwnFinancingRefusal>

export const ASKED_TEXTS = {
  lender_must_have_been_asked: notFound(
    '没有向贵方询价的这笔融资。',
    'Your party was asked for no such financing.',
  ),
  ...STAGE_TEXTS,
} satisfies RefusalTexts<AskedRefusal>

/** What must come before an instant. */
export type InstantRefusal<Code extends string> = Detailed<Code, { by: Instant; now: Instant }>
