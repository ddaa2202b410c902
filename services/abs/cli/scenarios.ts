import { SCENARIO_TEMPLATE } from '../forecast/scenario-template.ts'
import { writeNew } from './deal.ts'
import { readOptions, UsageFault } from './options.ts'
import { openTerminal } from './terminal.ts'

/** Runs `abs scenarios new`: writes a base and stresses to start from. */
export async function scenarios([verb, ...args]: string[]): Promise<number> {
  if (verb !== 'new') throw new UsageFault('say: abs scenarios new')
  const { out, language } = readOptions(args, { out: { type: 'string' } })
  const { inform, print } = openTerminal(language)
  const text = JSON.stringify(SCENARIO_TEMPLATE, null, 2)
  if (out === undefined) print(text)
  else {
    writeNew(out, `${text}\n`)
    inform(`已写入 ${out}`, `written to ${out}`)
  }
  return 0
}
