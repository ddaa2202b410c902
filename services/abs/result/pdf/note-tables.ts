import type { Paper } from '../../../platform/paper/paper.ts'
import { drawTable } from '../../../platform/paper/table.ts'
import { moneyText, percentText, yearsText } from '../figure.ts'
import { BREAK_EVEN_NONE } from '../labels.ts'
import type { Report } from '../report.ts'
import { labelsIn } from './label-text.ts'

/** Draws what became of each note in the base scenario. */
export function drawNotes(paper: Paper, { deal, scenarios }: Report): void {
  const label = labelsIn(paper)
  const base = scenarios[0]!
  drawTable(
    paper,
    [
      { title: label('note'), weight: 2 },
      { title: label('issued'), weight: 2.1, align: 'right' },
      { title: label('averageLife'), weight: 1.5, align: 'right' },
      { title: label('yieldAtPar'), weight: 1.3, align: 'right' },
      { title: label('duration'), weight: 1.3, align: 'right' },
      { title: label('convexity'), weight: 1.1, align: 'right' },
      { title: label('redeemedOn'), weight: 1.5, align: 'right' },
      { title: label('shortfall'), weight: 1.8, align: 'right' },
    ],
    base.notes.map(n => [
      deal.notes[n.note]![paper.language],
      moneyText(n.issued),
      yearsText(n.averageLife),
      percentText(n.yieldAtPar),
      yearsText(n.duration?.modified ?? null),
      yearsText(n.duration?.convexity ?? null),
      n.redeemedOn ?? label('never'),
      moneyText(n.shortfall),
    ]),
  )
}

/** Draws the prices of quoted notes in the base scenario, if they were asked for. */
export function drawPrices(paper: Paper, { deal, scenarios }: Report): void {
  const { prices } = scenarios[0]!
  if (prices.length === 0) return
  const label = labelsIn(paper)
  drawTable(
    paper,
    [
      { title: label('note'), weight: 2 },
      { title: label('price'), weight: 1.5, align: 'right' },
      { title: label('yieldAtPrice'), weight: 1.5, align: 'right' },
      { title: label('zSpread'), weight: 1.5, align: 'right' },
      { title: label('duration'), weight: 1.5, align: 'right' },
      { title: label('convexity'), weight: 1.5, align: 'right' },
      { title: label('effectiveDuration'), weight: 1.8, align: 'right' },
    ],
    prices.map(p => [
      deal.notes[p.note]![paper.language],
      p.price.toFixed(4),
      percentText(p.yield, 4),
      percentText(p.zSpread, 4),
      yearsText(p.duration?.modified ?? null),
      yearsText(p.duration?.convexity ?? null),
      yearsText(p.effectiveDuration),
    ]),
  )
}

/** Draws the break-even default rate of each note, if it was asked for. */
export function drawBreakEvens(paper: Paper, { deal, breakEvens }: Report): void {
  if (breakEvens.length === 0) return
  const label = labelsIn(paper)
  drawTable(
    paper,
    [
      { title: label('note'), weight: 2 },
      { title: label('breakEven'), weight: 3, align: 'right' },
      { title: label('firstLoss'), weight: 3, align: 'right' },
    ],
    breakEvens.map(({ note, found }) => [
      deal.notes[note]![paper.language],
      found.ok ? percentText(found.value.cdr) : label(BREAK_EVEN_NONE[found.refusal]),
      found.ok ? percentText(found.value.lossShare) : '–',
    ]),
  )
}
