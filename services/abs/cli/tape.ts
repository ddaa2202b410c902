import { existsSync } from 'node:fs'
import type { Language } from '../../../contracts/abs/deal/deal-text.ts'
import { computeNotePrincipal } from '../../../contracts/abs/deal/money-text.ts'
import type { BusinessDate } from '../../../contracts/kernel/date.ts'
import { daysBetween, isBusinessDate } from '../../../contracts/kernel/date.ts'
import { moneyText } from '../result/figure.ts'
import { generatedLoans, generatedReceivables } from '../tape/generated-pool.ts'
import { readMapping } from '../tape/mapping.ts'
import { TAPE_TEXTS, type TapeProblem } from '../tape/problem.ts'
import { readTape } from '../tape/read-tape.ts'
import type { TapeQuality } from '../tape/rows.ts'
import { writeTape } from '../tape/write-tape.ts'
import { readCount, readOptions, UsageFault } from './options.ts'
import { readDeal } from './read-deal.ts'
import { mapTape } from './tape-map.ts'
import { openTerminal, refuseAll, type Terminal } from './terminal.ts'

const GENERATED_MAX = 1_000_000
const DAYS_PER_MONTH = 30.4375

/** Runs `abs tape new | check | map`. */
export async function tape([verb, ...args]: string[]): Promise<number> {
  if (verb === 'new') return await newTape(args)
  if (verb === 'check') return await checkTape(args)
  if (verb === 'map') return mapTape(args)
  throw new UsageFault('say: abs tape new | check | map')
}

/** Writes a generated tape; with a deal, from its cut-off date, of its size and its length. */
async function newTape(args: string[]): Promise<number> {
  const options = readOptions(args, {
    deal: { type: 'string' },
    kind: { type: 'string' },
    count: { type: 'string' },
    seed: { type: 'string' },
    'cut-off': { type: 'string' },
    out: { type: 'string', needed: true },
  })
  const { out } = options
  if (![undefined, 'loans', 'receivables'].includes(options.kind))
    throw new UsageFault('--kind is loans or receivables')
  if (existsSync(out!)) throw new UsageFault(`${out} is there already: choose another --out`)
  const terminal = openTerminal(options.language)
  const sized = await findSize(options.deal, options['cut-off'], terminal)
  if (sized === null) return 1
  const pool = {
    ...sized,
    seed: readCount('seed', options.seed ?? '1', 2 ** 31),
    count: readCount('count', options.count ?? '10000', GENERATED_MAX),
  }
  const kind = options.kind ?? sized.kind ?? 'loans'
  const assets = kind === 'loans' ? generatedLoans(pool) : generatedReceivables(pool)
  await writeTape(out!, assets)
  terminal.inform(
    `已写入 ${assets.length} 笔生成数据（非真实资产）：${out}`,
    `written: ${assets.length} generated assets, not real ones: ${out}`,
  )
  return 0
}

interface Sized {
  readonly cutOff: BusinessDate
  readonly balance?: bigint
  readonly monthsMax?: number
  readonly kind?: 'loans' | 'receivables' | undefined
}

async function findSize(
  file: string | undefined,
  cutOff: string | undefined,
  terminal: Terminal,
): Promise<Sized | null> {
  if (file === undefined) {
    const date = cutOff ?? '2026-01-01'
    if (!isBusinessDate(date)) throw new UsageFault('--cut-off is a date, e.g. 2026-01-01')
    return { cutOff: date }
  }
  const read = await readDeal(file)
  if (!read.ok) {
    refuseAll(terminal, read.refusals)
    return null
  }
  const { assets: kind, dates, notes } = read.value.deal.deal
  const issued = Object.values(notes).reduce((sum, note) => sum + computeNotePrincipal(note), 0n)
  return {
    cutOff: dates.cutOff,
    kind,
    balance: issued,
    monthsMax: Math.floor(daysBetween(dates.cutOff, dates.final) / DAYS_PER_MONTH),
  }
}

/** Checks a whole tape, keeping nothing of it, and prints its quality. */
async function checkTape(args: string[]): Promise<number> {
  const options = readOptions(args, {
    tape: { type: 'string', needed: true },
    mapping: { type: 'string' },
  })
  const terminal = openTerminal(options.language)
  const mapping = await readMapping(options.mapping)
  if (!mapping.ok) return refuseAll(terminal, mapping.refusals)
  const read = await readTape(options.tape!, mapping.value, {
    asset: () => {},
    progress: makeProgress(terminal),
  })
  if (!read.ok) return refuseAll(terminal, read.refusals)
  printQuality(terminal, read.value)
  return read.value.rejected > 0 ? 1 : 0
}

/** Makes a progress report of at most one line a second. */
export function makeProgress({ inform }: Terminal): (read: number, size: number) => void {
  let last = performance.now()
  return (read, size) => {
    if (performance.now() - last < 1000) return
    last = performance.now()
    const percent = Math.floor((100 * read) / size)
    inform(`读取资产 ${percent}%`, `reading the tape: ${percent} %`)
  }
}

const PROBLEMS_SHOWN_MAX = 10

/** Prints the quality of a tape: problems by count, and the first few with their rows. */
export function printQuality({ language, print }: Terminal, quality: TapeQuality): void {
  const { file, rows, accepted, rejected, blank, leftOut, balance, counts, problems } = quality
  const zh = language === 'zh'
  print(
    zh
      ? `${file}：${rows} 行，采用 ${accepted}，剔除 ${rejected}，空行 ${blank}，` +
          `已非资产 ${leftOut}；余额 ${moneyText(balance)}`
      : `${file}: ${rows} rows, ${accepted} taken, ${rejected} rejected, ${blank} blank, ` +
          `${leftOut} no asset any more; balance ${moneyText(balance)}`,
  )
  for (const { field, count, balance: owed } of quality.unstated)
    print(
      zh
        ? `  ${count} 笔贷款（余额 ${moneyText(owed)}）未写明 ${field}：可计入与筛选，不能预测`
        : `  ${count} loans of ${moneyText(owed)} do not state ${field}: counted, not projected`,
    )
  for (const { field, refusal, count } of counts)
    print(`  ${count} × ${field || '–'}: ${TAPE_TEXTS[refusal][language]} (${refusal})`)
  for (const problem of problems.slice(0, PROBLEMS_SHOWN_MAX)) print(problemLine(problem, language))
}

function problemLine({ row, field, refusal, found, expected }: TapeProblem, language: Language) {
  const isWord = refusal === 'word_must_be_known'
  const meant = language === 'zh' ? `，最接近的是“${expected}”` : `; did you mean “${expected}”?`
  const due = language === 'zh' ? `，应为 ${expected}` : `, expected ${expected}`
  const sentence = TAPE_TEXTS[refusal][language]
  return `  row ${row} ${field}: ${sentence} “${found}”${expected && (isWord ? meant : due)}`
}
