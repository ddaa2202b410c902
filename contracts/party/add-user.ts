import type { ActClass } from '../command/act-class.ts'
import type { Context } from '../kernel/context.ts'
import { accept, type Decision, refuse } from '../kernel/decision.ts'
import { conflict, notFound, type RefusalTexts } from '../kernel/refusal-text.ts'
import type { UserAdded, UserEnded } from './facts.ts'
import type { User } from './party.ts'

/**
 * A party lets one more natural person act for it, with one duty: nobody makes and checks. Who its
 * legal representative is comes with its enrolment only.
 */
export function addUser(
  { personActsAlready }: { readonly personActsAlready: boolean },
  { user, person, identity, duty }: NewUser,
  { party }: Context,
): Decision<UserAdded, never, AddUserRefusal> {
  if (personActsAlready) return refuse('person_must_act_once_for_a_party', 'body.identity')
  return accept(
    [
      {
        type: 'party.user-added.v1',
        visibleTo: [party],
        user,
        party,
        person,
        identity,
        duty,
        representative: false,
      },
    ],
    [],
  )
}

export const ADD_USER_CLASS = 'governance' satisfies ActClass

export type AddUserRefusal = 'person_must_act_once_for_a_party'

export const ADD_USER_TEXTS = {
  person_must_act_once_for_a_party: conflict(
    '该自然人已是该企业的用户；同一自然人在同一企业只能担任一种职责。',
    'This person is a user of the party already, and one person has one duty in it.',
  ),
} satisfies RefusalTexts<AddUserRefusal>

export type NewUser = Pick<UserAdded, 'user' | 'person' | 'identity' | 'duty'>

/** A user acts no longer; its keys sign nothing from then on. */
export function endUser(
  { user }: { readonly user: User | null },
  _body: unknown,
  { party }: Context,
): Decision<UserEnded, never, EndUserRefusal> {
  if (user === null || user.party !== party) return refuse('user_must_be_of_the_party', 'body.user')
  return accept([{ type: 'party.user-ended.v1', visibleTo: [party], user: user.id, party }], [])
}

export const END_USER_CLASS = 'governance' satisfies ActClass

export type EndUserRefusal = 'user_must_be_of_the_party'

export const END_USER_TEXTS = {
  user_must_be_of_the_party: notFound(
    '该企业没有这名用户，请核对用户编号。',
    'The party has no user of this id; check the id.',
  ),
} satisfies RefusalTexts<EndUserRefusal>
