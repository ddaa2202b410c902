import type { ActClass } from '../command/act-class.ts'
import type { Context } from '../kernel/context.ts'
import type { BusinessDate } from '../kernel/date.ts'
import { accept, type Decision, type Detailed, type Refused, refuse } from '../kernel/decision.ts'
import type { Digest } from '../kernel/digest.ts'
import type { PartyId } from '../kernel/id.ts'
import { badInput, conflict, notAllowed, type RefusalTexts } from '../kernel/refusal-text.ts'
import { ADD_USER_TEXTS } from './add-user.ts'
import { KEY_TEXTS, type KeyRefusal, type KnownKeys, keyRefusal } from './enrol-key.ts'
import type { KeyEnrolled, PartyEnrolled, UserAdded } from './facts.ts'
import type { EnrolledKey, KeyBody } from './key-proof.ts'
import { isLei } from './lei.ts'
import type { Duty, PartyRole, SizeClass } from './party.ts'
import { isUnifiedSocialCreditCode } from './unified-social-credit-code.ts'

/**
 * Two officers enrol a party on its application: who it is, what proves it, who acts for it and
 * with which keys. A false core firm would enrol a true key, so a debtor is called back as well, on
 * a number that was found without its help.
 */
export function enrol(
  { codeIsTaken, idIsTaken, ...known }: EnrolState,
  { party, code, codeKind, name, roles, size, evidence, users }: Application,
  { asOf }: Context,
): Decision<PartyEnrolled | UserAdded | KeyEnrolled, never, EnrolRefusal> {
  const isCode = codeKind === 'uscc' ? isUnifiedSocialCreditCode : isLei
  if (!isCode(code)) return refuse('code_must_have_its_check_digit', 'body.code')
  if (codeIsTaken) return refuse('party_must_be_enrolled_once', 'body.code')
  if (idIsTaken) return refuse('party_id_must_be_new', 'body.party')
  const { length } = name.trim()
  if (length === 0 || length > NAME_LENGTH_MAX)
    return refuse('name_must_be_given', 'body.name', { limit: NAME_LENGTH_MAX, found: length })
  if (roles.length === 0) return refuse('role_must_be_given', 'body.roles')
  if (roles.includes('operator')) return refuse('operator_must_be_the_one_of_genesis', 'body.roles')
  const unproven = evidenceRefusal(evidence, roles, asOf)
  if (unproven) return unproven
  const people = peopleRefusal(users, known)
  if (people) return people

  return accept(
    [
      {
        type: 'party.enrolled.v1',
        visibleTo: [party],
        party,
        code,
        codeKind,
        name: name.trim(),
        roles,
        size,
      },
      ...users.flatMap(user => firstUserFacts(party, user)),
    ],
    [],
  )
}

export const ENROL_CLASS = 'officers' satisfies ActClass

export type EnrolRefusal =
  | CodeRefusal
  | 'party_must_be_enrolled_once'
  | 'party_id_must_be_new'
  | Detailed<'name_must_be_given', { limit: number; found: number }>
  | 'role_must_be_given'
  | 'operator_must_be_the_one_of_genesis'
  | LicenceRefusal
  | 'authorisation_of_the_representative_must_be_stored'
  | Detailed<'micro_deposit_must_have_come_back', { today: BusinessDate }>
  | Detailed<'debtor_must_have_been_called_back', { today: BusinessDate }>
  | 'user_must_be_named'
  | 'person_must_act_once_for_a_party'
  | KeyRefusal

type CodeRefusal = 'code_must_have_its_check_digit'
type LicenceRefusal = 'licence_must_be_stored'

export const CODE_TEXTS = {
  code_must_have_its_check_digit: badInput(
    '统一社会信用代码或 LEI 的校验位不符，请核对是否填错。',
    'The check digit of the credit code or LEI does not fit; look for a mistyped character.',
  ),
} satisfies RefusalTexts<CodeRefusal>

export const LICENCE_TEXTS = {
  licence_must_be_stored: badInput(
    '缺少营业执照，请上传。',
    'The business licence is missing; add it to the application.',
  ),
} satisfies RefusalTexts<LicenceRefusal>

export const ENROL_TEXTS = {
  ...CODE_TEXTS,
  party_must_be_enrolled_once: conflict(
    '该代码的企业已入驻。',
    'A party with this code is enrolled already.',
  ),
  party_id_must_be_new: conflict(
    '此企业编号已被使用，请换新编号。',
    'This party id is taken; make a new one.',
  ),
  name_must_be_given: badInput(
    d => `请填写企业名称，至多 ${d.limit} 字；现为 ${d.found} 字。`,
    d => `Give the name of the party, at most ${d.limit} characters; it has ${d.found}.`,
  ),
  role_must_be_given: badInput('请至少选择一种角色。', 'Give the party at least one role.'),
  operator_must_be_the_one_of_genesis: notAllowed(
    '运营方角色仅属账本创始时的一家，请去掉该角色。',
    'Only the party that founded the ledger is its operator; leave that role out.',
  ),
  ...LICENCE_TEXTS,
  authorisation_of_the_representative_must_be_stored: badInput(
    '缺少法定代表人授权书，请上传。',
    'The authorisation of the legal representative is missing; add it to the application.',
  ),
  micro_deposit_must_have_come_back: badInput(
    d => `小额打款须先验证成功，验证日不得晚于 ${d.today}。`,
    d => `The micro-deposit to its account must be confirmed, on ${d.today} at the latest.`,
  ),
  debtor_must_have_been_called_back: badInput(
    d => `入驻为债务人须经独立渠道回访，请补回访记录，日期不晚于 ${d.today}。`,
    d =>
      'A debtor must be called back on a contact found without its help; ' +
      `add the note of it, dated ${d.today} at the latest.`,
  ),
  user_must_be_named: badInput('请至少填写一名用户。', 'Name at least one user.'),
  ...ADD_USER_TEXTS,
  ...KEY_TEXTS,
} satisfies RefusalTexts<EnrolRefusal>

export const NAME_LENGTH_MAX = 200
/** A party lets further people act for it later; each with further keys. */
export const FIRST_USERS_MAX = 50
export const FIRST_KEYS_MAX = 10

export interface Application {
  readonly party: PartyId
  readonly code: string
  readonly codeKind: 'uscc' | 'lei'
  readonly name: string
  readonly roles: readonly PartyRole[]
  readonly size: SizeClass
  readonly evidence: Evidence
  readonly users: readonly FirstUser[]
}

/** What the officers have seen; documents are stored and cited by their digest. */
export interface Evidence {
  readonly licence: Digest | null
  readonly authorisation: Digest | null
  /** When the applicant named the amount of the small payment to its account. */
  readonly microDepositOn: BusinessDate | null
  /** When a contact found independently said yes, and the note of it. */
  readonly callBack: { readonly on: BusinessDate; readonly note: Digest } | null
}

/** Of an enrolment; the officers who found a ledger bring keys without a proof. */
export interface FirstUser<Key extends EnrolledKey = KeyBody>
  extends Pick<UserAdded, 'user' | 'person' | 'identity'> {
  readonly duty: Duty
  readonly representative: boolean
  readonly keys: readonly Key[]
}

export interface EnrolState extends KnownKeys {
  readonly codeIsTaken: boolean
  /** The id of the party that the application makes up is another party's already. */
  readonly idIsTaken: boolean
}

function evidenceRefusal(
  { licence, authorisation, microDepositOn, callBack }: Evidence,
  roles: readonly PartyRole[],
  asOf: BusinessDate,
): Refused<EnrolRefusal> | null {
  if (!licence) return refuse('licence_must_be_stored', 'body.evidence.licence')
  if (!authorisation)
    return refuse(
      'authorisation_of_the_representative_must_be_stored',
      'body.evidence.authorisation',
    )
  if (microDepositOn === null || microDepositOn > asOf)
    return refuse('micro_deposit_must_have_come_back', 'body.evidence.microDepositOn', {
      today: asOf,
    })
  if (roles.includes('debtor') && (callBack === null || callBack.on > asOf))
    return refuse('debtor_must_have_been_called_back', 'body.evidence.callBack', { today: asOf })
  return null
}

function peopleRefusal(
  users: readonly FirstUser[],
  { provenKeys, takenKeys }: KnownKeys,
): Refused<EnrolRefusal> | null {
  if (users.length === 0) return refuse('user_must_be_named', 'body.users')
  const seen = new Set(takenKeys)
  for (const [index, { identity, keys }] of users.entries()) {
    if (users.findIndex(u => u.identity === identity) !== index)
      return refuse('person_must_act_once_for_a_party', `body.users.${index}.identity`)
    for (const [k, key] of keys.entries()) {
      const unusable = keyRefusal(
        key,
        { provenKeys, takenKeys: seen },
        `body.users.${index}.keys.${k}`,
      )
      if (unusable) return unusable
      seen.add(key.publicKey)
    }
  }
  return null
}

/** Users come with their first keys. */
export function firstUserFacts(
  party: PartyId,
  { user, person, identity, duty, representative, keys }: FirstUser<EnrolledKey>,
): (UserAdded | KeyEnrolled)[] {
  return [
    {
      type: 'party.user-added.v1',
      visibleTo: [party],
      user,
      party,
      person,
      identity,
      duty,
      representative,
    },
    ...keys.map(({ key, alg, publicKey, custody, machine }) => ({
      type: 'party.key-enrolled.v1' as const,
      visibleTo: [party],
      ...{ user, party, key, alg, publicKey, custody, machine },
    })),
  ]
}
