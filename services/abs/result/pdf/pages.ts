import { Rate } from '../../../../contracts/kernel/rate.ts'
import { moneyText, percentText, shortMoney } from '../figure.ts'
import { fieldText, valueText } from '../labels.ts'
import { methodLines } from '../method-lines.ts'
import type { Report, ScenarioReport } from '../report.ts'
import { drawLines, drawStack, drawTornado, tornadoHeight } from './charts.ts'
import { sayIn } from './label-text.ts'
import { drawBreakEvens, drawNotes, drawPrices } from './note-tables.ts'
import { COLOURS, heading, line, type Paper, room, SERIES } from './paper.ts'
import { drawTable } from './table.ts'

const CHART_HEIGHT = 285
/** Rows of the cash table; the workbook has them all. */
const CASH_ROWS_MAX = 60
/** Stresses drawn, those that move most; the table has them all. */
const BARS_MAX = 20

/** The deal's name on a band, the pool in figures, notes and scenarios in tables. */
export function drawSummary(paper: Paper, report: Report): void {
  const { doc, left, width, language } = paper
  const say = sayIn(paper)
  const { deal, pool } = report
  doc.rect(0, 0, doc.page.width, 108).fill(COLOURS.head)
  line(paper, deal.name[language], left, 34, { size: 20, bold: true, colour: '#ffffff', width })
  const dates = [
    `${say('cutOff')} ${deal.dates.cutOff}`,
    `${say('closingDate')} ${deal.dates.closing}`,
    `${say('finalDate')} ${deal.dates.final}`,
  ]
  line(paper, say('title'), left, 64, { size: 11, colour: '#ffffff' })
  line(paper, dates.join('　'), left, 82, { size: 8.5, colour: '#c9d6e2', width })
  doc.y = 128
  drawTiles(paper, [
    [say('poolBalance'), shortMoney(Number(pool.tally.balance), language)],
    [say('assets'), pool.tally.count.toLocaleString('en')],
    [say('weightedRate'), percentText(pool.weightedRate)],
    [say('weightedMonths'), pool.weightedRemainingMonths?.toFixed(1) ?? '–'],
  ])
  heading(paper, say('notes'))
  drawNotes(paper, report)
  drawPrices(paper, report)
  drawBreakEvens(paper, report)
  heading(paper, say('scenarios'))
  drawScenarios(paper, report)
}

function drawTiles(paper: Paper, tiles: readonly (readonly [string, string])[]): void {
  const { doc, left, width } = paper
  const gap = 10
  const each = (width - gap * (tiles.length - 1)) / tiles.length
  tiles.forEach(([name, value], i) => {
    const x = left + i * (each + gap)
    doc.roundedRect(x, doc.y, each, 50, 3).fill(COLOURS.band)
    line(paper, name, x + 10, doc.y + 8, { size: 7.5, colour: COLOURS.soft, width: each - 20 })
    const big = { size: 15, bold: true, colour: COLOURS.head, width: each - 20 } as const
    line(paper, value, x + 10, doc.y + 20, big)
  })
  doc.y += 68
}

function drawScenarios(paper: Paper, { scenarios }: Report): void {
  const say = sayIn(paper)
  drawTable(
    paper,
    [
      { title: say('scenario'), weight: 2.4 },
      { title: say('defaultShare'), weight: 1.3, align: 'right' },
      { title: say('lossShare'), weight: 1.3, align: 'right' },
      { title: say('seniorShortfall'), weight: 2, align: 'right' },
      { title: say('toSubordinate'), weight: 2, align: 'right' },
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

/** Pool and notes over time. */
export function drawBalances(paper: Paper, { deal, scenarios }: Report): void {
  const { doc, language, left, width } = paper
  const say = sayIn(paper)
  const format = (fen: number) => shortMoney(fen, language)
  const frame = () => ({ x: left, y: doc.y, width, height: CHART_HEIGHT })
  const base = scenarios[0]!
  const shown = scenarios.slice(0, SERIES.length)
  const longest = shown.reduce((a, b) => (b.pool.length > a.pool.length ? b : a))

  heading(paper, say('poolChart'))
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
  heading(paper, say('noteChart'))
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

/** What moves the result, and by how much. */
export function drawStresses(paper: Paper, { scenarios }: Report): void {
  const { doc, language, left, width } = paper
  const say = sayIn(paper)
  const [base, ...stresses] = scenarios
  const bars = stresses
    .map(s => ({
      label: s.words[language],
      value: Number(toSubordinate(s) - toSubordinate(base!)),
    }))
    .sort((a, b) => Math.abs(b.value) - Math.abs(a.value))
    .slice(0, BARS_MAX)
  const height = bars.length > 0 ? tornadoHeight(bars) : 24
  room(paper, height + 30)
  heading(paper, say('tornadoChart'))
  if (bars.length === 0) line(paper, say('onlyBase'), left, doc.y, { colour: COLOURS.soft })
  else
    drawTornado(paper, { x: left, y: doc.y, width, height }, bars, fen => shortMoney(fen, language))
  doc.y += height
}

/** Cash in and out by period. */
export function drawCash(paper: Paper, { deal, scenarios }: Report): void {
  const { doc, language, left } = paper
  const say = sayIn(paper)
  const base = scenarios[0]!
  room(paper, 120)
  heading(paper, say('cashTable'))
  const notes = Object.keys(deal.notes)
  drawTable(
    paper,
    [
      { title: say('period'), weight: 0.7 },
      { title: say('paymentDate'), weight: 1.5 },
      { title: say('poolBalance'), weight: 2.1, align: 'right' },
      { title: say('collections'), weight: 2, align: 'right' },
      { title: say('expenses'), weight: 1.6, align: 'right' },
      ...notes.map(n => ({ title: deal.notes[n]![language], weight: 2, align: 'right' as const })),
    ],
    base.periods.slice(0, CASH_ROWS_MAX).map(period => [
      String(period.period),
      period.payment,
      moneyText(base.pool.find(p => p.period === period.period)?.closingBalance ?? 0n),
      moneyText(period.cash.in),
      moneyText(Object.values(period.fees).reduce((sum, f) => sum + f.paid, 0n)),
      ...notes.map(n => {
        const { interestPaid, principalPaid, residualPaid } = period.notes[n]!
        return moneyText(interestPaid + principalPaid + residualPaid)
      }),
    ]),
  )
  const more = base.periods.length - CASH_ROWS_MAX
  if (more > 0) {
    line(paper, say('morePeriods', String(more)), left, doc.y, { colour: COLOURS.soft })
    doc.y += 18
  }
}

export function drawStrata(paper: Paper, { pool }: Report): void {
  const say = sayIn(paper)
  room(paper, 120)
  heading(paper, say('strataTable'))
  for (const { field, rows } of pool.strata)
    drawTable(
      paper,
      [
        { title: fieldText(field, paper.language), weight: 2.5 },
        { title: say('count'), weight: 1, align: 'right' },
        { title: say('balance'), weight: 2, align: 'right' },
        { title: say('share'), weight: 1, align: 'right' },
        { title: say('weightedRate'), weight: 1.3, align: 'right' },
        { title: say('weightedMonths'), weight: 1.6, align: 'right' },
      ],
      rows.map(s => [
        valueText(field, s.label, paper.language) || '–',
        s.count.toLocaleString('en'),
        moneyText(s.balance),
        percentText(s.share),
        percentText(s.weightedRate),
        s.weightedRemainingMonths?.toFixed(1) ?? '–',
      ]),
    )
}

/** What the figures rest on. */
export function drawMethod(paper: Paper, report: Report): void {
  const { doc, left, width } = paper
  const say = sayIn(paper)
  room(paper, 220)
  heading(paper, say('method'))
  line(paper, say('projectionNote'), left, doc.y, { size: 8, width })
  doc.y += 18
  for (const [name, text] of methodLines(report, paper.language)) {
    room(paper, 13)
    line(paper, name, left, doc.y, { size: 7.5, colour: COLOURS.soft, width: 130 })
    line(paper, text, left + 136, doc.y, { size: 7.5, width: width - 136 })
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
