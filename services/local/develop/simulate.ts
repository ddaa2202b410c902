import { pathToFileURL } from 'node:url'
import { projectRoot } from '../../platform/project-root.ts'

/** Runs `test/simulation/run.ts`; its last line of output is one JSON object. */
export async function simulate(args: string[]): Promise<number> {
  const file = pathToFileURL(`${projectRoot}/test/simulation/run.ts`).href
  const simulation = (await import(file)) as { run(args: string[]): Promise<void> }
  await simulation.run(args)
  return 0
}
