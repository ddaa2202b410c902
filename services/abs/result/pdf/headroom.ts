import type { TriggerEvidence } from '../../../../contracts/abs/trigger/test-trigger.ts'
import { Rate } from '../../../../contracts/kernel/rate.ts'
import {
  COLOURS,
  ensureRoom,
  type Paper,
  writeHeading,
  writeLine,
} from '../../../platform/paper/paper.ts'
import { drawTable } from '../../../platform/paper/table.ts'
import { figureText, shortMoney, trimmed } from '../figure.ts'
import type { Report, ScenarioReport } from '../report.ts'
import { drawLines } from './charts.ts'
import { labelsIn } from './label-text.ts'

/** The headroom of one trigger over the periods of one scenario. */
interface HeadroomPath {
  readonly scenario: ScenarioReport
  readonly kind: 'money' | 'number' | 'date'
  readonly headroom: readonly number[]
  readonly labels: readonly string[]
}

const SMALL_HEIGHT = 142
const TITLE_HEIGHT = 12
const CHARTS_MAX = 6
const GAP = 24

/** Draws how far each trigger is from tripping; below zero it is breached. */
export function drawHeadroom(paper: Paper, report: Report): void {
  const { doc, left, width, language } = paper
  const label = labelsIn(paper)
  const charts = headroomCharts(report).slice(0, CHARTS_MAX)
  ensureRoom(paper, SMALL_HEIGHT + 60)
  writeHeading(paper, label('headroomChart'))
  if (charts.length === 0) {
    writeLine(paper, label('noTriggers'), left, doc.y, { colour: COLOURS.soft })
    doc.y += 24
    return
  }
  const each = (width - GAP) / 2
  charts.forEach(({ trigger, base, worst }, i) => {
    if (i % 2 === 0) ensureRoom(paper, SMALL_HEIGHT)
    const name = report.deal.triggers?.[trigger]?.[language] ?? trigger
    const longest = worst && worst.labels.length > base.labels.length ? worst : base
    const x = left + (i % 2) * (each + GAP)
    const height = SMALL_HEIGHT - 2 * TITLE_HEIGHT
    writeLine(paper, name, x, doc.y, { size: 8, bold: true, width: each })
    drawLines(paper, {
      frame: { x, y: doc.y + TITLE_HEIGHT, width: each, height },
      labels: longest.labels,
      series: [
        { label: base.scenario.words[language], values: base.headroom },
        ...(worst ? [{ label: worst.scenario.words[language], values: worst.headroom }] : []),
      ],
      format: value => (base.kind === 'money' ? shortMoney(value, language) : trimmed(value)),
    })
    if (i % 2 === 1 || i === charts.length - 1) doc.y += SMALL_HEIGHT
  })
  doc.y += 6
  drawEvidence(paper, report)
}

interface HeadroomChart {
  readonly trigger: string
  readonly base: HeadroomPath
  /** The stress in which the trigger comes nearest to its threshold, or furthest beyond it. */
  readonly worst: HeadroomPath | null
}

function headroomCharts({ scenarios }: Report): readonly HeadroomChart[] {
  const [base, ...stresses] = scenarios
  const names = new Set(base!.periods.flatMap(p => p.triggers.map(t => t.trigger)))
  return [...names].flatMap(trigger => {
    const path = headroomPath(base!, trigger)
    if (path === null) return []
    const lowest = (p: HeadroomPath) => p.headroom.reduce((a, b) => Math.min(a, b))
    const [worst = null] = stresses
      .flatMap(scenario => headroomPath(scenario, trigger) ?? [])
      .sort((a, b) => lowest(a) - lowest(b))
    // A test of what is never there, such as unpaid interest, would be a line of zeros.
    const flat = [path, worst].every(each => each?.headroom.every(value => value === 0) ?? true)
    return flat ? [] : [{ trigger, base: path, worst }]
  })
}

function headroomPath(scenario: ScenarioReport, trigger: string): HeadroomPath | null {
  const tests = scenario.periods.flatMap(p => {
    const found = p.triggers.find(t => t.trigger === trigger)
    return found && found.headroom !== null ? [{ found, at: p.payment.slice(0, 7) }] : []
  })
  const kind = tests[0]?.found.kind
  if (kind === undefined || kind === 'condition' || tests.length < 2) return null
  const headroom = tests.map(t => Number(t.found.headroom))
  return { scenario, kind, headroom, labels: tests.map(t => t.at) }
}

function drawEvidence(paper: Paper, report: Report): void {
  const label = labelsIn(paper)
  const periods = report.scenarios[0]!.periods
  const all = periods.flatMap(p => p.triggers.map(t => ({ ...t, payment: p.payment })))
  drawTable(
    paper,
    [
      { title: label('trigger'), weight: 3 },
      { title: label('value'), weight: 2, align: 'right' },
      { title: label('threshold'), weight: 2, align: 'right' },
      { title: label('headroomMin'), weight: 2, align: 'right' },
      { title: label('trippedOn'), weight: 1.4, align: 'right' },
    ],
    [...Map.groupBy(all, t => t.trigger)].map(([trigger, tests]) => {
      const last = tests.at(-1)!
      return [
        report.deal.triggers?.[trigger]?.[paper.language] ?? trigger,
        shortFigure(last.kind, last.value),
        shortFigure(last.kind, last.threshold),
        shortFigure(last.kind, least(tests)),
        tests.find(t => t.tripped)?.payment ?? label('neverTripped'),
      ]
    }),
  )
}

/** Formats a figure with few digits; the workbook has all. */
function shortFigure(kind: TriggerEvidence['kind'], value: string | null): string {
  const short = kind === 'number' && value !== null
  return short ? new Rate(value).toSignificantDigits(5).toFixed() : figureText(kind, value)
}

function least(tests: readonly TriggerEvidence[]): string | null {
  return tests.reduce<string | null>(
    (low, { headroom }) =>
      headroom !== null && (low === null || Number(headroom) < Number(low)) ? headroom : low,
    null,
  )
}
