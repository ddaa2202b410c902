import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Language } from '../../../contracts/abs/deal/deal-text.ts'
import { formatUnits } from '../../../contracts/kernel/money.ts'
import { parseRate, type Rate } from '../../../contracts/kernel/rate.ts'
import { type Reached, type SizedNote, type SizeTarget, sizeNote } from '../forecast/size-note.ts'
import { moneyText, percentText } from '../result/figure.ts'
import { readOptions, UsageFault } from './options.ts'
import { FORECAST_OPTIONS, readInputs } from './project-inputs.ts'
import { makeFolder } from './project-outputs.ts'
import { makeForecastInput } from './project-report.ts'
import { openTerminal, takeOrRefuse } from './terminal.ts'

/** Runs `abs size`: the greatest size of a note that reaches a target, as a deal. */
export async function size(args: string[]): Promise<number> {
  const options = readOptions(args, {
    ...FORECAST_OPTIONS,
    note: { type: 'string', needed: true },
    against: { type: 'string', needed: true },
    to: { type: 'string', needed: true },
    at: { type: 'string' },
  })
  const terminal = openTerminal(options.language)
  const target = readTarget(options.to!, options.at)
  makeFolder(options.out!)
  const inputs = await readInputs(options, terminal)
  if (inputs === null) return 1
  const asked = { note: options.note!, against: options.against!, target }
  const sized = takeOrRefuse(terminal, sizeNote(makeForecastInput(options, inputs), asked))
  if (sized === null) return 1
  const file = join(options.out!, 'deal.json')
  writeFileSync(file, `${JSON.stringify(sized.deal, null, 2)}\n`)
  terminal.print(formatSize(sized, options.note!, options.language))
  terminal.inform(`已写入 ${file}`, `written to ${file}`)
  return 0
}

const USAGE =
  'say --to break-even=0.1, --to yield=0.05 --at price=100, or --to price=100 --at yield=0.05'

/** Reads the target: `break-even=0.1`; or `yield=0.05` at `price=100`; or the other way round. */
function readTarget(to: string, at: string | undefined): SizeTarget {
  const [goal, least] = readValue(to)
  if (goal === 'break-even' && at === undefined) return { kind: 'break_even', rate: least }
  const [given, value] = readValue(at ?? '')
  if (goal === 'yield' && given === 'price') return { kind: 'yield', least, price: value }
  if (goal === 'price' && given === 'yield') return { kind: 'price', least, yield: value }
  throw new UsageFault(USAGE)
}

function readValue(text: string): readonly [string, Rate] {
  const [name = '', value = ''] = text.split('=')
  const number = parseRate(value)
  const isRate = name === 'break-even' || name === 'yield'
  if (number === null || number.lt(0) || (isRate && number.gte(1))) throw new UsageFault(USAGE)
  if (name === 'price' && number.isZero()) throw new UsageFault(USAGE)
  return [name, number]
}

function formatSize(sized: SizedNote, note: string, language: Language): string {
  const { deal, units, step, principal, share } = sized
  const title = deal.notes[note]![language]
  const [own, next] = [sized.reached, sized.missed].map(reached => formatReached(reached, language))
  return language === 'zh'
    ? `${title}：${formatUnits(String(units))} 份，${moneyText(principal)}，占 ${percentText(share)}；` +
        `${own}\n再多 ${step} 份：${next}`
    : `${title}: ${formatUnits(String(units))} units, ${moneyText(principal)}, ` +
        `${percentText(share)} of all; ${own}\nwith ${step} more: ${next}`
}

function formatReached(reached: Reached, language: Language): string {
  const zh = language === 'zh'
  if ('shortfall' in reached) return `${zh ? '缺口 ' : 'shortfall '}${moneyText(reached.shortfall)}`
  return reached.value?.toFixed(6) ?? (zh ? '无' : 'none')
}
