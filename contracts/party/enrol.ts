import type { Context } from '../kernel/context.ts'
import type { BusinessDate } from '../kernel/date.ts'
import { accept, type Decision, type Refused, refuse } from '../kernel/decision.ts'
import type { PartyId } from '../kernel/id.ts'
import type { Digest } from '../trade/invoice.ts'
import { type KeyBody, type KeyRefusal, keyRefusal } from './enrol-key.ts'
import type { KeyEnrolled, PartyEnrolled, UserAdded } from './facts.ts'
import { isLei } from './lei.ts'
import type { Duty, PartyRole, SizeClass } from './party.ts'
import { isUnifiedSocialCreditCode } from './unified-social-credit-code.ts'

/**
 * Two officers enrol a party on its application: who it is, what proves it, who acts for it and
 * with which keys. A false core firm would enrol a true key, so a debtor is called back as well, on
 * a number that was found without its help.
 */
export function enrol(
  { codeIsTaken, takenKeys }: EnrolState,
  { party, code, codeKind, name, roles, size, evidence, users }: Application,
  { asOf }: Context,
): Decision<PartyEnrolled | UserAdded | KeyEnrolled, never, EnrolRefusal> {
  const isCode = codeKind === 'uscc' ? isUnifiedSocialCreditCode : isLei
  if (!isCode(code)) return refuse('code_must_have_its_check_digit', 'body.code')
  if (codeIsTaken) return refuse('party_must_be_enrolled_once', 'body.code')
  if (name.trim() === '' || name.length > NAME_LENGTH_MAX)
    return refuse('name_must_be_given', 'body.name')
  if (roles.length === 0) return refuse('role_must_be_given', 'body.roles')
  if (roles.includes('operator')) return refuse('operator_must_be_the_one_of_genesis', 'body.roles')
  const unproven = evidenceRefusal(evidence, roles, asOf)
  if (unproven) return unproven
  const people = peopleRefusal(users, takenKeys)
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

export type EnrolRefusal =
  | 'code_must_have_its_check_digit'
  | 'party_must_be_enrolled_once'
  | 'name_must_be_given'
  | 'role_must_be_given'
  | 'operator_must_be_the_one_of_genesis'
  | 'licence_must_be_stored'
  | 'authorisation_of_the_representative_must_be_stored'
  | 'micro_deposit_must_have_come_back'
  | 'debtor_must_have_been_called_back'
  | 'user_must_be_named'
  | 'person_must_act_once_for_a_party'
  | KeyRefusal

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

export interface FirstUser extends Pick<UserAdded, 'user' | 'person' | 'identity'> {
  readonly duty: Duty
  readonly representative: boolean
  readonly keys: readonly KeyBody[]
}

export interface EnrolState {
  readonly codeIsTaken: boolean
  /** Public keys, of those in the application, that somebody has enrolled before. */
  readonly takenKeys: ReadonlySet<string>
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
    return refuse('micro_deposit_must_have_come_back', 'body.evidence.microDepositOn')
  if (roles.includes('debtor') && (callBack === null || callBack.on > asOf))
    return refuse('debtor_must_have_been_called_back', 'body.evidence.callBack')
  return null
}

function peopleRefusal(
  users: readonly FirstUser[],
  takenKeys: ReadonlySet<string>,
): Refused<EnrolRefusal> | null {
  if (users.length === 0) return refuse('user_must_be_named', 'body.users')
  const seen = new Set(takenKeys)
  for (const [index, { identity, keys }] of users.entries()) {
    if (users.findIndex(u => u.identity === identity) !== index)
      return refuse('person_must_act_once_for_a_party', `body.users.${index}.identity`)
    for (const [k, key] of keys.entries()) {
      const refusal = keyRefusal(key, seen)
      if (refusal) return refuse(refusal, `body.users.${index}.keys.${k}`)
      seen.add(key.publicKey)
    }
  }
  return null
}

/** Users come with their first keys. */
export function firstUserFacts(
  party: PartyId,
  { user, person, identity, duty, representative, keys }: FirstUser,
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
    ...keys.map(key => ({
      type: 'party.key-enrolled.v1' as const,
      visibleTo: [party],
      user,
      party,
      ...key,
    })),
  ]
}
