import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Table from 'cli-table3'
import type { Deal } from '../../../contracts/abs/deal/deal.ts'
import type { Language } from '../../../contracts/abs/deal/deal-text.ts'
import { isBusinessDate } from '../../../contracts/kernel/date.ts'
import { type CallRow, listCallDates } from '../forecast/call-dates.ts'
import { moneyText, percentText, yearsText } from '../result/figure.ts'
import { jsonText } from '../result/json.ts'
import { LABELS, type Label } from '../result/labels.ts'
import { readOptions, UsageFault } from './options.ts'
import { FORECAST_OPTIONS, readInputs } from './project-inputs.ts'
import { makeFolder } from './project-outputs.ts'
import { makeForecastInput } from './project-report.ts'
import { makeTableStyle, openTerminal, takeOrRefuse } from './terminal.ts'

/** Runs `abs call-dates`: what becomes of each note if the deal is called on a payment date. */
export async function callDates(args: string[]): Promise<number> {
  const options = readOptions(args, {
    ...FORECAST_OPTIONS,
    to: { type: 'string', needed: true },
    price: { type: 'string' },
    from: { type: 'string' },
  })
  const { price = '100% * pool.balance', from = '1900-01-01', language, to, out } = options
  if (!isBusinessDate(from)) throw new UsageFault('--from is a date, e.g. 2027-01-01')
  const terminal = openTerminal(language)
  makeFolder(out!)
  const inputs = await readInputs(options, terminal)
  if (inputs === null) return 1
  const input = makeForecastInput(options, inputs)
  const rows = takeOrRefuse(terminal, listCallDates(input, { price, to: to!, from }))
  if (rows === null) return 1
  const file = join(out!, 'call-dates.json')
  writeFileSync(file, jsonText({ format: 'tallystick.call-dates.v1', price, to, rows }))
  terminal.print(formatRows(inputs.deal.deal, rows, language))
  terminal.inform(`已写入 ${file}`, `written to ${file}`)
  return 0
}

const COLUMNS = [
  'paymentDate',
  'poolBalance',
  'callPrice',
  'note',
  'averageLife',
  'yieldAtPar',
  'shortfall',
  'yieldAtPrice',
] as const satisfies readonly Label[]

function formatRows(deal: Deal, rows: readonly CallRow[], language: Language): string {
  const table = new Table({
    head: COLUMNS.map(label => LABELS[label][language]),
    colAligns: COLUMNS.map((_, i) => (i === 3 ? 'left' : 'right')),
    style: makeTableStyle(),
  })
  for (const { payment, poolBalance, paid, notes, prices } of rows)
    notes.forEach((each, i) => {
      const priced = prices.find(({ note }) => note === each.note)
      table.push([
        ...(i === 0 ? [payment, moneyText(poolBalance), moneyText(paid)] : ['', '', '']),
        deal.notes[each.note]![language],
        yearsText(each.averageLife),
        percentText(each.yieldAtPar),
        moneyText(each.shortfall),
        percentText(priced?.yield ?? null),
      ])
    })
  return table.toString()
}
