import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { machine, optionOf, printResult, say } from './support/bench.ts'
import { type DemoRun, runDemo, type Victim } from './support/demo-process.ts'

const VICTIMS: readonly (Victim | null)[] = [null, 'tallystick', 'postgres', 'temporal']

/**
 * The whole demonstration, once as it is, then with kill -9 of our process, of PostgreSQL and of
 * Temporal in its middle, one run each: all must end with the same totals. `--days=30` for less.
 */
export async function run(args: string[]): Promise<void> {
  const days = optionOf(args, 'days', 0) || null
  const runs: (DemoRun & { readonly killed: Victim | null })[] = []
  for (const victim of VICTIMS) {
    const state = mkdtempSync(join(tmpdir(), 'tallystick-story-'))
    // PostgreSQL does not run as root, and its own user must reach its folder.
    chmodSync(state, 0o755)
    try {
      const told = await runDemo({ state, days, victim })
      say(
        `${victim ?? 'nothing'} killed${told.killedAt ? ` at ${told.killedAt}` : ''}: ` +
          `${told.seconds} s, ${told.digest}`,
      )
      runs.push({ killed: victim, ...told })
    } finally {
      rmSync(state, { recursive: true, force: true })
    }
  }
  const same = new Set(runs.map(one => one.digest)).size === 1
  printResult({ bench: 'story', ...machine(), days, same, runs })
  if (!same) throw new Error('a run that was interrupted ended with other totals')
}
