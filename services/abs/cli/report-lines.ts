import Table from 'cli-table3'
import { z } from 'zod'
import {
  compareLines,
  type LineComparison,
  type LineDuty,
  type LineVerdict,
  listFigures,
} from '../../../contracts/abs/analytics/report-lines.ts'
import type { Language, Words } from '../../../contracts/abs/deal/deal-text.ts'
import { type Input, refused, shaped, taken } from '../input/input.ts'
import { readJson } from '../input/read-json.ts'
import { percentText } from '../result/figure.ts'
import { makeTableStyle } from './terminal.ts'

const report = z.strictObject({
  format: z.literal('tallystick.investor-report.v1'),
  period: z.int().min(1),
  lines: z.record(z.string().min(1), z.string()),
})

const figures = z.union([z.string().min(1), z.array(z.string().min(1)).min(1)])
const mapping = z.strictObject({
  format: z.literal('tallystick.report-lines.v1'),
  lines: z.record(
    z.string().min(1),
    z.union([figures, z.strictObject({ figures, because: z.string().min(1) })]),
  ),
})

/** Of a result the base scenario is read, as far as it names its periods. */
const result = z.object({
  format: z.literal('tallystick.report.v1'),
  scenarios: z
    .array(
      z.object({
        pool: z.array(z.object({ period: z.int() }).loose()),
        periods: z.array(
          z
            .object({
              period: z.int(),
              triggers: z.array(
                z
                  .object({
                    trigger: z.string(),
                    kind: z.enum(['money', 'number', 'date', 'condition']),
                    tripped: z.boolean(),
                  })
                  .loose(),
              ),
            })
            .loose(),
        ),
      }),
    )
    .min(1),
})

export interface ReportFiles {
  readonly result: string
  readonly report: string
  readonly lines: string
}

/** Compares the lines of an investor report with the same period of a result. */
export async function compareReport(files: ReportFiles): Promise<Input<readonly LineComparison[]>> {
  const read = await Promise.all([
    readShaped(files.result, result),
    readShaped(files.report, report),
    readShaped(files.lines, mapping),
  ])
  const [own, theirs, maps] = read
  if (!own.ok) return own
  if (!theirs.ok) return theirs
  if (!maps.ok) return maps
  const { period, lines } = theirs.value
  const { pool, periods } = own.value.scenarios[0]!
  const ran = periods.find(each => each.period === period)
  if (!ran) return refused(files.report, 'period', 'result_must_have_the_period', NO_PERIOD)
  const named = listFigures(pool.find(each => each.period === period) ?? {}, ran)
  const compared = compareLines(lines, readMaps(maps.value.lines), named)
  if (compared.ok) return taken(compared.value)
  const near = compared.details?.nearest
  const { zh, en } = LINE_TEXTS[compared.refusal]
  const sentence = near
    ? { zh: `${zh}，最接近的是“${near}”`, en: `${en}; did you mean “${near}”?` }
    : { zh, en }
  return refused(files.lines, compared.path, compared.refusal, sentence)
}

async function readShaped<Value>(file: string, shape: z.ZodType<Value>): Promise<Input<Value>> {
  const document = await readJson(file)
  return document.ok ? shaped(file, document.value, shape) : document
}

type Maps = z.output<typeof mapping>['lines']

function readMaps(maps: Maps): Parameters<typeof compareLines>[1] {
  const listed = (names: string | string[]) => (typeof names === 'string' ? [names] : names)
  return Object.fromEntries(
    Object.entries(maps).map(([line, map]) => [
      line,
      typeof map === 'string' || Array.isArray(map)
        ? { figures: listed(map) }
        : { figures: listed(map.figures), because: map.because },
    ]),
  )
}

const HEADS = [
  { zh: '行', en: 'Line' },
  { zh: '报告', en: 'Report' },
  { zh: '测算', en: 'Result' },
  { zh: '结论', en: 'Verdict' },
]
const VERDICTS: Readonly<Record<LineVerdict, Words>> = {
  equal: { zh: '一致', en: 'equal' },
  explained: { zh: '不一致', en: 'differs' },
  different: { zh: '不一致，未说明', en: 'differs, unexplained' },
  unmapped: { zh: '未对应', en: 'not mapped' },
}

/** Formats the comparison as a table, with the share of lines that are mapped. */
export function formatLines(lines: readonly LineComparison[], language: Language): string {
  const table = new Table({
    head: HEADS.map(words => words[language]),
    colAligns: ['left', 'right', 'right', 'left'],
    style: makeTableStyle(),
  })
  for (const { line, stated, own, verdict, because } of lines) {
    const told = VERDICTS[verdict][language]
    table.push([line, stated, own ?? '–', because === null ? told : `${told}: ${because}`])
  }
  const mapped = lines.filter(({ verdict }) => verdict !== 'unmapped').length
  const share = percentText(String(mapped / Math.max(lines.length, 1)), 1)
  const sum = {
    zh: `已对应 ${mapped}/${lines.length} 行（${share}）`,
    en: `${mapped} of ${lines.length} lines mapped (${share})`,
  }
  return `${table.toString()}\n${sum[language]}`
}

const NO_PERIOD = { zh: '测算结果没有该期', en: 'the result has no such period' }

const LINE_TEXTS: Readonly<Record<LineDuty, Words>> = {
  report_must_have_the_line: { zh: '报告没有这一行', en: 'the report has no such line' },
  figure_must_be_known: { zh: '结果没有此数', en: 'the result has no such figure' },
  only_amounts_add_up: { zh: '只有金额可以相加', en: 'only amounts can be added up' },
  stated_value_must_be_of_the_kind_of_the_figure: {
    zh: '此数为金额，报告所列不是',
    en: 'the figure is an amount, and what the report states is none',
  },
}
