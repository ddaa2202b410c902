import { z } from 'zod'
import type { Asset } from '../../../contracts/abs/asset.ts'
import type { Words } from '../../../contracts/abs/deal/deal-text.ts'
import {
  type Concentration,
  type ConcentrationLimit,
  type ConcentrationRefusal,
  concentrations,
} from '../../../contracts/abs/pool/concentration.ts'
import type { Condition } from '../../../contracts/abs/pool/condition.ts'
import {
  applyEligibility,
  type Eligibility,
  type EligibilityRefusal,
  type EligibilityRule,
} from '../../../contracts/abs/pool/eligibility.ts'
import { measurePool } from '../../../contracts/abs/pool/measured-pool.ts'
import { sampleAssets, sampleByBalance } from '../../../contracts/abs/pool/sample.ts'
import {
  type PoolTargets,
  type SelectionRefusal,
  selectPool,
} from '../../../contracts/abs/pool/select-pool.ts'
import { type Strata, type StrataRefusal, stratify } from '../../../contracts/abs/pool/stratify.ts'
import { listUnstatedTerms, type UnstatedTerm } from '../../../contracts/abs/pool/unstated-terms.ts'
import { type BusinessDate, isBusinessDate } from '../../../contracts/kernel/date.ts'
import { type Input, refused, shaped, taken } from '../input/input.ts'
import { CONDITION_TEXTS } from '../result/condition-words.ts'
import type { PoolSummary } from '../result/report.ts'

/** A plan of what is to be done with a tape before it is a pool, as a document. */
export interface PoolPlan {
  readonly format: 'tallystick.pool-plan.v1'
  readonly cutOff: BusinessDate
  readonly rules: readonly EligibilityRule[]
  readonly limits: readonly ConcentrationLimit[]
  readonly strata: readonly Strata[]
  /** Without targets every eligible asset is in the pool. */
  readonly select?: { readonly seed: number; readonly targets: Omit<PoolTargets, 'limits'> }
  readonly sample?: {
    readonly seed: number
    readonly count: number
    readonly by: 'count' | 'balance'
  }
}

const field = z.string() as unknown as z.ZodType<Strata['field']>
const fen = z
  .string()
  .regex(/^\d{1,18}$/, 'whole fen as text')
  .transform(BigInt)
const seed = z
  .int()
  .min(0)
  .max(2 ** 32 - 1)
/** The contract finds what is wrong inside a condition, with its path. */
const condition = z.unknown() as z.ZodType<Condition>
const average = z.union([
  z.strictObject({ field, atLeast: z.string() }),
  z.strictObject({ field, atMost: z.string() }),
])

const poolPlan = z.strictObject({
  format: z.literal('tallystick.pool-plan.v1'),
  cutOff: z.custom<BusinessDate>(v => typeof v === 'string' && isBusinessDate(v), 'no such date'),
  rules: z
    .array(
      z.strictObject({
        id: z.string().min(1),
        sentence: z.string().optional(),
        require: condition,
      }),
    )
    .default([]),
  limits: z
    .array(z.strictObject({ id: z.string(), field, largest: z.number(), shareMax: z.string() }))
    .default([]),
  strata: z
    .array(z.strictObject({ field, edges: z.array(z.string()).min(1).optional() }))
    .default([]),
  select: z
    .strictObject({
      seed,
      targets: z.strictObject({
        balanceMin: fen,
        balanceMax: fen,
        averages: z.array(average).default([]),
      }),
    })
    .optional(),
  sample: z
    .strictObject({
      seed,
      count: z.int().min(1).max(1_000_000),
      by: z.enum(['count', 'balance']),
    })
    .optional(),
})

/** The pool that a plan made; each excluded asset is counted at the first rule it breaks. */
export interface PlannedPool {
  readonly assets: readonly Asset[]
  readonly sample: readonly Asset[]
  readonly eligibility: Omit<Eligibility, 'eligible'>
  readonly concentrations: readonly Concentration[]
  /** What the loans of the pool do not state of how they pay. */
  readonly unstated: readonly UnstatedTerm[]
  readonly strata: PoolSummary['strata']
}

/** Reads a pool plan from a document. */
export function readPoolPlan(file: string, document: unknown): Input<PoolPlan> {
  return shaped(file, document, poolPlan as unknown as z.ZodType<PoolPlan>)
}

/** Applies the rules, selects, and measures the pool; refusals lead into the plan. */
export function planPool(
  file: string,
  plan: PoolPlan,
  offered: readonly Asset[],
): Input<PlannedPool> {
  const wrong = ({ refusal, path }: { refusal: PlanRefusal; path: string }, under = '') =>
    refused(file, [under, path].filter(Boolean).join('.'), refusal, PLAN_TEXTS[refusal])

  const applied = applyEligibility(offered, plan.rules, plan.cutOff)
  if (!applied.ok) return wrong(applied)
  const { eligible, ...eligibility } = applied.value
  const targets = plan.select && { ...plan.select.targets, limits: plan.limits }
  const chosen = targets
    ? selectPool(eligible, targets, plan.cutOff, plan.select!.seed)
    : { ok: true as const, value: { selected: eligible } }
  if (!chosen.ok) return wrong(chosen, 'select.targets')
  const assets = chosen.value.selected
  const measured = concentrations(assets, plan.limits, plan.cutOff)
  if (!measured.ok) return wrong(measured)
  const strata: { field: Strata['field']; rows: PoolSummary['strata'][number]['rows'] }[] = []
  const pool = measurePool(assets, plan.cutOff)
  for (const [i, by] of plan.strata.entries()) {
    const rows = stratify(pool, by)
    if (!rows.ok) return wrong(rows, `strata.${i}`)
    strata.push({ field: by.field, rows: rows.value })
  }
  const sample = drawSample(assets, plan.sample)
  const unstated = listUnstatedTerms(assets)
  return taken({ assets, sample, eligibility, concentrations: measured.value, unstated, strata })
}

function drawSample(assets: readonly Asset[], wanted: PoolPlan['sample']): readonly Asset[] {
  if (!wanted) return []
  const draw = wanted.by === 'count' ? sampleAssets : sampleByBalance
  return draw(assets, wanted.count, wanted.seed)
}

type PlanRefusal = EligibilityRefusal | ConcentrationRefusal | SelectionRefusal | StrataRefusal

const PLAN_TEXTS: Readonly<Record<PlanRefusal, Words>> = {
  rule_ids_must_be_unique: { zh: '规则编号重复', en: 'two rules have the same id' },
  ...CONDITION_TEXTS,
  share_must_lie_between_zero_and_one: {
    zh: '比例须在 0 与 1 之间',
    en: 'the share must lie between 0 and 1',
  },
  largest_must_be_a_whole_number_above_zero: {
    zh: 'largest 须为正整数',
    en: 'largest must be a whole number above zero',
  },
  balances_must_rise_from_above_zero: {
    zh: '目标余额须大于零且下限不高于上限',
    en: 'the balances must be above zero, the least not above the most',
  },
  bound_must_be_a_decimal: { zh: '目标须为普通小数', en: 'the target must be a plain decimal' },
  limit_must_count_one_group: {
    zh: '选池时集中度限制只能针对单一组（largest 为 1）',
    en: 'a selection holds limits of one group each (largest 1)',
  },
  pool_must_meet_its_targets: {
    zh: '未找到满足全部目标的资产池（不代表不存在）',
    en: 'no pool that meets all targets was found (that there is none is not proven)',
  },
  edges_must_be_decimals_or_dates: {
    zh: '分层界限须为小数或日期',
    en: 'edges are decimals or dates',
  },
  edges_must_rise: { zh: '分层界限须递增', en: 'edges must rise' },
}
