import { type Answer, answer } from '../kernel/answer.ts'
import type { Context } from '../kernel/context.ts'
import type { BusinessDate } from '../kernel/date.ts'
import { type Detailed, refuse } from '../kernel/decision.ts'
import type { Id, PartyId } from '../kernel/id.ts'
import { type Units, units } from '../kernel/money.ts'
import { conflict, notAllowed, notFound, type RefusalTexts } from '../kernel/refusal-text.ts'
import type { PartyRole } from './party.ts'

/**
 * A party's signed word that the system key carries out acts of one scope for it, so often or so
 * much in all, until a date. Each such act names it.
 */
export interface StandingInstruction {
  readonly id: StandingInstructionId
  readonly party: PartyId
  readonly scope: InstructionScope
  /** In all, in the units of its scope. */
  readonly limit: bigint
  /** The first business date on which it no longer stands. */
  readonly until: BusinessDate
}

export type StandingInstructionId = Id<'sti'>

/** `roll_business_date`: the business date goes on; the limit counts business days. */
export const INSTRUCTION_SCOPES = ['roll_business_date'] as const
export type InstructionScope = (typeof INSTRUCTION_SCOPES)[number]

/** The role without which a party has nothing of a scope to give instructions about. */
export const ROLES_OF_SCOPES: Readonly<Record<InstructionScope, PartyRole>> = {
  roll_business_date: 'operator',
}

/**
 * Finds whether an instruction bears one more unit of a scope, of which it has borne `done`. One
 * that was withdrawn is not there any more.
 */
export function findInstruction(
  instruction: StandingInstruction | null,
  { scope, done }: { readonly scope: InstructionScope; readonly done: bigint },
  { party, asOf }: Pick<Context, 'party' | 'asOf'>,
): Answer<StandingInstruction, CarryOutRefusal> {
  const at = 'body.instruction'
  if (instruction === null || instruction.party !== party)
    return refuse('standing_instruction_must_be_the_partys_own', at)
  if (instruction.scope !== scope) return refuse('standing_instruction_must_be_of_this_scope', at)
  const { until, limit } = instruction
  if (asOf >= until)
    return refuse('standing_instruction_must_not_have_ended', at, { until, today: asOf })
  if (done >= limit)
    return refuse('standing_instruction_must_be_within_its_limit', at, {
      limit: units(limit),
      done: units(done),
    })
  return answer(instruction)
}

/** What is taken back, or carried out, must have been given. */
export type OwnInstructionRefusal = 'standing_instruction_must_be_the_partys_own'

export const OWN_INSTRUCTION_TEXTS = {
  standing_instruction_must_be_the_partys_own: notFound(
    '未查到贵方的这项常设指令，或已撤回。',
    'The party has no such standing instruction, or has withdrawn it.',
  ),
} satisfies RefusalTexts<OwnInstructionRefusal>

export type CarryOutRefusal =
  | OwnInstructionRefusal
  | 'standing_instruction_must_be_of_this_scope'
  | Detailed<
      'standing_instruction_must_not_have_ended',
      { until: BusinessDate; today: BusinessDate }
    >
  | Detailed<'standing_instruction_must_be_within_its_limit', { limit: Units; done: Units }>

export const CARRY_OUT_TEXTS = {
  ...OWN_INSTRUCTION_TEXTS,
  standing_instruction_must_be_of_this_scope: notAllowed(
    '该常设指令不涵盖此项操作。',
    'The standing instruction does not cover this act; name one of its scope.',
  ),
  standing_instruction_must_not_have_ended: conflict(
    d => `该常设指令仅在 ${d.until} 前有效，当前营业日期为 ${d.today}；请另作常设指令。`,
    d =>
      `The standing instruction stood until ${d.until}, and today’s business date is ` +
      `${d.today}; give a new one.`,
  ),
  standing_instruction_must_be_within_its_limit: conflict(
    d => `该常设指令共可执行 ${d.limit} 次，已执行 ${d.done} 次；请另作常设指令。`,
    d =>
      `The standing instruction allows ${d.limit} acts in all, and ${d.done} have been carried ` +
      'out; give a new one.',
  ),
} satisfies RefusalTexts<CarryOutRefusal>
