import type { Pricing } from '../../../contracts/abs/analytics/note-price.ts'
import type { Assumptions } from '../../../contracts/abs/assumption/assumptions.ts'
import { listPartAssumptions } from '../../../contracts/abs/assumption/groups.ts'
import type { Language } from '../../../contracts/abs/deal/deal-text.ts'
import { formatUnits } from '../../../contracts/kernel/money.ts'
import { formatCondition } from './condition-words.ts'
import { listConventionLines, PRICING_WORDS } from './convention-words.ts'
import { percentText } from './figure.ts'
import { LABELS, type Label } from './labels.ts'
import type { Report, ScenarioReport } from './report.ts'

type Line = readonly [name: string, text: string]

/** Lists what the figures rest on: assumptions, conventions, data, declared events, hashes. */
export function listMethodLines(report: Report, language: Language): readonly Line[] {
  const { deal, conventions, inputs, quality, events, scenarios } = report
  const text = (label: Label) => LABELS[label][language]
  const { rows, accepted, rejected, blank, leftOut } = quality
  const counted = [rows, accepted, rejected, blank, leftOut].map(n => formatUnits(String(n)))
  const read = text('qualityLine').replace(/\{(\d)\}/g, (_, n: string) => counted[+n] ?? '')
  return [
    ...report.warnings.map(({ sentence }): Line => [text('warning'), sentence[language]]),
    ...scenarios.flatMap(scenario => listScenarioLines(scenario, language)),
    [text('quality'), read],
    ...(report.asOf
      ? [[text('asOf'), `${report.asOf.date} (${text('period')} ${report.asOf.period})`] as const]
      : []),
    ...listConventionLines(conventions, language).map(
      ([name, value]): Line => [`${text('conventions')} · ${name}`, value],
    ),
    ...events.map(
      ({ event, declaredBy, effective, until }): Line => [
        `${text('event')} · ${deal.events![event]![language]}`,
        [declaredBy, `${text('effective')} ${effective}`, until && `${text('until')} ${until}`]
          .filter(Boolean)
          .join(' · '),
      ],
    ),
    ...(report.pricing ? [describePricing(report.pricing, language)] : []),
    ...Object.entries(inputs).map(([name, hash]): Line => [`SHA-256 · ${name}`, hash]),
  ]
}

/** Lists the assumptions of a scenario, and those of each group with its condition. */
function listScenarioLines(
  { words, assumptions }: Pick<ScenarioReport, 'words' | 'assumptions'>,
  language: Language,
): readonly Line[] {
  const name = `${LABELS.scenario[language]} · ${words[language]}`
  const [pool, ...groups] = listPartAssumptions(assumptions)
  return [
    [name, describeAssumptions(pool!, language)],
    ...groups.map(
      (own, i): Line => [
        `${name} · ${formatCondition(assumptions.groups![i]!.where)}`,
        describeAssumptions(own, language),
      ],
    ),
  ]
}

/** Describes how notes were priced: the days, how the curve is read, how spreads compound. */
function describePricing(pricing: Pricing, language: Language): Line {
  const { settle, curveDate = settle, interpolation, compounding } = pricing
  const words = [PRICING_WORDS.interpolation[interpolation], PRICING_WORDS.compounding[compounding]]
  const parts = [
    `${LABELS.settlement[language]} ${settle}`,
    `${LABELS.curveDate[language]} ${curveDate}`,
    ...words.map(each => each[language]),
  ]
  return [LABELS.priced[language], parts.join(' · ')]
}

/** Describes assumptions in short; vectors, buckets and slippage are in the JSON only. */
function describeAssumptions(assumptions: Assumptions, language: Language): string {
  const { prepayment, recovery, curves, delinquency, penalty, haircut } = assumptions
  const text = (label: Label) => LABELS[label][language]
  const after = recovery.map(({ rate, lag }) => `${percentText(rate)} (+${lag})`)
  const indices = Object.entries(curves).map(([name, steps]) => {
    const more = steps.length > 1 ? ' …' : ''
    return `${name} ${percentText(steps[0]?.rate ?? null)}${more}`
  })
  const others = Object.entries({ delinquency, penalty }).flatMap(([name, term]) =>
    term ? `${name} ${term.kind}` : [],
  )
  return [
    `${text('defaulted')} ${describeHazard(assumptions.default, language)}`,
    `${text('prepaid')} ${describeHazard(prepayment, language)}`,
    `${text('recovered')} ${after.join(', ') || '–'}`,
    ...indices,
    ...others,
    ...(haircut ? ['haircut'] : []),
  ].join(' · ')
}

function describeHazard(curve: Assumptions['default'], language: Language): string {
  switch (curve.kind) {
    case 'none':
      return '–'
    case 'constant': {
      const per = LABELS[curve.per === 'year' ? 'aYear' : 'aMonth'][language]
      return `${percentText(curve.rate)} ${per}`
    }
    case 'psa':
      return `PSA ${percentText(curve.speed, 0)}`
    case 'abs':
      return `ABS ${percentText(curve.speed)}`
    case 'timing':
      return `${percentText(curve.total)} ${LABELS.timed[language]} (${curve.shares.length})`
    case 'vector':
      return `${curve.kind} (${curve.rates.length})`
    case 'dated':
      return curve.steps.map(({ from, rate }) => `${from} ${percentText(rate)}`).join(', ')
  }
}
