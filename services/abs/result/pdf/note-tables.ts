import { moneyText, percentText, yearsText } from '../figure.ts'
import { BREAK_EVEN_NONE } from '../labels.ts'
import type { Report } from '../report.ts'
import { sayIn } from './label-text.ts'
import type { Paper } from './paper.ts'
import { drawTable } from './table.ts'

/** What became of each note in the base scenario. */
export function drawNotes(paper: Paper, { deal, scenarios }: Report): void {
  const say = sayIn(paper)
  const base = scenarios[0]!
  drawTable(
    paper,
    [
      { title: say('note'), weight: 2 },
      { title: say('issued'), weight: 2.1, align: 'right' },
      { title: say('averageLife'), weight: 1.5, align: 'right' },
      { title: say('yieldAtPar'), weight: 1.3, align: 'right' },
      { title: say('duration'), weight: 1.3, align: 'right' },
      { title: say('convexity'), weight: 1.1, align: 'right' },
      { title: say('redeemedOn'), weight: 1.5, align: 'right' },
      { title: say('shortfall'), weight: 1.8, align: 'right' },
    ],
    base.notes.map(n => [
      deal.notes[n.note]![paper.language],
      moneyText(n.issued),
      yearsText(n.averageLife),
      percentText(n.yieldAtPar),
      yearsText(n.duration?.modified ?? null),
      yearsText(n.duration?.convexity ?? null),
      n.redeemedOn ?? say('never'),
      moneyText(n.shortfall),
    ]),
  )
}

/** What quoted notes yield in the base scenario; only when that was asked for. */
export function drawPrices(paper: Paper, { deal, scenarios }: Report): void {
  const { prices } = scenarios[0]!
  if (prices.length === 0) return
  const say = sayIn(paper)
  drawTable(
    paper,
    [
      { title: say('note'), weight: 2 },
      { title: say('price'), weight: 1.5, align: 'right' },
      { title: say('yieldAtPrice'), weight: 1.5, align: 'right' },
      { title: say('zSpread'), weight: 1.5, align: 'right' },
      { title: say('duration'), weight: 1.5, align: 'right' },
      { title: say('convexity'), weight: 1.5, align: 'right' },
      { title: say('effectiveDuration'), weight: 1.8, align: 'right' },
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

/** Where each note is first short when defaults run at one rate; only when that was asked for. */
export function drawBreakEvens(paper: Paper, { deal, breakEvens }: Report): void {
  if (breakEvens.length === 0) return
  const say = sayIn(paper)
  drawTable(
    paper,
    [
      { title: say('note'), weight: 2 },
      { title: say('breakEven'), weight: 3, align: 'right' },
      { title: say('firstLoss'), weight: 3, align: 'right' },
    ],
    breakEvens.map(({ note, found }) => [
      deal.notes[note]![paper.language],
      found.ok ? percentText(found.value.cdr) : say(BREAK_EVEN_NONE[found.refusal]),
      found.ok ? percentText(found.value.lossShare) : '–',
    ]),
  )
}
