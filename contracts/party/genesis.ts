import type { Command } from '../command/command.ts'
import { accept, type Decision, refuse } from '../kernel/decision.ts'
import type { KeyId, PartyId } from '../kernel/id.ts'
import { type FirstUser, firstUserFacts } from './enrol.ts'
import type { KeyEnrolled, PartyEnrolled, UserAdded } from './facts.ts'
import { isUnifiedSocialCreditCode } from './unified-social-credit-code.ts'

export const GENESIS = 'ledger.genesis'

/**
 * A ledger is founded by two people of its operator, with keys that the founding itself enrols:
 * nobody else's are known yet, and none is kept by the platform.
 */
export function found(
  { aud, party, user }: Pick<Command, 'aud' | 'party' | 'user'>,
  { operator }: Founding,
  signers: readonly KeyId[],
): Decision<PartyEnrolled | UserAdded | KeyEnrolled, never, FoundRefusal> {
  const { code, name, users } = operator
  if (aud !== '') return refuse('genesis_must_be_for_no_ledger', 'aud')
  if (operator.party !== party) return refuse('genesis_must_be_the_operators', 'party')
  if (!isUnifiedSocialCreditCode(code))
    return refuse('code_must_have_its_check_digit', 'body.operator.code')
  if (users.some(u => u.keys.some(key => key.custody)))
    return refuse('key_must_be_under_sole_control', 'body.operator.users')
  const signing = users.filter(u => u.keys.some(key => signers.includes(key.key)))
  if (!signing.some(u => u.user === user)) return refuse('user_must_sign_its_own_command', 'user')
  const makers = signing.filter(u => u.duty === 'maker')
  const checkers = signing.filter(u => u.duty === 'checker')
  if (!makers.some(m => checkers.some(c => c.identity !== m.identity)))
    return refuse('maker_and_checker_must_be_different_people')
  const enrolled: PartyEnrolled = {
    type: 'party.enrolled.v1',
    visibleTo: [party],
    party,
    code,
    codeKind: 'uscc',
    name,
    roles: ['operator'],
    size: 'large',
  }
  return accept([enrolled, ...users.flatMap(u => firstUserFacts(party, u))], [])
}

export type FoundRefusal =
  | 'genesis_must_be_for_no_ledger'
  | 'genesis_must_be_the_operators'
  | 'code_must_have_its_check_digit'
  | 'key_must_be_under_sole_control'
  | 'user_must_sign_its_own_command'
  | 'maker_and_checker_must_be_different_people'

export interface Founding {
  readonly operator: {
    readonly party: PartyId
    readonly code: string
    readonly name: string
    readonly users: readonly FirstUser[]
  }
}
