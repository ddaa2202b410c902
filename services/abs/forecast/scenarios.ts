import { z } from 'zod'
import type { Pricing } from '../../../contracts/abs/analytics/note-price.ts'
import { NO_STRESS } from '../../../contracts/abs/assumption/assumptions.ts'
import {
  type AssumptionGroup,
  type GroupedAssumptions,
  splitByGroup,
} from '../../../contracts/abs/assumption/groups.ts'
import { type Conventions, PROFILES, type Profile } from '../../../contracts/abs/convention.ts'
import type { Name, Words } from '../../../contracts/abs/deal/deal-text.ts'
import type { Condition } from '../../../contracts/abs/pool/condition.ts'
import { type BusinessDate, isBusinessDate } from '../../../contracts/kernel/date.ts'
import { Rate } from '../../../contracts/kernel/rate.ts'
import { type Input, refused, shaped, taken } from '../input/input.ts'
import { CONDITION_TEXTS } from '../result/condition-words.ts'

/** The most scenarios of a document; a grid is for more. */
export const SCENARIOS_MAX = 100
/** The most groups of a scenario: each of them is a projection. */
const GROUPS_MAX = 100

export interface Scenarios {
  readonly conventions: Conventions
  /** The prices asked of every scenario; null: notes are compared with par only. */
  readonly pricing: Pricing | null
  /** The first is the base. */
  readonly scenarios: readonly Scenario[]
}

export interface Scenario {
  readonly id: Name
  readonly words: Words
  readonly assumptions: GroupedAssumptions
}

/** A document of scenarios; each one after the first states only what it changes. */
export type ScenarioDocument = z.input<typeof scenarioDocument>

const share = z.string()
const date = z.custom<BusinessDate>(v => typeof v === 'string' && isBusinessDate(v), 'no such date')
const step = z.strictObject({ from: date, rate: z.string() })
const per = z.enum(['year', 'month'])

const hazard = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({ kind: z.literal('constant'), per, rate: share }),
  z.strictObject({ kind: z.literal('psa'), speed: z.string() }),
  z.strictObject({ kind: z.literal('abs'), speed: z.string() }),
  z.strictObject({
    kind: z.literal('vector'),
    by: z.enum(['period', 'age']),
    per,
    rates: z.array(share),
  }),
  z.strictObject({ kind: z.literal('dated'), per, steps: z.array(step) }),
])

const interest = z.enum(['capitalised', 'waived'])
const defaults = z.discriminatedUnion('kind', [
  ...hazard.options,
  z.strictObject({ kind: z.literal('timing'), total: share, shares: z.array(share) }),
])

const cured = z.enum(['next_payment', 'at_once']).optional()
const delinquency = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('lag'),
    rate: hazard,
    lag: z.number(),
    defaults: share,
    interest,
    cured,
  }),
  z.strictObject({
    kind: z.literal('roll'),
    rate: hazard,
    buckets: z.array(z.strictObject({ cures: share, rolls: share })),
    interest,
    cured,
  }),
])

const fen = z
  .string()
  .regex(/^\d{1,15}$/, 'whole fen as text')
  .transform(BigInt)
const penalty = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('fixed'), amount: fen, until: z.number().optional() }),
  z.strictObject({ kind: z.literal('percent'), rate: share }),
  z.strictObject({ kind: z.literal('by_term'), until: z.number(), rate: share, after: share }),
  z.strictObject({ kind: z.literal('sliding'), from: share, to: share }),
  z.strictObject({ kind: z.literal('falling'), from: share, by: share }),
  z.strictObject({ kind: z.literal('dated'), steps: z.array(step) }),
  z.strictObject({
    kind: z.literal('step_down'),
    steps: z.array(z.strictObject({ payments: z.number(), rate: share })),
  }),
])

/** What is assumed of assets; of a group, what it states otherwise. */
const stresses = {
  default: defaults.optional(),
  prepayment: hazard.optional(),
  recovery: z.array(z.strictObject({ rate: share, lag: z.number() })).optional(),
  delinquency: delinquency.optional(),
  penalty: penalty.optional(),
  haircut: z.strictObject({ interest: share, recovery: share }).optional(),
  receivable: z
    .strictObject({
      dilution: share,
      slippage: z.array(z.strictObject({ days: z.number(), share })),
    })
    .optional(),
}

/** The contract finds what is wrong inside a condition, with its path. */
const group = z.strictObject({ where: z.unknown() as z.ZodType<Condition>, ...stresses })

const scenario = z.strictObject({
  zh: z.string().min(1),
  en: z.string().min(1),
  ...stresses,
  curves: z.record(z.string(), z.array(step)).optional(),
  groups: z.array(group).min(1).max(GROUPS_MAX).optional(),
})

const conventions = z.strictObject({
  sequence: z.enum(['standard', 'survivors_first', 'contract_only']),
  hazard: z.enum(['months_12', 'days_365']),
  periodRate: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('day_count') }),
    z.strictObject({ kind: z.literal('nominal'), flooredTo: z.int().min(0).max(18).nullable() }),
  ]),
  payment: z.enum(['recast', 'fixed']),
  rounding: z.strictObject({
    mode: z.enum(['none', 'floor', 'half_up', 'half_even']),
    at: z.enum(['product', 'payment']),
    carried: z.boolean(),
  }),
  remainder: z.enum(['largest', 'in_turn', 'first']),
  loss: z.enum(['at_recovery', 'at_default']),
})

const decimal = z
  .string()
  .regex(/^-?0{1,9}(\.\d{1,18})?$/, 'a plain decimal below 1: 3 % is written 0.03')
const above0 = z.string().regex(/^(?=.*[1-9])\d{1,9}(\.\d{1,18})?$/, 'a plain decimal above 0')

const pricing = z
  .strictObject({
    settle: date,
    curve: z
      .array(z.strictObject({ date, annual: decimal.transform(text => new Rate(text)) }))
      .min(1),
    curveDate: date.optional(),
    interpolation: z.enum(['linear', 'monotone']).default('linear'),
    compounding: z.union([z.literal('continuous'), z.literal([1, 2, 4, 12])]).default('continuous'),
    quotes: z.record(
      z.string(),
      z.union([z.strictObject({ price: above0 }), z.strictObject({ yield: decimal })]),
    ),
  })
  .refine(({ settle, curveDate = settle }) => curveDate <= settle, {
    path: ['curveDate'],
    message: 'the curve is of the settlement date or a day before it',
  })
  .refine(({ settle, curveDate = settle, curve }) => curve.every(p => p.date >= curveDate), {
    path: ['curve', 0, 'date'],
    message: 'the points of the curve lie on its date or after it',
  })
  .refine(({ curve }) => curve.every((p, i) => i === 0 || curve[i - 1]!.date < p.date), {
    path: ['curve'],
    message: 'the dates of the curve must rise',
  })

const scenarioDocument = z.strictObject({
  format: z.literal('tallystick.scenarios.v1'),
  /** A published profile, or every convention by name. */
  conventions: z.union([z.enum(Object.keys(PROFILES) as [Profile]), conventions]).default('fen'),
  /** Prices, yields and spreads of notes, in the results of every scenario. */
  pricing: pricing.optional(),
  scenarios: z.record(z.string().min(1), scenario),
})

/**
 * Reads the scenarios and checks their shape; whether vectors and curves reach far enough is
 * checked by the projection.
 */
export function readScenarios(file: string, document: unknown): Input<Scenarios> {
  const read = shaped(file, document, scenarioDocument)
  if (!read.ok) return read
  const stated = Object.entries(read.value.scenarios)
  if (stated.length === 0 || stated.length > SCENARIOS_MAX) {
    const sentence = {
      zh: `情景数须在 1 到 ${SCENARIOS_MAX} 之间`,
      en: `there must be from 1 to ${SCENARIOS_MAX} scenarios`,
    }
    return refused(file, 'scenarios', 'scenarios_must_be_within_their_limit', sentence)
  }
  const misplaced = refuseConditions(file, stated)
  if (misplaced) return misplaced
  const base = stated[0]![1]
  const { conventions: named, pricing: asked } = read.value
  return taken({
    conventions: typeof named === 'string' ? PROFILES[named] : named,
    pricing: asked ?? null,
    scenarios: stated.map(([id, own]) => {
      const { zh, en, ...assumptions } = { ...base, ...own }
      return {
        id,
        words: { zh, en },
        assumptions: { ...NO_STRESS, ...assumptions } as GroupedAssumptions,
      }
    }),
  })
}

/** Finds a condition of a group that cannot be asked. */
function refuseConditions(
  file: string,
  stated: readonly (readonly [string, z.output<typeof scenario>])[],
): ReturnType<typeof refused> | null {
  for (const [id, { groups = [] }] of stated) {
    const split = splitByGroup([], groups as readonly AssumptionGroup[], ANY_DAY)
    if (split.ok) continue
    const { refusal, path } = split
    return refused(file, `scenarios.${id}.${path}`, refusal, CONDITION_TEXTS[refusal])
  }
  return null
}

/** A condition is sound or not whatever the day is. */
const ANY_DAY: BusinessDate = '2000-01-01'
