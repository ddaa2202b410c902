import type { ActClass } from '../command/act-class.ts'
import type { Context } from '../kernel/context.ts'
import { accept, type Decision, refuse } from '../kernel/decision.ts'
import { conflict, notAllowed, type RefusalTexts } from '../kernel/refusal-text.ts'
import { AUTHORISE_TEXTS } from './authorise.ts'
import type { PartyStatusChanged } from './facts.ts'
import { reasonRefusal, WORDS_TEXTS, type WordsRefusal } from './given-words.ts'
import type { Party } from './party.ts'

/** Two officers stop a party: it signs nothing, and nothing is passed to it. */
export function suspend(
  { target }: { readonly target: Party | null },
  { reason }: { readonly reason: string },
  _context: Context,
): Decision<PartyStatusChanged, never, SuspendRefusal> {
  if (target === null) return refuse('party_must_be_enrolled', 'body.party')
  if (target.roles.has('operator')) return refuse('operator_must_stay_active', 'body.party')
  if (target.status !== 'active') return refuse('party_must_be_active', 'body.party')
  const unreasoned = reasonRefusal(reason, 'body.reason')
  if (unreasoned) return unreasoned
  const { id: party } = target
  return accept(
    [{ type: 'party.suspended.v1', visibleTo: [party], party, status: 'suspended', reason }],
    [],
  )
}

export const SUSPEND_CLASS = 'officers' satisfies ActClass

export type SuspendRefusal =
  | 'party_must_be_enrolled'
  | 'operator_must_stay_active'
  | 'party_must_be_active'
  | WordsRefusal

export const SUSPEND_TEXTS = {
  party_must_be_enrolled: AUTHORISE_TEXTS.party_must_be_enrolled,
  operator_must_stay_active: notAllowed('运营方不能被暂停。', 'The operator cannot be suspended.'),
  party_must_be_active: AUTHORISE_TEXTS.party_must_be_active,
  ...WORDS_TEXTS,
} satisfies RefusalTexts<SuspendRefusal>

/** Two officers let a suspended party act again. */
export function reinstate(
  { target }: { readonly target: Party | null },
  { reason }: { readonly reason: string },
  _context: Context,
): Decision<PartyStatusChanged, never, ReinstateRefusal> {
  if (target === null) return refuse('party_must_be_enrolled', 'body.party')
  if (target.status !== 'suspended') return refuse('party_must_be_suspended', 'body.party')
  const unreasoned = reasonRefusal(reason, 'body.reason')
  if (unreasoned) return unreasoned
  const { id: party } = target
  return accept(
    [{ type: 'party.reinstated.v1', visibleTo: [party], party, status: 'active', reason }],
    [],
  )
}

export const REINSTATE_CLASS = 'officers' satisfies ActClass

export type ReinstateRefusal = 'party_must_be_enrolled' | 'party_must_be_suspended' | WordsRefusal

export const REINSTATE_TEXTS = {
  party_must_be_enrolled: AUTHORISE_TEXTS.party_must_be_enrolled,
  party_must_be_suspended: conflict(
    '该企业并未被暂停，无须恢复。',
    'The party is not suspended; nothing is to be done.',
  ),
  ...WORDS_TEXTS,
} satisfies RefusalTexts<ReinstateRefusal>
