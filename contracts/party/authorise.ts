import type { ActClass } from '../command/act-class.ts'
import type { Command } from '../command/command.ts'
import type { BusinessDate } from '../kernel/date.ts'
import { type Refused, refuse } from '../kernel/decision.ts'
import type { KeyId, PartyId, PersonId, UserId } from '../kernel/id.ts'
import type { Mandate } from './mandate.ts'
import type { Duty, Party, Policy } from './party.ts'

/**
 * May these signers give this command for this party? The signatures themselves have been verified;
 * status of party, keys, duties and mandates is what the ledger read in the posting transaction.
 */
export function authorise(
  command: Pick<Command, 'user' | 'at' | 'exp'>,
  signers: readonly Signer[],
  { party, policy, mandates, singleSigned }: Authority,
  act: ActToAuthorise,
): Authorised | Refused<AuthoriseRefusal> {
  const { now } = act
  if (party === null) return refuse('party_must_be_enrolled', 'party')
  if (party.status !== 'active') return refuse('party_must_be_active', 'party')
  if (command.at > now + CLOCK_SKEW_SECONDS_MAX)
    return refuse('command_must_not_be_dated_ahead', 'at')
  if (command.exp <= now) return refuse('command_must_not_be_expired', 'exp')
  if (command.exp - command.at > COMMAND_LIFE_SECONDS_MAX)
    return refuse('command_must_expire_in_time', 'exp')

  if (signers.length === 0) return refuse('command_must_be_signed')
  if (signers.some(s => s.party !== party.id)) return refuse('key_must_belong_to_the_party')
  if (signers.some(s => s.revoked)) return refuse('key_must_not_be_revoked')
  if (!signers.some(s => s.user === command.user)) return refuse('user_must_sign_its_own_command')
  if (signers.some(s => s.duty === 'reader')) return refuse('reader_must_not_sign')
  if (act.class !== 'routine' && signers.some(s => s.custody))
    return refuse('key_must_be_under_sole_control')

  const byOperator = act.class === 'operator' || act.class === 'officers'
  if (byOperator && !party.roles.has('operator')) return refuse('act_must_be_the_operators')
  if (act.class === 'routine' || act.class === 'operator') return { ok: true, alone: false }
  const lacking = makerAndChecker(signers, policy, act)
  if (!lacking) return { ok: true, alone: false }
  if (act.class !== 'value' || !maySignAlone(signers, policy, mandates, act)) return lacking
  if (singleSigned + act.amount > policy.dailyLimit)
    return refuse('signer_alone_must_stay_within_the_daily_limit')
  return { ok: true, alone: true }
}

export interface Authorised {
  readonly ok: true
  /** One signature sufficed for what it moves or binds: it counts towards the day. */
  readonly alone: boolean
}

export type AuthoriseRefusal =
  | 'party_must_be_enrolled'
  | 'party_must_be_active'
  | 'command_must_not_be_dated_ahead'
  | 'command_must_not_be_expired'
  | 'command_must_expire_in_time'
  | 'command_must_be_signed'
  | 'key_must_belong_to_the_party'
  | 'key_must_not_be_revoked'
  | 'user_must_sign_its_own_command'
  | 'reader_must_not_sign'
  | 'key_must_be_under_sole_control'
  | 'act_must_be_the_operators'
  | 'maker_must_sign'
  | 'checker_must_sign'
  | 'maker_and_checker_must_be_different_people'
  | 'signer_alone_must_stay_within_the_daily_limit'

export interface Signer {
  readonly key: KeyId
  readonly party: PartyId
  readonly user: UserId
  readonly person: PersonId
  readonly duty: Duty
  readonly representative: boolean
  readonly custody: boolean
  readonly revoked: boolean
}

export interface Authority {
  /** Null when no such party is enrolled. */
  readonly party: Party | null
  readonly policy: Policy
  /** Those of the signing keys that have not been withdrawn. */
  readonly mandates: readonly Mandate[]
  /** Minor units that one signature each sufficed for on this business date. */
  readonly singleSigned: bigint
}

export interface ActToAuthorise {
  readonly act: string
  readonly class: ActClass
  /** Minor units that the whole command moves or binds, acts added up; 0: not said, so two sign. */
  readonly amount: bigint
  readonly asOf: BusinessDate
  /** The ledger's clock, in seconds since 1970-01-01 UTC. */
  readonly now: number
}

/** How far a signer's clock may be ahead of ours. */
export const CLOCK_SKEW_SECONDS_MAX = 60
/** A command expires within it: a draft may wait for its checker this long. */
export const COMMAND_LIFE_SECONDS_MAX = 30 * 86_400

function maySignAlone(
  signers: readonly Signer[],
  policy: Policy,
  mandates: readonly Mandate[],
  { act, amount, asOf }: ActToAuthorise,
): boolean {
  if (amount === 0n || amount > policy.singleLimit) return false
  return signers.some(
    signer =>
      signer.duty === 'signer' ||
      mandates.some(
        m =>
          m.key === signer.key &&
          m.party === signer.party &&
          m.act === act &&
          amount <= m.limit &&
          asOf < m.until,
      ),
  )
}

/**
 * Which of a maker and a checker is missing; null when neither is. Two keys are not two people: one
 * person with two users cannot check itself.
 */
export function makerAndChecker(
  signers: readonly Pick<Signer, 'duty' | 'representative' | 'person'>[],
  { representativeLimit }: Pick<Policy, 'representativeLimit'>,
  { class: of, amount }: Pick<ActToAuthorise, 'class' | 'amount'>,
): Refused<AuthoriseRefusal> | null {
  const representativeMayCheck = of !== 'value' || amount <= representativeLimit
  const makers = signers.filter(s => s.duty === 'maker' || s.duty === 'signer')
  const checkers = signers.filter(
    s => s.duty === 'checker' || (representativeMayCheck && s.representative),
  )
  if (makers.length === 0) return refuse('maker_must_sign')
  if (checkers.length === 0) return refuse('checker_must_sign')
  const different = makers.some(m => checkers.some(c => c.person !== m.person))
  return different ? null : refuse('maker_and_checker_must_be_different_people')
}
