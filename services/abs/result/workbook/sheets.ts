import { fieldText, LABELS, type Label, valueText } from '../labels.ts'
import { listMethodLines } from '../method-lines.ts'
import type { Report } from '../report.ts'
import { PERIOD_SHEETS } from './period-sheets.ts'
import type { CellValue, SheetColumn, SheetPlan } from './sheet-plan.ts'

/** The columns of the figures of a note, in summary and grid. */
const FIGURES: readonly SheetColumn[] = [
  ['issued', 'money'],
  ['interestPaid', 'money'],
  ['principalPaid', 'money'],
  ['residualPaid', 'money'],
  ['shortfall', 'money'],
  ['redeemedOn', 'date', 12],
  ['averageLife', 'years', 12],
  ['yieldAtPar', 'rate', 12],
  ['duration', 'years', 12],
  ['convexity', 'years', 12],
]

function listFigures(n: Report['scenarios'][number]['notes'][number]): readonly CellValue[] {
  return [
    n.issued,
    n.interest,
    n.principal,
    n.residual,
    n.shortfall,
    n.redeemedOn,
    n.averageLife?.toNumber() ?? null,
    n.yieldAtPar,
    n.duration?.modified.toNumber() ?? null,
    n.duration?.convexity.toNumber() ?? null,
  ]
}

const SUMMARY: SheetPlan = {
  name: 'summary',
  columns: [['scenario', 'text', 18], ['note', 'text', 18], ...FIGURES],
  rows: (report, language) =>
    report.scenarios.flatMap(scenario =>
      scenario.notes.map(n => [
        scenario.words[language],
        report.deal.notes[n.note]![language],
        ...listFigures(n),
      ]),
    ),
}

const PRICES: SheetPlan = {
  name: 'priced',
  columns: [
    ['scenario', 'text', 18],
    ['note', 'text', 18],
    ['price', 'price', 14],
    ['yieldAtPrice', 'rate', 12],
    ['zSpread', 'rate', 12],
    ['duration', 'years', 12],
    ['convexity', 'years', 12],
    ['effectiveDuration', 'years', 18],
  ],
  rows: (report, language) =>
    report.scenarios.flatMap(({ words, prices }) =>
      prices.map(p => [
        words[language],
        report.deal.notes[p.note]![language],
        p.price.toNumber(),
        p.yield,
        p.zSpread,
        p.duration?.modified.toNumber() ?? null,
        p.duration?.convexity.toNumber() ?? null,
        p.effectiveDuration?.toNumber() ?? null,
      ]),
    ),
}

const GRID: SheetPlan = {
  name: 'grid',
  columns: [
    ['cdr', 'rate', 10],
    ['cpr', 'rate', 10],
    ['recoveryRate', 'rate', 10],
    ['lost', 'money'],
    ['note', 'text', 18],
    ...FIGURES,
  ],
  rows: (report, language) =>
    report.grid.flatMap(({ at, lost, notes }) =>
      notes.map(n => [
        at['cdr'] ?? null,
        at['cpr'] ?? null,
        at['recovery'] ?? null,
        lost,
        report.deal.notes[n.note]![language],
        ...listFigures(n),
      ]),
    ),
}

const STRATA: SheetPlan = {
  name: 'strata',
  columns: [
    ['group', 'text', 20],
    ['value', 'text', 20],
    ['count', 'count', 10],
    ['balance', 'money'],
    ['share', 'rate', 10],
    ['weightedRate', 'rate', 12],
    ['weightedMonths', 'years', 12],
  ],
  rows: ({ pool }, language) =>
    pool.strata.flatMap(({ field, rows }) =>
      rows.map(s => [
        fieldText(field, language),
        valueText(field, s.label, language),
        s.count,
        s.balance,
        s.share,
        s.weightedRate,
        s.weightedRemainingMonths?.toNumber() ?? null,
      ]),
    ),
}

const EVENTS: SheetPlan = {
  name: 'events',
  columns: [
    ['event', 'text', 30],
    ['declaredBy', 'text', 18],
    ['declaredOn', 'date', 12],
    ['effective', 'date', 12],
    ['until', 'date', 12],
    ['command', 'text', 72],
  ],
  rows: ({ deal, events }, language) =>
    events.map(e => [
      deal.events![e.event]![language],
      e.declaredBy,
      e.declaredOn,
      e.effective,
      e.until ?? null,
      e.command,
    ]),
}

const METHOD: SheetPlan = {
  name: 'method',
  columns: [
    ['item', 'text', 34],
    ['content', 'text', 110],
  ],
  rows: (report, language) => {
    const { name, dates } = report.deal
    const text = (label: Label) => LABELS[label][language]
    return [
      [text('dealName'), name[language]],
      [text('cutOff'), dates.cutOff],
      [text('closingDate'), dates.closing],
      [text('finalDate'), dates.final],
      [text('unit'), text('yuan')],
      ...listMethodLines(report, language),
    ]
  },
}

/** Lists the sheets of the workbook; prices, events and the grid only when there are any. */
export function listSheets({ events, grid, scenarios }: Report): readonly SheetPlan[] {
  const priced = scenarios.some(({ prices }) => prices.length > 0)
  return [
    SUMMARY,
    ...(priced ? [PRICES] : []),
    ...PERIOD_SHEETS,
    ...(events.length > 0 ? [EVENTS] : []),
    STRATA,
    ...(grid.length > 0 ? [GRID] : []),
    METHOD,
  ]
}
