import { SCENARIO_TEMPLATE } from '../forecast/scenario-template.ts'
import { writeNew } from './deal.ts'
import { readOptions, UsageFault } from './options.ts'
import { terminalOf } from './terminal.ts'

/** `scenarios new`: a base and stresses to start from. */
export async function scenarios([verb, ...args]: string[]): Promise<number> {
  if (verb !== 'new') throw new UsageFault('say: abs scenarios new')
  const { out, language } = readOptions(args, { out: { type: 'string' } })
  const { say, print } = terminalOf(language)
  const text = JSON.stringify(SCENARIO_TEMPLATE, null, 2)
  if (out === undefined) print(text)
  else {
    writeNew(out, `${text}\n`)
    say(`已写入 ${out}`, `written to ${out}`)
  }
  return 0
}
