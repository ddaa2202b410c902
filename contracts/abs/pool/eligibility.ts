import { type Answer, answer } from '../../kernel/answer.ts'
import type { BusinessDate } from '../../kernel/date.ts'
import { refuse } from '../../kernel/decision.ts'
import type { Asset } from '../asset.ts'
import {
  type AssetTest,
  type Condition,
  type ConditionRefusal,
  conditionTest,
} from './condition.ts'
import { type Tally, tallyAssets } from './tally.ts'

/** A criterion of the plan document (合格标准), in the order of the document. */
export interface EligibilityRule {
  readonly id: string
  /** The sentence of the document. */
  readonly sentence?: string
  readonly require: Condition
}

export interface RuleEffect {
  readonly rule: string
  /** All assets that break this rule, whatever else they break. */
  readonly failing: Tally
  /** The assets for which it is the first rule broken; these add up to what was excluded. */
  readonly excluded: Tally
}

export interface Eligibility {
  readonly eligible: readonly Asset[]
  readonly offered: Tally
  readonly kept: Tally
  readonly rules: readonly RuleEffect[]
}

export type EligibilityRefusal = ConditionRefusal | 'rule_ids_must_be_unique'

/** Applies the rules to assets and counts what each rule excludes. */
export function applyEligibility(
  assets: readonly Asset[],
  rules: readonly EligibilityRule[],
  cutOff: BusinessDate,
): Answer<Eligibility, EligibilityRefusal> {
  const tests: AssetTest[] = []
  for (const [i, rule] of rules.entries()) {
    if (rules.findIndex(r => r.id === rule.id) < i)
      return refuse('rule_ids_must_be_unique', `rules.${i}.id`)
    const test = conditionTest(rule.require, cutOff, `rules.${i}.require`)
    if (!test.ok) return test
    tests.push(test.value)
  }
  const counts = rules.map(() => ({ failing: none(), excluded: none() }))
  const eligible = assets.filter(asset => {
    const broken = tests.flatMap((test, i) => (test(asset) ? [] : [i]))
    for (const [order, i] of broken.entries()) {
      add(counts[i]!.failing, asset)
      if (order === 0) add(counts[i]!.excluded, asset)
    }
    return broken.length === 0
  })
  return answer({
    eligible,
    offered: tallyAssets(assets),
    kept: tallyAssets(eligible),
    rules: rules.map((rule, i) => ({ rule: rule.id, ...counts[i]! })),
  })
}

function none(): { count: number; balance: bigint } {
  return { count: 0, balance: 0n }
}

function add(tally: { count: number; balance: bigint }, asset: Asset): void {
  tally.count++
  tally.balance += asset.balance
}
