import { formatUnits } from '../../../../contracts/kernel/money.ts'
import { Rate } from '../../../../contracts/kernel/rate.ts'
import {
  COLOURS,
  ensureRoom,
  type Paper,
  SERIES,
  writeHeading,
  writeLine,
} from '../../../platform/paper/paper.ts'
import { drawTable } from '../../../platform/paper/table.ts'
import { isReal } from '../basis.ts'
import { moneyText, percentText, shortMoney } from '../figure.ts'
import { fieldText, valueText } from '../labels.ts'
import { listMethodLines } from '../method-lines.ts'
import type { Report, ScenarioReport } from '../report.ts'
import { drawLines, drawStack, drawTornado, tornadoHeight } from './charts.ts'
import { labelsIn } from './label-text.ts'
import { drawBreakEvens, drawNotes, drawPrices } from './note-tables.ts'

const CHART_HEIGHT = 285
/** The most rows of the cash table; the workbook has all. */
const CASH_ROWS_MAX = 60
/** The most stresses drawn, those that change the result most; the table has all. */
const BARS_MAX = 20

/** Draws the name of the deal, the pool in figures, and notes and scenarios in tables. */
export function drawSummary(paper: Paper, report: Report): void {
  const { doc, left, width, language } = paper
  const label = labelsIn(paper)
  const { deal, pool } = report
  doc.rect(0, 0, doc.page.width, 108).fill(COLOURS.head)
  writeLine(paper, deal.name[language], left, 34, {
    size: 20,
    bold: true,
    colour: '#ffffff',
    width,
  })
  const dates = [
    `${label('cutOff')} ${deal.dates.cutOff}`,
    `${label('closingDate')} ${deal.dates.closing}`,
    `${label('finalDate')} ${deal.dates.final}`,
  ]
  writeLine(paper, label('title'), left, 64, { size: 11, colour: '#ffffff' })
  writeLine(paper, dates.join('　'), left, 82, { size: 8.5, colour: '#c9d6e2', width })
  doc.y = 128
  drawTiles(paper, [
    [label('poolBalance'), shortMoney(Number(pool.tally.balance), language)],
    [label('assets'), formatUnits(String(pool.tally.count))],
    [label('weightedRate'), percentText(pool.weightedRate)],
    [label('weightedMonths'), pool.weightedRemainingMonths?.toFixed(1) ?? '–'],
  ])
  writeHeading(paper, label('notes'))
  drawNotes(paper, report)
  drawPrices(paper, report)
  drawBreakEvens(paper, report)
  writeHeading(paper, label('scenarios'))
  drawScenarios(paper, report)
}

function drawTiles(paper: Paper, tiles: readonly (readonly [string, string])[]): void {
  const { doc, left, width } = paper
  const gap = 10
  const each = (width - gap * (tiles.length - 1)) / tiles.length
  tiles.forEach(([name, value], i) => {
    const x = left + i * (each + gap)
    doc.roundedRect(x, doc.y, each, 50, 3).fill(COLOURS.band)
    writeLine(paper, name, x + 10, doc.y + 8, { size: 7.5, colour: COLOURS.soft, width: each - 20 })
    const big = { size: 15, bold: true, colour: COLOURS.head, width: each - 20 } as const
    writeLine(paper, value, x + 10, doc.y + 20, big)
  })
  doc.y += 68
}

function drawScenarios(paper: Paper, { scenarios }: Report): void {
  const label = labelsIn(paper)
  drawTable(
    paper,
    [
      { title: label('scenario'), weight: 2.4 },
      { title: label('defaultShare'), weight: 1.3, align: 'right' },
      { title: label('lossShare'), weight: 1.3, align: 'right' },
      { title: label('seniorShortfall'), weight: 2, align: 'right' },
      { title: label('toSubordinate'), weight: 2, align: 'right' },
    ],
    scenarios.map(s => [
      s.words[paper.language],
      percentText(shareOfOpening(s, p => p.defaulted)),
      percentText(shareOfOpening(s, p => p.lost)),
      moneyText(s.notes.slice(0, -1).reduce((sum, n) => sum + n.shortfall, 0n)),
      moneyText(toSubordinate(s)),
    ]),
  )
}

/** Draws the balances of pool and notes over time. */
export function drawBalances(paper: Paper, { deal, scenarios }: Report): void {
  const { doc, language, left, width } = paper
  const label = labelsIn(paper)
  const format = (fen: number) => shortMoney(fen, language)
  const frame = () => ({ x: left, y: doc.y, width, height: CHART_HEIGHT })
  const base = scenarios[0]!
  const shown = scenarios.slice(0, SERIES.length)
  const longest = shown.reduce((a, b) => (b.pool.length > a.pool.length ? b : a))

  writeHeading(paper, label('poolChart'))
  drawLines(paper, {
    frame: frame(),
    labels: [deal.dates.cutOff, ...longest.pool.map(p => p.to)].map(d => d.slice(0, 7)),
    series: shown.map(s => ({
      label: s.words[language],
      values: [s.pool[0]?.openingBalance ?? 0n, ...s.pool.map(p => p.closingBalance)].map(Number),
    })),
    format,
  })
  doc.y += CHART_HEIGHT + 18
  writeHeading(paper, label('noteChart'))
  drawStack(paper, {
    frame: frame(),
    labels: [deal.dates.closing, ...base.periods.map(p => p.payment)].map(d => d.slice(0, 7)),
    series: base.notes.map(({ note, issued }) => ({
      label: deal.notes[note]![language],
      values: [issued, ...base.periods.map(p => p.notes[note]!.closing)].map(Number),
    })),
    format,
  })
  doc.y += CHART_HEIGHT + 18
}

/** Draws by how much each stress changes the result. */
export function drawStresses(paper: Paper, { scenarios }: Report): void {
  const { doc, language, left, width } = paper
  const label = labelsIn(paper)
  const [base, ...stresses] = scenarios
  const bars = stresses
    .map(s => ({
      label: s.words[language],
      value: Number(toSubordinate(s) - toSubordinate(base!)),
    }))
    .sort((a, b) => Math.abs(b.value) - Math.abs(a.value))
    .slice(0, BARS_MAX)
  const height = bars.length > 0 ? tornadoHeight(bars) : 24
  ensureRoom(paper, height + 30)
  writeHeading(paper, label('tornadoChart'))
  if (bars.length === 0) writeLine(paper, label('onlyBase'), left, doc.y, { colour: COLOURS.soft })
  else
    drawTornado(paper, { x: left, y: doc.y, width, height }, bars, fen => shortMoney(fen, language))
  doc.y += height
}

/** Draws cash in and out by period. */
export function drawCash(paper: Paper, report: Report): void {
  const { deal, scenarios } = report
  const { language } = paper
  const label = labelsIn(paper)
  const base = scenarios[0]!
  ensureRoom(paper, 120)
  writeHeading(paper, label('cashTable'))
  const notes = Object.keys(deal.notes)
  drawTable(
    paper,
    [
      { title: label('period'), weight: 0.7 },
      { title: label('paymentDate'), weight: 1.5 },
      { title: label('poolBalance'), weight: 2.1, align: 'right' },
      { title: label('collections'), weight: 2, align: 'right' },
      { title: label('expenses'), weight: 1.6, align: 'right' },
      ...notes.map(n => ({ title: deal.notes[n]![language], weight: 2, align: 'right' as const })),
    ],
    base.periods.slice(0, CASH_ROWS_MAX).map(period => [
      String(period.period),
      [period.payment, isReal(report, period.period) && '●', period.provisional && '*']
        .filter(Boolean)
        .join(' '),
      moneyText(base.pool.find(p => p.period === period.period)?.closingBalance ?? 0n),
      moneyText(period.cash.in),
      moneyText(Object.values(period.fees).reduce((sum, f) => sum + f.paid, 0n)),
      ...notes.map(n => {
        const { interestPaid, principalPaid, residualPaid } = period.notes[n]!
        return moneyText(interestPaid + principalPaid + residualPaid)
      }),
    ]),
  )
  writeCashNotes(paper, report)
}

/** Says what the marks in the table of cash mean, and how much of it is left out. */
function writeCashNotes(paper: Paper, { asOf, scenarios }: Report): void {
  const { doc, left } = paper
  const label = labelsIn(paper)
  const { periods } = scenarios[0]!
  if (asOf) {
    writeLine(paper, label('actualNote', asOf.date), left, doc.y, { colour: COLOURS.soft })
    doc.y += 18
  }
  if (periods.some(({ provisional }) => provisional)) {
    writeLine(paper, label('provisionalNote'), left, doc.y, { colour: COLOURS.soft })
    doc.y += 18
  }
  const more = periods.length - CASH_ROWS_MAX
  if (more > 0) {
    writeLine(paper, label('morePeriods', String(more)), left, doc.y, { colour: COLOURS.soft })
    doc.y += 18
  }
}

export function drawStrata(paper: Paper, { pool }: Report): void {
  const label = labelsIn(paper)
  ensureRoom(paper, 120)
  writeHeading(paper, label('strataTable'))
  for (const { field, rows } of pool.strata)
    drawTable(
      paper,
      [
        { title: fieldText(field, paper.language), weight: 2.5 },
        { title: label('count'), weight: 1, align: 'right' },
        { title: label('balance'), weight: 2, align: 'right' },
        { title: label('share'), weight: 1, align: 'right' },
        { title: label('weightedRate'), weight: 1.3, align: 'right' },
        { title: label('weightedMonths'), weight: 1.6, align: 'right' },
      ],
      rows.map(s => [
        valueText(field, s.label, paper.language) || '–',
        formatUnits(String(s.count)),
        moneyText(s.balance),
        percentText(s.share),
        percentText(s.weightedRate),
        s.weightedRemainingMonths?.toFixed(1) ?? '–',
      ]),
    )
}

/** Draws what the figures rest on. */
export function drawMethod(paper: Paper, report: Report): void {
  const { doc, left, width } = paper
  const label = labelsIn(paper)
  ensureRoom(paper, 220)
  writeHeading(paper, label('method'))
  writeLine(paper, label('projectionNote'), left, doc.y, { size: 8, width })
  doc.y += 18
  for (const [name, text] of listMethodLines(report, paper.language)) {
    ensureRoom(paper, 13)
    writeLine(paper, name, left, doc.y, { size: 7.5, colour: COLOURS.soft, width: 130 })
    writeLine(paper, text, left + 136, doc.y, { size: 7.5, width: width - 136 })
    doc.y += 13
  }
}

function toSubordinate({ notes }: ScenarioReport): bigint {
  const last = notes.at(-1)
  return last ? last.interest + last.principal + last.residual : 0n
}

function shareOfOpening(
  { pool }: ScenarioReport,
  amount: (period: ScenarioReport['pool'][number]) => bigint,
): Rate | null {
  const opening = pool[0]?.openingBalance ?? 0n
  if (opening === 0n) return null
  return new Rate(String(pool.reduce((sum, p) => sum + amount(p), 0n))).div(String(opening))
}
