import { checkBoundaries } from './check-boundaries.ts'
import { runTool } from './run-tool.ts'

const checks: [name: string, run: () => Promise<number>][] = [
  ['lint and format', () => runTool('@biomejs/biome/bin/biome', ['ci', '--error-on-warnings'])],
  ['types', () => runTool('typescript/bin/tsc', ['--project', 'tsconfig.json'])],
  ['types of the portal', () => runTool('typescript/bin/tsc', ['--project', 'services/portal'])],
  ['boundaries', checkBoundaries],
  ['unused code', () => runTool('knip/bin/knip.js', [])],
]

/** Runs every check, also after one has failed, and names the failed ones. Answers 0 for none. */
export async function check(): Promise<number> {
  const failed: string[] = []
  for (const [name, run] of checks) {
    const started = performance.now()
    const passed = (await run()) === 0
    const seconds = ((performance.now() - started) / 1000).toFixed(1)
    process.stdout.write(`${passed ? 'passed' : 'FAILED'}  ${name}  (${seconds} s)\n`)
    if (!passed) failed.push(name)
  }
  return failed.length === 0 ? 0 : 1
}
