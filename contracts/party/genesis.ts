import type { Command } from '../command/command.ts'
import { type Refused, refuse } from '../kernel/decision.ts'
import type { KeyId, PartyId, PersonId, UserId } from '../kernel/id.ts'
import type { Duty } from './party.ts'
import { isUnifiedSocialCreditCode } from './unified-social-credit-code.ts'

export const GENESIS = 'ledger.genesis'

/**
 * A ledger is founded by two people of its operator, with keys that the founding itself enrols; no
 * key is kept by the platform, as there is none yet. Answers null when it may be.
 */
export function genesisRefusal(
  { acts, aud, party, user }: FoundingCommand,
  { operator, users, keys }: Founding,
  signers: readonly KeyId[],
): Refused<GenesisRefusal> | null {
  if (acts[0]?.act !== GENESIS) return refuse('act_must_be_the_genesis', 'act')
  if (aud !== '') return refuse('genesis_must_be_for_no_ledger', 'aud')
  if (operator.party !== party) return refuse('genesis_must_be_the_operators', 'party')
  if (!isUnifiedSocialCreditCode(operator.code))
    return refuse('operator_must_have_a_valid_code', 'body.operator.code')
  if (keys.some(key => key.custody))
    return refuse('genesis_keys_must_be_under_sole_control', 'body.keys')
  const signing = keys.filter(key => signers.includes(key.id))
  if (!signing.some(key => key.user === user))
    return refuse('genesis_must_be_signed_by_its_user', 'user')
  const people = users.filter(u => signing.some(key => key.user === u.id))
  const made = people.filter(p => p.duty === 'maker')
  const checked = people.filter(p => p.duty === 'checker')
  return made.some(m => checked.some(c => c.person !== m.person))
    ? null
    : refuse('genesis_must_be_made_and_checked_by_two_people')
}

export type GenesisRefusal =
  | 'act_must_be_the_genesis'
  | 'genesis_must_be_for_no_ledger'
  | 'genesis_must_be_the_operators'
  | 'operator_must_have_a_valid_code'
  | 'genesis_keys_must_be_under_sole_control'
  | 'genesis_must_be_signed_by_its_user'
  | 'genesis_must_be_made_and_checked_by_two_people'

export type FoundingCommand = Pick<Command, 'aud' | 'party' | 'user' | 'acts'>

export interface Founding {
  readonly operator: { readonly party: PartyId; readonly code: string }
  readonly users: readonly {
    readonly id: UserId
    readonly person: PersonId
    readonly duty: Duty
  }[]
  readonly keys: readonly {
    readonly id: KeyId
    readonly user: UserId
    readonly custody: boolean
  }[]
}
