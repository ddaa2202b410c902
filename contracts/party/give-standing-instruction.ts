import type { ActClass } from '../command/act-class.ts'
import type { Context } from '../kernel/context.ts'
import { accept, type Decision, type Detailed, refuse } from '../kernel/decision.ts'
import { notAllowed, type RefusalTexts } from '../kernel/refusal-text.ts'
import type { StandingInstructionGiven, StandingInstructionWithdrawn } from './facts.ts'
import { END_TEXTS, type EndRefusal, GIVE_MANDATE_TEXTS } from './mandate.ts'
import type { Party, PartyRole } from './party.ts'
import { ROLE_WORDS } from './party-words.ts'
import {
  OWN_INSTRUCTION_TEXTS,
  type OwnInstructionRefusal,
  ROLES_OF_SCOPES,
  type StandingInstruction,
} from './standing-instruction.ts'

/** A party lets the system key carry out acts of one scope for it, within a limit, to an end. */
export function giveStandingInstruction(
  { roles }: Pick<Party, 'roles'>,
  { id, scope, limit, until }: GiveStandingInstruction,
  { party, asOf }: Context,
): Decision<StandingInstructionGiven, never, GiveStandingInstructionRefusal> {
  const role = ROLES_OF_SCOPES[scope]
  if (!roles.has(role))
    return refuse('scope_must_be_of_a_role_of_the_party', 'body.scope', { role })
  if (limit <= 0n) return refuse('limit_must_be_positive', 'body.limit')
  if (until <= asOf)
    return refuse('end_must_be_in_the_future', 'body.until', { until, today: asOf })
  const given = { id, party, scope, limit, until }
  return accept([{ type: 'party.standing-instruction-given.v1', visibleTo: [party], ...given }], [])
}

export const GIVE_STANDING_INSTRUCTION_CLASS = 'governance' satisfies ActClass

export type GiveStandingInstructionRefusal =
  | Detailed<'scope_must_be_of_a_role_of_the_party', { role: PartyRole }>
  | 'limit_must_be_positive'
  | EndRefusal

export const GIVE_STANDING_INSTRUCTION_TEXTS = {
  scope_must_be_of_a_role_of_the_party: notAllowed(
    d => `此类常设指令须由角色为${d.role}的主体作出。`,
    d => `Instructions of this scope are given by a party with the role of ${d.role}.`,
    { role: ROLE_WORDS },
  ),
  limit_must_be_positive: GIVE_MANDATE_TEXTS.limit_must_be_positive,
  ...END_TEXTS,
} satisfies RefusalTexts<GiveStandingInstructionRefusal>

export type GiveStandingInstruction = Omit<StandingInstruction, 'party'>

/** Taken back by who gave it; what was carried out under it stands. */
export function withdrawStandingInstruction(
  { instruction }: { readonly instruction: StandingInstruction | null },
  _body: unknown,
  { party }: Context,
): Decision<StandingInstructionWithdrawn, never, OwnInstructionRefusal> {
  if (instruction === null || instruction.party !== party)
    return refuse('standing_instruction_must_be_the_partys_own', 'body.id')
  const { id } = instruction
  return accept(
    [{ type: 'party.standing-instruction-withdrawn.v1', visibleTo: [party], id, party }],
    [],
  )
}

export const WITHDRAW_STANDING_INSTRUCTION_CLASS = 'governance' satisfies ActClass

export const WITHDRAW_STANDING_INSTRUCTION_TEXTS = OWN_INSTRUCTION_TEXTS
