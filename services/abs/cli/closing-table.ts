import Table from 'cli-table3'
import type { Language } from '../../../contracts/abs/deal/deal-text.ts'
import { moneyText, percentText, yearsText } from '../result/figure.ts'
import { BREAK_EVEN_NONE, LABELS, type Label } from '../result/labels.ts'
import type { Report } from '../result/report.ts'
import { makeTableStyle } from './terminal.ts'

const COLUMNS = [
  'scenario',
  'note',
  'averageLife',
  'yieldAtPar',
  'interestPaid',
  'principalPaid',
  'residualPaid',
  'shortfall',
  'redeemedOn',
] as const satisfies readonly Label[]

/** Formats what became of each note under each scenario, and the break-even rates if asked for. */
export function formatClosingTable(report: Report, language: Language): string {
  const text = (label: Label) => LABELS[label][language]
  const table = new Table({
    head: COLUMNS.map(text),
    colAligns: COLUMNS.map((_, i) => (i < 2 ? 'left' : 'right')),
    style: makeTableStyle(),
  })
  for (const { words, notes } of report.scenarios)
    notes.forEach((n, i) => {
      table.push([
        i === 0 ? words[language] : '',
        report.deal.notes[n.note]![language],
        yearsText(n.averageLife),
        percentText(n.yieldAtPar),
        moneyText(n.interest),
        moneyText(n.principal),
        moneyText(n.residual),
        moneyText(n.shortfall),
        n.redeemedOn ?? '–',
      ])
    })
  return [table.toString(), ...formatBreakEvens(report, language)].join('\n')
}

function formatBreakEvens({ deal, breakEvens }: Report, language: Language): readonly string[] {
  return breakEvens.map(({ note, found }) => {
    const name = `${LABELS.breakEven[language]} · ${deal.notes[note]![language]}`
    if (found.ok) {
      const loss = `${LABELS.firstLoss[language]} ${percentText(found.value.lossShare)}`
      return `${name}: CDR ${percentText(found.value.cdr)}, ${loss}`
    }
    return `${name}: ${LABELS[BREAK_EVEN_NONE[found.refusal]][language]}`
  })
}
