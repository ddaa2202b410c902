import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../../../services/platform/project-root.ts'

/** What is killed while the demonstration runs: our process, or a server that it has started. */
export type Victim = 'tallystick' | 'postgres' | 'temporal'

export interface DemoRun {
  readonly digest: string
  readonly seconds: number
  /** The step at which it was killed, as its progress told; null: it was not. */
  readonly killedAt: string | null
}

export interface DemoOptions {
  readonly state: string
  /** Business days; null: all of them. */
  readonly days: number | null
  readonly victim: Victim | null
}

/** The demonstration as a user starts it; with a victim, killed in its middle and gone on with. */
export async function runDemo({ state, days, victim }: DemoOptions): Promise<DemoRun> {
  const started = performance.now()
  let killedAt: string | null = null
  let output = ''
  while (output === '') {
    const child = start(state, days)
    child.stdout!.on('data', (chunk: Buffer) => {
      output += chunk.toString()
    })
    let said = ''
    child.stderr!.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      const middle = victim && killedAt === null ? middleOf(said) : null
      if (!middle) return
      killedAt = middle
      process.kill(pidOf(victim!, child.pid!), 'SIGKILL')
    })
    const [code, signal] = await once(child, 'close')
    if (code !== 0 && signal !== 'SIGKILL') throw new Error(`the demonstration ended: ${said}`)
    if (signal === 'SIGKILL') output = ''
  }
  if (victim && killedAt === null) throw new Error('nothing was killed')
  const [, digest] = /Digest of the totals: (\w{64})/.exec(output) ?? []
  if (!digest) throw new Error(`no digest: ${output}`)
  return { digest, killedAt, seconds: Math.round((performance.now() - started) / 1_000) }
}

function start(state: string, days: number | null): ChildProcess {
  const args = ['services/main.ts', 'demo', ...(days === null ? [] : ['--days', String(days)])]
  const env = { ...process.env, TALLYSTICK_STATE: state, NO_COLOR: '1' }
  return spawn(process.execPath, args, { cwd: projectRoot, env, stdio: ['ignore', 'pipe', 'pipe'] })
}

/** `5/10 2025-01-17  40 issued`, once half of the days are lived. */
function middleOf(said: string): string | null {
  for (const [line, done, all] of said.matchAll(/^(\d+)\/(\d+) .*$/gm))
    if (Number(done) * 2 >= Number(all)) return line
  return null
}

function pidOf(victim: Victim, demo: number): number {
  if (victim === 'tallystick') return demo
  const pid = readdirSync('/proc').find(name => {
    const [, command, parent] = statOf(name)
    return command === victim && Number(parent) === demo
  })
  if (!pid) throw new Error(`${victim} is no child of the demonstration`)
  return Number(pid)
}

function statOf(pid: string): readonly string[] {
  if (!/^\d+$/.test(pid)) return []
  try {
    return /\((.*)\) \S+ (\d+)/.exec(readFileSync(join('/proc', pid, 'stat'), 'latin1')) ?? []
  } catch {
    return []
  }
}
