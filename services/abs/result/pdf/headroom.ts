import type { TriggerEvidence } from '../../../../contracts/abs/trigger/test-trigger.ts'
import { figureText, shortMoney, trimmed } from '../figure.ts'
import type { Report } from '../report.ts'
import { drawLines } from './charts.ts'
import { sayIn } from './pages.ts'
import { COLOURS, heading, line, type Paper, room } from './paper.ts'
import { drawTable } from './table.ts'

/** One test at one time of the period, over all periods. */
interface HeadroomPath {
  readonly trigger: string
  readonly kind: 'money' | 'number' | 'date'
  readonly headroom: readonly number[]
  readonly labels: readonly string[]
}

const SMALL_HEIGHT = 130
const CHARTS_MAX = 6
const GAP = 24

/** How far each trigger is from tripping: below zero it is breached. */
export function drawHeadroom(paper: Paper, report: Report): void {
  const { doc, left, width, language } = paper
  const say = sayIn(paper)
  const paths = headroomPaths(report).slice(0, CHARTS_MAX)
  room(paper, SMALL_HEIGHT + 60)
  heading(paper, say('headroomChart'))
  if (paths.length === 0) {
    line(paper, say('noTriggers'), left, doc.y, { colour: COLOURS.soft })
    doc.y += 24
    return
  }
  const each = (width - GAP) / 2
  paths.forEach(({ trigger, kind, headroom, labels }, i) => {
    if (i % 2 === 0) room(paper, SMALL_HEIGHT)
    const name = report.deal.triggers?.[trigger]?.[language] ?? trigger
    drawLines(paper, {
      frame: { x: left + (i % 2) * (each + GAP), y: doc.y, width: each, height: SMALL_HEIGHT - 12 },
      labels,
      series: [{ label: name, values: headroom }],
      format: value => (kind === 'money' ? shortMoney(value, language) : trimmed(value)),
    })
    if (i % 2 === 1 || i === paths.length - 1) doc.y += SMALL_HEIGHT
  })
  doc.y += 6
  drawEvidence(paper, report)
}

function headroomPaths({ scenarios }: Report): readonly HeadroomPath[] {
  const periods = scenarios[0]!.periods
  const names = new Set(periods.flatMap(p => p.triggers.map(t => t.trigger)))
  return [...names].flatMap(trigger => {
    const tests = periods.flatMap(p => {
      const found = p.triggers.find(t => t.trigger === trigger)
      return found && found.headroom !== null ? [{ found, at: p.payment.slice(0, 7) }] : []
    })
    const kind = tests[0]?.found.kind
    if (kind === undefined || kind === 'condition' || tests.length < 2) return []
    const headroom = tests.map(t => Number(t.found.headroom))
    return [{ trigger, kind, headroom, labels: tests.map(t => t.at) }]
  })
}

function drawEvidence(paper: Paper, report: Report): void {
  const say = sayIn(paper)
  const periods = report.scenarios[0]!.periods
  const all = periods.flatMap(p => p.triggers.map(t => ({ ...t, payment: p.payment })))
  drawTable(
    paper,
    [
      { title: say('trigger'), weight: 3 },
      { title: say('value'), weight: 2, align: 'right' },
      { title: say('threshold'), weight: 2, align: 'right' },
      { title: say('headroomMin'), weight: 2, align: 'right' },
      { title: say('trippedOn'), weight: 1.4, align: 'right' },
    ],
    [...Map.groupBy(all, t => t.trigger)].map(([trigger, tests]) => {
      const last = tests.at(-1)!
      return [
        report.deal.triggers?.[trigger]?.[paper.language] ?? trigger,
        figureText(last.kind, last.value),
        figureText(last.kind, last.threshold),
        figureText(last.kind, least(tests)),
        tests.find(t => t.tripped)?.payment ?? say('neverTripped'),
      ]
    }),
  )
}

function least(tests: readonly TriggerEvidence[]): string | null {
  return tests.reduce<string | null>(
    (low, { headroom }) =>
      headroom !== null && (low === null || Number(headroom) < Number(low)) ? headroom : low,
    null,
  )
}
