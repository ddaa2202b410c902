import type { ActClass } from '../command/act-class.ts'
import type { Context } from '../kernel/context.ts'
import type { BusinessDate } from '../kernel/date.ts'
import { accept, type Decision, refuse } from '../kernel/decision.ts'
import type { Id, KeyId, PartyId } from '../kernel/id.ts'
import type { MandateGiven, MandateWithdrawn } from './facts.ts'
import type { Key, Policy } from './party.ts'

/** A party's signed word that one key may sign one kind of act alone, up to a limit. */
export interface Mandate {
  readonly id: MandateId
  readonly party: PartyId
  readonly key: KeyId
  readonly act: string
  /** Minor units; never above the party's single-signature limit. */
  readonly limit: bigint
  /** The first business date on which it no longer stands. */
  readonly until: BusinessDate
}

export type MandateId = Id<'mdt'>

/** An ERP's key may pay suppliers without a person beside it, as far as the party lets it. */
export function giveMandate(
  { key, policy, actClass }: GiveMandateState,
  { id, act, limit, until }: Omit<Mandate, 'party' | 'key'>,
  { party, asOf }: Context,
): Decision<MandateGiven, never, GiveMandateRefusal> {
  if (key === null || key.party !== party) return refuse('key_must_belong_to_the_party', 'body.key')
  if (key.revoked) return refuse('key_must_not_be_revoked', 'body.key')
  if (key.custody) return refuse('key_must_be_under_sole_control', 'body.key')
  if (actClass !== 'value') return refuse('mandate_must_be_for_an_act_of_value', 'body.act')
  if (limit <= 0n) return refuse('limit_must_be_positive', 'body.limit')
  if (limit > policy.singleLimit)
    return refuse('mandate_must_be_within_the_single_limit', 'body.limit')
  if (until <= asOf) return refuse('end_must_be_in_the_future', 'body.until')
  return accept(
    [
      {
        type: 'party.mandate-given.v1',
        visibleTo: [party],
        id,
        party,
        key: key.id,
        act,
        limit,
        until,
      },
    ],
    [],
  )
}

export type GiveMandateRefusal =
  | 'key_must_belong_to_the_party'
  | 'key_must_not_be_revoked'
  | 'key_must_be_under_sole_control'
  | 'mandate_must_be_for_an_act_of_value'
  | 'limit_must_be_positive'
  | 'mandate_must_be_within_the_single_limit'
  | 'end_must_be_in_the_future'

export interface GiveMandateState {
  readonly key: Key | null
  readonly policy: Policy
  /** Of the act that the mandate names; null when there is no such act. */
  readonly actClass: ActClass | null
}

export function withdrawMandate(
  { mandate }: { readonly mandate: Mandate | null },
  _body: unknown,
  { party }: Context,
): Decision<MandateWithdrawn, never, WithdrawMandateRefusal> {
  if (mandate === null || mandate.party !== party)
    return refuse('mandate_must_be_the_partys_own', 'body.id')
  return accept(
    [{ type: 'party.mandate-withdrawn.v1', visibleTo: [party], id: mandate.id, party }],
    [],
  )
}

export type WithdrawMandateRefusal = 'mandate_must_be_the_partys_own'
