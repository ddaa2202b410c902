import { existsSync, writeFileSync } from 'node:fs'
import Table from 'cli-table3'
import type { Language } from '../../../contracts/abs/deal/deal-text.ts'
import { isBusinessDate } from '../../../contracts/kernel/date.ts'
import { DAY_COUNTS, type DayCount } from '../../../contracts/kernel/day-count.ts'
import { CURRENCY_DIGITS, type Currency } from '../../../contracts/kernel/money.ts'
import {
  COLUMN_MAPS,
  type ColumnMap,
  type ColumnMapName,
  type MapTerms,
  makeMapping,
} from '../tape/maps/column-map.ts'
import { readOptions, UsageFault } from './options.ts'
import { makeTableStyle, openTerminal } from './terminal.ts'

/** Runs `abs tape map`: lists the maps, or the codes of one, or writes a mapping by it. */
export function mapTape(args: string[]): number {
  const options = readOptions(args, {
    name: { type: 'string' },
    currency: { type: 'string' },
    'cut-off': { type: 'string' },
    'day-count': { type: 'string' },
    out: { type: 'string' },
  })
  const { name, out, language } = options
  const terminal = openTerminal(language)
  if (name === undefined) {
    terminal.print(formatMaps(language))
    return 0
  }
  const names = Object.keys(COLUMN_MAPS)
  if (!names.includes(name)) throw new UsageFault(`--name is one of: ${names.join(', ')}`)
  const map = COLUMN_MAPS[name as ColumnMapName]
  if (out === undefined) {
    terminal.print(formatFields(map, language))
    return 0
  }
  const { currency = map.currency, 'cut-off': cutOff, 'day-count': dayCount } = options
  const mapping = makeMapping(map, readTerms({ currency, cutOff, dayCount }))
  if (existsSync(out)) throw new UsageFault(`${out} is there already: choose another --out`)
  writeFileSync(out, `${JSON.stringify(mapping, null, 2)}\n`)
  terminal.inform(`已写入 ${out}`, `written to ${out}`)
  return 0
}

interface Given {
  readonly currency: string | undefined
  readonly cutOff: string | undefined
  readonly dayCount: string | undefined
}

/** Reads what the template does not say. */
function readTerms({ currency, cutOff, dayCount }: Given): MapTerms {
  if (currency === undefined || !Object.hasOwn(CURRENCY_DIGITS, currency))
    throw new UsageFault(`--currency is one of: ${Object.keys(CURRENCY_DIGITS).join(', ')}`)
  if (cutOff === undefined || !isBusinessDate(cutOff))
    throw new UsageFault('--cut-off is a date, e.g. 2026-01-01')
  const known = DAY_COUNTS.find(each => each === dayCount)
  if (known === undefined) throw new UsageFault(`--day-count is one of: ${DAY_COUNTS.join(', ')}`)
  return { currency: currency as Currency, cutOff, dayCount: known as DayCount }
}

function formatMaps(language: Language): string {
  const zh = language === 'zh'
  const table = new Table({
    head: zh ? ['名称', '模板', '字段', '未核实'] : ['Name', 'Template', 'Fields', 'Unverified'],
    colAligns: ['left', 'left', 'right', 'right'],
    style: makeTableStyle(),
  })
  for (const [name, { title, fields }] of Object.entries(COLUMN_MAPS)) {
    const unverified = fields.filter(field => field.unverified).length
    table.push([name, title[language], String(fields.length), String(unverified)])
  }
  return table.toString()
}

function formatFields({ fields, sources }: ColumnMap, language: Language): string {
  const zh = language === 'zh'
  const table = new Table({
    head: zh ? ['代码', '模板名称', '读作', '来源'] : ['Code', 'Name', 'Read as', 'Source'],
    style: makeTableStyle(),
  })
  const unverified = zh ? '（未核实）' : ' (unverified)'
  for (const { code, name, reads, source, unverified: isUnverified } of fields)
    table.push([code, name, reads, isUnverified ? source + unverified : source])
  const lines = Object.entries(sources).map(([word, text]) => `${word}: ${text}`)
  return [table.toString(), ...lines].join('\n')
}
