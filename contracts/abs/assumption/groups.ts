import { type Answer, answer } from '../../kernel/answer.ts'
import type { BusinessDate } from '../../kernel/date.ts'
import type { Asset } from '../asset.ts'
import { type Condition, type ConditionRefusal, conditionTest } from '../pool/condition.ts'
import type { Assumptions } from './assumptions.ts'

/** What is assumed otherwise of the assets that meet a condition; curves are those of all. */
export interface AssumptionGroup extends Partial<Omit<Assumptions, 'curves' | 'groups'>> {
  readonly where: Condition
}

/**
 * Assumptions of a pool, and of groups in it. An asset belongs to the first group whose condition
 * it meets; what the group does not state is that of the pool.
 */
export interface GroupedAssumptions extends Omit<Assumptions, 'groups'> {
  readonly groups?: readonly AssumptionGroup[]
}

/** Lists the assumptions of each part of a pool: of what is in no group, then of each group. */
export function listPartAssumptions(assumptions: GroupedAssumptions): readonly Assumptions[] {
  const { groups = [], ...pool } = assumptions
  return [pool, ...groups.map(({ where, ...own }) => ({ ...pool, ...own }))]
}

/** Splits assets into the same parts, by their index in the pool; a part may be empty. */
export function splitByGroup(
  assets: readonly Asset[],
  groups: readonly AssumptionGroup[],
  cutOff: BusinessDate,
): Answer<readonly (readonly number[])[], ConditionRefusal> {
  const tests: ((asset: Asset) => boolean)[] = []
  for (const [i, { where }] of groups.entries()) {
    const test = conditionTest(where, cutOff, `groups.${i}.where`)
    if (!test.ok) return test
    tests.push(test.value)
  }
  const parts: number[][] = [[], ...groups.map(() => [])]
  for (const [at, asset] of assets.entries())
    parts[tests.findIndex(test => test(asset)) + 1]!.push(at)
  return answer(parts)
}

/** Changes assumptions of the pool, and takes what its groups state of the same away. */
export function changeForAll(
  { groups, ...pool }: GroupedAssumptions,
  change: Partial<Assumptions>,
): GroupedAssumptions {
  const kept = (group: AssumptionGroup) =>
    Object.fromEntries(
      Object.entries(group).filter(([name]) => !Object.hasOwn(change, name)),
    ) as unknown as AssumptionGroup
  return { ...pool, ...change, ...(groups && { groups: groups.map(kept) }) }
}
