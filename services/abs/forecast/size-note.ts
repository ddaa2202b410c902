import type { Flow } from '../../../contracts/abs/analytics/flow.ts'
import {
  findGreatestSize,
  findSizes,
  type NoSizeRefusal,
  resizeNote,
  type SizeRefusal,
} from '../../../contracts/abs/analytics/note-size.ts'
import { priceAt, yieldAt } from '../../../contracts/abs/analytics/yield.ts'
import { changeForAll } from '../../../contracts/abs/assumption/groups.ts'
import { loadDeal } from '../../../contracts/abs/deal/check/load-deal.ts'
import type { Deal } from '../../../contracts/abs/deal/deal.ts'
import type { Name, Words } from '../../../contracts/abs/deal/deal-text.ts'
import { computeNotePrincipal } from '../../../contracts/abs/deal/money-text.ts'
import { Rate } from '../../../contracts/kernel/rate.ts'
import { type Input, refused, taken } from '../input/input.ts'
import type { ScenarioReport } from '../result/report.ts'
import { buildGrid, runScenario } from './forecast.ts'
import type { ForecastInput } from './forecast-input.ts'
import { PoolParts } from './pool-parts.ts'
import { RunRefused } from './run-refused.ts'

/**
 * What a note must reach: to be paid in full at a default rate; a yield at a price, or a price at a
 * yield, both for 100 of face, compounded once a year.
 */
export type SizeTarget =
  | { readonly kind: 'break_even'; readonly rate: Rate }
  | { readonly kind: 'yield'; readonly least: Rate; readonly price: Rate }
  | { readonly kind: 'price'; readonly least: Rate; readonly yield: Rate }

export interface SizeAsked {
  readonly note: Name
  /** The note that gives or takes the difference. */
  readonly against: Name
  readonly target: SizeTarget
}

/** The greatest size of a note that reaches its target, and the next one, which does not. */
export interface SizedNote {
  readonly deal: Deal
  readonly units: bigint
  readonly step: bigint
  readonly principal: bigint
  readonly share: Rate
  readonly reached: Reached
  readonly missed: Reached
}

/** What a size reaches: what is not paid in fen at the default rate, else the yield or price. */
export type Reached = { readonly shortfall: bigint } | { readonly value: Rate | null }

/** Finds the greatest size of a note that reaches its target in the base scenario. */
export function sizeNote(input: ForecastInput, asked: SizeAsked): Input<SizedNote> {
  const { deal } = input.deal
  const { note, against, target } = asked
  const sizes = findSizes(deal, note, against)
  if (!sizes.ok) return refused(input.files.deal, sizes.path, sizes.refusal, TEXTS[sizes.refusal])
  const built = PoolParts.build(input, buildGrid(input))
  if (!built.ok) return built
  const reach = makeReach(input, built.value, asked)
  try {
    const found = findGreatestSize(units => meets(reach(units), target), sizes.value)
    if (!found.ok)
      return refused(input.files.deal, `notes.${note}`, found.refusal, TEXTS[found.refusal])
    const units = found.value
    const sized = resizeNote(deal, note, against, units)
    const principal = computeNotePrincipal(sized.notes[note]!)
    const all = Object.values(deal.notes).reduce(
      (sum, each) => sum + computeNotePrincipal(each),
      0n,
    )
    const { step } = sizes.value
    const share = new Rate(String(principal)).div(String(all))
    return taken({
      deal: sized,
      units,
      step,
      principal,
      share,
      reached: reach(units),
      missed: reach(units + step),
    })
  } catch (error) {
    if (error instanceof RunRefused) return { ok: false, refusals: error.refusals }
    throw error
  }
}

/** Projects the pool once, and runs a deal of each size over it. */
function makeReach(
  input: ForecastInput,
  parts: PoolParts,
  { note, against, target }: SizeAsked,
): (units: bigint) => Reached {
  const base = input.scenarios.scenarios[0]!
  const assumptions =
    target.kind === 'break_even'
      ? changeForAll(base.assumptions, {
          default: { kind: 'constant', per: 'year', rate: target.rate.toFixed() },
        })
      : base.assumptions
  const projected = parts.project(assumptions)
  return units => {
    const loaded = loadDeal(resizeNote(input.deal.deal, note, against, units))
    if (!loaded.ok)
      throw new RunRefused(
        loaded.findings.map(({ path, refusal, sentence }) => {
          return { file: input.files.deal, at: path, refusal, sentence }
        }),
      )
    const run = runScenario({ ...input, deal: loaded.deal }, { ...base, assumptions }, projected)
    if (!run.ok) throw new RunRefused(run.refusals)
    return findReached(input, loaded.deal.deal, note, target, run.value)
  }
}

function findReached(
  { scenarios }: ForecastInput,
  deal: Deal,
  note: Name,
  target: SizeTarget,
  { notes, periods }: ScenarioReport,
): Reached {
  if (target.kind === 'break_even')
    return { shortfall: notes.find(each => each.note === note)!.shortfall }
  const settle = scenarios.pricing?.settle ?? deal.dates.closing
  const fenFor1 = new Rate(String(computeNotePrincipal(deal.notes[note]!))).div(HUNDRED)
  const flows = periods.map(({ payment, notes: paid }): Flow => {
    const { interestPaid, principalPaid, residualPaid } = paid[note]!
    return { date: payment, amount: interestPaid + principalPaid + residualPaid }
  })
  if (target.kind === 'price')
    return { value: priceAt(flows, settle, target.yield, 1).div(fenFor1) }
  const fen = BigInt(target.price.times(fenFor1).toFixed(0))
  const found = yieldAt(flows, settle, fen, 1)
  return { value: found.ok ? found.value : null }
}

const HUNDRED = 100

function meets(reached: Reached, target: SizeTarget): boolean {
  if ('shortfall' in reached || target.kind === 'break_even')
    return 'shortfall' in reached && reached.shortfall === 0n
  return reached.value?.gte(target.least) === true
}

const TEXTS: Readonly<Record<SizeRefusal | NoSizeRefusal, Words>> = {
  note_must_be_known: { zh: '交易没有该证券', en: 'the deal has no such note' },
  notes_must_be_two: { zh: '两档证券须不同', en: 'a note cannot be sized against itself' },
  note_must_have_a_face: { zh: '无面额的证券没有规模', en: 'a note without face has no size' },
  notes_must_have_room_for_a_step: {
    zh: '两档合计不足以调整一步',
    en: 'the two notes have no other sizes: their units leave no step',
  },
  target_must_be_met_by_the_least_size: {
    zh: '最小规模亦未达目标，无解',
    en: 'the smallest size misses the target too: there is no such size',
  },
  target_must_be_missed_by_the_most: {
    zh: '最大规模仍达目标，无界',
    en: 'the greatest size meets the target too: it sets no limit',
  },
}
