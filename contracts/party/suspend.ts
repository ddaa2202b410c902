import type { Context } from '../kernel/context.ts'
import { accept, type Decision, refuse } from '../kernel/decision.ts'
import type { PartyStatusChanged } from './facts.ts'
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
  if (reason.trim() === '') return refuse('reason_must_be_given', 'body.reason')
  const { id: party } = target
  return accept(
    [{ type: 'party.suspended.v1', visibleTo: [party], party, status: 'suspended', reason }],
    [],
  )
}

export type SuspendRefusal =
  | 'party_must_be_enrolled'
  | 'operator_must_stay_active'
  | 'party_must_be_active'
  | 'reason_must_be_given'

/** Two officers let a suspended party act again. */
export function reinstate(
  { target }: { readonly target: Party | null },
  { reason }: { readonly reason: string },
  _context: Context,
): Decision<PartyStatusChanged, never, ReinstateRefusal> {
  if (target === null) return refuse('party_must_be_enrolled', 'body.party')
  if (target.status !== 'suspended') return refuse('party_must_be_suspended', 'body.party')
  if (reason.trim() === '') return refuse('reason_must_be_given', 'body.reason')
  const { id: party } = target
  return accept(
    [{ type: 'party.reinstated.v1', visibleTo: [party], party, status: 'active', reason }],
    [],
  )
}

export type ReinstateRefusal =
  | 'party_must_be_enrolled'
  | 'party_must_be_suspended'
  | 'reason_must_be_given'
