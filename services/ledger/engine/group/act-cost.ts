import type { Command } from '../../../../contracts/command/command.ts'
import type { AnyAct } from '../act/act.ts'
import type { Unit } from '../act/unit.ts'
import type { Nouns } from '../noun/noun.ts'

/** Measured: an act with a transaction of its own takes as long as some 50 of a group. */
export const EXCLUSIVE_ACT_COST = 50

/** Counts what a command costs the ledger, in acts that share a transaction. */
export function countCost({ acts }: Pick<Unit, 'acts'>): number {
  return acts.reduce((sum, one) => sum + costOf(one.ok ? one.act : undefined), 0)
}

/** Counts the same for a command whose bodies have not been read yet. */
export function estimateCost(
  { acts: known }: Pick<Nouns, 'acts'>,
  command: Pick<Command, 'acts'>,
): number {
  return command.acts.reduce((sum, { act }) => sum + costOf(known.get(act)), 0)
}

function costOf(act: AnyAct | undefined): number {
  return act?.exclusive ? EXCLUSIVE_ACT_COST : 1
}
