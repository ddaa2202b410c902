import { readdirSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { projectRoot } from '../../platform/project-root.ts'
import { SetupFault } from '../../platform/setup-fault.ts'

/** Runs `test/bench/NAME.ts`; its last line of output is one JSON object. */
export async function bench([name = '', ...args]: string[]): Promise<number> {
  const folder = `${projectRoot}/test/bench`
  const names = readdirSync(folder)
    .filter(file => file.endsWith('.ts'))
    .map(file => file.slice(0, -'.ts'.length))
  if (!names.includes(name)) throw new SetupFault(`say which benchmark: ${names.join(', ')}`)
  const file = pathToFileURL(`${folder}/${name}.ts`).href
  const benchmark = (await import(file)) as { run(args: string[]): Promise<void> }
  await benchmark.run(args)
  return 0
}
