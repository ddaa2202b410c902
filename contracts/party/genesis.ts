import type { Command } from '../command/command.ts'
import { accept, type Decision, refuse } from '../kernel/decision.ts'
import type { KeyId, PartyId } from '../kernel/id.ts'
import { badInput, type RefusalTexts } from '../kernel/refusal-text.ts'
import { AUTHORISE_TEXTS } from './authorise.ts'
import { CODE_TEXTS, type FirstUser, firstUserFacts } from './enrol.ts'
import type { KeyEnrolled, PartyEnrolled, UserAdded } from './facts.ts'
import type { EnrolledKey } from './key-proof.ts'
import { isUnifiedSocialCreditCode } from './unified-social-credit-code.ts'

export const GENESIS = 'ledger.genesis'

/**
 * A ledger is founded by two people of its operator, with keys that the founding itself enrols:
 * nobody else's are known yet, and none is kept by the platform. Where it is not for trial only,
 * makers and checkers sign as people do: what they are shown is part of every command of theirs.
 */
export function found(
  { aud, party, user }: Pick<Command, 'aud' | 'party' | 'user'>,
  { operator, trial }: Founding,
  signers: readonly KeyId[],
): Decision<PartyEnrolled | UserAdded | KeyEnrolled, never, FoundRefusal> {
  const { code, name, users } = operator
  if (aud !== '') return refuse('genesis_must_be_for_no_ledger', 'aud')
  if (operator.party !== party) return refuse('genesis_must_be_the_operators', 'party')
  if (!isUnifiedSocialCreditCode(code))
    return refuse('code_must_have_its_check_digit', 'body.operator.code')
  if (users.some(u => u.keys.some(key => key.custody)))
    return refuse('key_must_be_under_sole_control', 'body.operator.users')
  if (!trial && users.some(u => u.duty !== 'signer' && u.keys.some(key => key.machine)))
    return refuse('officer_must_have_a_persons_key', 'body.operator.users')
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
  | 'officer_must_have_a_persons_key'
  | 'user_must_sign_its_own_command'
  | 'maker_and_checker_must_be_different_people'

export const FOUND_TEXTS = {
  genesis_must_be_for_no_ledger: badInput(
    '创始指令的 aud 须为空：账本此时尚无名称。',
    'Genesis is addressed to no ledger, as it has no name yet: aud must be empty.',
  ),
  genesis_must_be_the_operators: badInput(
    '创始指令须由运营方自己发出。',
    'Genesis is a command of the operator that it founds.',
  ),
  ...CODE_TEXTS,
  key_must_be_under_sole_control: AUTHORISE_TEXTS.key_must_be_under_sole_control,
  officer_must_have_a_persons_key: badInput(
    '经办人、复核人的密钥须为个人密钥，不得登记为机器密钥。',
    'The key of a maker or checker must be a person’s, not one of a machine.',
  ),
  user_must_sign_its_own_command: AUTHORISE_TEXTS.user_must_sign_its_own_command,
  maker_and_checker_must_be_different_people:
    AUTHORISE_TEXTS.maker_and_checker_must_be_different_people,
} satisfies RefusalTexts<FoundRefusal>

export interface Founding {
  /** Set when the ledger is for trying only: nothing on it is owed to anybody. */
  readonly trial: boolean
  readonly operator: {
    readonly party: PartyId
    readonly code: string
    readonly name: string
    readonly users: readonly FirstUser<EnrolledKey>[]
  }
}
