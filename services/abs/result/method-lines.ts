import type { Assumptions, HazardCurve } from '../../../contracts/abs/assumption/assumptions.ts'
import type { Language } from '../../../contracts/abs/deal/deal-text.ts'
import { percentText } from './figure.ts'
import { LABELS, type Label } from './labels.ts'
import type { Report } from './report.ts'

type Line = readonly [name: string, text: string]

/** What the figures rest on: assumptions, conventions, data, declared events, hashes. */
export function methodLines(report: Report, language: Language): readonly Line[] {
  const { deal, conventions, inputs, quality, events, scenarios } = report
  const say = (label: Label) => LABELS[label][language]
  const { rows, accepted, rejected, blank } = quality
  const counted = [rows, accepted, rejected, blank].map(n => n.toLocaleString('en'))
  const read = say('qualityLine').replace(/\{(\d)\}/g, (_, n: string) => counted[+n] ?? '')
  return [
    ...scenarios.map(
      ({ words, assumptions }): Line => [
        `${say('scenario')} · ${words[language]}`,
        assumptionText(assumptions, language),
      ],
    ),
    [say('quality'), read],
    ...Object.entries(conventions).map(
      ([name, value]): Line => [
        `${say('conventions')} · ${name}`,
        typeof value === 'object' ? Object.values(value).join(' · ') : String(value),
      ],
    ),
    ...events.map(
      ({ event, declaredBy, effective, until }): Line => [
        `${say('event')} · ${deal.events![event]![language]}`,
        [declaredBy, `${say('effective')} ${effective}`, until && `${say('until')} ${until}`]
          .filter(Boolean)
          .join(' · '),
      ],
    ),
    ...Object.entries(inputs).map(([name, hash]): Line => [`SHA-256 · ${name}`, hash]),
  ]
}

/** In short; what is left out of it (vectors, buckets, slippage) stands in the JSON. */
function assumptionText(assumptions: Assumptions, language: Language): string {
  const { prepayment, recovery, curves, delinquency, penalty, haircut } = assumptions
  const say = (label: Label) => LABELS[label][language]
  const after = recovery.map(({ rate, lag }) => `${percentText(rate)} (+${lag})`)
  const indices = Object.entries(curves).map(([name, steps]) => {
    const more = steps.length > 1 ? ' …' : ''
    return `${name} ${percentText(steps[0]?.rate ?? null)}${more}`
  })
  const others = Object.entries({ delinquency, penalty }).flatMap(([name, term]) =>
    term ? `${name} ${term.kind}` : [],
  )
  return [
    `${say('defaulted')} ${hazardText(assumptions.default, language)}`,
    `${say('prepaid')} ${hazardText(prepayment, language)}`,
    `${say('recovered')} ${after.join(', ') || '–'}`,
    ...indices,
    ...others,
    ...(haircut ? ['haircut'] : []),
  ].join(' · ')
}

function hazardText(curve: HazardCurve, language: Language): string {
  switch (curve.kind) {
    case 'none':
      return '–'
    case 'constant': {
      const per = LABELS[curve.per === 'year' ? 'aYear' : 'aMonth'][language]
      return `${percentText(curve.rate)} ${per}`
    }
    case 'psa':
      return `PSA ${percentText(curve.speed, 0)}`
    case 'vector':
      return `${curve.kind} (${curve.rates.length})`
    case 'dated':
      return curve.steps.map(({ from, rate }) => `${from} ${percentText(rate)}`).join(', ')
  }
}
