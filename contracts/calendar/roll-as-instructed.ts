import type { ActClass } from '../command/act-class.ts'
import type { Context } from '../kernel/context.ts'
import type { BusinessDate } from '../kernel/date.ts'
import type { Decision } from '../kernel/decision.ts'
import type { RefusalTexts } from '../kernel/refusal-text.ts'
import {
  CARRY_OUT_TEXTS,
  type CarryOutRefusal,
  findInstruction,
  type StandingInstruction,
  type StandingInstructionId,
} from '../party/standing-instruction.ts'
import {
  type DateRolled,
  goToNextDay,
  ROLL_TEXTS,
  type RollRefusal,
  type RollState,
} from './roll.ts'

/** The operator's system key ends the business day, as two officers once told it to. */
export function rollAsInstructed(
  { today, instruction, rolled }: RollAsInstructedState,
  { to }: RollAsInstructed,
  context: Context,
): Decision<DateRolled, never, RollAsInstructedRefusal> {
  const carried = { scope: 'roll_business_date', done: rolled } as const
  const found = findInstruction(instruction, carried, context)
  if (!found.ok) return found
  return goToNextDay({ today }, to, context, found.value.id)
}

export const ROLL_AS_INSTRUCTED_CLASS = 'operator' satisfies ActClass

export type RollAsInstructedRefusal = CarryOutRefusal | RollRefusal

export const ROLL_AS_INSTRUCTED_TEXTS = {
  ...CARRY_OUT_TEXTS,
  ...ROLL_TEXTS,
} satisfies RefusalTexts<RollAsInstructedRefusal>

export interface RollAsInstructed {
  readonly to: BusinessDate
  readonly instruction: StandingInstructionId
}

export interface RollAsInstructedState extends RollState {
  /** The one that is named; null when there is none that was not withdrawn. */
  readonly instruction: StandingInstruction | null
  /** Business days rolled under it so far. */
  readonly rolled: bigint
}
