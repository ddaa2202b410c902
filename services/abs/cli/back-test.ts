import Table from 'cli-table3'
import {
  type BackTest,
  type BackTestRefusal,
  backTest as compareWithActual,
} from '../../../contracts/abs/analytics/back-test.ts'
import type { Language, Words } from '../../../contracts/abs/deal/deal-text.ts'
import { readActual, readForecast } from '../forecast/read-periods.ts'
import { moneyText, percentText } from '../result/figure.ts'
import { LABELS, type Label } from '../result/labels.ts'
import { readOptions, UsageFault } from './options.ts'
import { compareReport, formatLines, type ReportFiles } from './report-lines.ts'
import { makeTableStyle, openTerminal, refuseAll, type Terminal } from './terminal.ts'

/**
 * Runs `abs back-test`: compares the base scenario of an earlier result with what happened since,
 * or with the lines of an investor report.
 */
export async function backTest(args: string[]): Promise<number> {
  const options = readOptions(args, {
    result: { type: 'string', needed: true },
    actual: { type: 'string' },
    report: { type: 'string' },
    lines: { type: 'string' },
  })
  const terminal = openTerminal(options.language)
  const { result, report, lines } = options
  if (report !== undefined && lines !== undefined)
    return await testReport(terminal, { result: result!, report, lines })
  if (options.actual === undefined)
    throw new UsageFault('--actual is needed, or --report and --lines')
  const forecast = await readForecast(options.result!)
  if (!forecast.ok) return refuseAll(terminal, forecast.refusals)
  const actual = await readActual(options.actual!)
  if (!actual.ok) return refuseAll(terminal, actual.refusals)
  const held = compareWithActual(forecast.value, actual.value.pool)
  if (!held.ok) {
    const { refusal, path: at } = held
    const sentence = BACK_TEST_TEXTS[refusal]
    return refuseAll(terminal, [{ file: options.actual!, at, refusal, sentence }])
  }
  terminal.print(formatBackTest(held.value, options.language))
  return 0
}

/** Refused where a line differs without a reason: whoever reads the exit code reads the table. */
async function testReport(terminal: Terminal, files: ReportFiles): Promise<number> {
  const compared = await compareReport(files)
  if (!compared.ok) return refuseAll(terminal, compared.refusals)
  terminal.print(formatLines(compared.value, terminal.language))
  return compared.value.some(({ verdict }) => verdict === 'different') ? 1 : 0
}

const MEASURES = {
  principal: 'scheduled',
  interest: 'interest',
  prepaid: 'prepaid',
  defaulted: 'defaulted',
  recovered: 'recovered',
  lost: 'lost',
  closingBalance: 'closing',
} as const satisfies Record<BackTest['rows'][number]['measure'], Label>

const HEADS = ['measure', 'forecast', 'actual', 'bias', 'absoluteError', 'worstPeriod'] as const

function formatBackTest({ rows, summary }: BackTest, language: Language): string {
  const table = new Table({
    head: HEADS.map(label => LABELS[label][language]),
    colAligns: HEADS.map((_, i) => (i === 0 ? 'left' : 'right')),
    style: makeTableStyle(),
  })
  for (const { measure, bias, absolute, worstPeriod } of summary) {
    const own = rows.filter(row => row.measure === measure)
    const sum = (side: 'forecast' | 'actual') =>
      moneyText(own.reduce((total, row) => total + row[side], 0n))
    table.push([
      LABELS[MEASURES[measure]][language],
      sum('forecast'),
      sum('actual'),
      percentText(bias),
      percentText(absolute),
      String(worstPeriod),
    ])
  }
  return table.toString()
}

const BACK_TEST_TEXTS: Readonly<Record<BackTestRefusal, Words>> = {
  there_must_be_an_actual_period: { zh: '没有实际期间', en: 'there is no actual period' },
  forecast_must_cover_every_actual_period: {
    zh: '预测未覆盖该期',
    en: 'the forecast has no such period',
  },
  periods_must_have_the_same_dates: {
    zh: '该期起止日与预测不同',
    en: 'the dates of this period are not those of the forecast',
  },
}
